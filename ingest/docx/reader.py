"""Reads Word files (.docx)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from ingest.builder import TextBuilder
from ingest.docx.numbering import Numbering
from ingest.docx.package import NOT_WORD, Package
from ingest.docx.styles import Style, W, integer, read_styles, value
from ingest.docx.text import Inline, read_inline, unwrap, unwrapped
from ingest.errors import ReadError
from ingest.whitespace import fold_whitespace
from store.types import Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NO_TITLE = re.compile(
    r"(word )?document ?\d*|microsoft word.*|untitled.*|title|.*\btemplate|.*\.(do[ct][xm]?|rtf|pdf)|[\W\d]*",
    re.IGNORECASE,
)
_TYPED_NUMBER = re.compile(
    r"\s*(?P<label>\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|(?:[a-zA-Z]|[ivx]{1,5})[.)]))\t\s*(?=\S)"
    r"|\s*(?P<spaced>\d{1,3}(?:\.\d{1,3})*[.)])\s+(?=[A-Z“\"‘'])"
)
_TYPED_BULLET = re.compile(r"\s*[•▪◦‣·\uf0b7\uf0a7]\s*\t?\s*(?=\S)")
_CONTENTS = re.compile(r"(table of )?contents", re.IGNORECASE)
_NO_TEXT = "This Word file holds no text. If its pages are pictures, save it as PDF with text recognition and add that."
_DEEPEST_OUTLINE = 8
_LONGEST_HEADING = 200
_LONGEST_TITLE = 150


def read_docx(data: bytes) -> Reading:
    """Read a Word file: body, text boxes, footnotes and endnotes, with tracked changes accepted.

    Raises ReadError when the file is damaged, locked, not a Word file or holds no text.
    """
    package = Package(data)
    body = package.document().find(f"{W}body")
    if body is None:
        raise ReadError(NOT_WORD)
    document = _Document(package)
    document.add(body)
    document.finish(package)
    builder = document.builder
    if not builder.blocks():
        raise ReadError(_NO_TEXT)
    reading = Reading(builder.text(), builder.blocks(), media_type=MEDIA_TYPE)
    return replace(reading, title=_property_title(package.core_properties()) or _title_in_text(reading))


class _Document:
    """Walks through a Word file in reading order and adds its parts to a builder."""

    def __init__(self, package: Package) -> None:
        self.builder = TextBuilder()
        self._styles = read_styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"))
        self._notes: list[tuple[str, str]] = []
        self._boxes: list[Element] = []
        # The text of paragraphs whose end was deleted: it belongs to the paragraph that follows.
        self._carried = ""

    def add(self, container: Element, contents: bool = False) -> None:
        """Add paragraphs and tables; `contents` says that they are a table of contents."""
        for element, in_contents in _with_contents(container, contents):
            if element.tag == f"{W}p":
                self._add_paragraph(element, in_contents)
            elif element.tag == f"{W}tbl":
                self._add_table(element)
            self._add_boxes()

    def finish(self, package: Package) -> None:
        """Add the footnotes and endnotes that the text refers to, in its order."""
        self.builder.add("paragraph", fold_whitespace(self._carried))
        self._carried = ""
        found = {
            (kind, str(note.get(f"{W}id"))): note
            for kind in ("footnote", "endnote")
            for note in _children(package.part(f"{kind}s"), f"{W}{kind}")
        }
        for reference in dict.fromkeys(self._notes):
            if reference in found:
                self.add(found[reference])

    def _add_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.add(box)

    def _inline(self, paragraph: Element) -> Inline | None:
        """What stands in a paragraph, or None when it runs on into the next one."""
        inline = read_inline(paragraph)
        self._boxes.extend(inline.boxes)
        self._notes.extend(inline.notes)
        inline.text = self._carried + inline.text
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        joined = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
        self._carried = inline.text if joined else ""
        return None if joined else inline

    def _add_paragraph(self, paragraph: Element, contents: bool) -> None:
        inline = self._inline(paragraph)
        if inline is None:
            return
        style_id = value(paragraph, f"{W}pPr/{W}pStyle") or ""
        style = self._styles.get(style_id, self._styles[""])
        label = self._count(paragraph, style_id, style)
        if contents or style.name.startswith(("toc ", "table of figures")):
            self.builder.add("boilerplate", fold_whitespace(inline.text), label=f"{label} " if label else "")
            return
        listed = label is not None
        if label is None:
            label, inline.text, listed = _split_typed_label(inline.text)
        text = fold_whitespace(inline.text)
        number = label.rstrip(".") or None
        label = f"{label} " if label else ""
        level = _heading_level(paragraph, style, text)
        if style.name == "title" and not self.builder.blocks():
            self.builder.add("title", text, number=number, label=label)
        elif level is not None:
            self.builder.add("heading", text, level=level, number=number, label=label)
        else:
            self.builder.add("list_item" if listed else "paragraph", text, number=number, label=label)

    def _count(self, paragraph: Element, style_id: str, style: Style) -> str | None:
        """The label that Word prints before a paragraph, "" for a bullet, None outside lists."""
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        level = integer(direct, f"{W}ilvl")
        num_id = value(direct, f"{W}numId")
        if num_id is None:
            num_id = style.num_id
            if level is None and num_id is not None:
                level = style.level if style.level is not None else self._numbering.level_of_style(num_id, style_id)
        if num_id is None or not self._numbering.is_list(num_id):
            return None
        return self._numbering.count(num_id, level or 0)

    def _add_table(self, table: Element) -> None:
        rows = [list(_children(row, f"{W}tc")) for row in _rows(table)]
        if len(rows) == 1 and len(rows[0]) == 1:
            # A table of one cell is a frame around ordinary paragraphs.
            self.add(rows[0][0])
            return
        for cells in rows:
            texts = [self._cell_text(cell) for cell in cells if not _continues(cell, "hMerge")]
            self.builder.add("table_row", "\t".join(texts))

    def _cell_text(self, cell: Element) -> str:
        if _continues(cell, "vMerge"):
            return ""
        texts = []
        for element in unwrapped(cell):
            if element.tag == f"{W}p":
                texts.append(self._paragraph_text(element))
            elif element.tag == f"{W}tbl":
                texts.extend(self._cell_text(inner) for row in _rows(element) for inner in _children(row, f"{W}tc"))
        return " ".join(text for text in texts if text)

    def _paragraph_text(self, paragraph: Element) -> str:
        inline = self._inline(paragraph)
        if inline is None:
            return ""
        style_id = value(paragraph, f"{W}pPr/{W}pStyle") or ""
        label = self._count(paragraph, style_id, self._styles.get(style_id, self._styles[""]))
        text = fold_whitespace(inline.text)
        return f"{label} {text}" if label and text else text


def _children(element: Element | None, tag: str) -> Iterator[Element]:
    if element is not None:
        yield from (child for child in unwrapped(element) if child.tag == tag)


def _rows(table: Element) -> Iterator[Element]:
    yield from (row for row in _children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)


def _with_contents(container: Element, contents: bool) -> Iterator[tuple[Element, bool]]:
    """The paragraphs and tables of `container`, each with whether it belongs to a table of contents."""
    for child in container:
        if child.tag == f"{W}sdt" and (gallery := value(child, f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")):
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from _with_contents(content, contents or gallery == "Table of Contents")
        elif child.tag in (f"{W}p", f"{W}tbl"):
            yield child, contents
        else:
            yield from ((element, contents) for element in unwrap(child))


def _continues(cell: Element, direction: str) -> bool:
    """Whether a cell only goes on with the one above ("vMerge") or to its left ("hMerge")."""
    merge = cell.find(f"{W}tcPr/{W}{direction}")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _heading_level(paragraph: Element, style: Style, text: str) -> int | None:
    if len(text) > _LONGEST_HEADING and text.endswith((".", ";", ":", ",")):
        # Reports number whole paragraphs with heading styles; those are no headings.
        return None
    if style.name == "title":
        return 1
    outline = integer(paragraph, f"{W}pPr/{W}outlineLvl")
    outline = style.outline if outline is None else outline
    return None if outline is None or outline > _DEEPEST_OUTLINE else outline + 1


def _split_typed_label(text: str) -> tuple[str, str, bool]:
    """The number typed before a paragraph, the text after it, and whether a bullet was typed there."""
    bullet = _TYPED_BULLET.match(text)
    if bullet:
        return "", text[bullet.end() :], True
    match = _TYPED_NUMBER.match(text)
    if not match:
        return "", text, False
    return match["label"] or match["spaced"], text[match.end() :], False


def _property_title(properties: Element | None) -> str:
    """The title in the file's properties, unless Word or a template put it there."""
    title = fold_whitespace(properties.findtext(_DC_TITLE) or "") if properties is not None else ""
    return "" if _NO_TITLE.fullmatch(title) else title


def _title_in_text(reading: Reading) -> str:
    """The first title or heading, else the first short paragraph."""
    texts = [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]
    for kind, text in texts:
        if kind in ("title", "heading") and not _CONTENTS.fullmatch(text):
            return text
    short = (text for kind, text in texts if kind in ("paragraph", "list_item") and len(text) <= _LONGEST_TITLE)
    return next(short, "")
