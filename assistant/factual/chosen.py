"""Which documents a question about facts means: of an authority, in a period, the latest, the first, all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from assistant.factual.records import Record
from assistant.scoping.names import same_authority

VISITS = frozenset({"focused visit", "monitoring visit"})
INSPECTIONS = VISITS | {"inspection report", "area SEND"}
Order = Literal["latest", "previous", "first"]
_LATEST = re.compile(r"\b(?:last|latest|most recent(?:ly)?|newest|current(?:ly)?)\b", re.IGNORECASE)
_PREVIOUS = re.compile(r"\b(?:previous(?:ly)?|the one before|last but one)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|earliest|oldest)\b", re.IGNORECASE)
_VISIT = re.compile(r"\bvisit(?:s|ed|ing)?\b|\bletters?\b", re.IGNORECASE)
_SEND = re.compile(r"\bSEND\b|\bspecial educational needs\b")
_MEETING = re.compile(r"\bmeet(?:ing|ings)?\b|\bmet\b|\bminutes\b|\bboard\b|\bcommittee\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """One authority's documents that the question means, oldest first."""

    authority: str
    records: tuple[Record, ...]


def order_in(text: str) -> Order | None:
    """Which of several documents the question names."""
    if _PREVIOUS.search(text):
        return "previous"
    if _LATEST.search(text):
        return "latest"
    return "first" if _FIRST.search(text) else None


def of_kind_asked(records: Sequence[Record], text: str) -> list[Record]:
    """The records of the kind of event that the question names: a visit, a meeting, a SEND inspection, else reports."""
    kinds = kinds_asked(text)
    return [record for record in records if record.kind in kinds]


def kinds_asked(text: str) -> frozenset[str]:
    """The kinds of document that report the kind of event named."""
    if _MEETING.search(text) and not _VISIT.search(text):
        return frozenset({"minutes", "agenda", "transcript"})
    if _VISIT.search(text):
        return VISITS if "inspect" not in text.casefold() else VISITS | {"inspection report"}
    return frozenset({"area SEND"} if _SEND.search(text) else {"inspection report"})


def names_no_event(text: str) -> bool:
    """Whether the question leaves open whether it means an inspection or a visit ("Who inspected ...?")."""
    return not re.search(r"\b(?:inspections?|visits?|visited|meetings?|met|reports?|letters?|SEND)\b", text)


def in_period(records: Sequence[Record], first: Date | None, last: Date | None) -> list[Record]:
    """The records whose inspection, visit or meeting ended in the period."""
    if first is None and last is None:
        return list(records)
    return [
        record
        for record in records
        if record.last and (first is None or record.last >= first) and (last is None or record.last <= last)
    ]


def of_authorities(records: Sequence[Record], names: Sequence[str]) -> list[Record]:
    """The records of these authorities, or all where none is named."""
    return [record for record in records if not names or any(same_authority(record.authority, name) for name in names)]


def grouped(records: Sequence[Record], names: Sequence[str]) -> list[Group]:
    """The records by authority: in the order in which the question names them, else by name."""
    held: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda record: record.day):
        held.setdefault(_named(record, names), []).append(record)
    order = {name: place for place, name in enumerate(names)}
    return [
        Group(name, tuple(found))
        for name, found in sorted(held.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0].casefold()))
    ]


def _named(record: Record, names: Sequence[str]) -> str:
    """The authority's name as the question has it, where it is the same authority."""
    return next((name for name in names if same_authority(record.authority, name)), record.authority)


def pick(records: Sequence[Record], order: Order | None) -> Record | None:
    """The one that is meant of several, oldest first: the latest unless another is named."""
    if not records:
        return None
    if order == "first":
        return records[0]
    if order == "previous":
        return records[-2] if len(records) > 1 else None
    return records[-1]
