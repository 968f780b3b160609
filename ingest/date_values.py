"""Dates as a file's own fields write them, not as prose does."""

from __future__ import annotations

import re
from datetime import date as Date

_YEAR_FIRST = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_NAMED_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_date(text: str) -> Date | None:
    """The day in "2024-05-01", "2024-05-01T10:00:00Z", "20240501" or "1 May 2024".

    None for anything else, "01/05/2024" among it, because nobody can say which of its numbers is the month.
    """
    match = _YEAR_FIRST.match(text)
    if match:
        year, month, day = (int(group) for group in match.groups() if group is not None)
        return _day(year, month, day)
    named = _NAMED_MONTH.search(text)
    if named and named[2].lower() in _MONTHS:
        return _day(int(named[3]), _MONTHS.index(named[2].lower()) + 1, int(named[1]))
    return None


def _day(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
