"""Marks what every publication carries as boilerplate, whichever reader a document came through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.anatomy.addresses import mark_addresses
from ingest.anatomy.boilerplate import is_boilerplate
from store.types import Block

_LINES = ("paragraph", "list_item")


def mark_small_print(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with addresses, licences, newsletter lines and navigation marked; numbered paragraphs are none."""
    marked = [
        replace(block, kind="boilerplate", level=None)
        if block.kind in _LINES and not block.number and is_boilerplate(text[block.start : block.end])
        else block
        for block in blocks
    ]
    return mark_addresses(text, marked)
