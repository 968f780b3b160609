"""The days of the inspection, visit or meeting that a document is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date

from ingest.dates import Days, find_periods
from ingest.metadata.lines import Line, opening_of
from store.types import DocumentKind, Period

_AFTER = 100
_INSPECTION = re.compile(r"^(?:inspection|review) dates?:? ?", re.IGNORECASE)
_VISIT = re.compile(
    r"\bvisit (?:to .{3,140}? )?(?:took place )?(?:on|between|from)(?= (?:the )?(?:\w+day,? )?\d)|"
    r"^(?:dates? of visit|visit dates?):?",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"^(?:date of meeting|meeting date|held on|date(?: and time)?)\b:? ?|"
    r"^meeting of .{3,140}?,(?= \w+day,? (?:the )?\d)|"
    r"\b(?:meeting|minutes|transcript)\b.{0,140}?\b(?:on|held)\b(?= (?:on )?(?:the )?(?:\w+day,? )?(?:the )?\d)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:approved?|agreed?|confirmed|signed|correct record|previous|last meeting|next meeting|"
    r"(?:its|their|our|future) (?:\w+ )?meetings?)\b",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(r"^(?:\w+day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)? \w+,? \d{4}\b.{0,40}$", re.IGNORECASE)
_MEETINGS = frozenset({"minutes", "agenda", "transcript"})
_FIRST_LINES = 12
_CONDUCTED = re.compile(r"^(?=(?:between|from|on) (?:the )?\d.{0,160}\binspect)", re.IGNORECASE)
_TOOK_PLACE = re.compile(
    r"^(?:the|this) (?:joint )?inspection (?:took place|was (?:held|carried out)) (?:on|from|between)\b", re.I
)
_OF_KIND: dict[DocumentKind, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "inspection report": (("inspection", _INSPECTION), ("inspection", _TOOK_PLACE), ("visit", _VISIT)),
    "area SEND": (("inspection", _INSPECTION), ("inspection", _CONDUCTED), ("inspection", _TOOK_PLACE)),
    "focused visit": (("visit", _VISIT),),
    "monitoring visit": (("visit", _VISIT),),
    "minutes": (("meeting", _MEETING),),
    "agenda": (("meeting", _MEETING),),
    "transcript": (("meeting", _MEETING),),
    "other": (("inspection", _INSPECTION), ("visit", _VISIT)),
}


def periods_of(lines: Sequence[Line], kind: DocumentKind, published: Date | None) -> tuple[Period, ...]:
    """The periods that the document's beginning names as its own.

    Days printed without a year are the last ones such before it was `published`. News has none: the days it speaks of
    are those of others.
    """
    if kind in _MEETINGS and (of_roles := _of_roles(lines)):
        return of_roles
    for name, pattern in _OF_KIND.get(kind, ()):
        for line in opening_of(lines):
            match = pattern.search(line.words)
            if match is None or (name == "meeting" and _OF_ANOTHER.search(line.words)):
                continue
            found = find_periods(line.words, match.end(), min(len(line.words), match.end() + _AFTER), published)
            if found:
                return _periods(name, line, found)
    return _meeting_line(lines) if kind in _MEETINGS else ()


def _of_roles(lines: Sequence[Line]) -> tuple[Period, ...]:
    """The meeting's day in the lines that say which meeting it was and when."""
    for line in lines:
        if line.block.role in ("date", "meeting") and (found := find_periods(line.words)):
            return _periods("meeting", line, found[:1])
    return ()


def _meeting_line(lines: Sequence[Line]) -> tuple[Period, ...]:
    """The meeting's day where it stands on a line of its own at the head of the minutes."""
    for line in lines[:_FIRST_LINES]:
        if _DATE_LINE.match(line.words) and (found := find_periods(line.words)):
            return _periods("meeting", line, found[:1])
    return ()


def _periods(name: str, line: Line, found: Sequence[Days]) -> tuple[Period, ...]:
    return tuple(Period(name, days.first, days.last, line.start + days.start, line.start + days.end) for days in found)
