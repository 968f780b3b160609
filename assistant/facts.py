"""The facts of a library, each with its citation: those of an authority, of a kind, under a name."""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date as Date
from typing import get_args

from assistant.citing import cited
from assistant.errors import LibraryError
from assistant.grades import Grades, grades_of
from assistant.openings import spaced
from assistant.points import PointKind, Points, points_of
from assistant.scoping.names import same_authority
from assistant.types import Fact
from assistant.units import Unit
from ingest.metadata.authority import plain_authority
from store.catalogue import Catalogue
from store.types import Document, FactKind, FactRow

FACT_KINDS: tuple[FactKind, ...] = get_args(FactKind)
POINT_KINDS: tuple[PointKind, ...] = get_args(PointKind)


class FactTables:
    """Grades and points of a library, kept ready for the next look, and read anew when its documents change."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is read yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._grades: Grades | None = None
        self._points: dict[str, tuple[Points, ...]] = {}

    def grades(self) -> Grades:
        """All grades."""
        with self._guard:
            self._forget_if_changed()
            if self._grades is None:
                self._grades = grades_of(facts_in(self._catalogue, None, "judgement", None, None))
            return self._grades

    def points(self, kind: str) -> tuple[Points, ...]:
        """All points of a kind. Raises LibraryError for a kind that has none."""
        found = next((known for known in POINT_KINDS if known == kind), None)
        if found is None:
            raise LibraryError(f"“{kind}” is no kind of point. The kinds are: {', '.join(POINT_KINDS)}.")
        with self._guard:
            self._forget_if_changed()
            if kind not in self._points:
                self._points[kind] = points_of(facts_in(self._catalogue, None, kind, None, None), found)
            return self._points[kind]

    def _forget_if_changed(self) -> None:
        revision = self._catalogue.revision()
        if revision != self._revision:
            self._grades, self._points, self._revision = None, {}, revision


def facts_in(
    catalogue: Catalogue, authority: str | None, kind: str | None, name: str | None, documents: Sequence[str] | None
) -> list[Fact]:
    """The facts that fit all that is given, by authority, then date, then place.

    Raises LibraryError for a kind that there is not.
    """
    rows: dict[str, list[FactRow]] = {}
    for document_id, row in catalogue.facts(_known_kind(kind), _of_authority(catalogue, authority, documents)):
        rows.setdefault(document_id, []).append(row)
    if name is not None:
        rows = _named(rows, spaced(name))
    held = sorted(catalogue.documents(list(rows)), key=_order)
    stated = [(document, row) for document in held for row in rows[document.id]]
    _, citations = cited([_unit(document, row) for document, row in stated])
    return [
        Fact(row.kind, row.name, row.value, row.plain_name, row.plain_value, row.number, citation)
        for (_, row), citation in zip(stated, citations, strict=True)
    ]


def _known_kind(kind: str | None) -> FactKind | None:
    if kind is None or kind in FACT_KINDS:
        return kind
    raise LibraryError(f"“{kind}” is no kind of fact. The kinds are: {', '.join(FACT_KINDS)}.")


def _of_authority(catalogue: Catalogue, authority: str | None, documents: Sequence[str] | None) -> Sequence[str] | None:
    """The documents about the authority: those of exactly this name, else those whose authority's name holds it."""
    if authority is None:
        return documents
    wanted = spaced(plain_authority(authority))
    within = None if documents is None else set(documents)
    names = [
        (document_id, [spaced(name) for name in (plain, written) if name])
        for document_id, plain, written in catalogue.authorities()
        if within is None or document_id in within
    ]
    same = [key for key, forms in names if any(same_authority(form.strip(), wanted.strip()) for form in forms)]
    return same or [key for key, forms in names if any(wanted.strip() and wanted in form for form in forms)]


def _named(rows: dict[str, list[FactRow]], wanted: str) -> dict[str, list[FactRow]]:
    """The facts whose name, as written or plain, is or holds the words `wanted`."""
    names = {name for held in rows.values() for row in held for name in (row.name, row.plain_name) if name}
    fitting = {name for name in names if wanted in spaced(name)}
    found = {
        document_id: [row for row in held if row.name in fitting or row.plain_name in fitting]
        for document_id, held in rows.items()
    }
    return {document_id: held for document_id, held in found.items() if held}


def _order(document: Document) -> tuple[str, Date, str, str]:
    """Authorities by name, and what has none or no date behind the others."""
    return (
        (document.authority or "\uffff").casefold(),
        document.last_day or Date.max,
        document.title.casefold(),
        document.id,
    )


def _unit(document: Document, row: FactRow) -> Unit:
    block = bisect_right(document.blocks, row.start, key=lambda block: block.start) - 1
    return Unit(document, row.start, row.end, max(block, 0), 0)
