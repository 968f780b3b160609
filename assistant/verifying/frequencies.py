"""How often something happens or is counted: the same rate, in whatever words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

_DAY, _MONTH = "day", "month"
_UNITS: dict[str, tuple[str, Fraction]] = {
    "hour": (_DAY, Fraction(1, 24)),
    "day": (_DAY, Fraction(1)),
    "week": (_DAY, Fraction(7)),
    "fortnight": (_DAY, Fraction(14)),
    "month": (_MONTH, Fraction(1)),
    "quarter": (_MONTH, Fraction(3)),
    "year": (_MONTH, Fraction(12)),
    "night": ("night", Fraction(1)),
    "weekday": ("weekday", Fraction(1)),
    "weekend": ("weekend", Fraction(1)),
    "term": ("term", Fraction(1)),
    "session": ("session", Fraction(1)),
    "meeting": ("meeting", Fraction(1)),
}
"""Each unit in those that it can be compared with; a month is no number of weeks."""
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "quarterly": "quarter", "annual": "year", "annually": "year", "yearly": "year",
    "termly": "term",
}  # fmt: skip
_NUMBERS = {
    name: place
    for place, names in enumerate(
        "one|two second other|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth|"
        "ten tenth|eleven|twelve".split("|"),
        start=1,
    )
    for name in names.split()
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_ONE_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_UNIT = rf"{_ONE_UNIT}s?\b"
_COUNT = rf"(?:\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_TIME = rf"(?P<times>{'|'.join(_TIMES)}|{_COUNT} times)(?: in)? "
_EVERY = re.compile(
    rf"\b(?:{_TIME})?(?P<how>every|each|per)[ -](?:single )?(?:(?P<number>{_COUNT})(?:st|nd|rd|th)? )?{_UNIT}",
    re.IGNORECASE,
)
_A = re.compile(rf"\b{_TIME}(?P<how>an?) {_UNIT}", re.IGNORECASE)
_SINGLE = re.compile(rf"\b(?:an?|one) {_ONE_UNIT}\b", re.IGNORECASE)
_LENGTH = re.compile(rf"\b(?P<number>{_COUNT})[ -]{_UNIT}", re.IGNORECASE)
_ADVERB = re.compile(
    rf"\b(?:(?P<number>{_COUNT})[ -]|(?P<bi>bi-?))?(?P<adverb>{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)


def is_unit_of_time(word: str) -> bool:
    """Whether a lower-case word is a unit of time; no other one stands for it."""
    return word in _UNITS or word.removesuffix("s") in _UNITS


def is_as_long(word: str, held: str) -> bool:
    """Whether a lower-case unit of time ("year") is as long as a time in `held` ("12 months")."""
    if word not in _UNITS:
        return False
    base, length = _UNITS[word]
    lengths = ((_UNITS[match["unit"].casefold()], _number(match["number"])) for match in _LENGTH.finditer(held))
    return any(other == base and each * number == length for (other, each), number in lengths)


def wrong_length(said: str, held: str) -> str:
    """A time such as "a month" where the cited words only say several of these; empty where there is none."""
    for match in _SINGLE.finditer(said):
        unit = match["unit"].casefold()
        several = re.search(rf"\b{unit}s\b", held, re.IGNORECASE)
        if several and not re.search(rf"\b{unit}\b", held, re.IGNORECASE) and not is_as_long(unit, held):
            return match.group()
    return ""


def frequency_starts(text: str) -> frozenset[int]:
    """Where "every" and "each" say how often, and not all of what."""
    return frozenset(match.start("how") for match in _EVERY.finditer(text))


def frequency_spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand that say how often; they are compared as rates, not as words."""
    return [match.span() for pattern in (_EVERY, _A, _ADVERB) for match in pattern.finditer(text)]


def wrong_frequency(said: str, held: str) -> str:
    """How often something is done, where the cited words do not say so; empty where there is none."""
    cited = {rate for _, rate in frequencies_in(held)}
    return next((words for words, rate in frequencies_in(said) if rate not in cited), "")


@lru_cache(maxsize=2000)
def frequencies_in(text: str) -> tuple[tuple[str, tuple[str, Fraction]], ...]:
    """The frequencies of a text, as written, each with its rate: of which unit, and how many of these it takes."""
    found = [(match.start(), match.group(), _rate(match)) for match in (*_EVERY.finditer(text), *_A.finditer(text))]
    found += [(match.start(), match.group(), _rate_of_adverb(match)) for match in _ADVERB.finditer(text)]
    return tuple((words, rate) for _, words, rate in sorted(found))


def _rate(match: re.Match[str]) -> tuple[str, Fraction]:
    base, length = _UNITS[match["unit"].casefold()]
    number = _number(match["number"]) if "number" in match.re.groupindex and match["number"] else 1
    return base, length * number / _times(match["times"])


def _rate_of_adverb(match: re.Match[str]) -> tuple[str, Fraction]:
    base, length = _UNITS[_ADVERBS[match["adverb"].casefold()]]
    if match["bi"]:
        return f"bi{base}", length  # twice in one, or once in two: only the word itself says the same
    return base, length * (_number(match["number"]) if match["number"] else 1)


def _times(written: str | None) -> int:
    if not written:
        return 1
    first = written.casefold().split()[0]
    return _TIMES.get(first) or _number(first) or 1


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMBERS[written.casefold()]
