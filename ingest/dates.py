"""Dates and periods as British reports print them."""

from __future__ import annotations

import re
from datetime import date as Date

_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_MONTH = "(" + "|".join(_MONTHS) + ")"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
DATE = re.compile(rf"\b{_DAY} {_MONTH},? (\d{{4}})\b", re.IGNORECASE)
_PERIOD = re.compile(
    rf"\b{_DAY}(?: {_MONTH})?(?:,? (\d{{4}}))? ?(?:to|and|until|[-–—]) ?{_DAY} {_MONTH},? (\d{{4}})\b", re.IGNORECASE
)


def find_date(text: str) -> Date | None:
    """The first full date ("14 February 2019") in `text`."""
    for match in DATE.finditer(text):
        found = _date(match.group(1), match.group(2), match.group(3))
        if found:
            return found
    return None


def find_period(text: str) -> tuple[Date, Date] | None:
    """The first period ("20 June to 1 July 2022", "26th and 27th February 2019") or single day in `text`."""
    match = _PERIOD.search(text)
    if match:
        day, month, year, last_day, last_month, last_year = match.groups()
        first = _date(day, month or last_month, year or last_year)
        last = _date(last_day, last_month, last_year)
        if first and last and first <= last:
            return first, last
    single = find_date(text)
    return (single, single) if single else None


def _date(day: str, month: str, year: str) -> Date | None:
    try:
        return Date(int(year), _MONTHS[month.casefold()], int(day))
    except ValueError:
        return None
