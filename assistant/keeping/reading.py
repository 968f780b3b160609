"""From the record that is kept back to an answer over the documents that the library holds now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.keeping.records import KeptAnswer, KeptCitation, KeptDocument, KeptHit, KeptNear, KeptTable
from assistant.types import Answer, Cell, Citation, Hit, Near, Statement, Table
from store.types import Document, Passage, page_at


def rebuilt(answer: KeptAnswer, held: Mapping[str, Document]) -> Answer:
    """The answer as it was given; `held` are the documents that are still here, by id.

    A document that is not gets a stand-in without text. Raises ValueError where the record does not hold together.
    """
    try:
        return _rebuilt(answer, {**{gone.id: _stand_in(gone) for gone in answer.documents}, **held})
    except LookupError as error:
        raise ValueError("the parts of the answer do not belong together") from error


def _rebuilt(answer: KeptAnswer, documents: Mapping[str, Document]) -> Answer:
    cited = [_citation(kept, documents[kept.document]) for kept in answer.cited]
    hits = (_hit(kept, documents[kept.document]) for kept in answer.considered)
    return Answer(
        question=answer.question,
        status=answer.status,
        statements=tuple(
            Statement(kept.text, _at(kept.citations, cited), kept.kind, kept.voice) for kept in answer.statements
        ),
        citations=_at(answer.citations, cited),
        reason=answer.reason,
        scope=answer.scope,
        near=tuple(_near(kept, documents[kept.document]) for kept in answer.near),
        score=answer.score,
        considered=tuple(hit for hit in hits if hit.text),
        notes=answer.notes,
        choices=answer.choices,
        table=_table(answer.table, cited),
        refusal=answer.refusal,
        inputs=answer.inputs,
        seconds=answer.seconds,
        standalone=answer.standalone,
        model=answer.model,
        withheld=answer.withheld,
        complete=answer.complete,
    )


def _at(places: Iterable[int], cited: list[Citation]) -> tuple[Citation, ...]:
    if any(place < 0 for place in places):
        raise LookupError
    return tuple(cited[place] for place in places)


def _stand_in(gone: KeptDocument) -> Document:
    """What is left of a document that was removed: all but its text."""
    return Document(
        id=gone.id,
        source_id=gone.source_id,
        title=gone.title,
        kind=gone.kind,
        publisher=gone.publisher,
        authority=gone.authority,
        date=gone.date,
        periods=gone.periods,
        text="",
        pages=(),
        blocks=(),
        paths=(gone.file,) if gone.file else (),
        media_type=gone.media_type,
        unread_pages=(),
        added=gone.added,
    )


def _citation(kept: KeptCitation, document: Document) -> Citation:
    start, end = _place(document.text, kept.quote, kept.start, kept.end)
    page, page_end = kept.page, kept.page_end
    if start != kept.start:
        page, page_end = page_at(document.pages, start), page_at(document.pages, end - 1)
    return Citation(kept.number, document, kept.quote, start, end, page, page_end, kept.paragraph)


def _near(kept: KeptNear, document: Document) -> Near:
    start, end = _place(document.text, kept.text, kept.start, kept.end)
    found = document.text[start:end] == kept.text
    return Near(document, start, end, kept.page, kept.paragraph, "" if found else kept.text)


def _place(text: str, quote: str, start: int, end: int) -> tuple[int, int]:
    """Where the quote stands now: as before, else the nearest place with these words, else as it was."""
    if text[start:end] == quote or not quote:
        return start, end
    before, after = text.rfind(quote, 0, start + len(quote)), text.find(quote, start)
    places = [place for place in (before, after) if place >= 0]
    nearest = min(places, key=lambda place: abs(place - start), default=None)
    return (start, end) if nearest is None else (nearest, nearest + len(quote))


def _table(table: KeptTable | None, cited: list[Citation]) -> Table | None:
    if table is None:
        return None
    rows = [tuple(Cell(cell.text, _at(cell.citations, cited)) for cell in row) for row in table.rows]
    return Table(table.columns, tuple(rows))


def _hit(kept: KeptHit, document: Document) -> Hit:
    passage = Passage(
        kept.id,
        document.id,
        kept.start,
        kept.end,
        document.text[kept.start : kept.end],
        kept.page,
        kept.page_end,
        kept.headings,
        kept.label,
    )
    return Hit(passage, document, kept.score, kept.cosine)
