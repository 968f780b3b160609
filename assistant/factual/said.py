"""Puts facts into words, each with its citation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.citing import cited, folded
from assistant.factual.records import Record
from assistant.types import Cell, Citation, Statement
from assistant.units import Unit
from assistant.voices import voice_of
from store.catalogue import Catalogue
from store.types import Document, FactRow, format_date, format_period


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact and the record of the document that states it."""

    record: Record
    fact: FactRow


class Citer:
    """Cites facts, numbering them in the order in which they are asked for; the same place has one number."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Documents are looked up in `catalogue`."""
        self._catalogue = catalogue
        self._documents: dict[str, Document] = {}
        self._cited: dict[tuple[str, int, int], Citation] = {}

    def load(self, stated: Sequence[Stated]) -> None:
        """Cite these facts, in this order."""
        self._load([(one.record.id, one.fact.start, one.fact.end) for one in stated])

    def _load(self, wanted: Sequence[tuple[str, int, int]]) -> None:
        places = [place for place in dict.fromkeys(wanted) if place not in self._cited]
        self._know(place[0] for place in places)
        units = [self._unit(*place) for place in places if place[0] in self._documents]
        _, citations = cited(units)
        for unit, citation in zip(units, citations, strict=True):
            number = len(self._cited) + 1
            self._cited[(unit.document.id, unit.start, unit.end)] = replace(citation, number=number)

    def _know(self, ids: Iterable[str]) -> None:
        missing = list(dict.fromkeys(held for held in ids if held not in self._documents))
        if missing:
            self._documents.update({document.id: document for document in self._catalogue.documents(missing)})

    def cite(self, stated: Stated) -> Citation:
        """The citation of a fact."""
        self.load([stated])
        return self._cited[(stated.record.id, stated.fact.start, stated.fact.end)]

    def cell(self, stated: Stated, text: str) -> Cell:
        """A cell that says `text` on the strength of the fact."""
        return Cell(text, (self.cite(stated),))

    def quoted(self, stated: Stated) -> Statement:
        """The fact's own words as a statement."""
        citation = self.cite(stated)
        unit = self._unit(stated.record.id, stated.fact.start, stated.fact.end)
        return Statement(folded(citation.quote), (citation,), voice=voice_of(unit))

    def sentence(self, unit: Unit) -> Statement:
        """Any sentence of a document as a statement."""
        self._load([unit.key])
        citation = self._cited[unit.key]
        return Statement(folded(citation.quote), (citation,), voice=voice_of(unit))

    def lead_in(self, stated: Stated) -> Stated | None:
        """The words that introduce the list in which the fact stands, where a paragraph does."""
        self._know([stated.record.id])
        unit = self._unit(stated.record.id, stated.fact.start, stated.fact.end)
        place = unit.of.introduced_by
        if place is None or unit.document.blocks[place].kind != "paragraph":
            return None
        block = unit.document.blocks[place]
        return Stated(stated.record, replace(stated.fact, start=block.start, end=block.end))

    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, by number."""
        return tuple(sorted(self._cited.values(), key=lambda citation: citation.number))

    def _unit(self, document_id: str, start: int, end: int) -> Unit:
        document = self._documents[document_id]
        block = next(
            (place for place, held in enumerate(document.blocks) if held.start <= start < held.end),
            max((place for place, held in enumerate(document.blocks) if held.start <= start), default=0),
        )
        return Unit(document, start, end, block, 0)


def event_of(record: Record) -> str:
    """What the record is about and when: "inspection of 20 June to 1 July 2022"."""
    noun = {
        "inspection report": "inspection",
        "area SEND": "area SEND inspection",
        "focused visit": "focused visit",
        "monitoring visit": "monitoring visit",
        "minutes": "meeting",
        "agenda": "meeting",
        "transcript": "meeting",
    }.get(record.kind, "document")
    if record.first and record.last:
        return f"{noun} of {format_period(record.first, record.last)}"
    return f"{noun} ({f'published {format_date(record.published)}' if record.published else 'undated'})"
