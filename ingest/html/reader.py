"""Reads web pages that were saved as a file. Nothing is ever fetched."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.builder import TextBuilder
from ingest.errors import ReadError
from ingest.html.blocks import HtmlBlocks
from ingest.html.main_content import bare_body, main_content
from ingest.html.metadata import PageMetadata
from ingest.plain.charset import decode
from ingest.whitespace import fold_whitespace
from store.types import BlockKind, Reading

MEDIA_TYPE = "text/html"

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 8192
_NO_TEXT = (
    "This web page holds no text; perhaps a script fills it in the browser. Open it in a browser, save it as PDF and "
    "add that."
)


def read_html(data: bytes) -> Reading:
    """Read the main content of a web page, without navigation, banners, forms and hidden parts.

    Raises ReadError when the file holds no text or is no web page.
    """
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    text = decode(data, declared[1].decode("ascii") if declared else None)
    page = parse_page(text)
    metadata = PageMetadata(page)
    heading = _page_heading(page, metadata)
    content = main_content(page)
    if not _holds_text(content):
        content, heading = bare_body(parse_page(text)), ""
    builder = TextBuilder()
    if heading and not any(_holds_text(one) for one in content.iter("h1")):
        builder.add("title", heading)
    HtmlBlocks(builder).add(content)
    if not builder.blocks():
        raise ReadError(_NO_TEXT)
    title = _first(builder, "title")
    return Reading(
        builder.text(),
        builder.blocks(),
        title=title or metadata.title() or _first(builder, "heading"),
        kind="news" if metadata.is_news() else "other",
        publisher=metadata.publisher(),
        date=metadata.date(content),
        media_type=MEDIA_TYPE,
    )


def parse_page(text: str) -> HtmlElement:
    """The root element of a page, however broken it is.

    Raises ReadError when there is nothing to parse.
    """
    # Without huge_tree the parser drops all that is nested deeper than 256 elements, and unclosed tags nest.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadError(_NO_TEXT) from error


def _page_heading(page: HtmlElement, metadata: PageMetadata) -> str:
    """The page's first-level heading where it can stand outside the main content: the one that its title repeats."""
    headings = {fold_whitespace(heading.text_content()) for heading in page.iter("h1")} - {""}
    return headings.pop() if len(headings) == 1 and metadata.names(next(iter(headings))) else ""


def _first(builder: TextBuilder, kind: BlockKind) -> str:
    """The text of the first block of a kind."""
    text = builder.text()
    return next((text[block.start : block.end] for block in builder.blocks() if block.kind == kind), "")


def _holds_text(element: HtmlElement) -> bool:
    return bool(fold_whitespace(element.text_content()))
