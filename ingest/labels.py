"""How a person finds a place in a document again."""

from __future__ import annotations

from collections.abc import Sequence

from store.types import Block

_LONGEST_HEADING = 60


def block_label(block: Block) -> str | None:
    """The printed number of a paragraph ("para. 14"), or None."""
    return f"para. {block.number}" if block.number and block.kind == "paragraph" else None


def place_label(text: str, blocks: Sequence[Block], index: int) -> str | None:
    """The label of block `index`: its printed number, else its heading and its place under it."""
    block = blocks[index]
    own = block_label(block)
    if own:
        return own
    before = range(index - 1, -1, -1)
    heading_at = next((at for at in before if blocks[at].kind in ("heading", "title")), None)
    heading = _shortened(text[blocks[heading_at].start : blocks[heading_at].end]) if heading_at is not None else ""
    within = _place_within(blocks, heading_at, index)
    return ", ".join(part for part in (heading, within) if part) or None


def _place_within(blocks: Sequence[Block], heading_at: int | None, index: int) -> str:
    block = blocks[index]
    same = [at for at in range((heading_at or 0), index + 1) if blocks[at].kind == block.kind]
    if block.kind == "list_item":
        return f"item {block.number}" if block.number else f"{ordinal(len(same))} point"
    if block.kind == "table_row":
        return "table"
    if block.kind == "paragraph":
        return f"{ordinal(len(same))} paragraph"
    return ""


def _shortened(heading: str) -> str:
    folded = " ".join(heading.split()).rstrip(":")
    if len(folded) <= _LONGEST_HEADING:
        return folded
    return folded[:_LONGEST_HEADING].rsplit(" ", 1)[0] + "…"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, ..."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
