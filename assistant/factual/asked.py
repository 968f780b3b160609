"""Which fact a question asks for, and what is to be done with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.factual.of_many import NOT_GOOD, OverMany, asks_movement, asks_not_good, operation_over_many
from store.words import STOP_WORDS, tokens

Operation = Literal["look up", "count", "which", "change", "improved", "worsened", "timeline"]
Subject = Literal["judgement", "inspector", "lead inspector", "signatory", "days", "published", "improvement",
                  "recommendation", "resolution"]  # fmt: skip

_OF_SEND = "area SEND outcome"
"""Said in a sentence, not in a row of grades."""
_GRADES = {
    "outstanding": re.compile(r"\boutstanding\b"),
    "good": re.compile(r"(?<!improvement to be )\bgood\b"),
    "requires improvement": re.compile(r"\brequir\w* improvement(?: to be good)?\b|\brequiring improvement\b"),
    "inadequate": re.compile(r"\binadequate\b"),
}
_JUDGEMENTS = {
    "Local Safeguarding Children Board": re.compile(r"\bsafeguarding (?:children )?board\b|\blscb\b"),
    _OF_SEND: re.compile(r"\bsend\b|\bspecial educational needs\b"),
    "adoption performance": re.compile(r"\badoptions?\b"),
    "impact of leaders on social work practice": re.compile(r"\bleaders(?:hip)?\b|\bgovernance\b|\bmanagement\b"),
    "children in care and care leavers": re.compile(r"\b(?:in care|looked[ -]after) and care leavers\b"),
    "care leavers": re.compile(r"\bcare[ -](?:leavers?|experienced)\b|\bleaving care\b"),
    "children in care": re.compile(r"\bin care\b|\blooked[ -]after\b|\bpermanence\b|\bchildren in its care\b"),
    "children who need help and protection": re.compile(
        r"\bhelp (?:and|or|&) protection\b|\bprotection\b|\bneed(?:s|ing)? (?:of )?help\b|\bprotecting children\b"
    ),
    "overall effectiveness": re.compile(r"\boverall(?: effectiveness)?\b"),
}
_ASKS_GRADE = re.compile(
    r"\bgrad(?:e|es|ed|ing)\b|\bjudg(?:e?ments?|ed|es?|ing)\b|\brat(?:e|ed|ing|ings)\b|\boverall effectiveness\b|"
    r"\b(?:inadequate|outstanding)\b|\brequir\w* improvement\b|\bscored?\b|"
    r"\b(?:is|are|was|were) .{0,80}\b(?:good|outstanding|inadequate)\b|"
    r"\bhow good (?:is|are|was|were)\b|\b(?:ofsted|inspection|send) outcomes?\b|\bverdicts?\b|"
    r"\b(?:what|which) marks? (?:did|was|were)\b|\bfared? .{0,40}\binspections?\b|"
    r"\b(?:what|which) (?:\w+ ){0,2}outcome (?:did|was)\b|"
    r"\boutcomes? of (?:the|its|their|that|this) (?:[\w'-]+ ){0,4}(?:re-?)?inspections?\b"
)
_OUTSIDE = re.compile(
    r"\b(?:high|family|supreme|county|crown|appeal) court(?:'s)?(?: \w+)? judge?ments?\b|\bcourt judge?ments?\b|"
    r"\bjudge?ments? (?:of|by|from|in) (?:an? |the )?(?:\w+ )?courts?\b|\bgraded care profiles?\b"
)
"""Judgments that are no grades, and tools that are called after grades."""
_PLAINLY = re.compile(
    r"\bgrad(?:e|es|ed|ing)\b|\brat(?:ed|ings?)\b|\bjudged\b(?! (?:that|to be the)\b)|\boverall effectiveness\b|"
    r"\b(?:what|which|the|'s|overall|ofsted) judge?ments?\b|\bjudge?ments? (?:of|for|on|about)\b|"
    r"\b(?:ofsted|inspectors?) (?:judge|rate)\b(?! (?:that|to be|as)\b)"
)
"""What asks for a grade and for nothing else."""
_EVENT = r"(?:inspect(?:ed|ions?)|visit(?:ed|s)?|meetings?)"
_SUBJECTS: tuple[tuple[Subject, re.Pattern[str]], ...] = (
    (
        "lead inspector",
        re.compile(
            r"\blead inspectors?\b|\b(?:who|which \w+) (?:led|headed)\b.*\b(?:inspection|visit)|"
            r"\b(?:inspection|visit) (?:was )?led by\b"
        ),
    ),
    ("signatory", re.compile(r"\bwho (?:signed|wrote)\b|\bsignator(?:y|ies)\b|\bsigned by\b")),
    (
        "inspector",
        re.compile(
            r"\bwho (?:inspected|carried out|conducted|visited|undertook|were the (?:\w+ )?inspectors)\b|"
            r"\b(?:which|what|name the|list the) inspectors\b|\binspection team\b|"
            r"\binspectors' names\b|\bnames of the inspectors\b"
        ),
    ),
    (
        "published",
        re.compile(
            r"\bwhen\b.*\b(?:published|publication|come out|released|issued)\b|"
            r"\b(?:publication|published) dates?\b|\bdate of publication\b"
        ),
    ),
    (
        "days",
        re.compile(
            rf"\bwhen\b.*\b(?:{_EVENT}|met|meet|held)\b|\b(?:dates?|days?) (?:of|was|were|did|for)\b.*\b{_EVENT}\b|"
            r"\b(?:inspection|visit|meeting) (?:dates?|days?)\b|"
            r"\bwhen did (?:the )?(?:\w+ ){0,3}?(?:inspectors|ofsted|board|committee) (?:visit|come|go|meet|inspect)|"
            r"\bon (?:what|which) (?:dates?|days?)\b.*\b(?:inspect|visit|meet)"
        ),
    ),
    (
        "improvement",
        re.compile(
            r"\bwhat (?:needs?|needed|has|had|does .{1,60} need|did .{1,60} need|must .{1,60}) to "
            r"(?:improve|be improved|do better)\b|\bwhat (?:should|must) .{1,60} improve\b|"
            r"\bareas? (?:for|of) (?:improvement|priority action|development)\b|\bpriority actions?\b"
        ),
    ),
    ("recommendation", re.compile(r"\brecommendations?\b|\bwhat (?:was|is|did .{1,60}) recommend(?:ed)?\b")),
    (
        "resolution",
        re.compile(r"\bresolutions?\b|\bresolved?\b|\bwhat (?:was|did .{1,60}) (?:agreed?|decided?)\b|\bdecisions\b"),
    ),
)
_SINCE_LAST = re.compile(
    r"\b(?:since|than|from) (?:its|their|the|his|her)? ?(?:last|previous|earlier)\b|\binspections?\b"
)
_CHANGE = re.compile(
    r"\b(?:change[ds]?|changing|improved|got better|got worse|declined|worsened|developed|over time|over the years|"
    r"progress(?:ed)?|trend|history|track record|moved)\b"
)
_BETWEEN = re.compile(
    r"\bhow (?:has|have|did|does) .+ (?:change[ds]?|develop(?:ed)?|moved?|fared?) "
    r"(?:between|over|across|from|through(?:out)?) (?:[\w']+ ){0,3}?(?:inspections?|reports?)\b"
)
"""Asks for the course of the grades, and not for what happened since one inspection."""
_COMPARES = re.compile(
    r"\bcompar(?:e|ed|ing|ison)\b|\b(?:better|worse|best|versus|vs)\b|\bhow (?:do|does|did) .+ (?:compare|differ)"
)
_TIMELINE = re.compile(
    r"\btime ?line\b|\bchronolog\w+\b|\bhistory of (?:the )?(?:\w+ )?inspections?\b|\ball (?:the )?inspections\b|"
    r"\binspection history\b"
)
_FRAME_WORDS = frozenset(
    """never ever grade grades graded grading judge judges judged judgement judgements judgment judgments rate rated
    rating ratings overall effectiveness ofsted ofsted's inspection inspections inspected inspect inspector
    inspectors inspectors' visit visits visited report reports reported reporting council councils council's
    authority authorities local children children's child young people services service social work practice get got
    gotten receive received given give gave award awarded awards score scored scores scale mark marks result results
    outcome outcomes come came comes achieve achieved achieves obtain obtained earn earns earned land landed secure
    secured attain attained gain gained gains merit merited assign assigned hand handed collect collected verdict
    verdicts out end ended find found lead leading led team named name names many number authority's borough county
    city area areas place places department departments conclude concluded judging full standard last latest most
    recent newest previous earlier first year years month time date dates day days since compare compared comparing
    comparison both either change changed changes better worse best worst higher lower improve improved improving
    improvement improvements declined fell worsened timeline history english england each another also currently now
    today ending start started begin began take took hold held happen happened carry carried conduct conducted
    undertake undertook undertaken publish published publication printed issued released letter letters focused
    focussed monitoring sign signed signatory wrote write minutes meeting meetings met meet board committee scrutiny
    resolve resolved resolution resolutions recommend recommended recommendation recommendations need needs needed
    priority action actions development does well perform performed performance performing less than below above
    least more considered consider deemed stand standing status level doing fared fare effective impact experiences
    experience progress still nowadays present moment longer already else""".split()
)
_JUDGEMENT_WORDS = frozenset(
    """leaders leadership governance management help protection protecting care leavers leaver leaving looked after
    permanence adoption safeguarding lscb send special educational experienced disabilities arrangements partnership
    good inadequate outstanding requires require requiring required""".split()
)


_IS_IT_TRUE = re.compile(
    r"^(?:(?:is|was) it (?:really )?(?:true|correct|right|the case)|(?:am i|are we) right(?: in thinking)?) (?:that )?"
)
_LONGEST = 400
"""Characters of a question; what is longer asks for more than a fact."""
_MONTHS = re.compile("january|february|march|april|may|june|july|august|september|october|november|december")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the facts.

    `judgement` is the plain name of what was judged; `named` says that the question names it. `grades` are those named.
    `beside` are content words that no fact is about: the question may then be one for sentences. `plainly` says that
    nothing but the fact can be meant: "good enough" may be said in a sentence, "graded" not.
    """

    operation: Operation
    subject: Subject
    judgement: str
    named: bool
    grades: tuple[str, ...]
    beside: tuple[str, ...]
    plainly: bool = True


def asked_of_facts(text: str, scope_words: frozenset[str], *, authorities: int = 0) -> Asked | None:
    """What the question asks of the facts; None for a question that facts cannot answer.

    `scope_words` are the words that name authorities, years and kinds of document; `authorities` is how many are named.
    """
    if len(text) > _LONGEST:
        return None
    plain = " ".join(re.sub(r"[\"“”]", "", text.casefold().replace("’", "'")).split())
    asking = _OUTSIDE.sub(" ", plain)
    subject = next((subject for subject, pattern in _SUBJECTS if pattern.search(plain)), None)
    not_good, over_many = asks_not_good(plain), operation_over_many(plain, authorities)
    asks_grade = bool(_ASKS_GRADE.search(asking)) or not_good
    moved_among = asks_movement(plain) and (_SINCE_LAST.search(plain) or over_many)
    if subject in (None, "improvement", "days") and (asks_grade or moved_among):
        subject = "judgement"
    compares = authorities > 1 and _COMPARES.search(plain)
    if subject is None and (_TIMELINE.search(plain) or _BETWEEN.search(plain) or compares):
        subject = "judgement"
    if subject is None:
        return None
    judgement = judgement_in(plain)
    grades = tuple(grade for grade, pattern in _GRADES.items() if pattern.search(plain)) if asks_grade else ()
    grades = NOT_GOOD if not_good else grades
    beside = tuple(
        dict.fromkeys(word for word in tokens(_IS_IT_TRUE.sub("", plain)) if not _is_frame(word, subject, scope_words))
    )
    operation = _operation(plain, over_many) if subject == "judgement" else "look up"
    plainly = subject != "judgement" or (judgement != _OF_SEND and bool(_PLAINLY.search(asking)))
    return Asked(
        operation, subject, judgement or "overall effectiveness", judgement is not None, grades, beside, plainly
    )


def judgement_in(text: str) -> str | None:
    """The plain name of what is judged that a text names first in the order of the names; None for none."""
    plain = text.casefold()
    return next((name for name, pattern in _JUDGEMENTS.items() if pattern.search(plain)), None)


def only_names_judgement(words: Sequence[str]) -> bool:
    """Whether these words name a judgement and nothing beside it."""
    parts = [part for word in words for part in word.split("-")]
    return all(part in _JUDGEMENT_WORDS or part in _FRAME_WORDS or part in STOP_WORDS for part in parts)


def _is_frame(word: str, subject: Subject, scope_words: frozenset[str]) -> bool:
    """Whether a word only asks, names the scope or is a judgement's, so that nothing else is asked about by it."""
    frame = word in STOP_WORDS or word in _FRAME_WORDS or word in scope_words or word.isdigit()
    return frame or bool(_MONTHS.fullmatch(word)) or (subject == "judgement" and word in _JUDGEMENT_WORDS)


def _operation(plain: str, over_many: OverMany | None) -> Operation:
    if _TIMELINE.search(plain):
        return "timeline"
    if over_many:
        return over_many
    return "change" if _CHANGE.search(plain) else "look up"
