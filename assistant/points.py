"""What documents ask to be done, document by document: points to improve, recommendations, resolutions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Literal

from assistant.grades import names_any
from assistant.naming import Named, subject_names, words_begin
from assistant.types import Fact
from store.types import Document

PointKind = Literal["improvement", "recommendation", "resolution"]


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one kind in one document, in their order; each fact's `name` is the heading that it stands under.

    `authority` is the authority's plain name, or the document's title where it names none; `also` other forms of it.
    """

    document: Document
    authority: str
    kind: PointKind
    facts: tuple[Fact, ...]
    also: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the inspection, visit or meeting, else of publication."""
        return self.document.last_day.year if self.document.last_day else None


def points_of(facts: Iterable[Fact], kind: PointKind) -> tuple[Points, ...]:
    """The points of this kind among the facts, those of the newest document first, of documents without a date last."""
    held: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind == kind:
            held.setdefault(fact.document.id, []).append(fact)
    names = subject_names([stated[0].document for stated in held.values()])
    found = [_points(names[key], kind, stated) for key, stated in held.items()]
    return tuple(sorted(found, key=_newest_first))


def limited_points(
    points: Iterable[Points], authority: str = "", words: str = "", since: int | None = None, until: int | None = None
) -> tuple[Points, ...]:
    """Only the points that hold all the words, of the authorities and years given; see `Grades.limited`."""
    wanted = words.split()
    kept = [
        replace(held, facts=tuple(fact for fact in held.facts if _holds(fact, wanted)))
        for held in points
        if names_any(authority, (held.authority, *held.also))
        and (since is None or (held.year is not None and held.year >= since))
        and (until is None or (held.year is not None and held.year <= until))
    ]
    return tuple(held for held in kept if held.facts)


def _points(named: Named, kind: PointKind, stated: Sequence[Fact]) -> Points:
    facts = sorted(stated, key=lambda fact: fact.citation.start)
    return Points(facts[0].document, named.name, kind, tuple(facts), named.also)


def _holds(fact: Fact, words: Sequence[str]) -> bool:
    return all(words_begin(word, f"{fact.name} {fact.value}") for word in words)


def _newest_first(points: Points) -> tuple[int, str, str]:
    day = points.document.last_day or Date.min
    return -day.toordinal(), points.authority.casefold(), points.document.id
