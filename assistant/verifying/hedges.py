"""Plans stay plans, possibilities possibilities, duties duties; conditions and causes are neither added nor dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.verifying.written import Word, keys_of, words_of
from store.words import STOP_WORDS

_IMPERATIVES = (
    "ensure improve sharpen review develop strengthen increase reduce implement establish provide continue "
    "monitor take make "
    "work set agree accelerate evaluate embed extend promote secure"
)
_HEDGES = {
    "plan": r"\b(?:intend(?:s|ed|ing)? to|intention|plans? to|planned to|planning to|aim(?:s|ed|ing)? to|"
            r"will(?! not have)|going to|hop(?:e|es|ed|ing) to|"
            r"propos(?:e|es|ed|ing|als?)|expect(?:s|ed|ing)? to|(?:is|are) to [a-z]+|due to (?!(?:the|a|an|this|"
            r"poor|lack|their|its|\w+s)\b)|"
            r"(?:is|are|currently) considering|(?:is|are) being considered)\b",
    "may": r"\b(?:may|might|could(?! not)|possibly|perhaps|appears? to|seems? to|potentially|reportedly|suggests?)\b",
    "must": r"\b(?:should|must|ought to|needs? to|needed to|needs? \w+ing\b|required to|has to|have to|"
            r"recommend\w*|requires? (?:improvement(?! to be good)|further|urgent|more)|"
            r"priorit\w+)\b",
}  # fmt: skip
_HEDGE = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _HEDGES.items()}
_HEDGED = re.compile("|".join(_HEDGES.values()), re.IGNORECASE)
_PLANS = re.compile(
    r"\b(?:(?P<what>plan)s? (?:(?:is|are|was|were) )?(?:(?:now |already )?in place|being made|made|ready|drawn up)|"
    r"taking (?P<also>action|step|measure)s?)\b[^.;]{0,40}? to\b",
    re.IGNORECASE,
)
"""Plans that what is done with them stands apart from: "plans are in place, with partners, to ..."."""
_ATTEMPT = re.compile(
    r"\b(?:supported|encouraged|helped|assisted|asked|invited|expected|trying|tr(?:y|ies|ied)|seek(?:s|ing)?|sought|"
    r"striv(?:es?|ing)|attempt(?:s|ed|ing)?|want(?:s|ed|ing)?|wish(?:es|ed|ing)?|entitled) to\b",
    re.IGNORECASE,
)
"""What somebody is helped, asked or trying to do is not said to be done."""
_FIRST = 4
_PERFECT = re.compile(
    r"\b(?:has|have|had) (?:(?:\w+ly|now|already|since|also) )*(?P<verb>\w+(?:ed|en|own|ilt|old|ept))\b", re.I
)
_GOING_ON = frozenset("is are was were being begun started beginning starting begins starts".split())
_UNDER_WAY = re.compile(r"\b(?:is|are|being|been) \w+ing\b", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:should|must|ought to|needs? to|required to|has to|have to|recommend\w*)\b", re.IGNORECASE)
_RECOMMENDS = re.compile(r"\brecommend(?:s|ed|ing)?(?: that)?\b", re.IGNORECASE)
_ORDER = re.compile(
    rf"(?:\A|[.;:\n] ?)(?:{'|'.join(word.title() for word in _IMPERATIVES.split())})\b(?!-| (?:of|is|has)\b)"
)
_ASKS = re.compile(
    r"what needs to (?:improve|be improved)|areas? for (?:improvement|development|priority action)|"
    r"recommendations?\b|priority action|"
    r"\b(?:should|must)\b",
    re.IGNORECASE,
)
"""Headings and lead-ins of what is asked for."""
_SO_THAT = re.compile(r"\b(so that [^,.;]*?)\b(?:can|could|may|might|will|would)\b", re.IGNORECASE)
_WILL_BE = re.compile(
    r"\b(?:so that|ensur(?:e|es|ed|ing)(?: that)?|mak(?:e|es|ing) sure(?: that)?|made sure(?: that)?) [^,.;]*?\bwill\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"(?:\w(?:[’']s|s[’'])|\b(?:their|his|her|its|these|those|in)) needs?(?= (?:to|\w+ing)\b)|"
    r"\b(?:skills?|support|help|resources?|information|tools?|confidence|knowledge|funding|money|training|evidence) "
    r"(?:that (?:is|are) )?needed(?= to\b)",
    re.IGNORECASE,
)
"""Needs that somebody has, and what is needed for something: no duty."""
_LIKELY = re.compile(r"\b(?:less|more) likely (?:that )?(?:\w+ ){1,3}will\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|as long as|except|exception of|excluding|other than|apart from)\b", re.IGNORECASE
)
_FORMERLY = re.compile(
    r"\b(?:previously|formerly|historically|initially|at first|until recently|in the past)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:previous\w*|former\w*|histor\w+|initial\w*|first|until|past|before|was|were|had|earlier|used to|"
    r"than)\b|ed\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\bbecause\b|\bdue to\b|\bowing to\b|\bas a result\b|\bresult(?:s|ed|ing)? (?:in|from)\b|\bled? to\b|"
    r"\blead(?:s|ing) to\b|"
    r"\btherefore\b|\bthanks to\b|\bcaus(?:e|es|ed|ing)\b|\bmean(?:s|ing)? (?:that)?\b|, so\b|\bso that\b|\bfor "
    r"this reason\b|\bconsequen\w+\b|"
    r"\bmak(?:e|es|ing)\b|\benabl\w+|\bensur\w+|\bthus\b|\bhence\b|\bfollowing\b|\bthrough\b|\bsince\b(?! \d| "
    r"the last)|\bcontribut\w+|"
    r"\bharm(?:s|ed|ing)?\b|\bhelp(?:s|ed|ing)? (?:to|\w+ to)\b|\bunderpinned\b|\blimits?\b|\bdriv(?:es?|en|"
    r"ing)\b|\bto\b|\bby \w+ing\b|\bgiven\b|\bso\b|\bas\b",
    re.IGNORECASE,
)
_SAYS_CAUSE = re.compile(
    r"\bbecause\b|\bdue to\b|\bowing to\b|\bas a result of\b|\bresult(?:s|ed|ing)? (?:in|from)\b|\bled to\b|"
    r"\bleads? to\b|\bleading to\b|"
    r"\btherefore\b|\bthanks to\b|\bcaus(?:es|ed|ing)\b|\bconsequen\w+\b|, so (?!that)",
    re.IGNORECASE,
)


def wrong_hedge(said: str, held: str, context: str) -> str:
    """What makes one of the two less sure, or conditional, and not the other; empty where they agree."""
    mine, theirs = hedges_in(said), hedges_in(held) | ({"must"} if _ASKS.search(context) else frozenset())
    for name in sorted(mine - theirs):
        if not (name == "plan" and ("must" in theirs or _PLANS.search(held))):
            return "It speaks of what may, should or is to be where the cited words do not."
    if theirs and not mine and not _will_in_both(said, held) and any(_reaches(name, held, said) for name in theirs):
        return "It states as done or certain what the cited words only plan, suggest or ask for."
    if mine and "must" in theirs and _is_asked_before(held, said):
        return "It states as done or certain what the cited words only plan, suggest or ask for."
    if _is_unfinished(held, said):
        return "It states as done what the cited words only show under way."
    if _is_only(_PLANS, held, said) or _is_only(_ATTEMPT, held, said):
        return "It states as done what the cited words only plan or help to do."
    if (
        _CONDITION.search(held)
        and not _CONDITION.search(said)
        and not re.search(r"\b(?:who|when|where|whenever|those)\b", said)
    ):
        return "It leaves out a condition."
    if _FORMERLY.search(held) and not _PAST.search(said):
        return "It states as so today what the cited words say of the past."
    return ""


def _will_in_both(said: str, held: str) -> bool:
    """Whether both speak of what is seen to: "so that it will"."""
    return bool(_WILL_BE.search(said) and _WILL_BE.search(held))


def wrong_cause(said: str, held: str) -> str:
    """A cause that the cited words do not give; empty where there is none."""
    match = _SAYS_CAUSE.search(said)
    return match.group().strip(" ,") if match and not _CAUSE.search(held) else ""


@lru_cache(maxsize=2000)
def hedges_in(text: str) -> frozenset[str]:
    """Which of "plan", "may" and "must" it speaks in; a recommendation given as an order is a "must"."""
    text = _LIKELY.sub(" ", text)
    text = _NEED.sub(" ", _SO_THAT.sub(r"\1", text))
    found = {name for name, pattern in _HEDGE.items() if pattern.search(text)}
    return frozenset(found | ({"must"} if _ORDER.search(text) else set()))


def _is_only(only: re.Pattern[str], held: str, said: str) -> bool:
    """Whether the statement says what is done, and neither that it is only meant to be nor anything of this kind."""
    if only.search(said) or _HEDGED.search(said) or _UNDER_WAY.search(said):
        return False
    spoken = keys_of([word for word in words_of(said) if _is_content(word)])
    for match in only.finditer(held):
        naming = match.groupdict().get("what") or match.groupdict().get("also") or match.group()
        after = _words_after(held, match.end())
        meant = any(re.search(rf"\bto {re.escape(word.text)}\b", said) for word in after[:1])
        if not meant and not words_of(naming)[0].keys & spoken:
            shared = [bool(word.keys & spoken) for word in after]
            if any(shared[:1] if only is _PLANS else shared):
                return True
    return False


def _is_unfinished(held: str, said: str) -> bool:
    """Whether it says that something has been done that the cited words only show under way or meant."""
    cited = words_of(held)
    for match in _PERFECT.finditer(said):
        verb = words_of(match["verb"])[0].stem
        places = [at for at, word in enumerate(cited) if word.stem == verb]
        if places and all(_goes_on(cited, at) for at in places):
            return True
    return False


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """ "Is improving", "is investing in expanding", "work to expand"."""
    before = [word.low for word in words[max(0, place - 4) : place] if not word.low.endswith("ly")]
    if words[place].low.endswith("ing"):
        return bool(set(before[-3:]) & _GOING_ON) and not set(before) & {"been", "by", "after"}
    return before[-1:] == ["to"] and bool({"work", "action", "steps", "working", "investing", "order"} & set(before))


def _is_asked_before(held: str, said: str) -> bool:
    """Whether what is recommended comes in the statement before any word that asks: "they do what should be done"."""
    asks = _DUTY.search(said)
    if not asks:
        return False
    for match in _RECOMMENDS.finditer(held):
        next_duty = _DUTY.search(held, match.end())
        asked = held[match.end() : next_duty.start() if next_duty else None]
        after = [word for word in words_of(asked) if _is_content(word)][:_FIRST]
        before, later = keys_of(words_of(said[: asks.start()])), keys_of(words_of(said[asks.end() :]))
        if sum(bool(word.keys & before) for word in after) > 1 and not any(word.keys & later for word in after):
            return True
    return False


def _is_content(word: Word) -> bool:
    return not word.is_mark and word.low not in STOP_WORDS


def _reaches(name: str, held: str, said: str) -> bool:
    """Whether the words after the hedge are in the statement."""
    found = [match.end() for match in _HEDGE[name].finditer(held)]
    if name == "must":
        found += [match.end() for match in _ORDER.finditer(held)]
    return any(_shared_after(held, end, said) for end in found) or not found


def _shared_after(held: str, end: int, said: str) -> bool:
    spoken = keys_of([word for word in words_of(said) if _is_content(word)])
    shared = [bool(word.keys & spoken) for word in _words_after(held, end)]
    return sum(shared) > 1 or shared[:1] == [True]


def _words_after(held: str, end: int) -> list[Word]:
    """The first content words of `held` from an offset on, within the clause."""
    found: list[Word] = []
    for word in words_of(held[end : end + 80]):
        if word.text in ",;:." or len(found) == _FIRST:
            break
        found += [word] if _is_content(word) else []
    return found
