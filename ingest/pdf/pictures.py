"""Pictures of PDF pages, plain or with words marked where they stand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from ingest.errors import ReadError
from ingest.pdf.finding import Quote
from ingest.pdf.layout import Box
from ingest.pdf.pdfium import PDFIUM
from ingest.pdf.printed import opened, page_of, printed_on

PictureFormat = Literal["png", "webp"]
_MARK = (255, 221, 51)
_WIDEST = 5000.0
"""Dots along a picture's longer side, however large the page is."""
# Both keep every dot. WebP takes half as long as PNG at its usual effort and half the room.
_SAVED: dict[PictureFormat, dict[str, Any]] = {
    "png": {"format": "PNG", "compress_level": 3},
    "webp": {"format": "WEBP", "lossless": True, "quality": 20, "method": 1},
}


def page_picture(
    path: Path, number: int, quotes: Sequence[Quote] = (), scale: float = 2.0, form: PictureFormat = "png"
) -> bytes:
    """Page `number` at `scale` times 72 dots per inch, with each of `quotes` marked where it is found.

    Raises ReadError where the file or the page cannot be read.
    """
    with PDFIUM:
        document = opened(path)
        try:
            page = page_of(document, number)
            printed = printed_on(page) if quotes else None
            scale = min(scale, _WIDEST / max(page.get_size()))
            # The picture must not use the bitmap's memory, which goes with the document.
            picture = page.render(scale=scale).to_pil().convert("RGB")
        except pdfium.PdfiumError as error:
            raise ReadError(f"Page {number} of this PDF cannot be drawn.") from error
        finally:
            document.close()
    boxes = [box for quote in quotes for box in printed.boxes_of(quote)] if printed else []
    buffer = io.BytesIO()
    _marked(picture, boxes, scale).save(buffer, **_SAVED[form])
    return buffer.getvalue()


def _marked(picture: Image.Image, boxes: Sequence[Box], scale: float) -> Image.Image:
    """Lay the marks over the page like a highlighter: the paper turns yellow, the print stays black."""
    if not boxes:
        return picture
    layer = Image.new("RGB", picture.size, (255, 255, 255))
    draw = ImageDraw.Draw(layer)
    for left, top, right, bottom in boxes:
        draw.rectangle([left * scale - 2, top * scale - 1, right * scale + 2, bottom * scale + 1], fill=_MARK)
    return ImageChops.multiply(picture, layer)
