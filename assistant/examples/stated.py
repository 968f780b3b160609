"""Questions that facts answer: an overall grade, how it changed, what needs to improve, what was resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from store.catalogue import Catalogue
from store.types import DocumentKind, format_date

_OVERALL = "overall effectiveness"


@dataclass(frozen=True, slots=True)
class Held:
    """A document as far as a question about it needs; `day` is the last one of its inspection, visit or meeting."""

    id: str
    kind: DocumentKind
    authority: str
    day: Date | None


@dataclass(frozen=True, slots=True)
class Example:
    """A question and whom it is `about`: an authority, or a document by its id."""

    about: str
    question: str


def grade_questions(graded: Mapping[str, Sequence[int]]) -> list[Example]:
    """For each authority its newest overall grade; `graded` are the years of its overall grades."""
    return [
        Example(authority, f"Which grade did {authority} get overall in {years[-1]}?")
        for authority, years in graded.items()
    ]


def change_questions(graded: Mapping[str, Sequence[int]]) -> list[Example]:
    """For each authority with overall grades of several years how they changed, those with most first."""
    several = [pair for pair in graded.items() if len(pair[1]) > 1]
    return [
        Example(authority, f"How has {authority}’s overall grade changed since {years[0]}?")
        for authority, years in sorted(several, key=lambda pair: -len(pair[1]))
    ]


def improvement_questions(catalogue: Catalogue, newest_first: Sequence[Held]) -> list[Example]:
    """What needs to improve in each authority whose newest inspection report says so."""
    stating = catalogue.documents_stating("improvement")
    return [
        Example(authority, f"What needs to improve in {authority}?")
        for authority, reports in _by_authority(newest_first).items()
        if reports[0].id in stating
    ]


def resolution_questions(catalogue: Catalogue, newest_first: Sequence[Held]) -> list[Example]:
    """What was resolved at each meeting, which its day names; at the only one also where its day is not known."""
    stating = catalogue.documents_stating("resolution")
    meetings = [held for held in newest_first if held.kind == "minutes"]
    on = Counter(held.day for held in meetings)
    said = [
        Example(held.id, f"What was resolved at the meeting of {format_date(held.day)}?")
        for held in meetings
        if held.id in stating and held.day and on[held.day] == 1
    ]
    if len(meetings) == 1 and not said and meetings[0].id in stating:
        return [Example(meetings[0].id, "What was resolved at the meeting?")]
    return said


def graded_years(catalogue: Catalogue, newest_first: Sequence[Held]) -> dict[str, list[int]]:
    """For each authority the years of its inspection reports with an overall grade, in order."""
    graded = catalogue.documents_stating("judgement", _OVERALL)
    reports = _by_authority([held for held in newest_first if held.id in graded])
    return {
        authority: sorted({held.day.year for held in found if held.day})
        for authority, found in reports.items()
        if any(held.day for held in found)
    }


def _by_authority(newest_first: Sequence[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for held in newest_first:
        if held.authority and held.kind == "inspection report":
            found.setdefault(held.authority, []).append(held)
    return found
