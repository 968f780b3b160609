"""What the library holds, as far as its documents' metadata says, and the part of it that a question names."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from assistant.openings import spaced
from store.catalogue import Catalogue
from store.types import DocumentKind
from store.words import STOP_WORDS, tokens

_COMMON_FIRST_WORDS = frozenset("north south east west isle isles central great saint city royal".split())
_SHORTEST_FIRST_WORD = 5


@dataclass(frozen=True, slots=True)
class Holding:
    """One document; `day` is the last day of its inspection, visit or meeting, else of its publication.

    `opening` are the words with which one without an authority begins, in lower case with a space on either side.
    """

    id: str
    title: str
    kind: DocumentKind
    authority: str
    publisher: str
    day: Date | None
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question limits the documents to; nothing limits where a field is empty.

    `names` are names that no document is about. `first` and `last` are years, both included.
    """

    authorities: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    publishers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None

    @property
    def dated(self) -> bool:
        """Whether years are named."""
        return self.first is not None or self.last is not None


NO_FILTERS = Filters()
"""All documents."""


class Holdings:
    """The holdings of a library, read anew when its documents change."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is read yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._held: tuple[Holding, ...] = ()

    def all(self) -> tuple[Holding, ...]:
        """All holdings, newest first, undated ones last."""
        with self._guard:
            revision = self._catalogue.revision()
            if revision != self._revision:
                rows = [_holding(row) for row in self._catalogue.described()]
                named = _longest_forms({row.authority for row in rows if row.authority})
                held = [_called(row, named.get(row.authority, row.authority)) for row in rows]
                self._held = tuple(sorted(held, key=lambda row: (-(row.day or Date.min).toordinal(), row.title)))
                self._revision = revision
            return self._held


def matching(holdings: Sequence[Holding], filters: Filters) -> list[Holding]:
    """The holdings that the filters leave, in the order given."""
    return [
        held
        for held in holdings
        if not filters.names
        and (not filters.authorities or _is_about(held, filters.authorities))
        and (not filters.kinds or held.kind in filters.kinds)
        and (not filters.publishers or held.publisher in filters.publishers)
        and (not filters.dated or _within(held.day, filters))
    ]


def forms_of(names: Sequence[str]) -> dict[str, str]:
    """The forms by which a person may call each name, in lower case: in full, or by its first word where that word
    is of no other name ("telford")."""
    words = {name: tokens(name) for name in names if tokens(name)}
    forms = {" ".join(parts): name for name, parts in words.items()}
    for name, parts in words.items():
        first = parts[0]
        alone = sum(others[0] == first for others in words.values()) == 1
        plain = first in STOP_WORDS or first in _COMMON_FIRST_WORDS or len(first) < _SHORTEST_FIRST_WORD
        if len(parts) > 1 and alone and not plain:
            forms.setdefault(first, name)
    return forms


def _is_about(held: Holding, authorities: Sequence[str]) -> bool:
    """One without an authority is about those that its opening names."""
    if held.authority:
        return held.authority in authorities
    return any(spaced(name) in held.opening for name in authorities)


def _within(day: Date | None, filters: Filters) -> bool:
    return day is not None and (filters.first or 0) <= day.year <= (filters.last or Date.max.year)


def _longest_forms(names: set[str]) -> dict[str, str]:
    """For a name that goes on with "of ..." elsewhere, its longer form: they are one authority."""
    return {name: other for name in names for other in names if other.casefold().startswith(f"{name.casefold()} of ")}


def _called(held: Holding, authority: str) -> Holding:
    return replace(held, authority=authority)


def _holding(row: tuple[str, str, DocumentKind, str | None, str | None, str | None, str, str]) -> Holding:
    document_id, title, kind, authority, publisher, date, periods, opening = row
    days = [last for _, _, last, *_ in json.loads(periods)] or ([date] if date else [])
    day = max((Date.fromisoformat(day) for day in days), default=None)
    return Holding(document_id, title, kind, authority or "", publisher or "", day, spaced(opening))
