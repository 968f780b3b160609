"""Pictures of PDF pages with words marked where they stand."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageChops, ImageDraw

from ingest.errors import ReadError
from ingest.pdf.layout import Frame
from ingest.pdf.lines import frame_of
from ingest.pdf.pdfium import PDFIUM
from ingest.pdf.superscripts import SUPERSCRIPTS

_MARK = (255, 221, 51)
_KEPT = re.compile(r"[^\W_]")
_EXPANDED = {
    **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"},
    **{mark: str(digit) for digit, mark in enumerate(SUPERSCRIPTS)},
}
_WIDEST = 5000.0
"""Dots along a picture's longer side, however large the page is."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the page's upper left corner."""


def page_picture(path: Path, number: int, quotes: Sequence[str] = (), scale: float = 2.0) -> bytes:
    """Page `number` as PNG, at `scale` times 72 dots per inch, with each of `quotes` marked where it is found.

    Raises ReadError where the file or the page cannot be read.
    """
    with PDFIUM:
        picture, boxes, shown_at = _rendered(path, number, quotes, scale)
    return _png(_marked(picture, boxes, shown_at))


def _rendered(path: Path, number: int, quotes: Sequence[str], scale: float) -> tuple[Image.Image, list[Box], float]:
    """The picture, the boxes to mark, and the scale it was drawn at."""
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError) as error:
        raise ReadError("The library's copy of this PDF cannot be opened. Add the file again.") from error
    try:
        if not 1 <= number <= len(document):
            raise ReadError(f"This document has no page {number}; it has {len(document)}.")
        page = document[number - 1]
        boxes = [box for quote in quotes for box in quote_boxes(page, quote)]
        scale = min(scale, _WIDEST / max(page.get_size()))
        return page.render(scale=scale).to_pil().convert("RGB"), boxes, scale
    except pdfium.PdfiumError as error:
        raise ReadError(f"Page {number} of this PDF cannot be drawn.") from error
    finally:
        document.close()


def quote_boxes(page: pdfium.PdfPage, quote: str) -> list[Box]:
    """Where the words of `quote` stand on the page, a box for each line.

    Letters and digits alone are compared, so that spaces, hyphens and line breaks may differ.
    """
    textpage = page.get_textpage()
    try:
        codes = [pdfium_c.FPDFText_GetUnicode(textpage, index) for index in range(textpage.count_chars())]
        letters = [(index, letter) for index, code in enumerate(codes) for letter in _letters(code)]
        wanted = "".join(letter for character in quote for letter in _letters(ord(character)))
        at = "".join(letter for _, letter in letters).find(wanted)
        if not wanted or at < 0:
            return []
        frame = frame_of(page)
        chars = dict.fromkeys(index for index, _ in letters[at : at + len(wanted)])
        return _lines([_char_box(textpage, index, frame) for index in chars])
    finally:
        textpage.close()


def _letters(code: int) -> str:
    if not 0 < code < 0x110000:
        return ""
    expanded = _EXPANDED.get(chr(code), chr(code))
    return "".join(_KEPT.findall(expanded)).casefold()


def _char_box(textpage: pdfium.PdfTextPage, index: int, frame: Frame) -> Box:
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(textpage, index, box)
    return frame.shown(box.left, box.bottom, box.right, box.top)


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """Join the boxes of characters that stand beside each other on one line."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _same_line(lines[-1], box):
            last = lines[-1]
            lines[-1] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            lines.append(box)
    return lines


def _same_line(line: Box, box: Box) -> bool:
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    return overlap > 0.5 * (box[3] - box[1]) and -2 <= box[0] - line[2] < 3 * (box[3] - box[1])


def _marked(picture: Image.Image, boxes: Sequence[Box], scale: float) -> Image.Image:
    """Lay the marks over the page like a highlighter: the paper turns yellow, the print stays black."""
    if not boxes:
        return picture
    layer = Image.new("RGB", picture.size, (255, 255, 255))
    draw = ImageDraw.Draw(layer)
    for left, top, right, bottom in boxes:
        draw.rectangle([left * scale - 2, top * scale - 1, right * scale + 2, bottom * scale + 1], fill=_MARK)
    return ImageChops.multiply(picture, layer)


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
