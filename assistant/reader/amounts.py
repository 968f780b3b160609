"""Numbers that count what is asked for, and sums of money."""

from __future__ import annotations

import re

from assistant.questions import Question
from assistant.reader.times import ASKS_DURATION, DATE, DURATION

_SUM = re.compile(
    r"[£$€] ?\d|\b\d[\d,.]* ?(?:million |billion |thousand )?(?:pounds|dollars|euros|pence)\b|\bfree of charge\b|"
    r"\bno (?:extra |additional )?(?:cost|charge)\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "half quarter third once twice none no"
)
_FEW_WORDS = "one no none half once twice"
"""Number words that count only right before what they count: "one" and "no" stand anywhere."""
_FIGURE = r"[£$€]?\d[\d,.]*(?:%|m|bn|k)?"
_NUMBER = rf"(?:{_FIGURE}|{'|'.join(_NUMBER_WORDS.split())})"
_COUNT = rf"(?:{_FIGURE}|{'|'.join(word for word in _NUMBER_WORDS.split() if word not in _FEW_WORDS.split())})"
_FEW = rf"(?:{'|'.join(_FEW_WORDS.split())})"
_IN_A_NAME = re.compile(rf"(?<=\S )(?:{'|'.join(word.title() for word in _NUMBER_WORDS.split())})(?= [A-Z])")
"""A number word that begins a name: "the agency One Adoption"."""
_ANY_NUMBER = re.compile(rf"(?<![\w.]){_NUMBER}(?!\w)", re.IGNORECASE)
_PEOPLE = frozenset(
    "children people pupils youngsters teenagers adolescents kids minors 16s 18s 25s residents inhabitants person "
    "individuals".split()
)
"""Words that reports use for one another when they count."""
_DAYS_TO = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? ?(?:and|to|until|[-–]) ?@")
_BESIDE_NUMBER = re.compile(
    r"\b(?:section|paragraph|para|page|item|act|part|chapter|article|level|tier|stage|phase|band|figure|table|appendix|"
    r"standard|outcome|enabler|aged?|ages|under|over|covid)[ -]?\d[\d.–-]*(?: (?:and|to|or) \d+)?|"
    r"\d{1,2}[- ](?:and \d{1,2}-)?(?:years?|plus|months?|weeks?|days?)\b|\d{1,2}- and",
    re.IGNORECASE,
)
"""Numbers that name something and count nothing."""


def counts(question: Question, text: str) -> bool:
    """Whether a number in it may count what is asked for: shortly before it, or after "the number of"."""
    if ASKS_DURATION.search(question.text):
        return bool(DURATION.search(text))
    counting = DATE.sub("@", _BESIDE_NUMBER.sub(" ", _IN_A_NAME.sub("@", text)))
    counting = _DAYS_TO.sub(" ", counting)
    if not question.counted:
        return bool(_ANY_NUMBER.search(counting))
    counted = set(question.counted) | (_PEOPLE if set(question.counted) & _PEOPLE else set())
    stems = "|".join(sorted(re.escape(_common_beginning(word)) for word in counted))
    if re.search(r"\d", counting) and re.search(stems, counting, re.IGNORECASE):
        return True
    before = re.compile(
        rf"(?<![\w.])(?:{_COUNT}(?!\w)(?: [\w’'-]+){{0,4}}?|{_FEW}(?: of| the| more)*) (?:{stems})",
        re.IGNORECASE,
    )
    total = re.compile(
        rf"\b(?:number|total|percentage|proportion|share)s? of (?:[\w’'-]+ ){{0,3}}?(?:{stems}).*?{_COUNT}(?!\w)",
        re.IGNORECASE,
    )
    row = "\t" in text and re.search(stems, text, re.IGNORECASE) and _ANY_NUMBER.search(counting)
    return bool(before.search(counting) or total.search(counting) or row)


def holds_sum(text: str) -> bool:
    """Whether it holds an amount of money."""
    return bool(_SUM.search(text))


def _common_beginning(word: str) -> str:
    """What the forms of a word begin with in writing, which Snowball's stems need not: "famil" for "families"."""
    return re.sub(r"(?:ies|y|es|s|ing|ed)$", "", word) if len(word) > 4 else word
