"""The numbers of a text, each with what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from assistant.verifying.dates import dates_in
from assistant.verifying.written import Word, words_of
from store.words import STOP_WORDS

Kind = Literal["count", "share", "money", "ordinal", "label", "multiple"]
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_VALUES = {
    **{word: value for value, word in enumerate(_SMALL)},
    **dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)),
    "dozen": 12,
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "m": 10**6, "bn": 10**9, "k": 1000}
_SHARES = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
           "tenth": 10,
           "tenths": 10, "sixth": 6, "eighth": 8}  # fmt: skip
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        range(1, 13),
        strict=True,
    )
)
_LABELS = frozenset(
    "section sections s paragraph para page item act part chapter article level tier stage phase band figure table "
    "appendix standard regulation key year grade covid aged age ages agenda minute".split()
)
_MULTIPLES = {
    "double": 2,
    "doubled": 2,
    "doubling": 2,
    "twice": 2,
    "triple": 3,
    "tripled": 3,
    "trebled": 3,
    "thrice": 3,
}
_HALVES = frozenset({"halve", "halved", "halving"})
_BOUNDS = {
    "over": ("more than", "over", "above", "at least", "upwards of", "in excess of", "exceeding", "exceeds",
    "longer than",
             "minimum of", "no fewer than", "no less than"),
    "under": ("less than", "fewer than", "under", "below", "at most", "up to", "no more than", "maximum of",
              "shorter than", "not more than"),
    "within": ("within",),
    "about": ("about", "around", "approximately", "roughly", "nearly", "almost", "some", "circa", "close to"),
}  # fmt: skip
UNITS = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(30),
    "year": Fraction(360),
    "hour": Fraction(1, 24),
}
"""The days in a unit of time."""
_STOPS_COUNTED = frozenset(
    "and or but is are was were has have had which who that in on at from to by with for than be been as while "
    "since over under until among across between within "
    "during before after when where because so per did does do not can could will would may might should must".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts: the keys of the words right after it, empty where another follows at once.

    `value` is in days where it counts a time, `bound` is "over", "under" or "about". `role` is the "from" or "to" that
    stands before it. A `label` is the word that a number names ("section 47").
    """

    value: Fraction
    kind: Kind
    bound: str
    counted: tuple[Word, ...]
    role: str
    label: str
    start: int
    end: int


@lru_cache(maxsize=2000)
def amounts_in(text: str) -> tuple[Amount, ...]:
    """The numbers of a text that are no part of a date, in order."""
    blanked = text
    for when in dates_in(text):
        blanked = blanked[: when.start] + " " * (when.end - when.start) + blanked[when.end :]
    words = words_of(blanked)
    found, place = [], 0
    while place < len(words):
        read = _read(words, place)
        if read is None:
            place += 1
            continue
        value, kind, after = read
        found.append(_amount(words, place, after, value, kind))
        place = after
    return tuple(found)


def _read(words: Sequence[Word], place: int) -> tuple[Fraction, Kind, int] | None:
    """The number that begins at `place`, its kind, and where it ends."""
    word = words[place]
    if word.low in _MULTIPLES:
        return Fraction(_MULTIPLES[word.low]), "multiple", place + 1
    if word.low in _HALVES:
        return Fraction(1, 2), "share", place + 1
    if word.low == "half" or (word.low == "quarter" and _has_before(words, place, ("a", "one"))):
        return Fraction(1, _SHARES[word.low]), "share", place + 1
    if word.low == "third" and (_has_before(words, place, ("a",))):
        return Fraction(1, 3), "share", place + 1
    if word.low in _ORDINALS:
        return Fraction(_ORDINALS[word.low]), "ordinal", place + 1
    if word.text[0].isdecimal():
        return _digits(words, place)
    if word.low in _VALUES or (word.low == "hundred" and _has_before(words, place, ("a",))):
        return _spelled(words, place)
    return None


def _digits(words: Sequence[Word], place: int) -> tuple[Fraction, Kind, int]:
    value, after = (
        Fraction(words[place].text.replace(",", "")) if words[place].text.count(".") < 2 else Fraction(-1),
        place + 1,
    )
    joined = after < len(words) and words[after].start == words[after - 1].end
    if joined and words[after].low in ("st", "nd", "rd", "th"):
        return value, "ordinal", after + 1
    if after < len(words) and words[after].low in _SCALES:
        value, after = value * _SCALES[words[after].low], after + 1
    return _with_unit(words, place, after, value)


def _spelled(words: Sequence[Word], place: int) -> tuple[Fraction, Kind, int]:
    total, part, after = 0, 0, place
    while after < len(words):
        low = words[after].low
        if low in _VALUES:
            part = part * 12 if low == "dozen" and part else part + _VALUES[low]
        elif low == "hundred":
            part = max(part, 1) * 100
        elif low in ("thousand", "million", "billion"):
            total, part = total + max(part, 1) * _SCALES[low], 0
        elif (
            low == "and"
            and after > place
            and words[after - 1].low in ("hundred", "thousand")
            and after + 1 < len(words)
            and words[after + 1].low in _VALUES
        ):
            pass
        elif not (
            low == "-"
            and after + 1 < len(words)
            and words[after + 1].low in _VALUES
            and words[after - 1].low.endswith("ty")
        ):
            break
        after += 1
        if after < len(words) and words[after].low in _SMALL and words[after - 1].low in _SMALL:
            break
    value = Fraction(total + part)
    dash = after < len(words) and words[after].text == "-"
    share = words[after + dash].low if after + dash < len(words) else ""
    if (
        share in _SHARES
        and (share != "second")
        and (value > 1 or share in ("third", "quarter", "fifth", "tenth", "half"))
    ):
        return value / _SHARES[share], "share", after + dash + 1
    return _with_unit(words, place, after, value)


def _with_unit(words: Sequence[Word], place: int, after: int, value: Fraction) -> tuple[Fraction, Kind, int]:
    """The number with a sign of percent or money, or as the time in days that it counts."""
    low = words[after].low if after < len(words) else ""
    if low in ("%", "percent", "percentage"):
        return value / 100, "share", after + 1
    if low == "per" and after + 1 < len(words) and words[after + 1].low == "cent":
        return value / 100, "share", after + 2
    if low in ("pound", "pounds") or (place and words[place - 1].text in "£$€"):
        return value, "money", after
    unit = UNITS.get(words[after].stem) if low else None
    if low == "-" and after + 1 < len(words):
        unit = UNITS.get(words[after + 1].stem)
        after += 1
    if unit:
        return value * unit, "count", after
    return value, "label" if place and words[place - 1].low in _LABELS else "count", after


def _amount(words: Sequence[Word], place: int, after: int, value: Fraction, kind: Kind) -> Amount:
    before = words[max(0, place - 6) : place]
    if [word.low for word in before[-2:]] == ["age", "of"]:
        before = before[:-2]  # "over the age of 21" is "over 21"
    if kind == "money" and before and before[-1].is_mark:
        before = before[:-1]
    while before and before[-1].low in ("the", "a", "an", "one"):
        before = before[:-1]
    label = before[-1].stem if kind == "label" and before else ""
    role = before[-1].low if before and before[-1].low in ("from", "to") else ""
    return Amount(
        value,
        kind,
        _bound_after(words, after) or _bound(before),
        _counted(words, after),
        role,
        label,
        words[place].start,
        words[after - 1].end,
    )


def _bound_after(words: Sequence[Word], after: int) -> str:
    """ "three or more" is at least three."""
    if after + 1 < len(words) and words[after].low == "or":
        return {"more": "over", "above": "over", "less": "under", "fewer": "under"}.get(words[after + 1].low, "")
    return ""


def _bound(before: Sequence[Word]) -> str:
    said = f" {' '.join(word.low for word in before)}"
    endings = [(ending, name) for name, phrases in _BOUNDS.items() for ending in phrases if said.endswith(f" {ending}")]
    return max(endings, key=lambda one: len(one[0]), default=("", ""))[1]


def _counted(words: Sequence[Word], after: int) -> tuple[Word, ...]:
    """The words right after a number that say what it counts, as far as the noun phrase goes."""
    found: list[Word] = []
    after += 2 * bool(_bound_after(words, after))
    for word in words[after : after + 6]:
        if not found and word.low in ("a", "an"):
            break  # "400 a year"
        if word.text == "-" or word.low in ("of", "the", "these", "those", "its", "their", "all", "other"):
            continue
        if word.is_mark or word.low in _STOPS_COUNTED or word.text[0].isdecimal() or word.low in _VALUES:
            break
        if word.low not in STOP_WORDS:
            found.append(word)
    return tuple(found[:3])


def _has_before(words: Sequence[Word], place: int, wanted: Sequence[str]) -> bool:
    return place > 0 and words[place - 1].low in wanted
