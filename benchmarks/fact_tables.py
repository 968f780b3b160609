"""Counts, comparisons, changes and timelines, checked cell by cell against the truth file."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from assistant import Answer, Library
from benchmarks.fact_questions import GRADES, TOPICS, Report, stated_grade

_FIELDS = ("overall_effectiveness_grade", "help_and_protection_grade", "impact_of_leaders_grade")


def ask_computed(library: Library, reports: Sequence[Report], misses: bool, seed: int) -> None:
    """Ask 25 questions of each sort and print how many are right in every cell."""
    draw = random.Random(seed)
    makers: tuple[tuple[str, Callable[[random.Random, Sequence[Report]], tuple[str, set[tuple[str, str]]]]], ...] = (
        ("counts", _count_case),
        ("comparisons", _comparison_case),
        ("changes", _change_case),
        ("timelines", _timeline_case),
    )
    for name, make in makers:
        right = 0
        for _ in range(25):
            question, expected = make(draw, reports)
            answer = library.ask(question)
            found = _cells(answer)
            ok = found == expected and _all_cited(answer) and _recomputed(answer)
            right += ok
            if misses and not ok:
                print(
                    f"{name}: {question} | missing {expected - found} | too many {found - expected}",
                    f"| {answer.text[:120]!r}",
                )
        print(f"{name}: {right} of 25 right in every cell, each cited")


def _cells(answer: Answer) -> set[tuple[str, str]]:
    """Authority and grade of each row that gives a grade."""
    rows = answer.table.rows if answer.table else ()
    return {
        (row[0].text.casefold(), stated_grade(cell.text)) for row in rows for cell in row[1:] if _is_grade(cell.text)
    }


def _is_grade(text: str) -> bool:
    return bool(re.match(r"(?:outstanding|good|requires? improvement|inadequate)\b", text.casefold()))


def _all_cited(answer: Answer) -> bool:
    rows = answer.table.rows if answer.table else ()
    graded = [cell for row in rows for cell in row[1:] if _is_grade(cell.text)]
    return all(cell.citations and stated_grade(cell.citations[0].quote) == stated_grade(cell.text) for cell in graded)


def _recomputed(answer: Answer) -> bool:
    """A count is that of the authorities or reports it cites."""
    for statement in answer.statements:
        counted = re.match(r"(\d+) (authorit|report)", statement.text)
        if counted:
            inputs: set[object] = {
                citation.document.authority if counted[2] == "authorit" else citation.document.id
                for citation in statement.citations
            }
            if len(inputs) != int(counted[1]):
                return False
    return True


def _count_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    field = draw.choice(_FIELDS)
    while True:
        grade, year = draw.choice(GRADES), draw.randrange(2014, 2026)
        fitting = [one for one in reports if one.last.year == year and one.row[field] == grade]
        if fitting:
            break
    form = draw.choice(
        (
            "How many authorities were judged {grade} for {topic} in {year}?",
            "Which councils were rated {grade} for {topic} in {year}?",
            "List the authorities graded {grade} for {topic} in {year}.",
        )
    )
    question = form.format(grade=grade, topic=TOPICS[field][0], year=year)
    return question, {(one.name.casefold(), grade) for one in fitting}


def _latest(name: str, reports: Sequence[Report], field: str) -> str:
    held = sorted((one.last, one.row[field]) for one in reports if one.name == name and one.row[field] in GRADES)
    return held[-1][1]


def _comparison_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    one, other = draw.sample(sorted({report.name for report in reports}), 2)
    field = draw.choice(_FIELDS)
    form = draw.choice(
        ("Compare {one} and {other}: {topic} grades", "How do the grades of {one} and {other} for {topic} compare?")
    )
    question = form.format(one=one, other=other, topic=TOPICS[field][0])
    return question, {(name.casefold(), _latest(name, reports, field)) for name in (one, other)}


def _change_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    field = draw.choice(_FIELDS)
    names = sorted({report.name for report in reports})
    while True:
        name = draw.choice(names)
        held = [one.row[field] for one in reports if one.name == name and one.row[field] in GRADES]
        if len(held) > 1:
            break
    form = draw.choice(
        ("How has {name}'s grade for {topic} changed?", "Has {name} improved for {topic} since its last inspection?")
    )
    return form.format(name=name, topic=TOPICS[field][0]), {(name.casefold(), grade) for grade in held}


def _timeline_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    name = draw.choice(sorted({report.name for report in reports}))
    held = [one.row["overall_effectiveness_grade"] for one in reports if one.name == name]
    form = draw.choice(("Timeline of the inspections of {name}", "What is the inspection history of {name}?"))
    return form.format(name=name), {(name.casefold(), grade) for grade in held if grade in GRADES}
