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
        held = [
            Stated(record, facts[0]) for record in group.records if (facts := judgement_of(record, asked.judgement))
        ]
        if len(held) < 2:
            lacking.append(_too_few(group, held, asked.judgement))
            continue
        citer.load(held)
        rows += [(Cell(group.authority), Cell(event_of(one.record)), citer.cell(one, one.fact.value)) for one in held]
        statements.append(derived(_course(group.authority, held, asked.judgement), citer, held))
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


def _course(authority: str, held: Sequence[Stated], judgement: str) -> str:
    steps = [f"{one.fact.plain_value} ({_year(one.record)})" for one in held]
    said = direction(held[-2].fact, held[-1].fact)
    return f"{authority}, {judgement}: from {', then '.join(steps)}. At the last of these inspections it {said}."


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
    return Outcome("answered", (statement,), table=Table(("authority", "before", "now"), rows) if rows else None)


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
            citer.load([*days, *([grade] if grade else [])])
            citations = tuple(dict.fromkeys(citer.cite(day) for day in days))
            rows.append(
                (
                    Cell(group.authority),
                    Cell(event_of(record), citations),
                    citer.cell(grade, grade.fact.value) if grade else Cell("–"),
                )
            )
            inputs = [*days, *([grade] if grade else [])]
            said = f": {grade.fact.value}" if grade else ""
            statements.append(derived(f"{group.authority}, {event_of(record)}{said}.", citer, inputs))
    if not statements:
        return refused("no date", "No document here says when an inspection, visit or meeting took place.")
    columns = ("authority", "what and when", asked.judgement)
    return Outcome("answered", tuple(statements), table=Table(columns, tuple(rows)))
