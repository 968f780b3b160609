"""Page headers, footers and page numbers: what is printed on every page and belongs to none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.pdf.layout import Line, PageLines

_MARGIN = 0.115
_SHARE_OF_PAGES = 0.3
_SAME_PLACE = 6.0
_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–]?\s*(?:\d{1,4}|(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
    r"\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages without the lines that recur at the same place in their margin, and without page numbers."""
    places: dict[str, list[float]] = defaultdict(list)
    for page in pages:
        for line in _margin_lines(page):
            places[_key(line)].append(line.top)
    enough = max(2, round(_SHARE_OF_PAGES * len(pages)))
    furniture = {key for key, tops in places.items() if _has_its_place(tops, enough)}
    shift = _usual_shift(pages)
    return [_stripped(page, furniture, shift) for page in pages]


def _stripped(page: PageLines, furniture: set[str], shift: int | None) -> PageLines:
    dropped = {id(line) for line in _margin_lines(page) if _key(line) in furniture or _is_number(line)}
    dropped |= {id(line) for line in _outer_numbers(page) if int(line.text) - page.number == shift}
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in dropped))


def _has_its_place(tops: Sequence[float], enough: int) -> bool:
    """Whether a line stands at one place on enough pages; a sentence that recurs stands at any."""
    ordered = sorted(tops)
    return any(last - first < _SAME_PLACE for first, last in zip(ordered, ordered[enough - 1 :], strict=False))


def _is_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.match(line.text))


def _usual_shift(pages: Sequence[PageLines]) -> int | None:
    """By how much the numbers printed on the pages differ from their count; None where pages bear no number."""
    shifts = Counter(int(line.text) - page.number for page in pages for line in _outer_numbers(page))
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    return shift if count > 1 else None


def _outer_numbers(page: PageLines) -> list[Line]:
    """Numbers that stand alone below or above everything else on the page, also outside the margin."""
    numbers = [line for line in page.lines if line.text.isdecimal() and len(line.text) < 5]
    if not numbers:
        return []
    rest = [line for line in page.lines if line not in numbers and not _in_margin(line, page)]
    lowest = max((line.bottom for line in rest), default=0.0)
    highest = min((line.top for line in rest), default=page.height)
    return [line for line in numbers if line.top >= lowest or line.bottom <= highest]


def _margin_lines(page: PageLines) -> list[Line]:
    return [line for line in page.lines if _in_margin(line, page)]


def _in_margin(line: Line, page: PageLines) -> bool:
    return line.bottom < page.height * _MARGIN or line.top > page.height * (1 - _MARGIN)


def _key(line: Line) -> str:
    """The line with its numbers masked, so that a footer is the same on every page."""
    return _DIGITS.sub("#", line.text.casefold())
