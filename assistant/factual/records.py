"""The facts of each document, with the days it is about: kept ready for each question."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Date

from assistant.scoping.names import same_authority
from store.catalogue import Catalogue
from store.types import DocumentKind, FactRow


@dataclass(frozen=True, slots=True)
class Record:
    """One document: what it is, the days of its inspection, visit or meeting, and what it states.

    `published` is the day of publication, also where only the file's name gives it.
    """

    id: str
    kind: DocumentKind
    title: str
    authority: str
    first: Date | None
    last: Date | None
    published: Date | None
    facts: tuple[FactRow, ...]

    def judgement(self, name: str) -> FactRow | None:
        """The judgement of this plain name, None where the report gives none."""
        return next((fact for fact in self.facts if fact.kind == "judgement" and fact.plain_name == name), None)

    @property
    def is_graded(self) -> bool:
        """Whether it is a report that gives grades."""
        return any(fact.kind == "judgement" for fact in self.facts)

    @property
    def day(self) -> Date:
        """The day by which it is ordered: the last of its event, else that of publication."""
        return self.last or self.published or Date.min


class Records:
    """The records of a library by authority and day, read anew when its documents change."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is read yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._held: tuple[Record, ...] = ()

    def all(self) -> tuple[Record, ...]:
        """The records of all documents."""
        with self._guard:
            revision = self._catalogue.revision()
            if revision != self._revision:
                self._held = _read(self._catalogue)
                self._revision = revision
            return self._held

    def among(self, documents: Sequence[str] | None) -> list[Record]:
        """The records of some documents, by id, or of all."""
        if documents is None:
            return list(self.all())
        wanted = set(documents)
        return [record for record in self.all() if record.id in wanted]


def _read(catalogue: Catalogue) -> tuple[Record, ...]:
    facts: dict[str, list[FactRow]] = {}
    for document_id, fact in catalogue.facts():
        facts.setdefault(document_id, []).append(fact)
    openings = catalogue.openings()
    names = _full_names(authority for _, _, _, authority, *_ in openings if authority)
    found = []
    for document_id, kind, title, authority, date, periods, *_ in openings:
        days = [(Date.fromisoformat(first), Date.fromisoformat(last)) for _, first, last, *_ in json.loads(periods)]
        found.append(
            Record(
                document_id,
                kind,
                title,
                names.get(authority or "", ""),
                min((first for first, _ in days), default=None),
                max((last for _, last in days), default=None),
                Date.fromisoformat(date) if date else None,
                tuple(facts.get(document_id, ())),
            )
        )
    return tuple(sorted(found, key=lambda record: (record.authority.casefold(), record.day, record.title, record.id)))


def _full_names(authorities: Iterable[str]) -> dict[str, str]:
    """Each authority's longest form in the library: "East Riding" stands under "East Riding of Yorkshire"."""
    held = sorted(set(authorities), key=len, reverse=True)
    return {name: next(full for full in held if same_authority(full, name)) for name in held}
