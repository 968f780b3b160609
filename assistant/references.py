"""How a place in a document is referred to in a letter or a report."""

from __future__ import annotations

from store.types import Document, DocumentKind, format_date, format_period

_OF_AN_AUTHORITY: frozenset[DocumentKind] = frozenset(
    {"inspection report", "focused visit", "monitoring visit", "area SEND", "minutes", "agenda"}
)


def reference(document: Document, page: int | None, page_end: int | None, paragraph: str | None) -> str:
    """ "Inspection of Coventry local authority children's services, 20 June to 1 July 2022, p. 3, para. 8"; what is
    not known is left out."""
    pages = "" if page is None else f"p. {page}" if page_end in (None, page) else f"pp. {page}–{page_end}"
    return ", ".join(part for part in (called(document), dated(document), pages, paragraph) if part)


def called(document: Document) -> str:
    """The document's title, with its authority where the title does not name it; the file's name without a title."""
    title = " ".join((document.title or document.name).split())
    authority = document.authority or ""
    if document.kind in _OF_AN_AUTHORITY and authority.casefold() not in title.casefold():
        return f"{title} ({authority})"
    return title


def dated(document: Document) -> str:
    """The days of the inspection, visit or meeting, else the day of publication; empty where the title says it."""
    if document.periods:
        ordered = sorted(document.periods, key=lambda period: period.first)
        said = list(dict.fromkeys(format_period(period.first, period.last) for period in ordered))
        words = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    else:
        words = format_date(document.date) if document.date else ""
    return "" if words in document.title else words
