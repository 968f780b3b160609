"""Names for documents and for places in them, as a person reads them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from store.types import Document, format_date, format_period

_ABOUT_A_PERIOD = ("inspection report", "focused visit", "area SEND")


def place(page: int | None, page_end: int | None, paragraph: str | None) -> str:
    """Where a quote stands: "page 3, para. 14", "pages 3-4", or an empty string for a document without either."""
    pages = "" if page is None else f"page {page}" if page_end in (None, page) else f"pages {page}-{page_end}"
    return ", ".join(part for part in (pages, paragraph) if part)


def short_place(page: int | None, page_end: int | None, paragraph: str | None) -> str:
    """Where a fact stands, for a table: "p. 1, judgement table", "pp. 3-4"."""
    pages = "" if page is None else f"p. {page}" if page_end in (None, page) else f"pp. {page}-{page_end}"
    return ", ".join(part for part in (pages, paragraph) if part)


def day(date: datetime.date | None) -> str:
    """A date as "12 August 2022", empty where there is none."""
    return format_date(date) if date else ""


def title(document: Document) -> str:
    """The document's title, or its file's name where it has none."""
    return document.title or document.name


def when(document: Document) -> str:
    """The document's date, or the days of the inspection or visit it reports on, empty where it holds neither."""
    if document.date or document.kind not in _ABOUT_A_PERIOD or not document.periods:
        return day(document.date)
    return format_period(document.periods[0].first, document.periods[0].last)


def source_line(document: Document) -> str:
    """What a document is, in one line: kind, publisher, date, pages and file."""
    pages = f"{len(document.pages)} pages" if len(document.pages) > 1 else "1 page" if document.pages else ""
    kind = "" if document.kind == "other" else document.kind
    parts: Sequence[str | None] = (kind, document.publisher, when(document), pages, document.name)
    return " · ".join(part for part in parts if part)
