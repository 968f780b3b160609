"""Citation marks, the sources under an answer, and the places near a question that nothing answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant import Citation, Near
from store.types import Document
from ui.page.frame.markup import Detail, event, spans, text
from ui.places import place, title, when

Quotes = dict[str, list[list[int]]]
"""For each document, by id, where the quotes of one answer stand in it."""
SHOWN_AT_ONCE = 4
_ONE_LINE = 70


def quotes_of(citations: Sequence[Citation]) -> Quotes:
    """All quotes of an answer, so that the viewer can mark those beside the one opened."""
    quotes: Quotes = {}
    for citation in citations:
        spans_of_document = quotes.setdefault(citation.document.id, [])
        if [citation.start, citation.end] not in spans_of_document:
            spans_of_document.append([citation.start, citation.end])
    return quotes


def mark(citation: Citation, quotes: Quotes) -> str:
    """The mark of a citation in the answer's text; it opens the source, and shows its card when pointed at."""
    where = place(citation.page, citation.page_end, citation.paragraph)
    said = (title(citation.document), where, _lost(citation))
    name = f"Source {citation.number}: {', '.join(part for part in said if part)}"
    return (
        f'<button type="button" class="mark{" gone" if citation.gone else ""}" data-number="{citation.number}" '
        f"{event('source', _opens(citation, quotes))} "
        f'aria-label="{text(name)}">{citation.number}</button>'
    )


def with_marks(words: str, citations: Sequence[Citation], quotes: Quotes) -> str:
    """Words with their marks, the first of which never stands alone on a line."""
    if not citations:
        return text(words)
    first, *more = (mark(citation, quotes) for citation in citations)
    head, space, last = words.rpartition(" ")
    return f'{text(head)}{space}<span class="kept">{text(last)}{first}</span>{"".join(more)}'


def sources(citations: Sequence[Citation], quotes: Quotes) -> str:
    """A line for each citation, those that follow each other in one document under its title; many are folded."""
    if not citations:
        return ""
    parts = []
    for _, of_document in groupby(enumerate(citations), key=lambda held: held[1].document.id):
        held = list(of_document)
        lines = "".join(_source(citation, quotes, extra=place >= SHOWN_AT_ONCE) for place, citation in held)
        extra = " extra" if held[0][0] >= SHOWN_AT_ONCE else ""
        parts.append(f'<div class="of-document{extra}"><h3>{_heading(held[0][1].document)}</h3><ol>{lines}</ol></div>')
    folded = len(citations) > SHOWN_AT_ONCE + 1
    more = (
        f'<button type="button" class="link" data-do="all-sources">Show all {len(citations)} sources</button>'
        if folded
        else ""
    )
    state = " folded" if folded else ""
    return f'<div class="sources{state}" role="group" aria-label="Sources">{"".join(parts)}{more}</div>'


def near_places(places: Sequence[Near]) -> str:
    """Places that touch the question without answering it; they carry no number."""
    if not places:
        return ""
    lines = "".join(_near(near) for near in places)
    return (
        '<div class="near" role="group" aria-label="Near the question"><h3>Near the question, but no answer to it</h3>'
        f"<ol>{lines}</ol></div>"
    )


def _source(citation: Citation, quotes: Quotes, *, extra: bool) -> str:
    where = place(citation.page, citation.page_end, citation.paragraph)
    quote = _folded(citation.quote)
    unfold = (
        f'<button type="button" class="unfold" data-do="unfold" aria-expanded="false" '
        f'aria-label="Whole quote of source {citation.number}"></button>'
        if len(quote) > _ONE_LINE
        else ""
    )
    lost = f' <span class="lost">{_lost(citation)}</span>' if citation.gone else ""
    return (
        f'<li class="source{" extra" if extra else ""}{" gone" if citation.gone else ""}">'
        f'<button type="button" class="card" data-number="{citation.number}" '
        f"{event('source', _opens(citation, quotes))}>"
        f'<span class="lead">{citation.number}</span><span class="where">{spans(where or "in the text")}</span>{lost} '
        f'<span class="words">{text(quote)}</span></button>{unfold}</li>'
    )


def _near(near: Near) -> str:
    where = place(near.page, None, near.paragraph)
    opens: Detail = {
        "document": near.document.id,
        "start": near.start,
        "end": near.end,
        "quotes": [[near.start, near.end]],
    }
    return (
        f'<li class="source"><button type="button" class="card" {event("source", opens)}>'
        f'<span class="where">{spans(title(near.document), where)}</span> '
        f'<span class="words">{text(_folded(near.text))}</span></button></li>'
    )


def _lost(citation: Citation) -> str:
    """What became of a document since the answer was kept, if it is not as it was."""
    if not citation.gone:
        return ""
    return "changed since in the library" if citation.document.text else "no longer in the library"


def _heading(document: Document) -> str:
    date = f" <span>{text(when(document))}</span>" if when(document) else ""
    return f"{text(title(document))}{date}"


def _opens(citation: Citation, quotes: Quotes) -> Detail:
    document = citation.document.id
    return {"document": document, "start": citation.start, "end": citation.end, "quotes": quotes.get(document, [])}


def _folded(words: str) -> str:
    return " ".join(words.split())
