"""Where a fact stands: enough of the text around it to be read on its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.sentences import sentence_spans
from store.types import Block

_LONGEST = 220


def place_of(text: str, blocks: Sequence[Block], start: int, end: int) -> tuple[int, int]:
    """The short block around `start` to `end`, or the sentences of a long one that hold it."""
    index = bisect_right(blocks, start, key=lambda block: block.start) - 1
    if index < 0 or end > blocks[index].end:
        return start, end
    block = blocks[index]
    if block.end - block.start <= _LONGEST:
        return block.start, block.end
    touched = [span for span in sentence_spans(text, block.start, block.end) if span[1] > start and span[0] < end]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)
