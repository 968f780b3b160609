"""Grades over time: steps for a few rows, strips for many, and the same in words."""

from __future__ import annotations

from assistant import Grade, GradeRow, Grades
from ui.page.facts.axis import axis_of
from ui.page.facts.distribution import legend
from ui.page.facts.steps import steps
from ui.page.facts.strips import strips
from ui.page.facts.table import MOST_ROWS, more
from ui.page.facts.words import counted, named, told
from ui.page.frame.markup import text

FEW = 6


def timeline(grades: Grades, judgement: str, whole: bool) -> str:
    """The picture for these grades; those without a date stand in the words only."""
    axis = axis_of(grades)
    rows = grades.rows if whole else grades.rows[:MOST_ROWS]
    if axis is None:
        return f'<p class="hint">None of these grades has a date.</p>{_in_words(rows, opened=True)}'
    few = len(rows) <= FEW
    picture = steps(rows, axis) if few else strips(rows, axis, every=not judgement)
    undated = sum(grade.day is None for grade in grades.each())
    hint = f'<p class="hint">{counted(undated, "grade")} without a date: in the words below.</p>' if undated else ""
    key = "" if few else legend(grades.names)
    return f"{key}{picture}{hint}{more(len(grades.rows) - len(rows), 'row')}{_in_words(rows, opened=False)}"


def _in_words(rows: tuple[GradeRow, ...], opened: bool) -> str:
    lines = "".join(
        f"<li><b>{text(row.authority)}</b>, {text(row.judgement)}: {text('; '.join(map(_said, row.grades)))}.</li>"
        for row in rows
    )
    state = " open" if opened else ""
    return f'<details class="in-words"{state}><summary>The same in words</summary><ul>{lines}</ul></details>'


def _said(grade: Grade) -> str:
    when = f"in {grade.year}" if grade.year else "without a date"
    change = f" ({told(grade)})" if told(grade) else ""
    return f"{named(grade)} {when}{change}"
