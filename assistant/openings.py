"""What every document is about, as far as its title, authority, dates and opening say: kept ready for each question."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from datetime import date as Date

from assistant.scoping.names import Names, names_of
from store.catalogue import Catalogue
from store.documents import OpeningRow
from store.types import DocumentKind, format_period
from store.words import tokens


@dataclass(frozen=True, slots=True)
class Opening:
    """One document's opening; `title` and `text` are words in lower case with a space on either side.

    `event` is what it is about ("inspection", "visit", "meeting"), empty where no days of it are known; `first` and
    `last` are its days. `published` is the day of publication. `heading` is the title as it stands.
    """

    id: str
    kind: DocumentKind
    authority: str
    title: str
    text: str
    heading: str = ""
    written: str = ""
    publisher: str = ""
    published: Date | None = None
    event: str = ""
    first: Date | None = None
    last: Date | None = None

    @property
    def day(self) -> Date | None:
        """The last day of the inspection, visit or meeting, else the day of publication."""
        return self.last or self.published

    def called(self) -> str:
        """How a person calls it: "the inspection of 20 June to 1 July 2022"."""
        if self.first and self.last:
            kind = self.kind if self.event == "visit" and self.kind.endswith("visit") else self.event
            kind = "area SEND inspection" if self.kind == "area SEND" else kind
            return f"the {kind} of {format_period(self.first, self.last)}"
        if self.published:
            return f"“{self.heading}” of {format_period(self.published, self.published)}"
        return f"“{self.heading}”, which has no date"


class Openings:
    """The openings of a library, read anew when its documents change."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is read yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._held: tuple[Opening, ...] = ()
        self._names = names_of(())

    def all(self) -> tuple[Opening, ...]:
        """The openings of all documents."""
        return self._read()[0]

    def names(self) -> Names:
        """The names of the authorities that the documents are about."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[Opening, ...], Names]:
        with self._guard:
            revision = self._catalogue.revision()
            if revision != self._revision:
                self._held = tuple(_opening(row) for row in self._catalogue.openings())
                self._names = names_of([(opening.authority, opening.written) for opening in self._held])
                self._revision = revision
            return self._held, self._names


def spaced(text: str) -> str:
    """The words of a text in lower case, one space between and around them, so that whole words can be found."""
    return f" {' '.join(tokens(text))} "


def _opening(row: OpeningRow) -> Opening:
    document_id, kind, title, authority, date, periods, text, written, publisher = row
    held = [
        (name, Date.fromisoformat(first), Date.fromisoformat(last)) for name, first, last, *_ in json.loads(periods)
    ]
    latest = max(held, key=lambda period: period[2], default=None)
    event, _, last = latest or ("", None, None)
    return Opening(
        id=document_id,
        kind=kind,
        authority=authority or "",
        title=spaced(title),
        text=spaced(text),
        heading=title,
        written=written or "",
        publisher=publisher or "",
        published=Date.fromisoformat(date) if date else None,
        event=event,
        first=min((first for _, first, _ in held), default=None),
        last=last,
    )
