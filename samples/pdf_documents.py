"""Sets inspection reports and letters as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black  # type: ignore[import-untyped,unused-ignore]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped,unused-ignore]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped,unused-ignore]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped,unused-ignore]
from reportlab.platypus import (  # type: ignore[import-untyped,unused-ignore]
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from samples.blocks import Block, split_bold

INSPECTORATE = "Inspectorate for Children’s Services"
FICTION = "This document is fictional."
ADDRESS = (
    INSPECTORATE,
    "Larkfield House",
    "4 Tallow Street",
    "Wenbridge",
    "WB1 0AA",
    "T 01632 960114",
    "enquiries@ics.example",
    "www.ics.example",
)

PageDrawing = Callable[[Canvas, BaseDocTemplate], None]

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 71.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11.5, leading=15.5, spaceAfter=12, allowWidows=0)
TITLE = ParagraphStyle("title", parent=BODY, fontSize=22, leading=27, spaceAfter=12)
HEADING = ParagraphStyle(
    "heading", parent=BODY, fontName="Helvetica-Bold", fontSize=13.5, leading=17, spaceBefore=5, keepWithNext=1
)
LETTER_TITLE = ParagraphStyle("letter title", parent=HEADING, fontSize=12)
NUMBERED = ParagraphStyle("numbered", parent=BODY, leftIndent=26, bulletFontSize=11.5)
BULLET = ParagraphStyle("bullet", parent=NUMBERED, bulletFontName="ZapfDingbats", bulletFontSize=8, spaceAfter=7)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=11, leading=14, spaceAfter=0)
CELL_HEAD = ParagraphStyle("cell head", parent=CELL, fontName="Helvetica-Bold")


def write_report(path: Path, blocks: list[Block], closing: list[Block], dates: str) -> None:
    """Write an inspection report; `dates` stands in the footer from the second page on."""
    title = blocks[0].text

    def footer(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.line(MARGIN, 66, PAGE_WIDTH - MARGIN, 66)
        canvas.setFont("Helvetica-Bold", 7.5)
        canvas.drawString(MARGIN, 54, title)
        canvas.drawString(MARGIN, 44, dates)
        canvas.setFont("Helvetica", 15)
        canvas.drawRightString(PAGE_WIDTH - MARGIN, 47, str(document.page))
        _draw_running_head(canvas)

    story = [part for block in blocks for part in _flowables(block, TITLE)]
    story += [PageBreak(), *(part for block in closing for part in _flowables(block, TITLE))]
    story.append(Paragraph("<br/>".join(ADDRESS), BODY))
    templates = [
        _page_template("first", MARGIN + 55, on_page=_draw_wordmark),
        _page_template("later", MARGIN + 14, on_page=footer),
    ]
    _build(path, title, story, templates)


def write_letter(path: Path, blocks: list[Block]) -> None:
    """Write a letter: the sender's address at the top right of the first page, page numbers from the second on."""

    def page_number(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(MARGIN, 47, FICTION)
        canvas.setFont("Helvetica", 10)
        canvas.drawRightString(PAGE_WIDTH - MARGIN, 47, str(document.page))
        _draw_running_head(canvas)

    def sender(canvas: Canvas, document: BaseDocTemplate) -> None:
        _draw_wordmark(canvas, document)
        canvas.setFont("Helvetica", 8.5)
        for line, text in enumerate(ADDRESS):
            canvas.drawString(PAGE_WIDTH - MARGIN - 140, PAGE_HEIGHT - MARGIN - 26 - 11 * line, text)

    story = [part for block in blocks for part in _flowables(block, LETTER_TITLE)]
    title = next(block.text for block in blocks if block.kind == "heading")
    # The real letters carry the sender in a text box, which extraction finds after the words of the page.
    templates = [
        _page_template("first", MARGIN + 20, on_page_end=sender),
        _page_template("later", MARGIN + 14, on_page=page_number),
    ]
    _build(path, title, story, templates)


def _nothing(canvas: Canvas, document: BaseDocTemplate) -> None:
    return None


def _page_template(
    name: str,
    top: float,
    on_page: PageDrawing = _nothing,
    on_page_end: PageDrawing = _nothing,
) -> PageTemplate:
    frame = Frame(MARGIN, 78, TEXT_WIDTH, PAGE_HEIGHT - top - 78, 0, 0, 0, 0)
    return PageTemplate(name, [frame], onPage=on_page, onPageEnd=on_page_end)


def _build(path: Path, title: str, story: list[Flowable], templates: list[PageTemplate]) -> None:
    # Uncompressed and invariant: the same bytes whichever machine makes the file.
    document = BaseDocTemplate(
        str(path), pagesize=A4, invariant=1, pageCompression=0, title=title, author=INSPECTORATE, lang="en-GB"
    )
    document.addPageTemplates(templates)
    document.build([NextPageTemplate("later"), *story])


def _flowables(block: Block, title_style: ParagraphStyle) -> list[Flowable]:
    if block.kind == "table":
        return [_judgement_table(block.rows)]
    if block.kind == "heading":
        return [Paragraph(_markup(block), title_style if block.mark == "#" else HEADING)]
    if block.kind == "bullet":
        return [Paragraph(_markup(block), BULLET, bulletText="■")]
    if block.kind == "typed_number":
        return [Paragraph(_markup(block), NUMBERED, bulletText=block.mark)]
    return [Paragraph(_markup(block), BODY)]


def _judgement_table(rows: list[list[str]]) -> Table:
    cells = [
        [Paragraph(escape(text), CELL_HEAD if number == 0 else CELL) for text in row] for number, row in enumerate(rows)
    ]
    half = TEXT_WIDTH / 2
    style: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.8, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    return Table(cells, colWidths=[half, half], style=style, spaceAfter=16)


def _markup(block: Block) -> str:
    lines = []
    for line in block.lines:
        runs = split_bold(line)
        lines.append("".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in runs))
    return "<br/>".join(lines)


def _draw_wordmark(canvas: Canvas, document: BaseDocTemplate) -> None:
    left, base = PAGE_WIDTH - MARGIN - 140, PAGE_HEIGHT - MARGIN
    canvas.circle(left + 9, base + 6, 9, stroke=0, fill=1)
    canvas.setLineWidth(2)
    canvas.line(left + 26, base - 2, left + 140, base - 2)
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(left + 26, base + 4, "ICS")
    canvas.setLineWidth(1)


def _draw_running_head(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 8.5)
    canvas.drawRightString(PAGE_WIDTH - MARGIN, PAGE_HEIGHT - 46, INSPECTORATE)
