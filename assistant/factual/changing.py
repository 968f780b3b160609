"""How grades changed: of one authority over its reports, and which authorities got better or worse."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.factual.asked import Asked
from assistant.factual.chosen import Group
from assistant.factual.counting import GRADES, latest_two
from assistant.factual.looking_up import derived, judgement_of
from assistant.factual.outcome import Outcome, refused
from assistant.factual.records import Record
from assistant.factual.said import Citer, Stated, event_of
from assistant.factual.ungraded import (
    deciding,
    is_ungraded,
    judgements,
    left_out,
    newest_ungraded,
    ungraded_cell,
    without_grade,
)
from assistant.grades import NO_OVERALL
from assistant.types import Cell, Statement, Table
from assistant.wording import listed
from store.types import FactRow

_MOST_NAMED = 12


def change(citer: Citer, asked: Asked, groups: Sequence[Group]) -> Outcome:
    """The grades of each authority in the order of its reports, and how the last compares with the first."""
    rows: list[tuple[Cell, ...]] = []
    statements: list[Statement] = []
    lacking: list[str] = []
    for group in groups:
        records = deciding(group, asked.judgement)
        held = [Stated(record, facts[0]) for record in records if (facts := judgement_of(record, asked.judgement))]
        if len(records) < 2 or not held:
            lacking.append(_too_few(group, held, asked.judgement))
            continue
        rows += [(Cell(group.authority), Cell(event_of(record)), _cell(citer, record, held)) for record in records]
        inputs = [
            one for record in records for one in ([one for one in held if one.record is record] or judgements(record))
        ]
        statements.append(derived(_course(group.authority, records, held, asked.judgement), citer, inputs))
        statements += [
            without_grade(citer, group.authority, record) for record in records if is_ungraded(record, asked.judgement)
        ]
    if not statements:
        return refused("no grade", " ".join(lacking))
    return Outcome(
        "partial" if lacking else "answered",
        tuple(statements),
        " ".join(lacking),
        table=Table(("authority", "report", "grade"), tuple(rows)),
    )


def _too_few(group: Group, held: Sequence[Stated], judgement: str) -> str:
    if held:
        only = held[0]
        return (
            f"This library holds only one report on {group.authority} that gives a grade for {judgement}: "
            f"{only.fact.value} ({event_of(only.record)})."
        )
    return f"No report on {group.authority} in this library gives a grade for {judgement}."


def _cell(citer: Citer, record: Record, held: Sequence[Stated]) -> Cell:
    one = next((one for one in held if one.record is record), None)
    return citer.cell(one, one.fact.value) if one else ungraded_cell(citer, record)


def _course(authority: str, records: Sequence[Record], held: Sequence[Stated], judgement: str) -> str:
    grades = {one.record.id: one.fact.plain_value for one in held}
    steps = [f"{grades.get(record.id, NO_OVERALL)} ({_year(record)})" for record in records]
    course = f"{authority}, {judgement}: from {', then '.join(steps)}."
    if all(record.id in grades for record in records[-2:]):
        return f"{course} At the last of these inspections it {direction(held[-2].fact, held[-1].fact)}."
    ungraded = next(record for record in reversed(records) if record.id not in grades)
    return f"{course} The {event_of(ungraded)} gives {NO_OVERALL}, so nothing is compared with it."


def _year(record: Record) -> str:
    return str(record.last.year) if record.last else "undated"


def direction(before: FactRow, after: FactRow) -> str:
    """ "got better", "got worse" or "stayed the same"."""
    old, new = before.plain_value, after.plain_value
    if old not in GRADES or new not in GRADES:
        return "cannot be compared"
    step = GRADES.index(new) - GRADES.index(old)
    return "got better" if step > 0 else "got worse" if step < 0 else "stayed the same"


def moved(citer: Citer, asked: Asked, groups: Sequence[Group], *, better: bool) -> Outcome:
    """The authorities whose last grade is better (or worse) than the one before."""
    pairs = [(group, pair) for group in groups if (pair := latest_two(group, asked.judgement))]
    if not pairs:
        return refused(
            "no grade", f"No authority in this library has two reports that give a grade for {asked.judgement}."
        )
    wanted = "got better" if better else "got worse"
    found = [(group, pair) for group, pair in pairs if direction(pair[0][1].fact, pair[1][1].fact) == wanted]
    notes = left_out([group.authority for group in groups if newest_ungraded(group, asked.judgement)])
    inputs = [stated for _, pair in (found or pairs) for _, stated in pair]
    names = [group.authority for group, _ in found]
    number = f"{len(found)} of {len(pairs)} authorities with two such reports in this library"
    named = f": {listed(names)}" if 0 < len(names) <= _MOST_NAMED else ""
    statement = derived(f"{number} {wanted} for {asked.judgement} since the report before{named}.", citer, inputs)
    rows = tuple(
        (
            Cell(group.authority),
            citer.cell(before, f"{before.fact.value} ({event_of(old)})"),
            citer.cell(after, f"{after.fact.value} ({event_of(new)})"),
        )
        for group, ((old, before), (new, after)) in found
    )
    table = Table(("authority", "before", "now"), rows) if rows else None
    return Outcome("answered", (statement,), notes=notes, table=table)


def timeline(citer: Citer, asked: Asked, groups: Sequence[Group]) -> Outcome:
    """Every dated document of each authority in order, with its grade where it gives one."""
    rows: list[tuple[Cell, ...]] = []
    statements: list[Statement] = []
    for group in groups:
        for record in group.records:
            days = [Stated(record, fact) for fact in record.facts if fact.kind == "date" and fact.name != "published"]
            if not days:
                continue
            facts = judgement_of(record, asked.judgement)
            grade = Stated(record, facts[0]) if facts else None
            none = is_ungraded(record, asked.judgement)
            instead = judgements(record) if none else []
            citer.load([*days, *([grade] if grade else instead)])
            citations = tuple(dict.fromkeys(citer.cite(day) for day in days))
            rows.append(
                (
                    Cell(group.authority),
                    Cell(event_of(record), citations),
                    citer.cell(grade, grade.fact.value)
                    if grade
                    else ungraded_cell(citer, record)
                    if none
                    else Cell("–"),
                )
            )
            inputs = [*days, *([grade] if grade else instead)]
            said = f": {grade.fact.value}" if grade else f": {NO_OVERALL}" if none else ""
            statements.append(derived(f"{group.authority}, {event_of(record)}{said}.", citer, inputs))
    if not statements:
        return refused("no date", "No document here says when an inspection, visit or meeting took place.")
    columns = ("authority", "what and when", asked.judgement)
    return Outcome("answered", tuple(statements), table=Table(columns, tuple(rows)))
