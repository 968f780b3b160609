"""The sources under an answer: cards to click, and the places near a question that nothing answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant import Citation, Near
from store.types import Document
from ui.page.frame.markup import Detail, event, spans, text
from ui.places import place, title, when


def mark(citation: Citation) -> str:
    """The mark of a citation in the answer's text; it opens the source."""
    where = place(citation.page, citation.page_end, citation.paragraph)
    name = f"Source {citation.number}: {', '.join(part for part in (title(citation.document), where) if part)}"
    return (
        f'<button type="button" class="mark" {event("source", _opens(citation))} aria-label="{text(name)}" '
        f'title="{text(name)}">{citation.number}</button>'
    )


def sources(citations: Sequence[Citation]) -> str:
    """A card for each citation, those that follow each other in one document under its title."""
    if not citations:
        return ""
    groups = groupby(citations, key=lambda citation: citation.document.id)
    parts = "".join(_document_cards(list(cards)) for _, cards in groups)
    return f'<section class="sources" aria-label="Sources">{parts}</section>'


def near_places(places: Sequence[Near]) -> str:
    """Places that touch the question without answering it; they carry no number."""
    if not places:
        return ""
    cards = "".join(
        _card(_opens(near), title(near.document), place(near.page, None, near.paragraph), near.text) for near in places
    )
    return f'<section class="near" aria-label="Near the question"><h3>Near the question</h3><ol>{cards}</ol></section>'


def _document_cards(citations: Sequence[Citation]) -> str:
    document = citations[0].document
    cards = "".join(
        _card(
            _opens(citation),
            str(citation.number),
            place(citation.page, citation.page_end, citation.paragraph),
            citation.quote,
        )
        for citation in citations
    )
    return f"<h3>{_heading(document)}</h3><ol>{cards}</ol>"


def _heading(document: Document) -> str:
    date = f" <span>{text(when(document))}</span>" if when(document) else ""
    return f"{text(title(document))}{date}"


def _card(opens: Detail, lead: str, where: str, quote: str) -> str:
    folded = " ".join(quote.split())
    return (
        f'<li><button type="button" class="card" {event("source", opens)}>'
        f'<span class="lead">{text(lead)}</span>'
        f'<span class="where">{spans(where or "in the text")}</span>'
        f'<span class="words">{text(folded)}</span></button></li>'
    )


def _opens(found: Citation | Near) -> Detail:
    return {"document": found.document.id, "start": found.start, "end": found.end}


def plain_sources(citations: Iterable[Citation]) -> str:
    """The sources as text, to copy with the answer."""
    return "\n".join(_plain(citation) for citation in citations)


def _plain(citation: Citation) -> str:
    where = place(citation.page, citation.page_end, citation.paragraph)
    parts = (title(citation.document), when(citation.document), where)
    return f'[{citation.number}] {", ".join(part for part in parts if part)}: "{" ".join(citation.quote.split())}"'
