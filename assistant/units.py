"""The smallest things an answer is made of: sentences, list items and table rows of the passages found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.types import Hit
from ingest.anatomy.introductions import run_of
from ingest.anatomy.tables import is_grade
from ingest.sentences import sentence_spans
from store.types import Block, Document

_LONGEST_ITEM = 600
_FRAMING = re.compile(
    r"(?:this|the) (?:letter|report|document) (?:summarises|sets out|contains|is about)\b|"
    r"(?:h[ei][sr] majesty[’']s inspectors?|the inspectors?|the inspection team|the visit) (?:for this visit )?"
    r"(?:was|were) (?:carried out by |led by )?[A-Z]|inspection dates?\b|lead inspector\b",
    re.IGNORECASE,
)


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
    return run_of(document.blocks, place)


def lead_in_of(document: Document, place: int) -> int | None:
    """The place of the paragraph that introduces the list or table that block `place` belongs to."""
    blocks = document.blocks
    found = blocks[place].introduced_by
    if found is not None and blocks[found].kind == "table_row":
        found = blocks[found].introduced_by
    return found if found is not None and blocks[found].kind == "paragraph" else None


def standing_under(document: Document, place: int) -> str:
    """What block `place` stands under: its heading, a list's lead-in, the heads of a table's columns; in a transcript
    the question that a turn replies to."""
    if is_reply(document, place):
        before = document.blocks[place - 1]
        first, last = sentence_spans(document.text, before.start, before.end)[-1]
        return document.text[first:last]
    heading = heading_of(document, place)
    lead_in, heads = lead_in_of(document, place), column_heads_of(document, place)
    introductions = [_words(document, at) for at in (lead_in, heads) if at is not None]
    return " ".join([heading, *introductions]).strip()


def is_reply(document: Document, place: int) -> bool:
    """Whether the block is the turn of a transcript right after a question."""
    if document.kind != "transcript" or place == 0:
        return False
    before = document.blocks[place - 1]
    return before.kind == "paragraph" and document.text[before.start : before.end].rstrip().endswith("?")


def speaker_of(unit: Unit) -> str:
    """Who speaks in the turn of a transcript that the unit is part of; empty where nobody is named."""
    above = (unit.document.blocks[place] for place in range(unit.block, -1, -1))
    turn = next((block for block in above if block.role == "turn" or block.kind in ("title", "heading")), None)
    return (turn.speaker or "") if turn else ""


def is_framing(unit: Unit) -> bool:
    """Whether it only says what the document is and who made it."""
    return bool(_FRAMING.match(unit.text))


def is_judgement(unit: Unit) -> bool:
    """Whether it is a row that gives a grade."""
    return unit.of.kind == "table_row" and is_grade(unit.text.rpartition("\t")[2].strip())


def column_heads_of(document: Document, place: int) -> int | None:
    """The place of the row of column heads of the table that row `place` belongs to; None for that row itself."""
    found = document.blocks[place].introduced_by
    return found if found is not None and document.blocks[found].kind == "table_row" else None


def _words(document: Document, place: int) -> str:
    block = document.blocks[place]
    return " ".join(document.text[block.start : block.end].split())


def heading_of(document: Document, place: int) -> str:
    """The words of the nearest heading above block `place`."""
    above = (at for at in range(place - 1, -1, -1) if document.blocks[at].kind in ("title", "heading"))
    found = next(above, None)
    return _words(document, found) if found is not None else ""
