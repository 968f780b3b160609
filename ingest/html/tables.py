"""Tables of a web page: which hold data and which only arrange paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from ingest.whitespace import fold_whitespace

LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.)]{1,2}|\d{1,3}(?:\.\d{1,3})+")
BULLET = re.compile(r"[•▪◦‣●■·*–-]")
_BLOCKS = frozenset(
    {
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "br", "tr", "td", "th", "table", "h1", "h2", "h3", "h4",
        "h5", "h6", "blockquote", "pre", "section", "article", "caption", "hr",
    }
)  # fmt: skip
_WIDEST_SPAN = 1000
_TEXT_OF_AN_ARTICLE = 1500
_TEXT_OF_PARAGRAPHS = 300


def rows(table: HtmlElement) -> list[list[HtmlElement | None]]:
    """The cells of each row of `table` itself, without those of tables inside it.

    None stands where a cell of a row above reaches down, so that columns stay in line and merged text comes once.
    """
    grid: list[list[HtmlElement | None]] = []
    # For each column where a merged cell begins: the rows that it still covers, and its width in columns.
    reaching: dict[int, tuple[int, int]] = {}
    for row in _own(table, "tr"):
        line: list[HtmlElement | None] = []
        begun: dict[int, tuple[int, int]] = {}
        column = 0
        for cell in (one for one in row if one.tag in ("td", "th")):
            while column in reaching:
                line.append(None)
                column += reaching[column][1]
            line.append(cell)
            if _span(cell, "rowspan") > 1:
                begun[column] = (_span(cell, "rowspan") - 1, _span(cell, "colspan"))
            column += _span(cell, "colspan")
        grid.append(line)
        reaching = {at: (left - 1, width) for at, (left, width) in reaching.items() if left > 1} | begun
    return grid


def _span(cell: HtmlElement, attribute: str) -> int:
    text = cell.get(attribute, "1").strip()
    return min(int(text), _WIDEST_SPAN) or 1 if text.isdecimal() else 1


def caption(table: HtmlElement) -> HtmlElement | None:
    """The caption of `table`."""
    return next(_own(table, "caption"), None)


def cell_text(cell: HtmlElement) -> str:
    """The text of a cell on one line."""
    parts = []
    for event, element in iterwalk(cell, events=("start", "end")):
        parts.append(" " if element.tag in _BLOCKS else "")
        text = element.text if event == "start" else element.tail if element is not cell else ""
        parts.append(text or "")
    return fold_whitespace("".join(parts))


def is_layout(table: HtmlElement) -> bool:
    """Whether `table` only arranges paragraphs on the page."""
    if table.get("role", "").lower() in ("presentation", "none"):
        return True
    cells = [[cell for cell in row if cell is not None] for row in rows(table)]
    if _has_text_outside_cells(table):
        return True
    if caption(table) is not None or any(cell.tag == "th" for row in cells for cell in row):
        return False
    if any(_is_arranged(cell) for row in cells for cell in row):
        return True
    filled = [[text for cell in row if (text := cell_text(cell))] for row in cells]
    return all(len(row) <= 1 or _is_labelled(row) for row in filled)


def _own(table: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    yield from (one for one in table.iter(tag) if next(one.iterancestors("table"), None) is table)


def _is_labelled(row: list[str]) -> bool:
    """Whether the row is a number or a bullet and the paragraph that belongs to it."""
    return len(row) == 2 and bool(LABEL.fullmatch(row[0]) or BULLET.fullmatch(row[0]))


def _is_arranged(cell: HtmlElement) -> bool:
    if next(cell.iter("table", "h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
        return True
    size = len(cell_text(cell))
    paragraphs = sum(1 for one in cell.iter("p") if one.text_content().strip())
    return size > _TEXT_OF_AN_ARTICLE or (paragraphs > 1 and size > _TEXT_OF_PARAGRAPHS)


def _has_text_outside_cells(table: HtmlElement) -> bool:
    outer = [table, *_own(table, "tr"), *_own(table, "tbody"), *_own(table, "thead")]
    texts = [text for one in outer for text in (one.text, *(child.tail for child in one))]
    return any(text and text.strip() for text in texts)
