"""Grades as a table: authorities down, years across, each grade a button that opens its source."""

from __future__ import annotations

from assistant import Grade, GradeRow, Grades
from ui.page.facts.words import capital, given_instead, named, opens, place, sign, told, tone
from ui.page.frame.markup import text
from ui.places import day

MOST_ROWS = 160
_FIT = 8
"""Years that fit side by side on a screen of middling width."""


def table(grades: Grades, judgement: str, whole: bool) -> str:
    """The table; with all judgements (`judgement` empty) a row for each, below its authority."""
    columns: list[int | None] = [*grades.years, *([None] if grades.undated else [])]
    rows = grades.rows if whole else grades.rows[:MOST_ROWS]
    heads = "".join(f'<th scope="col" role="columnheader">{_year(column)}</th>' for column in columns)
    second = "" if judgement else '<th scope="col" role="columnheader">Judgement</th>'
    body = "".join(_row(row, columns, not judgement, first) for row, first in zip(rows, _firsts(rows), strict=True))
    room = len(columns) + (0 if judgement else 2)
    kind = f"grades{'' if judgement else ' all'}{' wide' if room > _FIT else ''}"
    width = f"{10 + (0 if judgement else 10.5) + 9 * len(columns):g}rem"
    return (
        f'<table class="{kind}" role="table" style="max-width: {width}">'
        f"<caption>{text(capital(judgement or 'all judgements'))}, by authority and year of inspection</caption>"
        f'<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Authority</th>{second}{heads}</tr>'
        f'</thead><tbody role="rowgroup">{body}</tbody></table>{more(len(grades.rows) - len(rows), "row")}'
    )


def more(left: int, what: str) -> str:
    """A button for what is folded away."""
    several = f"{left:,} more {what}{'s' if left > 1 else ''}"
    return f'<p class="more"><button type="button" data-whole>Show {several}</button></p>' if left > 0 else ""


def _firsts(rows: tuple[GradeRow, ...]) -> list[bool]:
    return [place == 0 or rows[place - 1].authority != row.authority for place, row in enumerate(rows)]


def _row(row: GradeRow, columns: list[int | None], every: bool, first: bool) -> str:
    name = text(row.authority) if first or not every else f'<span class="again">{text(row.authority)}</span>'
    judged = f'<th scope="row" role="rowheader" class="judged">{text(capital(row.judgement))}</th>' if every else ""
    cells = "".join(_cell(row, [grade for grade in row.grades if grade.year == year], year) for year in columns)
    kind = ' class="first"' if first else ""
    return f'<tr role="row"{kind}><th scope="row" role="rowheader">{name}</th>{judged}{cells}</tr>'


def _cell(row: GradeRow, given: list[Grade], year: int | None) -> str:
    buttons = "".join(_button(row, grade) for grade in given)
    return f'<td role="cell" data-year="{_year(year)}">{buttons}</td>'


def _button(row: GradeRow, grade: Grade) -> str:
    was = named(grade)
    instead = given_instead(grade)
    today = f"<small>today: {text(grade.grade)}</small>" if was != grade.grade else ""
    today += f"<small>{text(instead)}</small>" if instead else ""
    joint = f"<small>{text(joint_with(row, grade))}</small>" if grade.judgement != row.judgement else ""
    about = f"{grade.judgement} of {row.authority}"
    hidden = ", ".join(part for part in (about, day(grade.day), told(grade)) if part)
    seen = f'<span class="word">{text(capital(was))}</span>{sign(grade)}{today}{joint}'
    return (
        f'<button type="button" class="grade {tone(grade.grade)}" title="{text(place(grade))}" {_opens(grade)}>'
        f'{seen}<span class="unseen"> – {text(hidden)}; open the source</span></button>'
    )


def _opens(grade: Grade) -> str:
    return opens(*(fact.citation for fact in grade.stating))


def joint_with(row: GradeRow, grade: Grade) -> str:
    """What else a judgement covered: "with care leavers"."""
    others = [name for name in ("children in care", "care leavers") if name != row.judgement]
    return f"with {others[0]}" if len(others) == 1 else grade.judgement


def _year(year: int | None) -> str:
    return "no date" if year is None else str(year)
