"""Citations: the exact place of words in a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from assistant.types import Citation, Near, Statement
from assistant.units import Unit
from assistant.voices import voice_of
from ingest.labels import labels_of
from store.types import Document

_BREAK = re.compile(r"(?<!\s)\s*\n\s*(?:[-–•◼■▪●]\s+(?=[a-z]))?|(?<!\s)\s*\f\s*")
_BROKEN_HYPHEN = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-z])")


def folded(text: str) -> str:
    """Words of a document as a sentence of an answer: line and page breaks become spaces."""
    return " ".join(_BREAK.sub(" ", _BROKEN_HYPHEN.sub("-", text)).replace("\t", " — ").split())


def cited(units: Sequence[Unit]) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """A quoted statement for each unit, numbered in order; units of one paragraph share a number only if equal."""
    citations: list[Citation] = []
    statements = []
    documents = {unit.document.id: unit.document for unit in units}
    labels = {name: labels_of(document.text, document.blocks) for name, document in documents.items()}
    for unit in units:
        citation = _citation(unit, len(citations) + 1, labels[unit.document.id][unit.block])
        citations.append(citation)
        statements.append(Statement(folded(unit.text), (citation,), voice=voice_of(unit)))
    return tuple(statements), tuple(citations)


def citation_of(document: Document, start: int, end: int) -> Citation:
    """Any stretch of a document's text as a citation of its own, with the label of the block in which it begins; an
    empty one is of the whole document, without page and label."""
    if start >= end:
        return Citation(1, document, "", start, start, None, None, None)
    place = max(bisect_right(document.blocks, start, key=lambda block: block.start) - 1, 0)
    label = labels_of(document.text, document.blocks)[place] if document.blocks else None
    pages = document.page_at(start), document.page_at(end - 1)
    return Citation(1, document, document.text[start:end], start, end, *pages, label)


def near(unit: Unit) -> Near:
    """The place of a unit, offered beside a refusal."""
    document = unit.document
    label = labels_of(document.text, document.blocks)[unit.block]
    return Near(document, unit.start, unit.end, document.page_at(unit.start), label)


def cited_at(document: Document, start: int, end: int, number: int) -> Citation:
    """The citation of a place in a document, under a number."""
    block = max((place for place, held in enumerate(document.blocks) if held.start <= start), default=0)
    unit = Unit(document, start, end, block, 0)
    labels = labels_of(document.text, document.blocks)
    return _citation(unit, number, labels[block] if labels else None)


def _citation(unit: Unit, number: int, label: str | None) -> Citation:
    document = unit.document
    return Citation(
        number=number,
        document=document,
        quote=unit.text,
        start=unit.start,
        end=unit.end,
        page=document.page_at(unit.start),
        page_end=document.page_at(unit.end - 1),
        paragraph=label,
    )
