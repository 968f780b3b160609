"""What every document is about, as far as its title, authority, dates and opening say: kept ready for each question."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass

from store.catalogue import Catalogue
from store.types import DocumentKind
from store.words import tokens


@dataclass(frozen=True, slots=True)
class Opening:
    """One document's opening; `title` and `text` are words in lower case with a space on either side.

    `years` are those of the inspection, visit or meeting, else that of publication.
    """

    id: str
    kind: DocumentKind
    authority: str
    years: frozenset[int]
    title: str
    text: str


class Openings:
    """The openings of a library, read anew when its documents change."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is read yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._held: tuple[Opening, ...] = ()

    def all(self) -> tuple[Opening, ...]:
        """The openings of all documents."""
        with self._guard:
            revision = self._catalogue.revision()
            if revision != self._revision:
                self._held = tuple(_opening(row) for row in self._catalogue.openings())
                self._revision = revision
            return self._held


def spaced(text: str) -> str:
    """The words of a text in lower case, one space between and around them, so that whole words can be found."""
    return f" {' '.join(tokens(text))} "


def _opening(row: tuple[str, DocumentKind, str, str | None, str | None, str, str]) -> Opening:
    document_id, kind, title, authority, date, periods, text = row
    days = [day for _, first, last, *_ in json.loads(periods) for day in (first, last)] or ([date] if date else [])
    years = {int(day[:4]) for day in days}
    return Opening(document_id, kind, authority or "", frozenset(years), spaced(title), spaced(text))
