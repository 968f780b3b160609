"""The days that a question names: "in 2022", "since March 2021", "between 2018 and 2020", "in the last three years"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta

from assistant.scoping.words import Span, overlaps
from assistant.types import DatedBy

_MONTHS = "january february march april may june july august september october november december".split()
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_POINT = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{_DAY}(?: of)? {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}"
    rf"|{_MONTH},? (?:of )?{_YEAR}"
    rf"|(?:spring|summer|autumn) (?:of )?{_YEAR}|{_YEAR}[/–-]\d{{2}}(?![\d-])|{_YEAR})"
)
_EVENT = r"(?:inspections?|re-?inspections?|visits?|meetings?|report|letter|minutes|transcript|hearing)"
_THE = r"(?:the |its |their |our )?(?:year |end of |start of |beginning of )?(?:(?:early|late|mid)[ -])?"
_OPEN = rf"(?P<open>{_DAY}(?: (?:{_MONTH}))?)"
_RANGES = (
    re.compile(
        rf"\b(?:between|from) {_THE}(?P<one>{_POINT})(?: {_EVENT})? "
        rf"(?:and|to|until|till|through|up to) {_THE}(?P<two>{_POINT})",
        re.I,
    ),
    re.compile(rf"(?:\b(?:between|from) )?\b{_OPEN} ?(?:and|to|until|-|–) ?(?P<two>{_DAY} {_MONTH},? {_YEAR})", re.I),
    re.compile(rf"\b(?P<one>{_POINT}) ?(?:-|–|to|until|through) ?(?P<two>{_POINT})", re.I),
)  # fmt: skip
_SINCE = re.compile(rf"\b(?:ever )?(?:since|starting(?: in| from)?|as of) {_THE}(?P<one>{_POINT})", re.I)
_ONWARDS = re.compile(
    rf"\b(?:from )?{_THE}(?P<one>{_POINT}),? (?:on|onwards?|or later|and later|and after|forward)\b", re.I
)
_FROM = re.compile(
    rf"(?<!report )(?<!reports )(?<!letter )(?<!letters )(?<!minutes )\bfrom (?P<one>{_MONTH} {_YEAR})(?! {_EVENT})",
    re.I,
)
_AFTER = re.compile(rf"\b(?:after|later than|following) {_THE}(?P<one>{_POINT})", re.I)
_BEFORE = re.compile(rf"\b(?:before|prior to|earlier than|preceding) {_THE}(?P<one>{_POINT})", re.I)
_UNTIL = re.compile(
    rf"\b(?:until|till|(?<!run[ -])up to(?: and including)?|no later than) {_THE}(?P<one>{_POINT})", re.I
)
_BY = re.compile(rf"\b(?:(?:going|judging) )?by (?:the )?{_THE}(?P<one>{_POINT})", re.I)
_LAST_N = re.compile(
    rf"\b(?:in|over|during|within|for|from) (?:the )?(?:last|past|recent|previous) "
    rf"(?:(?P<n>\d+|{'|'.join(_NUMBERS)}|few|couple of) )?"
    r"(?P<unit>years?|months?)\b",
    re.I,
)
_NAMED_YEAR = re.compile(r"\b(?P<which>last|this) year\b(?!['’]s)", re.I)
_IN = re.compile(rf"\b(?:(?:in|of|on|during|for|from|at|early|late|mid|the year) )*(?P<one>{_POINT})\b", re.I)
_PUBLISHED_BEFORE = re.compile(
    r"\b(?:published|publication|issued|released|c[ao]mes? out|came out|appeared|printed)(?: (?:dates?|ever))?[ ,]*$",
    re.I,
)
_PUBLISHED_AFTER = re.compile(r"^ ?(?:publications?|published)\b", re.I)
_EVENT_AFTER = re.compile(rf"^ (?:[\w-]+ ){{0,2}}?{_EVENT}\b", re.I)
_DOCUMENT_AFTER = re.compile(
    r"^ (?:(?!(?:the|an?|in|of|at|on|by|to|and|or|did|was|were|is|are)\b)[\w’'-]+ ){0,3}?"
    r"(?:re-?inspection|inspection|visit|report|letter|meeting|judge?ment|review|minutes|transcript|hearing)\b",
    re.I,
)
"""After a day: what is named by it. "The visits after March 2021 ..." has none."""
_OF_CHANGE = re.compile(
    r"\b(?:(?<!to )(?<!must )(?<!should )chang(?:e|ed|es|ing)|progress(?:ed)?|improved|happened|developed|"
    r"(?:got|become) (?:better|worse))\b",
    re.I,
)
_LED_UP_TO = re.compile(
    r"\b(?:(?:in )?the run[- ]up to|ahead of|according to|leading up to)"
    r"(?: (?:the|its|their|our))? $",
    re.I,
)
_EVENT_BEFORE = re.compile(rf"\b{_EVENT}(?: (?:held|carried out|done|dated))?[ ,(]*$", re.I)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both included, None where open; where the question says so; and whether they are
    those of an event that it names ("the 2019 visit"). `by` is the first day of the time by which ("by 2017")."""

    first: Date | None
    last: Date | None
    span: Span
    of_event: bool = False
    is_open: bool = False
    dated_by: DatedBy = "event"
    by: Date | None = None

    def hold(self, day: Date | None) -> bool:
        """Whether the day lies within."""
        return day is not None and (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def days_in(question: str, newest: Date) -> list[Days]:
    """The periods named, in their order; `newest` is the day from which "the last three years" are counted."""
    found: list[Days] = []

    def add(
        match: re.Match[str], first: Date | None, last: Date | None, is_open: bool = True, by: Date | None = None
    ) -> None:
        """Note a period, unless its words are part of one noted before or it ends before it begins."""
        span = match.span()
        if not overlaps(span, [held.span for held in found]) and (not first or not last or first <= last):
            found.append(replace(_placed(question, span, first, last, is_open), by=by))

    for pattern in _RANGES:
        for match in pattern.finditer(question):
            last = _point(match["two"])
            first = _point(match["one"]) if "one" in match.groupdict() else _opened(match["open"], last)
            if first and last:
                add(match, first[0], last[1])
    for match in _LAST_N.finditer(question):
        add(match, _back(newest, match["n"], match["unit"]), newest)
    for match in _NAMED_YEAR.finditer(question):
        year = newest.year - (match["which"].casefold() == "last")
        add(match, Date(year, 1, 1), Date(year, 12, 31), False)
    for pattern, side in ((_ONWARDS, "since"), (_SINCE, "since"), (_FROM, "since"), (_AFTER, "after"),
                          (_BEFORE, "before"), (_UNTIL, "until"), (_BY, "by"), (_IN, "in")):  # fmt: skip
        for match in pattern.finditer(question):
            point = _point(match["one"])
            if point:
                meant = _meant(question, match, side)
                add(match, *_bounds(meant, *point), meant != "in", point[0] if meant == "by" else None)
    return sorted(found, key=lambda held: held.span)


def _meant(question: str, match: re.Match[str], side: str) -> str:
    """How a day bounds a period: "after the July 2025 visit" names that visit, and opens no period.

    What has changed after it is told by what followed, and perhaps by the report on it.
    """
    if side == "since" and not re.match(r"as of\b", match.group(), re.I):
        return side
    if side == "in" or not _DOCUMENT_AFTER.match(question[match.end() :]):
        return side
    return "since" if side == "after" and _OF_CHANGE.search(question) else "in"


def _bounds(side: str, first: Date, last: Date) -> tuple[Date | None, Date | None]:
    return {
        "since": (first, None),
        "after": (last + timedelta(days=1), None),
        "before": (None, first - timedelta(days=1)),
        "until": (None, last),
        "by": (None, last),
        "in": (first, last),
    }[side]


def _placed(question: str, span: Span, first: Date | None, last: Date | None, is_open: bool) -> Days:
    before, after = question[: span[0]], question[span[1] :]
    published = bool(_PUBLISHED_BEFORE.search(before) or _PUBLISHED_AFTER.match(after))
    since = bool(first and not last)  # "since the 2022 visit" means all that came of it
    of_event = bool((_EVENT_AFTER.match(after) and not since) or _EVENT_BEFORE.search(before))
    led_up_to = _LED_UP_TO.search(before)
    if led_up_to:
        span = (led_up_to.start(), span[1])
    return Days(first, last, span, of_event, is_open, "publication" if published else "event")


def _point(written: str) -> tuple[Date, Date] | None:
    """The first and last day of a day, month, season or year as written."""
    plain = written.casefold().replace(",", "").replace(".", "")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
        year, month, day = (int(part) for part in plain.split("-"))
        return _day(year, month, day)
    if re.fullmatch(r"\d{4}[/–-]\d\d", plain):
        year = int(plain[:4])
        return Date(year, 1, 1), Date(year + 1, 12, 31)
    year = int(re.findall(_YEAR, plain)[-1])
    season = next((months for name, months in _SEASONS.items() if name in plain), None)
    if season:
        return Date(year, season[0], 1), Date(year, season[1], monthrange(year, season[1])[1])
    month = _month(plain)
    if not month:
        return Date(year, 1, 1), Date(year, 12, 31)
    of_month = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", plain)
    if of_month:
        return _day(year, month, int(of_month[1]))
    return Date(year, month, 1), Date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> tuple[Date, Date] | None:
    try:
        return Date(year, month, day), Date(year, month, day)
    except ValueError:
        return None


def _opened(written: str, end: tuple[Date, Date] | None) -> tuple[Date, Date] | None:
    """The day that a range begins with, its month or year taken from its end ("6 to 10 February 2023")."""
    day = re.match(r"\d+", written)
    if end is None or day is None:
        return None
    return _day(end[0].year, _month(written.casefold()) or end[0].month, int(day[0]))


def _month(plain: str) -> int:
    for word in re.findall(r"[a-z]+", plain):
        for number, name in enumerate(_MONTHS, start=1):
            if len(word) >= 3 and name.startswith(word):
                return number
    return 0


def _back(newest: Date, count: str | None, unit: str) -> Date:
    """The day after the one so many years or months before `newest`."""
    plain = (count or "one").casefold()
    number = {"few": 3, "couple of": 2}.get(plain) or (int(plain) if plain.isdigit() else _NUMBERS.index(plain) + 1)
    months = number * (12 if unit.casefold().startswith("year") else 1)
    total = newest.year * 12 + newest.month - 1 - months
    year, month = max(1, total // 12), total % 12 + 1
    return Date(year, month, min(newest.day, monthrange(year, month)[1])) + timedelta(days=1)
