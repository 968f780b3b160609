"""Whether a citation stands on the page that it names."""

from __future__ import annotations

import re
import unicodedata

import pypdfium2 as pdfium

from assistant import Citation, Library


def stands_on_page(library: Library, citation: Citation) -> bool:
    """Whether the quote's letters and digits stand on its pages, as PDFium alone reads them."""
    path = library.original(citation.document)
    if path is None or citation.page is None or citation.page_end is None:
        return False
    document = pdfium.PdfDocument(path)
    try:
        first, last = (_letters(_page_text(document, page)) for page in (citation.page, citation.page_end))
    finally:
        document.close()
    cells = [_letters(cell) for cell in citation.quote.split("\t")]
    if citation.page == citation.page_end:
        return all(cell in first for cell in cells)
    whole = "".join(cells)
    return any(whole[:cut] in first and whole[cut:] in last for cut in range(1, len(whole)))


def _page_text(document: pdfium.PdfDocument, page: int) -> str:
    return str(document[page - 1].get_textpage().get_text_range())


def _letters(text: str) -> str:
    for ligature, letters in {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        text = text.replace(ligature, letters)
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text))).casefold()
