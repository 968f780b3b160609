"""Page headers, footers and page numbers: what is printed on every page and belongs to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.layout import Line, PageLines

_MARGIN = 0.115
_SHARE_OF_PAGES = 0.3
_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–]?\s*(?:\d{1,4}|(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
    r"\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages without the lines that recur in their top or bottom margin, and without page numbers."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _margin_lines(page)})
    enough = max(2, round(_SHARE_OF_PAGES * len(pages)))
    recurring = {key for key, count in counts.items() if count >= enough}
    return [_stripped(page, recurring) for page in pages]


def _stripped(page: PageLines, recurring: set[str]) -> PageLines:
    furniture = {id(line) for line in _margin_lines(page) if _key(line) in recurring or _PAGE_NUMBER.match(line.text)}
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in furniture))


def _margin_lines(page: PageLines) -> list[Line]:
    top, bottom = page.height * _MARGIN, page.height * (1 - _MARGIN)
    return [line for line in page.lines if line.bottom < top or line.top > bottom]


def _key(line: Line) -> str:
    """The line with its numbers masked, so that a footer is the same on every page."""
    return _DIGITS.sub("#", line.text.casefold())
