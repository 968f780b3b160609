"""The facts put together: the form, what was found in one sentence, and what is shown."""

from __future__ import annotations

from collections import Counter

from assistant import Grades, Library, PointKind
from ui.page.facts.asked import Asked, grades_asked, judgement_asked, points_asked
from ui.page.facts.distribution import distribution
from ui.page.facts.form import form
from ui.page.facts.lists import lists
from ui.page.facts.table import table
from ui.page.facts.timeline import timeline
from ui.page.facts.words import CHANGES, counted
from ui.page.frame.markup import text

_NOTHING: dict[str, str] = {
    "grades": "No document in this library gives grades.",
    "time": "No document in this library gives grades.",
    "improvement": "No document in this library lists what needs to improve.",
    "recommendation": "No document in this library makes recommendations.",
    "resolution": "No document in this library records resolutions.",
}
_EMPTY = (
    '<p class="empty">The library holds no documents yet. Once there are reports or minutes under “Documents”, their '
    "grades, points to improve and resolutions stand here, each with its source.</p>"
)


def facts_view(library: Library, asked: Asked) -> str:
    """The whole tab: form, sentence and results; for a library without documents a word of what to do."""
    grades = library.grades()
    if not grades.rows and not library.documents():
        return _EMPTY
    kind = asked.kind
    points = library.points(kind) if kind else ()
    authorities = sorted({held.authority for held in points}, key=str.casefold) if kind else grades.authorities
    years = sorted({held.year for held in points if held.year}) if kind else grades.years
    return (
        f'<div class="facts"><h2 class="unseen">Facts</h2>{form(asked, grades, authorities, years)}'
        '<div class="found"><p role="status" aria-live="polite" data-slot="said"></p>'
        '<button type="button" class="quiet" data-clear hidden>Clear filters</button>'
        '<a class="quiet" data-export href="facts/export.csv" download>Export CSV</a></div>'
        f'<div data-slot="results">{facts_results(library, asked)}</div></div>'
    )


def facts_results(library: Library, asked: Asked) -> str:
    """What fits the form, and in its attribute "data-said" how much that is."""
    said, shown = _points(library, asked, asked.kind) if asked.kind else _grades(library, asked)
    return f'<div data-said="{text(said)}">{shown}</div>'


def _grades(library: Library, asked: Asked) -> tuple[str, str]:
    every = library.grades()
    if not every.rows:
        return "", _none(asked)
    judgement = judgement_asked(every, asked)
    grades = grades_asked(library, asked)
    around = library.grades(asked.authority, judgement, change=asked.change, latest=asked.latest)
    if asked.view == "time":
        shown = timeline(grades, judgement, asked.whole) if grades.rows else ""
    else:
        shown = distribution(around, asked) + (table(grades, judgement, asked.whole) if grades.rows else "")
    return _said(grades), shown if grades.rows else f"{shown}{_nothing_fits()}"


def _said(grades: Grades) -> str:
    """How much is shown, and how it changed."""
    said = f"{counted(len(grades.authorities), 'authority', 'authorities')}, {counted(len(grades.facts), 'grade')}"
    if grades.ungraded:
        said += f", {counted(len(grades.ungraded), 'inspection')} without an overall grade"
    changes = Counter(grade.change for grade in grades.each() if grade.change)
    moved = ", ".join(f"{changes[change]} {words}" for change, words in CHANGES.items() if changes[change])
    return f"{said}. Against the inspection before: {moved}" if moved else said


def _points(library: Library, asked: Asked, kind: PointKind) -> tuple[str, str]:
    points = points_asked(library, asked, kind)
    said = f"{counted(sum(len(held.facts) for held in points), 'point')} in {counted(len(points), 'document')}"
    if points:
        return said, lists(points, asked.whole)
    return said, _nothing_fits() if library.points(kind) else _none(asked)


def _none(asked: Asked) -> str:
    return f'<p class="empty">{_NOTHING[asked.view]}</p>'


def _nothing_fits() -> str:
    return '<p class="empty">Nothing fits. Take a filter away, or clear them all.</p>'
