"""Turns the elements of a web page into headings, paragraphs, list items and table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from ingest.builder import TextBuilder
from ingest.html.tables import BULLET, LABEL, caption, cell_text, is_layout, rows
from ingest.numerals import letters, numeral
from ingest.whitespace import fold_whitespace
from store.types import BlockKind

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "nav", "ol", "p", "plaintext", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
    }
)  # fmt: skip
_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_LIST_FORMS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_NO_NUMBERS = frozenset({"none", "disc", "circle", "square"})


@dataclass(slots=True)
class _List:
    """An open list: the number of its next item (None for bullets), and how it goes on and prints."""

    next: int | None
    step: int = 1
    form: str = "decimal"


@dataclass(slots=True)
class _Item:
    """An open heading or list item; `label` is printed before its first block."""

    kind: BlockKind
    level: int | None = None
    label: str = ""


class HtmlBlocks:
    """Walks through elements in reading order and adds their text to a builder."""

    def __init__(self, builder: TextBuilder) -> None:
        """The first `h1` becomes the title, unless `builder` has one already."""
        self._builder = builder
        self._has_title = any(block.kind == "title" for block in builder.blocks())
        self._text: list[str] = []
        self._lists: list[_List] = []
        self._items: list[_Item] = []
        self._preformatted = 0
        # A number or bullet that stands in a table cell of its own, before the paragraph that it belongs to.
        self._waiting: _Item | None = None

    def add(self, root: HtmlElement) -> None:
        """Add all that stands in `root`."""
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._close(element)
                self._take("" if element is root else element.tail)
                continue
            self._open(element)
            if element.tag == "table" and not is_layout(element):
                self._add_rows(element)
                walk.skip_subtree()
            elif element.tag == "td" and self._is_label(element):
                walk.skip_subtree()
            else:
                self._take(element.text)
        self._flush()

    def _open(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._text.append("\n")
        if tag not in _BLOCKS:
            return
        self._flush()
        self._preformatted += tag in _PREFORMATTED
        if tag in ("ul", "ol", "menu"):
            self._lists.append(_list(element))
        elif tag == "li":
            self._items.append(self._item(element))
        elif tag in ("dt", "dd"):
            self._items.append(_Item("list_item"))
        elif re.fullmatch("h[1-6]", tag):
            self._items.append(_Item("heading", int(tag[1])))

    def _close(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        self._flush()
        self._preformatted -= tag in _PREFORMATTED
        if tag in ("ul", "ol", "menu"):
            self._lists.pop()
        elif tag in ("li", "dt", "dd") or re.fullmatch("h[1-6]", tag):
            self._items.pop()
        elif tag == "tr":
            self._waiting = None

    def _take(self, text: str | None) -> None:
        if text:
            self._text.append(text.replace("\r", "") if self._preformatted else re.sub(r"\s+", " ", text))

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if not text or text.isspace():
            return
        innermost = self._items[-1] if self._items else None
        if innermost is not None and innermost.kind == "heading":
            self._add(fold_whitespace(text), innermost)
            return
        for part in _EMPTY_LINE.split(text):
            self._add(fold_whitespace(part), innermost or self._waiting or _Item("paragraph"))

    def _add(self, text: str, item: _Item) -> None:
        if not text:
            return
        label = self._label(item)
        kind, level = item.kind, item.level
        if kind == "heading" and level == 1 and not self._has_title:
            kind, level, self._has_title = "title", None, True
        self._builder.add(kind, text, level=level, number=label.rstrip(".") or None, label=f"{label} " if label else "")

    def _label(self, item: _Item) -> str:
        """The number that is still to be printed before the next block: each is printed once."""
        for one in (item, *reversed(self._items), self._waiting):
            if one is not None and one.label:
                label, one.label = one.label, ""
                return label
        return ""

    def _item(self, element: HtmlElement) -> _Item:
        around = self._lists[-1] if self._lists else _List(None)
        own = _integer(element.get("value"))
        if around.next is None:
            return _Item("list_item")
        count = around.next if own is None else own
        around.next = count + around.step
        printed = _printed(count, around.form)
        return _Item("list_item", label=f"{printed}." if printed else "")

    def _add_rows(self, table: HtmlElement) -> None:
        heading = caption(table)
        if heading is not None:
            self._builder.add("paragraph", cell_text(heading))
        for row in rows(table):
            self._builder.add("table_row", "\t".join("" if cell is None else cell_text(cell) for cell in row))

    def _is_label(self, cell: HtmlElement) -> bool:
        """Keep the number or bullet of a cell for the paragraph in the next one."""
        following = cell.getnext()
        text = cell_text(cell)
        if following is None or not cell_text(following):
            return False
        if BULLET.fullmatch(text):
            self._waiting = _Item("list_item")
        elif LABEL.fullmatch(text):
            self._waiting = _Item("paragraph", label=text)
        else:
            return False
        return True


def _list(element: HtmlElement) -> _List:
    if element.tag != "ol":
        return _List(None)
    style = _LIST_STYLE.search(element.get("style", "").lower())
    form = style[1] if style else _LIST_FORMS.get(element.get("type", ""), "decimal")
    if form in _NO_NUMBERS:
        return _List(None)
    start = _integer(element.get("start"))
    if element.get("reversed") is None:
        return _List(1 if start is None else start, form=form)
    return _List(sum(1 for child in element if child.tag == "li") if start is None else start, -1, form)


def _printed(count: int, form: str) -> str:
    match form:
        case "lower-alpha" | "lower-latin":
            return letters(count, repeated=False)
        case "upper-alpha" | "upper-latin":
            return letters(count, repeated=False).upper()
        case "lower-roman":
            return numeral(count, "lowerRoman")
        case "upper-roman":
            return numeral(count, "upperRoman")
        case _:
            return str(count)


def _integer(text: str | None) -> int | None:
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
