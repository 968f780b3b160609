"""How minutes print what was resolved, recommended and voted."""

from __future__ import annotations

import re
from typing import Literal

from ingest.anatomy.introductions import leads_in

Decision = Literal["resolution", "recommendation"]
_MARK = r"(?=\s*(?:[:–—-]|that\b|to\b|\(|unanimously\b|by\b|and\b|,|\.?$))"
_RESOLVED = re.compile(
    r"(?:it (?:was|is|be) )?(?:(?:then |therefore |also |further |unanimously )*)"
    rf"(?:(?:resolved|resolutions?|decisions?|decided|agreed|actions?(?: agreed| points?| required)?|outcome)"
    rf"(?: (?:\d+|of the (?:board|committee|cabinet|council|panel|meeting)|taken))?{_MARK})",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(
    rf"(?:it (?:was|is) )?(?:recommend(?:ed|s)?|recommendations?)(?: (?:to (?:the )?(?:cabinet|council)|\d+|"
    rf"[a-z]))?{_MARK}",
    re.IGNORECASE,
)
_WHO = (
    r"(?:the )?(?:(?!that\b)[\w’',&-]+ ){0,9}?(?:board|committee|cabinet|council|panel|commission|forum|group|"
    r"executive|members|meeting|governors|governing body|trustees)"
    r"(?: \(\d+\))?"
)
_THEY_DECIDED = re.compile(
    rf"{_WHO} (?:then |therefore |also |unanimously |subsequently )*"
    r"(?:resolved\b(?! (?:last|in|earlier|at)\b)|"
    r"approved\b(?! of\b)|endorsed\b|agreed (?:to\b|(?:that )?.{1,120}?\b(?:be|should|would|will)\b|"
    r"the\b(?!.{1,120}?\b(?:was|were|is|are|had|has|have)\b)))",
    re.IGNORECASE,
)
_THEY_RECOMMENDED = re.compile(
    rf"{_WHO} (?:then |therefore |also |unanimously )*recommended(?=:| (?:that|to|the|an?|approval)\b)", re.IGNORECASE
)
_THEY_NOTED = re.compile(
    rf"{_WHO} (?:then |therefore |also )*(?:noted|received|accepted) (?:and (?:noted|accepted) )?the "
    r"(?:[\w’'-]+ ){0,6}(?:report|update|letter|presentation|contents|position|progress|minutes|information|"
    r"programme|plan|"
    r"appointments?|membership|findings|briefing(?: note)?)\b[^.]{0,120}\.?",
    re.IGNORECASE,
)
_OF_ITS_NUMBER = re.compile(
    r"(?:recommendation|resolution|decision|action)s? (\d+(?:\.\d+)*|[a-z])\s*[:.)–—-]+\s*(?=\S)", re.I
)
_FIRST_OF_LIST = re.compile(
    r"(?:(?:it was )?(?:unanimously )?(?:resolved|agreed|recommended|decisions?|decided)\b(?: that)?\s*[:–—-]*\s*)"
    r"\(?(1|i|a)[.)]\s*(?=\S)",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"(?:(?:voting|votes?|those voting|voted|members voting)\s+)?"
    r"(?:for|against|in favour|abstain(?:ed|ing)?|abstentions?|not voting)(?: the (?:motion|amendment|"
    r"recommendation))?\s*"
    r"(?:[:–—]|\t|-\s|\(?\d)|"
    r"(?:a )?(?:recorded |named )?vote (?:was|being) (?:then )?taken\b|voting(?: record)?\s*[:–—]|(?:recorded|"
    r"named) vote\b|"
    r"\d+ (?:votes?|members?|councillors?) (?:voted )?(?:for|in favour|against)\b|"
    r"(?:the )?(?:board|committee|cabinet|council|panel|commission|forum|members) divided\b|"
    r"(?:on being|(?:the|this) .{0,60}(?:was|were|being)) put to the vote\b|"
    r"(?:the|this) (?:[\w’'-]+ ){0,8}(?:was|were) (?:declared )?(?:therefore )?(?:carried|lost|defeated|not carried)\b|"
    r"(?:motion |amendment )?(?:carried|lost|defeated)\b.{0,20}(?:\bvotes?\b|unanimously|\d+ to \d+|\.?$)",
    re.IGNORECASE,
)
_ACTION = re.compile(r"actions?\b", re.IGNORECASE)
_SHORTEST_ACTION = 6
_LONGEST_LEAD_IN = 240
_LONGEST_VOTE = 400


def decision(words: str, ends_item: bool = False) -> Decision | None:
    """What a paragraph says was decided. That a body "noted the report" is a decision where an item ends so."""
    if _ACTION.match(words) and len(words.split()) < _SHORTEST_ACTION and not opens_decisions(words):
        return None  # it names who is to act and not what is to be done
    if _RESOLVED.match(words) or _THEY_DECIDED.match(words) or (ends_item and _THEY_NOTED.fullmatch(words)):
        return "resolution"
    return "recommendation" if _RECOMMENDED.match(words) or _THEY_RECOMMENDED.match(words) else None


def opens_decisions(words: str) -> bool:
    """Whether a decision's line only introduces what was decided: "RESOLVED that the Board:", "Recommendations"."""
    if len(words) > _LONGEST_LEAD_IN:
        return False
    return leads_in(words) or len(words.split()) <= 2


def number_label(words: str) -> tuple[str, int] | None:
    """The number of "Recommendation 3: ..." or "RESOLVED – (i) That ..." and where its words begin."""
    match = _OF_ITS_NUMBER.match(words) or _FIRST_OF_LIST.match(words)
    return (match.group(1), match.end()) if match else None


def is_vote(words: str) -> bool:
    """Whether a line gives a vote: "For: 7", "The motion was carried by 7 votes to 3"."""
    return len(words) <= _LONGEST_VOTE and bool(_VOTE.match(words))
