"""From an answer to the record that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.keeping.records import (
    FORMAT,
    KeptAnswer,
    KeptCell,
    KeptCitation,
    KeptDocument,
    KeptHit,
    KeptNear,
    KeptStatement,
    KeptTable,
)
from assistant.types import Answer, Citation, Hit, Near, Table, all_citations, citation_key
from store.types import Document


def kept(answer: Answer) -> KeptAnswer:
    """The record of an answer."""
    cited = _Cited(all_citations(answer))
    return KeptAnswer(
        format=FORMAT,
        question=answer.question,
        standalone=answer.standalone,
        status=answer.status,
        statements=tuple(
            KeptStatement(held.text, cited.places(held.citations), held.kind, held.voice) for held in answer.statements
        ),
        citations=cited.places(answer.citations),
        reason=answer.reason,
        refusal=answer.refusal,
        notes=answer.notes,
        table=_table(answer.table, cited),
        choices=answer.choices,
        scope=answer.scope,
        near=tuple(map(_near, answer.near)),
        score=answer.score,
        inputs=answer.inputs,
        seconds=answer.seconds,
        considered=tuple(map(_hit, answer.considered)),
        cited=tuple(map(_citation, cited.all)),
        documents=tuple(_document(held) for held in _documents(answer, cited.all)),
        model=answer.model,
        withheld=answer.withheld,
        complete=answer.complete,
    )


class _Cited:
    """Citations, each once, with their places."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.all = citations
        self._places = {citation_key(citation): place for place, citation in enumerate(citations)}

    def places(self, citations: Iterable[Citation]) -> tuple[int, ...]:
        """Where each of them stands among `all`, from 0. Raises KeyError for one that does not."""
        return tuple(self._places[citation_key(citation)] for citation in citations)


def _documents(answer: Answer, citations: Sequence[Citation]) -> Iterable[Document]:
    held = [
        *(citation.document for citation in citations),
        *(near.document for near in answer.near),
        *(hit.document for hit in answer.considered),
    ]
    return {document.id: document for document in held}.values()


def _document(document: Document) -> KeptDocument:
    return KeptDocument(
        id=document.id,
        source_id=document.source_id,
        title=document.title,
        kind=document.kind,
        publisher=document.publisher,
        authority=document.authority,
        date=document.date,
        periods=document.periods,
        # Not the whole path: what is kept is exported too, and a folder's name is nobody else's business.
        file=document.name if document.paths else None,
        media_type=document.media_type,
        added=document.added,
    )


def _citation(citation: Citation) -> KeptCitation:
    return KeptCitation(
        citation.number,
        citation.document.id,
        citation.quote,
        citation.start,
        citation.end,
        citation.page,
        citation.page_end,
        citation.paragraph,
    )


def _table(table: Table | None, cited: _Cited) -> KeptTable | None:
    if table is None:
        return None
    rows = [tuple(KeptCell(cell.text, cited.places(cell.citations)) for cell in row) for row in table.rows]
    return KeptTable(table.columns, tuple(rows))


def _near(near: Near) -> KeptNear:
    return KeptNear(near.document.id, near.start, near.end, near.page, near.paragraph, near.text)


def _hit(hit: Hit) -> KeptHit:
    passage = hit.passage
    return KeptHit(
        passage.id,
        hit.document.id,
        passage.start,
        passage.end,
        passage.page,
        passage.page_end,
        passage.headings,
        passage.label,
        hit.score,
        hit.cosine,
    )
