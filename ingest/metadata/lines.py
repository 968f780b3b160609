"""A document's blocks as lines whose characters stand where they stand in its text, and what is found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from store.types import Block, MetadataField, Origin, OriginHow

_SPACE = re.compile(r"\s")
_SUPERSCRIPTS = re.compile(r"[⁰¹²³⁴-⁹]+$")
_OPENING = 2500
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value and where it was read; `start` and `end` are None where it can not be cited."""

    value: Value
    start: int | None = None
    end: int | None = None
    how: OriginHow = "text"

    def origin(self, name: MetadataField) -> Origin:
        """Where the field `name` was read, when this is its value."""
        return Origin(name, self.how, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Line:
    """A block's words with every white space as one space: `words[i]` is the text's character `start + i`."""

    words: str
    block: Block

    @property
    def start(self) -> int:
        """Where the block begins in the text."""
        return self.block.start

    def found(self, value: Value, start: int, end: int) -> Found[Value]:
        """A value read at the offsets `start` to `end` of the words."""
        return Found(value, self.start + start, self.start + end)


def lines_of(text: str, blocks: Sequence[Block]) -> list[Line]:
    """All blocks as lines."""
    return [Line(_SPACE.sub(" ", text[block.start : block.end]), block) for block in blocks]


def opening_of(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of the document's beginning, where it says what it is."""
    for line in lines:
        if line.start > _OPENING:
            return
        yield line


def shown(words: str) -> str:
    """Words as they are quoted in a title: single spaces, no footnote mark at the end."""
    return _SUPERSCRIPTS.sub("", " ".join(words.split())).rstrip()
