"""Numbers of two parts ("8.1") that a reader leaves in the text of paragraphs, as those of minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.anatomy.numbering import follows
from store.types import Block

_NUMBER = re.compile(r"(\d{1,4}\.\d{1,3})\.?\s+(?=[A-Z“‘(])")


def with_paragraph_numbers(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with these numbers taken out of their words, where they count up, or begin with an item's number.

    A single one may be an amount: "2.1 Million pounds were spent".
    """
    printed = {at: match for at, block in enumerate(blocks) if (match := _match(text, block))}
    numbers = {at: match.group(1) for at, match in printed.items()}
    items = {block.number for block in blocks if block.number}
    every = list(numbers.values())
    counted = {one for one in every for other in every if follows(one, other) or follows(other, one)}
    return tuple(
        replace(block, number=numbers[at], start=printed[at].end())
        if at in numbers and (numbers[at] in counted or numbers[at].partition(".")[0] in items)
        else block
        for at, block in enumerate(blocks)
    )


def _match(text: str, block: Block) -> re.Match[str] | None:
    if block.kind != "paragraph" or block.number or block.role:
        return None
    return _NUMBER.match(text, block.start, block.end)
