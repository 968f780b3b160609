"""How many of each grade were given in each year: columns of buttons that narrow the table to what is behind them."""

from __future__ import annotations

from assistant import NO_OVERALL, Grades
from ui.page.facts.asked import Asked
from ui.page.facts.words import capital, counted, letters, tone
from ui.page.frame.markup import text

_LEAST_YEARS = 2
_UNIT = 1.55
_TALLEST = 7.5
"""The height of one grade and of the tallest column in rem, the least heights of its parts aside."""


def distribution(grades: Grades, asked: Asked) -> str:
    """A column for each year; nothing where there is but one year."""
    counts = grades.counts()
    if len(counts) < _LEAST_YEARS:
        return ""
    names = grades.names
    most = max(sum(held.values()) for held in counts.values())
    years = range(min(counts), max(counts) + 1)
    columns = "".join(_column(year, counts.get(year, {}), names, most, asked) for year in years)
    return (
        '<section class="distribution" aria-labelledby="distribution-title">'
        '<h3 id="distribution-title">How many of each grade, by year <small>choose a number to see which</small></h3>'
        f"{legend(names)}<ol>{columns}</ol></section>"
    )


def legend(names: tuple[str, ...]) -> str:
    """What letters and colours stand for."""
    keys = "".join(f'<li><b class="{tone(name)}">{letters(name)}</b> {text(capital(name))}</li>' for name in names)
    return f'<ul class="legend" aria-label="Grades">{keys}</ul>'


def _column(year: int, held: dict[str, int], names: tuple[str, ...], most: int, asked: Asked) -> str:
    parts = "".join(_part(year, name, held[name], most, asked) for name in names if name in held)
    short = f"<span>{str(year)[:2]}</span>{str(year)[2:]}"
    return f'<li><div class="stack">{parts}</div><span class="year" aria-hidden="true">{short}</span></li>'


def _part(year: int, grade: str, count: int, most: int, asked: Asked) -> str:
    pressed = asked.grade == grade and asked.since == asked.until == year
    return (
        f'<button type="button" class="{tone(grade)}" data-year="{year}" data-grade="{text(grade)}" '
        f'aria-pressed="{str(pressed).lower()}" title="{text(f"{year}: {count} {grade}")}" '
        f'style="--share: {count * min(_UNIT, _TALLEST / most):.2f}rem">'
        f'<small aria-hidden="true">{letters(grade)}</small><span aria-hidden="true">{count}</span>'
        f'<span class="unseen">{year}: {_counted(count, grade)}; show them</span></button>'
    )


def _counted(count: int, grade: str) -> str:
    if grade == NO_OVERALL:
        return f"{counted(count, 'inspection')} without an overall grade"
    return f"{counted(count, 'grade')} {text(grade)}"
