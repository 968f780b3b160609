"""What a PDF page holds: its lines and words with where and how they are set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the page's upper left corner."""

_SAME_COLUMN = 30.0
Drawn = Literal["nothing", "something", "picture"]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space and where it begins and ends across the page, in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True)
class Line:
    """One printed line: its words, its baseline area in points from the page's top, and its type.

    `hyphenated` is True where PDFium saw the line end in a hyphen that belongs to a broken word.
    """

    words: tuple[Word, ...]
    top: float
    bottom: float
    size: float
    bold: bool
    hyphenated: bool = False

    @cached_property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def left(self) -> float:
        """Where the first word begins, in points from the page's left edge."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the last word ends, in points from the page's left edge."""
        return self.words[-1].right


@dataclass(frozen=True)
class PageLines:
    """The lines of one page in reading order; `height` is the page's height in points.

    `drawn` is what is drawn besides text where there are few lines or none: nothing, a picture, or something else.
    """

    number: int
    height: float
    lines: tuple[Line, ...]
    drawn: Drawn | None = None

    def right_margin(self, left: float, size: float) -> float:
        """How far lines of this size reach that begin near `left`."""
        known = self._margins
        if (left, size) not in known:
            reached = [line.right for line in self.lines if line.size == size and abs(line.left - left) < _SAME_COLUMN]
            known[left, size] = max(reached, default=0.0)
        return known[left, size]

    @cached_property
    def _margins(self) -> dict[tuple[float, float], float]:
        return {}


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a page is shown, in the PDF's own coordinates, and by how many degrees it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    def shown(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a box as the reader sees it, from the upper left corner."""
        match self.turned:
            case 90:
                return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 180:
                return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case 270:
                return (self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                return (left - self.left, self.top - top, right - self.left, self.top - bottom)
