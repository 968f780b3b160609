"""Runs text or made-up blocks through the anatomy as a file is."""

from __future__ import annotations

from dataclasses import replace

from ingest.anatomy.introductions import with_introductions
from ingest.anatomy.lists import mark_numbered_items
from ingest.anatomy.roles import with_roles
from ingest.anatomy.small_print import mark_small_print
from ingest.builder import TextBuilder
from ingest.labels import labels_of
from ingest.plain.text import structure
from store.types import Block, BlockKind, BlockRole, DocumentKind, Reading

_LEVELS: dict[BlockKind, int] = {"title": 1, "heading": 2}


def of_text(text: str, kind: DocumentKind = "other") -> Reading:
    """What is read in plain text of this kind."""
    return _examined(structure(text), kind)


def of_blocks(*parts: tuple[BlockKind, str], kind: DocumentKind = "other") -> Reading:
    """What is read in blocks as a PDF or web page gives them; "14. Words" has the number 14, "# Words" is below."""
    builder = TextBuilder()
    for block_kind, words in parts:
        level = (_LEVELS.get(block_kind) or 0) + words.startswith("# ") or None
        words = words.removeprefix("# ")
        number, mark, rest = words.partition(". ")
        if mark and len(number) <= 4 and (number.isdigit() or (len(number) == 1 and number.islower())):
            builder.add(block_kind, rest, level=level, number=number, label=f"{number}. ")
        else:
            builder.add(block_kind, words, level=level)
    return _examined(Reading(builder.text(), builder.blocks()), kind)


def _examined(reading: Reading, kind: DocumentKind) -> Reading:
    blocks = mark_small_print(reading.text, mark_numbered_items(reading.text, reading.blocks))
    blocks = with_introductions(reading.text, with_roles(reading.text, blocks, kind))
    return replace(reading, blocks=blocks, kind=kind)


def words(reading: Reading, block: Block) -> str:
    """A block in one line."""
    return " ".join(reading.text[block.start : block.end].split())


def having(reading: Reading, role: BlockRole) -> list[str]:
    """The words of all blocks with this role, with their numbers."""
    found = [block for block in reading.blocks if block.role == role]
    return [f"{block.number} {words(reading, block)}" if block.number else words(reading, block) for block in found]


def label_of(reading: Reading, beginning: str) -> str:
    """The label of the one block that begins with these words."""
    labels = labels_of(reading.text, reading.blocks)
    found = [
        label
        for block, label in zip(reading.blocks, labels, strict=True)
        if words(reading, block).startswith(beginning)
    ]
    assert len(found) == 1, (beginning, found)
    return found[0]


def introduction_of(reading: Reading, beginning: str) -> str | None:
    """The words of the block that introduces the one that begins with these words."""
    block = next(block for block in reading.blocks if words(reading, block).startswith(beginning))
    return None if block.introduced_by is None else words(reading, reading.blocks[block.introduced_by])
