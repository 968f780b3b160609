"""PDF files: running text, blocks and a page map, read with PDFium."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2 as pdfium

from ingest.anatomy.boilerplate import is_boilerplate
from ingest.builder import TextBuilder
from ingest.errors import ReadError
from ingest.pdf.furniture import without_furniture
from ingest.pdf.layout import PageLines
from ingest.pdf.lines import page_lines
from ingest.pdf.paragraphs import Part, Setting, is_heading, parts_of, setting_of
from ingest.pdf.pdfium import PDFIUM
from store.types import BlockKind, Reading

MEDIA_TYPE = "application/pdf"
_NUMBER_AFTER_DOTS = re.compile(r"(?<!\.)(?<!\.\s)(?:\.\s?){4,}+\s*+\d+$")
_NUMBER_IN_LAST_CELL = re.compile(r"\t\d{1,3}$")
_CONTENTS = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_LONGEST_WORD = 60


def read_pdf(data: bytes) -> Reading:
    """Read a PDF. Raises ReadError where it is locked, damaged, or holds no text at all."""
    pages = _lines_of_pages(data)
    unread = tuple(page.number for page in pages if not page.lines)
    if len(unread) == len(pages):
        raise ReadError(
            "This PDF holds pictures of pages but no text. Run it through text recognition (OCR) and add it again."
        )
    cleaned = without_furniture(pages)
    setting = setting_of(cleaned)
    parts = parts_of(cleaned, setting)
    _mend_hyphens(parts)
    builder = _build(parts, setting, pages)
    return Reading(builder.text(), builder.blocks(), builder.pages(), media_type=MEDIA_TYPE, unread_pages=unread)


def _lines_of_pages(data: bytes) -> list[PageLines]:
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise ReadError(_open_failure(str(error))) from error
        try:
            return [_page(document, index) for index in range(len(document))]
        finally:
            document.close()


def _page(document: pdfium.PdfDocument, index: int) -> PageLines:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return PageLines(index + 1, 0.0, ())
    try:
        return page_lines(page, index + 1)
    finally:
        page.close()


def _open_failure(message: str) -> str:
    if "password" in message.lower():
        return "This PDF is locked with a password. Save a copy without the password and add that."
    return "This PDF is damaged or cut short. Open it, save it again, or fetch a new copy, and add that."


def _mend_hyphens(parts: Sequence[Part]) -> None:
    """Drop a hyphen at which a line broke where the document writes the word without one elsewhere."""
    words = {word.casefold() for part in parts for word in re.findall(r"\w+(?:-\w+)*", part.text)}
    for part in parts:
        for offset in reversed(part.joins):
            left = re.search(r"\w+$", part.text[max(0, offset - _LONGEST_WORD) : offset])
            right = re.match(r"\w+", part.text[offset + 1 :])
            if left and right and (left.group() + right.group()).casefold() in words:
                part.text = part.text[:offset] + part.text[offset + 1 :]
                part.pages = [(page, start - 1 if start > offset else start) for page, start in part.pages]


def _build(parts: Sequence[Part], setting: Setting, pages: Sequence[PageLines]) -> TextBuilder:
    builder = TextBuilder()
    levels = _heading_levels(parts, setting)
    page_numbers = [page.number for page in pages]
    opened = 0
    title_done = False
    contents_on: int | None = None
    for part in parts:
        while opened < len(page_numbers) and page_numbers[opened] <= part.pages[0][0]:
            builder.start_page(page_numbers[opened])
            opened += 1
        if _CONTENTS.fullmatch(part.text):
            contents_on = part.pages[0][0]
        in_contents = contents_on is not None and part.pages[0][0] <= contents_on + 1
        kind, level = _kind(part, setting, levels, in_contents)
        if kind == "heading" and not title_done and part.size > setting.body_size * 1.3 and part.pages[0][0] == 1:
            kind, title_done = "title", True
        label = f"{part.label} " if part.number else ""
        builder.add(kind, part.text, level=level, number=part.number, label=label)
        for number, offset in part.pages[1:]:
            while opened < len(page_numbers) and page_numbers[opened] < number:
                builder.start_page(page_numbers[opened], within=offset)
                opened += 1
            builder.start_page(number, within=offset)
            opened += 1
    while opened < len(page_numbers):
        builder.start_page(page_numbers[opened])
        opened += 1
    return builder


def _kind(
    part: Part, setting: Setting, levels: dict[tuple[float, bool], int], in_contents: bool
) -> tuple[BlockKind, int | None]:
    if part.kind == "footnote":
        return "footnote", None
    listed = _NUMBER_AFTER_DOTS.search(part.text) or (in_contents and _NUMBER_IN_LAST_CELL.search(part.text))
    if listed or is_boilerplate(part.text):
        return "boilerplate", None
    if part.kind == "row":
        return "table_row", None
    if is_heading(part, setting):
        return "heading", levels[(part.size, part.bold)]
    return ("list_item", None) if part.is_bullet else ("paragraph", None)


def _heading_levels(parts: Sequence[Part], setting: Setting) -> dict[tuple[float, bool], int]:
    """Headings of one size and weight are of one level; the largest is level 1."""
    styles = {(part.size, part.bold) for part in parts if is_heading(part, setting)}
    return {style: level for level, style in enumerate(sorted(styles, reverse=True), start=1)}
