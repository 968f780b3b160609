"""Collects the parts of a document into one running text with offsets."""

from __future__ import annotations

from store.types import Block, BlockKind, Page

_TIGHT: frozenset[tuple[BlockKind, BlockKind]] = frozenset({("list_item", "list_item"), ("table_row", "table_row")})


class TextBuilder:
    """Appends blocks and keeps the offsets of blocks and pages right.

    Blocks are set apart by an empty line; rows of one table and items of one list by a line break.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._page_starts: list[tuple[int, int]] = []

    def add(
        self, kind: BlockKind, text: str, *, level: int | None = None, number: str | None = None, label: str = ""
    ) -> None:
        """Append one block; `label` is printed before it and stays outside its offsets ("14. ")."""
        text = text.strip()
        if not text:
            return
        if self._blocks:
            self._append("\n" if (self._blocks[-1].kind, kind) in _TIGHT else "\n\n")
        self._append(label)
        start = self._length
        self._append(text)
        self._blocks.append(Block(kind, start, self._length, level, number))

    def start_page(self, number: int, within: int | None = None) -> None:
        """Page `number` begins with the next block, or `within` characters into the block added last."""
        start = self._length if within is None else self._blocks[-1].start + within
        self._page_starts.append((number, start))

    def text(self) -> str:
        """The running text so far."""
        return "".join(self._parts)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in order."""
        return tuple(self._blocks)

    def pages(self) -> tuple[Page, ...]:
        """The page map: a page ends where the next one begins."""
        ends = [start for _, start in self._page_starts[1:]] + [self._length]
        return tuple(Page(number, start, end) for (number, start), end in zip(self._page_starts, ends, strict=True))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
