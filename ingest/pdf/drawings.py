"""What is drawn on a page besides its text: is it blank, or a picture that nobody has read?"""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_LEAST_SHARE = 0.15
_MOST_OBJECTS = 400


def is_drawn_on(page: pdfium.PdfPage) -> bool:
    """Whether anything at all is drawn on the page."""
    return bool(pdfium_c.FPDFPage_CountObjects(page) > 0)


def holds_picture(page: pdfium.PdfPage) -> bool:
    """Whether a picture, such as a scan, covers a good part of the page: more than a crest or a signature does."""
    width, height = page.get_size()
    images = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    for image, _ in zip(images, range(_MOST_OBJECTS), strict=False):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) >= _LEAST_SHARE * width * height:
            return True
    return False
