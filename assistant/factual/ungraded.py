"""Inspections that judge each area and give no overall grade: the newest one of an authority counts all the same."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.factual.chosen import Group
from assistant.factual.looking_up import derived, judgement_of
from assistant.factual.records import Record
from assistant.factual.said import Citer, Stated, event_of
from assistant.grades import NO_OVERALL, OVERALL, judges_areas
from assistant.types import Cell, Statement
from assistant.wording import listed
from store.types import format_period

_MOST_NAMED = 12


def is_ungraded(record: Record, judgement: str) -> bool:
    """Whether the judgement asked for is the overall one, and this an inspection of all areas that gives none."""
    names = {fact.plain_name for fact in record.facts if fact.kind == "judgement"}
    return (
        judgement == OVERALL and OVERALL not in names and record.last is not None and judges_areas(record.kind, names)
    )


def deciding(group: Group, judgement: str) -> list[Record]:
    """The group's records that give the grade, and its inspections without an overall one, oldest first."""
    graded = {record.day for record in group.records if judgement_of(record, judgement)}
    return [
        record
        for record in group.records
        if judgement_of(record, judgement) or (record.day not in graded and is_ungraded(record, judgement))
    ]


def newest_ungraded(group: Group, judgement: str) -> Record | None:
    """The newest inspection, where it gives no overall grade; else None."""
    held = deciding(group, judgement)
    return held[-1] if held and is_ungraded(held[-1], judgement) else None


def judgements(record: Record) -> list[Stated]:
    """What the inspection judges instead."""
    return [Stated(record, fact) for fact in record.facts if fact.kind == "judgement"]


def without_grade(citer: Citer, authority: str, record: Record) -> Statement:
    """ "York: inspected 15 to 26 June 2026, without an overall grade: care leavers Good.", with all it cites."""
    inputs = judgements(record)
    given = listed([f"{one.fact.plain_name or one.fact.name} {one.fact.value}" for one in inputs])
    when = format_period(record.first, record.last) if record.first and record.last else event_of(record)
    about = f"{authority}: inspected" if authority else "Inspected"
    return derived(f"{about} {when}, without an overall grade: {given}.", citer, inputs)


def ungraded_cell(citer: Citer, record: Record) -> Cell:
    """A cell that says that there is no grade, with the judgements that there are."""
    inputs = judgements(record)
    citer.load(inputs)
    return Cell(NO_OVERALL, tuple(dict.fromkeys(citer.cite(one) for one in inputs)))


def left_out(names: Sequence[str]) -> tuple[str, ...]:
    """A note on authorities whose newest inspection gives no overall grade; none for none."""
    if not names:
        return ()
    who = listed(names) if len(names) <= _MOST_NAMED else f"{len(names)} authorities"
    return (f"Left out, as the newest inspection gives {NO_OVERALL}: {who}.",)
