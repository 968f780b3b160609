"""A strip of time for each of many rows: a mark at each inspection, and its grade's colour until the next."""

from __future__ import annotations

from itertools import pairwise

from assistant import Grade, GradeRow
from ui.page.facts.axis import Axis, rules, scale
from ui.page.facts.words import capital, letters, opens, place, told, tone
from ui.page.frame.markup import text
from ui.places import day


def strips(rows: tuple[GradeRow, ...], axis: Axis, every: bool) -> str:
    """A list with a strip for each row; with all judgements (`every`) each is named by its judgement too."""
    lines = "".join(_strip(row, axis, every) for row in rows)
    return f'<div class="strips"><div class="strip-head"><span></span>{scale(axis)}</div><ol>{lines}</ol></div>'


def point(row: GradeRow, grade: Grade, mark: str) -> str:
    """Attributes, title and label of a mark that opens its source; `mark` is what is to be seen."""
    said = ", ".join(part for part in (row.authority, row.judgement, day(grade.day), grade.grade, told(grade)) if part)
    title = text(f"{capital(grade.grade)} · {place(grade)}")
    return (
        f'<g role="button" tabindex="0" class="point {tone(grade.grade)}" aria-label="{text(said)}; open the source" '
        f"{opens(*(fact.citation for fact in grade.stating))}><title>{title}</title>{mark}</g>"
    )


def dated(row: GradeRow) -> list[Grade]:
    """The row's grades that have a day, oldest first."""
    return [grade for grade in row.grades if grade.day is not None]


def _strip(row: GradeRow, axis: Axis, every: bool) -> str:
    grades = dated(row)
    bars = "".join(
        _bar(one, axis.at(one.day), axis.at(two.day)) for one, two in pairwise(grades) if one.day and two.day
    )
    if grades and grades[-1].day:
        bars += _bar(grades[-1], axis.at(grades[-1].day), "100%", " last")
    marks = "".join(_mark(row, grade, axis) for grade in grades)
    judged = f"<small>{text(capital(row.judgement))}</small>" if every else ""
    name = text(row.authority)
    return (
        f'<li><span class="name">{name}{judged}</span><svg height="34" width="100%" role="group" aria-label="{name}">'
        f"{rules(axis)}{bars}{marks}</svg></li>"
    )


def _bar(grade: Grade, begin: str, end: str, last: str = "") -> str:
    return f'<line class="bar {tone(grade.grade)}{last}" x1="{begin}" x2="{end}" y1="17" y2="17"/>'


def _mark(row: GradeRow, grade: Grade, axis: Axis) -> str:
    if grade.day is None:
        return ""
    mark = (
        '<rect x="-15" y="-12" width="30" height="24" rx="6"/>'
        f'<text text-anchor="middle" y="4">{text(letters(grade.grade))}</text>'
    )
    return f'<svg x="{axis.at(grade.day)}" y="17" overflow="visible">{point(row, grade, mark)}</svg>'
