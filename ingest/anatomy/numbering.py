"""Which printed numbers open a list and which go on with one: 1, 2; 2.1, 2.2; a, b; i, ii."""

from __future__ import annotations

import re

from ingest.numerals import numeral

_ROMANS = tuple(numeral(count, "lowerRoman") for count in range(1, 40))
_BELOW = re.compile(r"[a-z]|[ivxl]{1,6}")


def opens_list(number: str) -> bool:
    """Whether lists begin with it: "1", "a", "i", "2.1"."""
    return number.casefold() in ("1", "a", "i") or number.endswith(".1")


def follows(before: str, number: str) -> bool:
    """Whether `number` is the one right after `before`."""
    over, _, last = before.rpartition(".")
    over_this, _, this = number.rpartition(".")
    if over != over_this:
        return False
    if last.isdigit() and this.isdigit():
        return int(this) == int(last) + 1
    if len(last) == len(this) == 1 and ord(this) == ord(last) + 1 and last.isalpha() and this.isalpha():
        return True
    low, low_this = last.casefold(), this.casefold()
    return low in _ROMANS and low_this in _ROMANS and _ROMANS.index(low_this) == _ROMANS.index(low) + 1


def is_of_a_list(number: str) -> bool:
    """Whether it is a small letter or numeral ("b", "iv"), which numbers points and never a report's paragraphs."""
    return bool(_BELOW.fullmatch(number))
