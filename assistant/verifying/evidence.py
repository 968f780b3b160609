"""The sentences of a passage, alone and two side by side, with what they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.citing import folded
from assistant.units import column_heads_of, heading_of, lead_in_of
from assistant.verifying.verdicts import Source
from ingest.sentences import sentence_spans
from store.types import Document

_GAP = 12
"""Characters between two sentences side by side: spaces, and the number or bullet of the next."""
_BEFORE = 2
"""Sentences that "this" and "they" reach back."""
_POINTS_BACK = re.compile(
    r"\A\W*(?:However,? |In addition,? |Also,? |As a result,? |Importantly,? )?"
    r"(?:This|These|That|Those|They|Their|It|Its|He|She|His|Her|Both|Such)\b|"
    r"\b(?:this|these|such)(?= (?!reason|way|respect|case|time|year|end|context|purpose|regard)[a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a passage: the parts of `text` are its sentences, one or two; `context` is what they stand under."""

    source: Source
    start: int
    end: int
    parts: tuple[str, ...]
    context: str
    before: str = ""
    """What it points back to ("this service"): the sentences before it in the passage; empty where it does not."""

    @property
    def text(self) -> str:
        """The words as a reader reads them."""
        return "\n".join(self.parts)

    def holds(self, other: Evidence) -> bool:
        """Whether the other is part of it."""
        return self.source is other.source and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    context: str


def evidence_in(source: Source) -> list[Evidence]:
    """Each sentence, list item and table row of the passage, then each two of them that stand side by side."""
    parts = list(_read(source.document, source.start, source.end))
    text = source.document.text
    rows = [_row(text, part.start, part.end) for part in parts]
    alone = [
        Evidence(source, part.start, part.end, (row,), part.context, _before(rows, place))
        for place, (part, row) in enumerate(zip(parts, rows, strict=True))
    ]
    return [*alone, *_pairs(source, parts, alone)]


def _pairs(source: Source, parts: Sequence[_Part], alone: Sequence[Evidence]) -> Iterator[Evidence]:
    for place in range(len(parts) - 1):
        one, other = alone[place], alone[place + 1]
        if parts[place + 1].start - parts[place].end <= _GAP and one.context == other.context:
            yield Evidence(source, one.start, other.end, (*one.parts, *other.parts), one.context, one.before)


def points_back(sentence: str) -> bool:
    """Whether it speaks of something that a sentence before it names."""
    return bool(_POINTS_BACK.search(sentence))


def _before(rows: Sequence[str], place: int) -> str:
    return " ".join(rows[max(0, place - _BEFORE) : place]) if points_back(rows[place]) else ""


def _row(text: str, start: int, end: int) -> str:
    """The words with line breaks folded; the cells of a row stay apart."""
    return "\t".join(folded(cell) for cell in text[start:end].split("\t"))


def _read(document: Document, start: int, end: int) -> Iterator[_Part]:
    """The sentences between the two offsets; what stands in no block is read as plain text."""
    found = False
    for place, block in enumerate(document.blocks):
        first, last = max(start, block.start), min(end, block.end)
        if first >= last:
            continue
        context = _context(document, place)
        spans = [(first, last)] if block.kind == "table_row" else sentence_spans(document.text, first, last)
        for one, other in spans:
            found = True
            yield _Part(one, other, context)
    if not found:
        for one, other in sentence_spans(document.text, start, end):
            yield _Part(one, other, "")


def _context(document: Document, place: int) -> str:
    """The heading, a list's lead-in and the heads of a table's columns."""
    above = [
        document.blocks[at] for at in (lead_in_of(document, place), column_heads_of(document, place)) if at is not None
    ]
    heading = heading_of(document, place) if document.blocks[place].kind not in ("title", "heading") else ""
    return ". ".join([heading, *(folded(document.text[block.start : block.end]) for block in above)]).strip(". ")
