"""What is printed on a PDF page, letter by letter, and where a quote's words stand on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.errors import ReadError
from ingest.pdf.finding import Quote, letters_of, spans_of
from ingest.pdf.layout import Box
from ingest.pdf.lines import frame_of
from ingest.pdf.pdfium import PDFIUM

_LEAST_COVER = 0.5
_TURNED_COVER = 0.95
_KERNED = 0.4


@dataclass(frozen=True)
class PrintedPage:
    """A page's size in points and its letters and digits, each with its box in points from the upper left corner."""

    width: float
    height: float
    letters: str
    boxes: tuple[Box, ...]

    def boxes_of(self, quote: Quote) -> list[Box]:
        """Where the quote's words stand, a box for each line; none where they are not on this page."""
        spans = spans_of(quote, self.letters)
        return [box for start, end in spans for box in _lines(self.boxes[start:end])]


def printed_page(path: Path, number: int) -> PrintedPage:
    """Page `number` of the PDF at `path`. Raises ReadError where the file or the page cannot be read."""
    with PDFIUM:
        document = opened(path)
        try:
            return printed_on(page_of(document, number))
        except pdfium.PdfiumError as error:
            raise ReadError(f"Page {number} of this PDF cannot be read.") from error
        finally:
            document.close()


def opened(path: Path) -> pdfium.PdfDocument:
    """The PDF at `path`, to be closed again; PDFIUM must be held."""
    try:
        return pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise ReadError("The library's copy of this PDF cannot be opened. Add the file again.") from error


def page_of(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """Page `number`, counted from 1."""
    if not 1 <= number <= len(document):
        raise ReadError(f"This document has no page {number}; it has {len(document)}.")
    return document[number - 1]


def printed_on(page: pdfium.PdfPage) -> PrintedPage:
    """The letters of a page; PDFIUM must be held."""
    textpage = page.get_textpage()
    try:
        frame, rect = frame_of(page), pdfium_c.FS_RECTF()
        found: list[str] = []
        boxes: list[Box] = []
        for index in range(textpage.count_chars()):
            held = _letters(pdfium_c.FPDFText_GetUnicode(textpage, index))
            if held and pdfium_c.FPDFText_GetLooseCharBox(textpage, index, rect):
                found.append(held)
                boxes += [frame.shown(rect.left, rect.bottom, rect.right, rect.top)] * len(held)
        width, height = page.get_size()
        return PrintedPage(width, height, "".join(found), tuple(boxes))
    finally:
        textpage.close()


def _letters(code: int) -> str:
    return letters_of(chr(code)) if 0 < code < 0x110000 else ""


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Join the boxes of letters that stand beside each other on one line, or above each other in turned type."""
    lines: list[Box] = []
    turned = False
    for box in boxes:
        if lines and (_same_line(lines[-1], box) or (turned := _same_column(lines[-1], box, turned))):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
            turned = False
    return lines


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _same_line(line: Box, box: Box) -> bool:
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    height = box[3] - box[1]
    return overlap > _LEAST_COVER * height and -_KERNED * height <= box[0] - line[2] < 3 * height


def _same_column(line: Box, box: Box, turned: bool) -> bool:
    """Whether a letter of turned type follows: above or below, as wide as the line so far and wider than high."""
    widest = max(line[2] - line[0], box[2] - box[0])
    height = box[3] - box[1]
    lying = height <= widest and (turned or line[3] - line[1] <= widest)
    overlap = min(line[2], box[2]) - max(line[0], box[0])
    apart = max(line[1], box[1]) - min(line[3], box[3])
    return lying and overlap > _TURNED_COVER * widest and -_KERNED * widest <= apart < widest
