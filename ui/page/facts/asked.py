"""What a reader asks to see of the facts: which view, and how it is narrowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from assistant import Change, Grades, Library, PointKind, Points, facts_as_csv, grades_as_csv

GradeView = Literal["grades", "time"]
View = GradeView | PointKind
VIEWS: tuple[View, ...] = (*get_args(GradeView), *get_args(PointKind))
ALL = "all"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One state of the form. An empty `judgement` is the first that there is, "all" is all of them."""

    view: View = "grades"
    authority: str = ""
    judgement: str = ""
    since: int | None = None
    until: int | None = None
    grade: str = ""
    change: Change | None = None
    latest: bool = False
    words: str = ""
    whole: bool = False

    @property
    def kind(self) -> PointKind | None:
        """The kind of points that this view lists, None for the grades."""
        return next((kind for kind in get_args(PointKind) if kind == self.view), None)


def asked_from(query: Mapping[str, str]) -> Asked:
    """The form as it came in an address; what makes no sense counts as not given."""

    def word(name: str) -> str:
        """What was given under this name, cut at `_LONGEST` characters; empty where nothing was."""
        return query.get(name, "").strip()[:_LONGEST]

    return Asked(
        view=next((view for view in VIEWS if view == word("view")), "grades"),
        authority=word("authority"),
        judgement=word("judgement"),
        since=_year(word("since")),
        until=_year(word("until")),
        grade=word("grade"),
        change=next((change for change in get_args(Change) if change == word("change")), None),
        latest=word("latest") == "1",
        words=word("words"),
        whole=word("whole") == "1",
    )


def grades_asked(library: Library, asked: Asked) -> Grades:
    """The grades that fit the form."""
    return library.grades(
        asked.authority,
        judgement_asked(library.grades(), asked),
        asked.since,
        asked.until,
        asked.grade,
        asked.change,
        asked.latest,
    )


def judgement_asked(grades: Grades, asked: Asked) -> str:
    """The judgement chosen, empty for all."""
    if asked.judgement == ALL or not grades.rows:
        return ""
    return asked.judgement if asked.judgement in grades.judgements else grades.judgements[0]


def points_asked(library: Library, asked: Asked, kind: PointKind) -> tuple[Points, ...]:
    """The points that fit the form."""
    return library.points(kind, asked.authority, asked.words, asked.since, asked.until)


def exported(library: Library, asked: Asked) -> str:
    """All that the view shows, whether or not it is folded away, as CSV."""
    if asked.kind is None:
        return grades_as_csv(grades_asked(library, asked))
    return facts_as_csv(fact for points in points_asked(library, asked, asked.kind) for fact in points.facts)


def _year(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) == 4 else None
