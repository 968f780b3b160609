"""Labels of the turns of a transcript: "Q23", "Chair, 12th turn", "Chair, 12th turn, 2nd paragraph"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.numerals import numeral
from store.types import Block

_QUESTION = re.compile(r"Q\d+\b")
_BEFORE_NAME = re.compile(r"[\W\d]*")
_FAR_ENOUGH = 160


def turn_labels(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """The labels of the blocks in which somebody speaks, by their place. A speaker's turns are counted."""
    labels: dict[int, str] = {}
    turns: Counter[str] = Counter()
    speaker, paragraph = "", 0
    for place, block in enumerate(blocks):
        if block.role != "turn" or not block.speaker:
            continue
        if block.speaker != speaker or _names(text, block, speaker):
            speaker, paragraph = block.speaker, 0
            turns[speaker] += 1
        if block.kind == "heading":
            continue  # the name above the turn
        paragraph += 1
        question = _QUESTION.match(speaker)
        turn = question.group() if question else f"{speaker}, {numeral(turns[speaker], 'ordinal')} turn"
        labels[place] = turn if paragraph == 1 else f"{turn}, {numeral(paragraph, 'ordinal')} paragraph"
    return labels


def _names(text: str, block: Block, speaker: str) -> bool:
    """Whether the block begins with its speaker's name, as the first of a turn does."""
    words = " ".join(text[block.start : min(block.end, block.start + _FAR_ENOUGH)].replace("*", "").split())
    return words.startswith(speaker) or words[_BEFORE_NAME.match(words).end() :].startswith(speaker)  # type: ignore[union-attr]
