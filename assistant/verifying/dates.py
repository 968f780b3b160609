"""Dates of a statement stand in the cited text, in whatever spelling."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from store.types import Document

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?![a-z])\.?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|{_SHORT})"
_DAY = r"(?<![\d.,:£$/–-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = (
    r"(?<![\d/-])(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?![\d-])",
    r"(?<![\d/])(?P<day>\d{1,2})[/.](?P<number>\d{1,2})[/.](?P<year>(?:20|19)\d\d)(?!\d)",
    rf"(?<!\d){_YEAR} ?[–−—/-] ?(?P<to>\d\d(?:\d\d)?)(?!\d)",
    rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}",
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
    rf"\b{_MONTH},?(?: of)? {_YEAR}",
    rf"{_DAY}(?: of)? {_MONTH}\b",
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%])",
    rf"(?<![\d£$,.]){_YEAR}(?![\d%]|,\d)",
    rf"\b{_MONTH}(?![\w])",
)
_DATE = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS)
_LEADING_DAY = re.compile(
    r"(?<![\d.,:£$/])(\d{1,2})(?:st|nd|rd|th)?(?: ?(?:to|and|until|&|,|[-–—−]) ?)$", re.IGNORECASE
)
_CONNECTOR = re.compile(r"\s*(?:to|and|until|&|,|[-–—−])\s*", re.IGNORECASE)
_SAYS_MONTH = re.compile(
    r"\b(?:in|since|until|by|from|of|last|next|early|late|mid|and|to|during|before|after|this|between) $", re.IGNORECASE
)
_ABOUT_DOCUMENT = re.compile(
    r"\b(?:inspect\w*|visit\w*|ofsted|report\w*|letter|judged?|judgements?|graded?|rated|rating|meeting|minutes|met|"
    r"published|publication|found that)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A day, month or year as far as it is said; `to` is the second year of "2014–15"."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    to: int | None = None

    def within(self, other: When) -> bool:
        """Whether all that it says is said by the other: 2022 is in 20 June 2022."""
        if self.to != other.to:
            return False
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@lru_cache(maxsize=2000)
def dates_in(text: str) -> tuple[When, ...]:
    """The dates of a text in order; "20 to 24 June 2022" are two."""
    found: list[When] = []
    for pattern in _DATE:
        for match in pattern.finditer(text):
            if not any(match.start() < held.end and held.start < match.end() for held in found):
                when = _when(text, match)
                if when:
                    found.append(when)
    found.sort(key=lambda when: when.start)
    return tuple(_with_leading_days(text, _with_years(text, found)))


def wrong_date(said: str, held: str, context: str, document: Document) -> str:
    """A date of `said` that neither `held` nor what is known of its document says; empty where there is none.

    What is known of the document counts only where the statement speaks of it ("the inspection in 2022") and leaves no
    date of the cited words aside, else any sentence could be moved to another year.
    """
    stated, cited = dates_in(said), dates_in(held)
    beside, known = dates_in(context), known_dates(document)
    years = {when.year for when in known if when.year}
    all_used = all(any(one.within(other) or other.within(one) for one in stated) for other in cited)
    for when in stated:
        if any(when.within(other) or _without_year(when, other, years) for other in cited):
            continue
        if any(when.within(other) for other in beside) and all_used:
            continue
        if all_used and _ABOUT_DOCUMENT.search(said) and any(when.within(other) for other in known):
            continue
        return said[when.start : when.end]
    return ""


def known_dates(document: Document) -> tuple[When, ...]:
    """The days of the inspection, visit or meeting, of publication, and those of the title."""
    days = [day for period in document.periods for day in (period.first, period.last)]
    days += [document.date] if document.date else []
    return (*(When(day.year, day.month, day.day, 0, 0) for day in days), *dates_in(document.title))


def _without_year(said: When, held: When, years: Collection[int | None]) -> bool:
    """Whether it is the same day or month and only the document says the year."""
    return held.year is None and said.year in years and replace(said, year=None).within(held) and bool(said.month)


def _when(text: str, match: re.Match[str]) -> When | None:
    groups = match.groupdict()
    month = int(groups["number"]) if groups.get("number") else _month_number(groups.get("month"))
    day = int(groups["day"]) if groups.get("day") else None
    year = int(groups["year"]) if groups.get("year") else None
    to = _second_year(year, groups.get("to"))
    if groups.get("to") and to is None:
        return None
    if month and not day and not year and not _is_month(text, match):
        return None
    if not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    return When(year, month, day, match.start(), match.end(), to)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """ "may" and "march" are also verbs, "Jan" a name."""
    written = match.group()
    if not written[0].isupper() or len(written) < 3:
        return False
    return written.casefold() not in ("may", "march", "jan", "april", "june", "august") or bool(
        _SAYS_MONTH.search(text, 0, match.start())
    )


def _second_year(year: int | None, to: str | None) -> int | None:
    if year is None or to is None:
        return None
    second = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
    return second if 0 < second - year < 30 else None


def _with_years(text: str, found: Sequence[When]) -> list[When]:
    """ "20 June to 1 July 2022": the first day is of that year too."""
    given: list[When] = []
    for when in reversed(found):
        after = given[-1] if given else None
        if after and when.year is None and after.year and _CONNECTOR.fullmatch(text, when.end, after.start):
            when = replace(when, year=after.year - ((when.month or 0) > (after.month or 12)))
        given.append(when)
    return given[::-1]


def _with_leading_days(text: str, found: Sequence[When]) -> list[When]:
    """ "20 to 24 June": the 20th is a day of June too."""
    given: list[When] = []
    for when in found:
        before = _LEADING_DAY.search(text, 0, when.start) if when.day else None
        if before and int(before[1]) <= 31:
            given.append(replace(when, day=int(before[1]), start=before.start(), end=before.end(1)))
        given.append(when)
    return given


def _month_number(written: str | None) -> int | None:
    if not written:
        return None
    return next((place for place, name in enumerate(_MONTHS, start=1) if name[:3] == written.casefold()[:3]), None)
