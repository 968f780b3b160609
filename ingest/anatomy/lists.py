"""Numbered lines that are items of a list rather than paragraphs of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.types import Block


def mark_numbered_items(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Turn numbered paragraphs that follow a lead-in ("RESOLVED that the Board:") into list items."""
    marked: list[Block] = []
    in_list = False
    for block in blocks:
        numbered = block.kind == "paragraph" and block.number is not None
        if numbered and not in_list and marked:
            before = marked[-1]
            in_list = before.kind in ("paragraph", "heading") and text[before.start : before.end].rstrip().endswith(":")
        elif not numbered:
            in_list = False
        marked.append(replace(block, kind="list_item") if numbered and in_list else block)
    return tuple(marked)
