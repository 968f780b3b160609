"""Grades of a few rows over time as steps between bands, one band a grade, each line named at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from assistant import SCALES, Grade, GradeRow
from ui.page.facts.axis import Axis, rules, scale
from ui.page.facts.strips import dated, point
from ui.page.facts.words import capital, tone
from ui.page.frame.markup import text

_HEAD = 26
_LANE = 38
_COLOURS = 6
_EMPTY = 30
_APART = 0.08
"""The least share of the time between two lines in one lane."""


@dataclass(frozen=True, slots=True)
class _Band:
    """One grade: where it begins, and the lane in it of each row that ever has it."""

    grade: str
    top: int
    lanes: Mapping[int, int]

    @property
    def height(self) -> int:
        """Pixels from its top to that of the next band: a head and its lanes, or little where no row ever has it."""
        count = max(self.lanes.values(), default=-1) + 1
        return _HEAD + count * _LANE if count else _EMPTY

    def line(self, row: int) -> int:
        """The height at which a row's line runs."""
        return self.top + _HEAD + self.lanes[row] * _LANE + 14


def steps(rows: tuple[GradeRow, ...], axis: Axis) -> str:
    """The picture with the years below; rows are named by authority, or by judgement where there is one authority."""
    bands = _bands(rows, axis)
    one_authority = len({row.authority for row in rows}) == 1
    one_judgement = len({row.judgement for row in rows}) == 1
    height = bands[-1].top + bands[-1].height
    ground = "".join(_ground(band) for band in bands)
    lanes = {band.grade: band for band in bands}
    drawn = [_runs(place, row, axis, lanes) for place, row in enumerate(rows)]
    for place, row in enumerate(rows):
        parts = (row.authority if not one_authority or one_judgement else "", "" if one_judgement else row.judgement)
        drawn.append(_marks(place, row, axis, lanes, capital(", ".join(part for part in parts if part))))
    picture = f'<svg width="100%" height="{height}" role="group" aria-label="Grades over time">'
    return f'<div class="steps">{picture}{ground}{rules(axis)}{"".join(drawn)}</svg>{scale(axis)}</div>'


def _bands(rows: tuple[GradeRow, ...], axis: Axis) -> list[_Band]:
    found = {grade.grade for row in rows for grade in dated(row)}
    names = [name for grades in SCALES if found & set(grades) for name in grades]
    names += sorted(found - set(names))
    bands: list[_Band] = []
    for name in names:
        top = bands[-1].top + bands[-1].height if bands else 0
        bands.append(_Band(name, top, _lanes(rows, name, axis)))
    return bands


def _lanes(rows: tuple[GradeRow, ...], name: str, axis: Axis) -> dict[int, int]:
    """A lane for each row with this grade; rows that have it at other times share one."""
    spans = sorted((*span, place) for place, row in enumerate(rows) if (span := _span(row, name, axis)))
    ends: list[float] = []
    lanes = {}
    for begin, end, place in spans:
        lane = next((lane for lane, taken in enumerate(ends) if taken + _APART < begin), len(ends))
        ends[lane : lane + 1] = [end]
        lanes[place] = lane
    return lanes


def _span(row: GradeRow, name: str, axis: Axis) -> tuple[float, float] | None:
    """From the first time to the last that the row has this grade."""
    grades = dated(row)
    until = [axis.share(grade.day) for grade in grades[1:] if grade.day] + [1.0]
    held = [(axis.share(one.day), end) for one, end in zip(grades, until, strict=True) if one.grade == name and one.day]
    return (held[0][0], held[-1][1]) if held else None


def _ground(band: _Band) -> str:
    return (
        f'<rect class="band {tone(band.grade)}" x="0" y="{band.top}" width="100%" height="{band.height - 2}" rx="4"/>'
        f'<text class="band-name" x="10" y="{band.top + 18}">{text(capital(band.grade))}</text>'
    )


def _places(place: int, row: GradeRow, axis: Axis, lanes: Mapping[str, _Band]) -> list[tuple[Grade, str, int]]:
    """The row's grades with where they stand."""
    return [(grade, axis.at(grade.day), lanes[grade.grade].line(place)) for grade in dated(row) if grade.day]


def _runs(place: int, row: GradeRow, axis: Axis, lanes: Mapping[str, _Band]) -> str:
    runs = ""
    places = _places(place, row, axis, lanes)
    for (_, x, y), (_, after, below) in pairwise(places):
        runs += f'<line x1="{x}" x2="{after}" y1="{y}" y2="{y}"/>'
        runs += f'<line x1="{after}" x2="{after}" y1="{y}" y2="{below}"/>' if y != below else ""
    for _, x, y in places[-1:]:
        runs += f'<line class="last" x1="{x}" x2="100%" y1="{y}" y2="{y}"/>'
    return f'<g class="row-{place % _COLOURS}">{runs}</g>'


def _marks(place: int, row: GradeRow, axis: Axis, lanes: Mapping[str, _Band], name: str) -> str:
    """The row's marks and its name, above all lines, so that none crosses them out."""
    places = _places(place, row, axis, lanes)
    marks = "".join(_mark(row, grade, x, y) for grade, x, y in places)
    label = "".join(
        f'<text class="end" x="100%" dx="-6" y="{y - 15}" text-anchor="end">{text(name)}</text>'
        for _, _, y in places[-1:]
    )
    return f'<g class="row-{place % _COLOURS}">{marks}{label}</g>'


def _mark(row: GradeRow, grade: Grade, x: str, y: int) -> str:
    mark = f'<rect x="-21" y="-12" width="42" height="24" rx="12"/><text text-anchor="middle" y="4">{grade.year}</text>'
    return f'<svg x="{x}" y="{y}" overflow="visible">{point(row, grade, mark)}</svg>'
