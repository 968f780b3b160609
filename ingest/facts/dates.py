"""Dates: of what the document is about, and of the visits, inspections, meetings and publications it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.dates import Days, find_periods
from ingest.facts.places import place_of
from ingest.metadata.lines import Line
from ingest.sentences import sentence_spans
from store.types import FactRow, Reading

_EVENTS = re.compile(
    r"\b(?P<visit>visit(?:s|ed)?)\b|\b(?P<inspection>(?:re-?)?inspect(?:ions?|ed))\b|"
    r"\b(?P<published>publi(?:shed|cation))\b|\b(?P<meeting>met|meetings?)\b",
    re.IGNORECASE,
)
_OPENER = re.compile(r"\d")
_TIES = re.compile(r"(?:\b(?:on|between|from|held|of|dated|dates?)|[:,(–-])(?: the)?(?: \w+day,?)?\s*$", re.IGNORECASE)
_AS_OF = re.compile(r"\bas (?:at|of|from)\s*$", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\bof (?:the|a|an|its|this|that)(?: \w+)?\s*$", re.IGNORECASE)
_LISTED = re.compile(r",? and (?:on |from |between )?(?:the )?(?:\w+day,? )?|, (?:on )?", re.IGNORECASE)
"""What stands between days that are named side by side."""
_CLOSE = 90


def own_dates(reading: Reading) -> Iterator[FactRow]:
    """The days of the inspection, visit or meeting, and of publication, as far as they are printed."""
    for period in reading.periods:
        if period.start is not None and period.end is not None:
            days = Days(period.first, period.last, period.start, period.end)
            yield _fact(reading, "date", period.name, days)
    origin = next((origin for origin in reading.origins if origin.field == "date"), None)
    if reading.date and origin and origin.start is not None and origin.end is not None:
        yield _fact(reading, "date", "published", Days(reading.date, reading.date, origin.start, origin.end))


def events(reading: Reading, lines: Sequence[Line]) -> Iterator[FactRow]:
    """Full dates in running text whose sentence says what happened on them."""
    own = {(period.first, period.last) for period in reading.periods}
    own |= {(reading.date, reading.date)} if reading.date else set()
    for line in lines:
        if line.block.kind not in ("paragraph", "list_item") or not _OPENER.search(line.words):
            continue
        for start, end in sentence_spans(line.words):
            name: str | None = None
            last_end = start
            for days in _dates(line.words, start, end):
                listed = _LISTED.fullmatch(line.words, last_end, days.start)
                name = name if name and listed else _event(line.words, last_end, end, days)
                last_end = days.end
                if name and (days.first, days.last) not in own:
                    placed = Days(days.first, days.last, line.start + days.start, line.start + days.end)
                    yield _fact(reading, "event", name, placed)


def _dates(words: str, start: int, end: int) -> Iterator[Days]:
    while found := find_periods(words, start, end):
        yield from found
        start = found[-1].end


def _event(words: str, start: int, end: int, days: Days) -> str | None:
    """What happened then: the last such word close before a date that is tied to it, else the first right after."""
    before = words[start : days.start]
    if _AS_OF.search(before):
        return None
    found = list(_EVENTS.finditer(before))
    while len(found) > 1 and _OF_ANOTHER.search(before, 0, found[-1].start()):
        found.pop()
    if found and _TIES.search(before) and days.start - start - found[-1].end() <= _CLOSE:
        return found[-1].lastgroup
    after = _EVENTS.search(words, days.end, min(end, days.end + _CLOSE)) if not before.strip(" (,") else None
    return after.lastgroup if after else None


def _fact(reading: Reading, kind: str, name: str, days: Days) -> FactRow:
    start, end = place_of(reading.text, reading.blocks, days.start, days.end)
    value = " ".join(reading.text[days.start : days.end].split())
    plain = f"{days.first.isoformat()}/{days.last.isoformat()}"
    return FactRow("event" if kind == "event" else "date", name, value, start, end, name, plain)
