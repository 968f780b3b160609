"""How an authority stands now, where its newest inspection gives no overall grade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.factual.asked import Asked
from assistant.factual.chosen import Group
from assistant.factual.looking_up import judgement_of
from assistant.factual.outcome import Outcome
from assistant.factual.records import Record
from assistant.factual.said import Citer, Stated, event_of
from assistant.factual.ungraded import deciding, newest_ungraded, ungraded_cell, without_grade
from assistant.types import Cell, Statement, Table

_NOW = re.compile(
    r"\b(?:now|nowadays|still|current(?:ly)?|today|at present|at the moment|no longer)\b"
    r"|\b(?:last|latest|most recent(?:ly)?|newest)\b|\b(?:is|are)\b|\b(?:what|how|who)['’]s\b",
    re.IGNORECASE,
)


def ungraded_now(citer: Citer, asked: Asked, groups: Sequence[Group], text: str) -> Outcome | None:
    """The newest inspection of each authority, and what it judges where it gives no overall grade.

    None where all newest inspections give one. Unless the question asks for now, the last overall grade that there was
    stands below, with its inspection.
    """
    if not any(newest_ungraded(group, asked.judgement) for group in groups):
        return None
    is_now = bool(_NOW.search(text)) and len(groups) == 1
    statements: list[Statement] = []
    rows: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    lacking: list[str] = []
    for group in groups:
        newest = newest_ungraded(group, asked.judgement)
        graded = [record for record in deciding(group, asked.judgement) if judgement_of(record, asked.judgement)]
        if newest:
            statements.append(without_grade(citer, group.authority, newest))
            rows.append((Cell(group.authority), Cell(event_of(newest)), _name(asked), ungraded_cell(citer, newest)))
            notes += [f"The last overall grade here is of the {event_of(record)}." for record in graded[-1:]]
        elif not graded:
            lacking.append(f"No report on {group.authority} in this library gives a grade for {asked.judgement}.")
        if not newest or not is_now:
            for one in (_grade(record, asked) for record in graded[-1:]):
                statements.append(citer.quoted(one))
                rows.append(
                    (Cell(group.authority), Cell(event_of(one.record)), _name(asked), citer.cell(one, one.fact.value))
                )
    table = Table(("authority", "document", "judgement", "grade"), tuple(rows)) if len(rows) > 1 else None
    return Outcome("partial" if lacking else "answered", tuple(statements), " ".join(lacking), tuple(notes), table)


def _grade(record: Record, asked: Asked) -> Stated:
    return Stated(record, judgement_of(record, asked.judgement)[0])


def _name(asked: Asked) -> Cell:
    return Cell(asked.judgement[:1].upper() + asked.judgement[1:])
