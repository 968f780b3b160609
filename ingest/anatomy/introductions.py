"""What introduces what: a list's lead-in, a table's column heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.anatomy.tables import has_column_heads
from store.types import Block

_LEADS_IN = re.compile(
    r"(?:[:–—]|:\s*-|\s-|\b(?:as follows|the following|(?:listed|set out) below)[.,;]?|\b(?:that|THAT|to))$"
)
_ASIDE = ("boilerplate", "footnote")
_RUNS = ("list_item", "table_row")


def leads_in(words: str) -> bool:
    """Whether words end as the lead-in of a list does: "Inspectors found:", "RESOLVED that", "as follows."."""
    return bool(_LEADS_IN.search(words[-40:].rstrip()))


def run_of(blocks: Sequence[Block], place: int) -> list[int]:
    """The places of all items of the list (or rows of the table) that block `place` belongs to.

    What stands between them on the page and is no part of the text, such as an address, does not end a list.
    """
    kind = blocks[place].kind
    backwards = _onwards(blocks, range(place - 1, -1, -1), kind)
    return [*reversed(backwards), place, *_onwards(blocks, range(place + 1, len(blocks)), kind)]


def _onwards(blocks: Sequence[Block], places: range, kind: str) -> list[int]:
    found = []
    for place in places:
        if blocks[place].kind == kind:
            found.append(place)
        elif blocks[place].kind not in _ASIDE:
            break
    return found


def with_introductions(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with `introduced_by` for list items and table rows, where nothing has set it yet.

    All items of a list have the same: the lead-in right above, else the heading that the list stands under. A table's
    rows have its row of column heads; that row, and all rows of a table without one, have the table's lead-in.
    """
    found = list(blocks)
    heading: int | None = None
    after = 0
    for place, block in enumerate(blocks):
        if block.kind == "heading" or block.role == "item":
            heading = place
        if place < after or block.kind not in _RUNS:
            continue
        run = run_of(blocks, place)
        after = run[-1] + 1
        lead_in = _lead_in(text, blocks, place, heading)
        heads = block.kind == "table_row" and has_column_heads(_cells(text, blocks, run))
        for at in run:
            found[at] = replace(blocks[at], introduced_by=place if heads and at != place else lead_in)
    return tuple(found)


def _cells(text: str, blocks: Sequence[Block], rows: Sequence[int]) -> list[list[str]]:
    return [text[blocks[row].start : blocks[row].end].split("\t") for row in rows]


def _lead_in(text: str, blocks: Sequence[Block], place: int, heading: int | None) -> int | None:
    if blocks[place].introduced_by is not None:
        return blocks[place].introduced_by
    above = next((at for at in range(place - 1, -1, -1) if blocks[at].kind not in _ASIDE), None)
    if above is not None and leads_in(text[blocks[above].start : blocks[above].end]):
        return above
    return heading if blocks[place].kind == "list_item" else None
