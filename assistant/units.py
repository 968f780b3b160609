"""The smallest things an answer is made of: sentences, list items and table rows of the passages found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.types import Hit
from ingest.sentences import sentence_spans
from store.types import Block, Document

_LONGEST_ITEM = 600


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, list item or table row; `block` is the place of its block in the document, `rank` its passage's."""

    document: Document
    start: int
    end: int
    block: int
    rank: int

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.document.text[self.start : self.end]

    @property
    def of(self) -> Block:
        """The block that the unit is, or is part of."""
        return self.document.blocks[self.block]

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells it apart from every other unit."""
        return (self.document.id, self.start, self.end)


def units_of(hits: Sequence[Hit], with_headings: bool = False) -> list[Unit]:
    """The units of the passages, best passage first, each once; the headings right above them too, when wanted."""
    units: dict[tuple[str, int, int], Unit] = {}
    for rank, hit in enumerate(hits):
        for unit in [*(_heading_above(hit, rank) if with_headings else ()), *_units(hit, rank)]:
            units.setdefault(unit.key, unit)
    return list(units.values())


def _heading_above(hit: Hit, rank: int) -> Iterator[Unit]:
    blocks = hit.document.blocks
    above = next((place for place in range(_first_block(hit) - 1, -1, -1) if blocks[place].kind == "heading"), None)
    if above is not None:
        yield Unit(hit.document, blocks[above].start, blocks[above].end, above, rank)


def _units(hit: Hit, rank: int) -> Iterator[Unit]:
    document, passage = hit.document, hit.passage
    for place in range(_first_block(hit), len(document.blocks)):
        block = document.blocks[place]
        if block.start >= passage.end:
            return
        if block.kind in ("title", "heading"):
            continue
        for start, end in _spans(document, block):
            if start >= passage.start and end <= passage.end:
                yield Unit(document, start, end, place, rank)


def _first_block(hit: Hit) -> int:
    """The place of the first block that reaches into the passage."""
    return bisect_right(hit.document.blocks, hit.passage.start, key=lambda block: block.end)


def _spans(document: Document, block: Block) -> list[tuple[int, int]]:
    whole = block.kind == "table_row" or (block.kind == "list_item" and block.end - block.start < _LONGEST_ITEM)
    return [(block.start, block.end)] if whole else sentence_spans(document.text, block.start, block.end)


def list_of(document: Document, place: int) -> list[int]:
    """The places of all items of the list (or rows of the table) that block `place` belongs to."""
    kind = document.blocks[place].kind
    first = last = place
    while first > 0 and document.blocks[first - 1].kind == kind:
        first -= 1
    while last + 1 < len(document.blocks) and document.blocks[last + 1].kind == kind:
        last += 1
    return list(range(first, last + 1))


def lead_in_of(document: Document, place: int) -> int | None:
    """The place of the paragraph that introduces the list with first item `place`, if it ends with a colon."""
    if place == 0:
        return None
    before = document.blocks[place - 1]
    said = document.text[before.start : before.end].rstrip()
    return place - 1 if before.kind == "paragraph" and said.endswith(":") else None


def standing_under(document: Document, place: int) -> str:
    """What block `place` stands under: its heading, a list's lead-in, the heads of a table's columns; in a transcript
    the question that a turn replies to."""
    if is_reply(document, place):
        before = document.blocks[place - 1]
        first, last = sentence_spans(document.text, before.start, before.end)[-1]
        return document.text[first:last]
    heading = heading_of(document, place)
    if document.blocks[place].kind not in ("list_item", "table_row"):
        return heading
    first = list_of(document, place)[0]
    lead_in = lead_in_of(document, first)
    heading = f"{heading} {_words(document, lead_in)}".strip() if lead_in is not None else heading
    if document.blocks[place].kind == "list_item":
        return heading
    return f"{heading} {_words(document, first)}" if is_table_head(document, first) and first != place else heading


def is_reply(document: Document, place: int) -> bool:
    """Whether the block is the turn of a transcript right after a question."""
    if document.kind != "transcript" or place == 0:
        return False
    before = document.blocks[place - 1]
    return before.kind == "paragraph" and document.text[before.start : before.end].rstrip().endswith("?")


def is_table_head(document: Document, place: int) -> bool:
    """Whether a table's first row looks like column heads: every cell short and without a digit."""
    block = document.blocks[place]
    cells = document.text[block.start : block.end].split("\t")
    return all(len(cell.split()) <= 3 and not re.search(r"\d", cell) for cell in cells)


def _words(document: Document, place: int) -> str:
    block = document.blocks[place]
    return " ".join(document.text[block.start : block.end].split())


def heading_of(document: Document, place: int) -> str:
    """The words of the nearest heading above block `place`."""
    above = (at for at in range(place - 1, -1, -1) if document.blocks[at].kind in ("title", "heading"))
    found = next(above, None)
    return _words(document, found) if found is not None else ""
