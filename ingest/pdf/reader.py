"""PDF files: running text, blocks and a page map, read with PDFium."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pypdfium2 as pdfium

from ingest.anatomy.boilerplate import is_boilerplate
from ingest.builder import TextBuilder
from ingest.errors import ReadError
from ingest.pdf.furniture import without_furniture
from ingest.pdf.headings import heading_levels, is_heading, join_headings, mark_persons, style_of, title_of
from ingest.pdf.hyphens import mend_hyphens
from ingest.pdf.layout import PageLines
from ingest.pdf.lines import page_lines
from ingest.pdf.paragraphs import parts_of
from ingest.pdf.parts import Part
from ingest.pdf.pdfium import PDFIUM
from ingest.pdf.setting import Setting, setting_of
from store.types import BlockKind, Reading

MEDIA_TYPE = "application/pdf"
_NUMBER_AFTER_DOTS = re.compile(r"(?<!\.)(?<!\.\s)(?:\.\s?){4,}+\s*+\d+$")


def read_pdf(data: bytes) -> Reading:
    """Read a PDF. Raises ReadError where it is locked, damaged, or holds no text at all."""
    pages = _lines_of_pages(data)
    if not any(page.lines for page in pages):
        raise ReadError(_nothing_said(pages))
    cleaned = without_furniture(pages)
    unread = tuple(page.number for page, rest in zip(pages, cleaned, strict=True) if _is_unread(page, rest))
    setting = setting_of(cleaned)
    parts = parts_of(cleaned, setting)
    mark_persons(parts)
    join_headings(parts, setting)
    mend_hyphens(parts)
    builder = _build(parts, setting, pages)
    return Reading(builder.text(), builder.blocks(), builder.pages(), media_type=MEDIA_TYPE, unread_pages=unread)


def _is_unread(page: PageLines, rest: PageLines) -> bool:
    """Whether something is drawn on a page without text, or a picture on one with headers and footers alone.

    A page that cannot be opened is unread too.
    """
    if rest.lines:
        return False
    return page.drawn == "picture" if page.lines else page.drawn != "nothing"


def _nothing_said(pages: Sequence[PageLines]) -> str:
    if all(page.drawn == "nothing" for page in pages):
        return "The pages of this PDF are blank. Save it again from its source and add that."
    return "This PDF holds pictures of pages but no text. Run it through text recognition (OCR) and add it again."


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


def _build(parts: Sequence[Part], setting: Setting, pages: Sequence[PageLines]) -> TextBuilder:
    builder = TextBuilder()
    kinds = _kinds(parts, setting)
    page_numbers = [page.number for page in pages]
    opened = 0
    for part, (kind, level) in zip(parts, kinds, strict=True):
        while opened < len(page_numbers) and page_numbers[opened] <= part.pages[0][0]:
            builder.start_page(page_numbers[opened])
            opened += 1
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


def _kinds(parts: Sequence[Part], setting: Setting) -> list[tuple[BlockKind, int | None]]:
    kinds = [_kind(part, setting) for part in parts]
    headings = [part for part, kind in zip(parts, kinds, strict=True) if kind == "heading"]
    title = title_of(parts, headings, setting)
    levels = heading_levels([part for part in headings if part is not title], first=1 if title is None else 2)
    return [
        ("title", 1) if part is title else (kind, levels[style_of(part)] if kind == "heading" else None)
        for part, kind in zip(parts, kinds, strict=True)
    ]


def _kind(part: Part, setting: Setting) -> BlockKind:
    if part.kind == "footnote":
        return "footnote"
    if part.kind == "contents" or _NUMBER_AFTER_DOTS.search(part.text):
        return "boilerplate"
    if is_boilerplate(part.text) and not part.number:
        return "boilerplate"
    if part.kind == "row":
        return "table_row"
    if is_heading(part, setting):
        return "heading"
    return "list_item" if part.is_bullet else "paragraph"
