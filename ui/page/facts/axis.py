"""The years along which grades are drawn, as shares of the width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from assistant import Grades


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years, the first and the last included."""

    first: int
    last: int

    def at(self, day: Date) -> str:
        """Where a day stands: "37.50%"."""
        return f"{self.share(day) * 100:.2f}%"

    def share(self, day: Date) -> float:
        """The same from 0 to 1."""
        begin, end = Date(self.first, 1, 1).toordinal(), Date(self.last, 12, 31).toordinal()
        return (day.toordinal() - begin) / (end - begin)

    def years(self) -> Iterator[tuple[int, str]]:
        """Each year with the place at which it begins."""
        return ((year, self.at(Date(year, 1, 1))) for year in range(self.first, self.last + 1))


def axis_of(grades: Grades) -> Axis | None:
    """The years of all dated grades; None where none is dated."""
    return Axis(grades.years[0], grades.years[-1]) if grades.years else None


def rules(axis: Axis) -> str:
    """Lines at the beginnings of years, for a picture."""
    return "".join(f'<line class="rule" x1="{at}" x2="{at}" y1="0" y2="100%"/>' for _, at in axis.years())


def scale(axis: Axis) -> str:
    """The years as a line of their own above or below a picture."""
    width = 100 / (axis.last - axis.first + 1)
    years = "".join(
        f'<span style="left: {at}; width: {width:.2f}%"><i>{str(year)[:2]}</i>{str(year)[2:]}</span>'
        for year, at in axis.years()
    )
    return f'<div class="scale" aria-hidden="true">{years}</div>'
