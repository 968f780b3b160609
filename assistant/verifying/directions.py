"""Whether what changes by an amount goes up or down."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from assistant.verifying.amounts import amounts_in

_UP = r"increas\w+|rise|rises|rose|risen|rising|grow\w*|grew|up"
_DOWN = r"reduc\w+|decreas\w+|fall|falls|fell|fallen|falling|declin\w+|drop\w*|cut|cuts|lower\w*|down"
_WAY = rf"(?P<up>\b(?:{_UP})\b)|(?P<down>\b(?:{_DOWN})\b)"
_DIRECTION = re.compile(_WAY, re.IGNORECASE)
_BETWEEN = re.compile(
    r"[^,;.]*?(?:\b(?:by|of)\b|\A)(?: (?:about|around|almost|nearly|over|approximately|some|more than|less than|up to|"
    r"at least|an?|the|another))*[ £]*",
    re.IGNORECASE,
)
"""What stands between "rose" and the amount by which."""
_AFTER = re.compile(rf"\A[ -]*(?:\w+ )?(?:{_WAY})", re.IGNORECASE)


def wrong_direction(said: str, held: str) -> str:
    """An amount by which something rises where it falls in the cited words, or the reverse; empty where none is."""
    theirs = _changes(held)
    for words, value, way in _changes(said):
        ways = {other for _, there, other in theirs if there == value}
        if ways and way not in ways:
            return words
    return ""


@lru_cache(maxsize=2000)
def _changes(text: str) -> tuple[tuple[str, tuple[Fraction, str], str], ...]:
    """The amounts of change, as written and by value and kind, each with "up" or "down"."""
    found = []
    for amount in amounts_in(text):
        way = _way(text, amount.start, amount.end)
        if way:
            found.append((text[amount.start : amount.end], (amount.value, amount.kind), way))
    return tuple(found)


def _way(text: str, start: int, end: int) -> str:
    after = _AFTER.match(text[end:])
    if after:
        return after.lastgroup or ""
    ways = [match for match in _DIRECTION.finditer(text[:start]) if _BETWEEN.fullmatch(text[match.end() : start])]
    return ways[-1].lastgroup or "" if ways else ""
