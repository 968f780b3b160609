"""Reads the small markdown the samples are written in.

Blocks are set apart by an empty line: headings (`#`, `##`), bullets (`-`), typed numbers (`1.`), numbers left to the
word processor (`#.`), table rows (`| a | b |`) and paragraphs, in which `**` marks bold words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "bullet", "typed_number", "auto_number", "table"]

_MARK = re.compile(r"(?P<heading>##? )|(?P<bullet>- )|(?P<auto_number>#\. )|(?P<typed_number>\d+\. )")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `lines` as they were typed, without their mark; `mark` is "##", "-", "14." and the like."""

    kind: BlockKind
    mark: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines joined into one."""
        return " ".join(self.lines)

    @property
    def rows(self) -> list[list[str]]:
        """The cells of a table, row by row."""
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in self.lines]


def read_blocks(source: str) -> list[Block]:
    """The blocks of `source`, in order."""
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", source.strip()):
        blocks.extend(_chunk_blocks(chunk.splitlines()))
    return blocks


def _chunk_blocks(lines: list[str]) -> list[Block]:
    if lines[0].startswith("|"):
        return [Block("table", "|", tuple(lines))]
    if lines[0].startswith("- "):
        return [_marked_block(line, ()) for line in lines]
    return [_marked_block(lines[0], tuple(lines[1:]))]


def _marked_block(first: str, rest: tuple[str, ...]) -> Block:
    match = _MARK.match(first)
    if match is None:
        return Block("paragraph", "", (first, *rest))
    kinds: tuple[BlockKind, ...] = ("heading", "bullet", "auto_number", "typed_number")
    kind = next(kind for kind in kinds if match[kind])
    return Block(kind, match[0].strip(), (first[match.end() :], *rest))


def split_bold(text: str) -> list[tuple[str, bool]]:
    """The runs of `text` and whether each is bold."""
    return [(run, index % 2 == 1) for index, run in enumerate(text.split("**")) if run]
