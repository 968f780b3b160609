"""Dates and periods as British reports print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_SHORT = "jan feb mar apr jun jul aug sept sep oct nov dec".split()
_MONTH = rf"({'|'.join(_MONTHS)}|(?:{'|'.join(_SHORT)})\b\.?)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?(?:the +)?"
_DAY = r"(?<![\d.,:£$/])(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(\d{4})(?!\d)"
DATE = re.compile(rf"\b{_DAY}(?: of)? +{_MONTH},? +{_YEAR}", re.IGNORECASE)
"""A day, month and year, in this order."""
_MONTH_FIRST = re.compile(rf"\b{_MONTH} +(\d{{1,2}})(?:st|nd|rd|th)?,? +{_YEAR}", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_ITEM = rf"{_WEEKDAY}{_DAY}(?:(?: of)? +{_MONTH})?(?:,? +{_YEAR})?"
_CONNECTOR = r" *(to|and|until|&|,(?: and)?|[-–—−]) *"
_ONE = re.compile(_ITEM, re.IGNORECASE)
_NEXT = re.compile(_CONNECTOR + _ITEM, re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from) +(?:the +)?$", re.IGNORECASE)
_RANGE = frozenset({"to", "until", "-", "–", "—", "−"})
_WEEKEND = timedelta(days=3)
"""Days listed one by one are one period when no more than a weekend parts them."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both included, and where the text says so."""

    first: Date
    last: Date
    start: int
    end: int


@dataclass(slots=True)
class _Item:
    connector: str
    day: int
    month: int | None
    year: int | None
    start: int
    end: int


def find_date(text: str) -> Date | None:
    """The first full date ("14 February 2019", "14 Feb 2019", "February 14, 2019", "2019-02-14") in `text`."""
    return next((days.first for days in find_days(text)), None)


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[Days]:
    """The full dates in `text[start:end]` in order, each by itself."""
    end = len(text) if end is None else end
    found = [
        *((match, match[1], match[2], match[3]) for match in DATE.finditer(text, start, end)),
        *((match, match[2], match[1], match[3]) for match in _MONTH_FIRST.finditer(text, start, end)),
        *((match, match[3], match[2], match[1]) for match in _YEAR_FIRST.finditer(text, start, end)),
    ]
    for match, day, month, year in sorted(found, key=lambda one: one[0].start()):
        date = _date(int(day), _month(month), int(year))
        if date:
            yield Days(date, date, match.start(), match.end())


def find_period(text: str) -> tuple[Date, Date] | None:
    """The first period ("20 June to 1 July 2022", "26th and 27th February 2019") or single day in `text`."""
    first = next(iter(find_periods(text)), None)
    return (first.first, first.last) if first else None


def find_periods(text: str, start: int = 0, end: int | None = None, before: Date | None = None) -> list[Days]:
    """The periods and single days that the first dates in `text[start:end]` name.

    "5 to 9 December 2022 and 14 to 15 February 2023" are two; "26 and 27 February 2019" are one. Days without a year
    count only where `before` is given: they are the last ones such before that day.
    """
    end = len(text) if end is None else end
    at = start
    while (match := _ONE.search(text, at, end)) is not None:
        items, at = _sequence(text, match, end)
        found = _periods(items, before)
        if found:
            return found
    return list(find_days(text, start, end))[:1]


def _sequence(text: str, match: re.Match[str], end: int) -> tuple[list[_Item], int]:
    """The dates that stand side by side from `match` on, and where the next search begins."""
    items = [_item("", match, 0)]
    between = bool(_BETWEEN.search(text, max(0, match.start() - 16), match.start()))
    while (following := _NEXT.match(text, items[-1].end, end)) is not None:
        connector = following[1].lower()
        if between and connector == "and" and len(items) == 1:
            connector = "to"
        items.append(_item(connector, following, 1))
    stop = items[-1].end
    while items and items[-1].month is None:
        items.pop()
    return items, stop


def _item(connector: str, match: re.Match[str], shift: int) -> _Item:
    day, month, year = match[1 + shift], match[2 + shift], match[3 + shift]
    start = match.start(1 + shift) if shift else match.start()
    return _Item(connector, int(day), _month(month) if month else None, int(year) if year else None, start, match.end())


def _periods(items: Sequence[_Item], before: Date | None) -> list[Days]:
    if not items:
        return []
    last = items[-1]
    if last.year is None:
        if before is None:
            return []
        last.year = _year_before(last, before)
    for item, after in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        item.month = item.month or after.month
        if item.year is None and after.year is not None and item.month and after.month:
            item.year = after.year - (item.month > after.month)
    dates = [_date(item.day, item.month or 0, item.year or 0) for item in items]
    if None in dates:
        return []
    return _joined(_ranges(items, [date for date in dates if date]))


def _ranges(items: Sequence[_Item], dates: Sequence[Date]) -> list[Days]:
    found: list[Days] = []
    for item, date in zip(items, dates, strict=True):
        if item.connector in _RANGE and found and found[-1].first == found[-1].last:
            opened = found.pop()
            if opened.first <= date:
                found.append(Days(opened.first, date, opened.start, item.end))
                continue
        found.append(Days(date, date, item.start, item.end))
    return found


def _joined(periods: Sequence[Days]) -> list[Days]:
    joined: list[Days] = []
    for days in periods:
        if joined and timedelta(0) <= days.first - joined[-1].last <= _WEEKEND:
            before = joined.pop()
            days = Days(before.first, days.last, before.start, days.end)
        joined.append(days)
    return joined


def _year_before(item: _Item, before: Date) -> int:
    same_year = _date(item.day, item.month or 0, before.year)
    return before.year if same_year and same_year <= before else before.year - 1


def _month(written: str) -> int:
    """1 to 12, 0 for none."""
    if written.isdigit():
        return int(written)
    return next((number for name, number in _MONTHS.items() if name.startswith(written.casefold()[:3])), 0)


def _date(day: int, month: int, year: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None
