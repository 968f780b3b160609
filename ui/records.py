"""What `--json` prints: the shapes of documents, answers, hits and reports."""

from __future__ import annotations

from typing import Any

from assistant import AddReport, Answer, Citation, Feedback, Hit, Near, Statement, Table
from store.types import Document, Origin

Record = dict[str, Any]


def document_record(document: Document) -> Record:
    """A document without its text."""
    return {
        "id": document.id,
        "source_id": document.source_id,
        "title": document.title,
        "kind": document.kind,
        "publisher": document.publisher,
        "authority": document.authority,
        "authority_as_written": document.authority_as_written,
        "date": _day(document),
        "periods": [
            {"name": held.name, "first": held.first.isoformat(), "last": held.last.isoformat()}
            for held in document.periods
        ],
        "people": [{"name": held.name, "role": held.role, "post": held.post} for held in document.people],
        "framework": document.framework,
        "origins": {origin.field: _origin_record(document, origin) for origin in document.origins},
        "pages": len(document.pages),
        "paths": list(document.paths),
        "media_type": document.media_type,
        "unread_pages": list(document.unread_pages),
        "added": document.added.isoformat(),
    }


def answer_record(answer: Answer) -> Record:
    """An answer with its statements and citations."""
    return {
        "question": answer.question,
        "standalone": answer.standalone,
        "status": answer.status,
        "reason": answer.reason,
        "score": answer.score,
        "text": answer.text,
        "statements": [_statement_record(statement) for statement in answer.statements],
        "citations": [_citation_record(citation) for citation in answer.citations],
        "near": [_near_record(near) for near in answer.near],
        "notes": list(answer.notes),
        "scope": answer.scope.words(),
        "choices": [choice.label for choice in answer.choices],
        "table": _table_record(answer.table),
        "model": answer.model,
        "withheld": [{"text": held.text, "reason": held.reason} for held in answer.withheld],
        "complete": answer.complete,
        "seconds": round(answer.seconds, 3),
    }


def _table_record(table: Table | None) -> Record | None:
    """The columns, and for each row its cells with the numbers of their citations."""
    if table is None:
        return None
    rows = [
        [{"text": cell.text, "citations": [citation.number for citation in cell.citations]} for cell in row]
        for row in table.rows
    ]
    return {"columns": list(table.columns), "rows": rows}


def hit_record(hit: Hit) -> Record:
    """A passage that a search found."""
    passage = hit.passage
    return {
        "score": hit.score,
        "text": hit.text,
        "document": _source_record(hit.document),
        "page": passage.page,
        "page_end": passage.page_end,
        "paragraph": passage.label,
        "headings": list(passage.headings),
        "start": passage.start,
        "end": passage.end,
    }


def add_record(report: AddReport) -> Record:
    """What became of the files that were added."""
    return {
        "added": list(report.added),
        "replaced": list(report.replaced),
        "unchanged": list(report.unchanged),
        "duplicates": list(report.duplicates),
        "failed": [{"path": failed.path, "reason": failed.reason} for failed in report.failed],
        "partly_unread": [{"path": partly.path, "pages": list(partly.pages)} for partly in report.partly_unread],
        "pages": report.pages,
        "seconds": round(report.seconds, 3),
        "stopped": report.stopped,
    }


def feedback_record(feedback: Feedback) -> Record:
    """What a person said of an answer."""
    return {
        "given": feedback.given.isoformat(),
        "good": feedback.good,
        "why": feedback.why,
        "question": feedback.question,
        "text": feedback.text,
        "version": feedback.version,
    }


def _origin_record(document: Document, origin: Origin) -> Record:
    if origin.start is None or origin.end is None:
        return {"how": origin.how}
    return {
        "how": origin.how,
        "page": document.page_at(origin.start),
        "start": origin.start,
        "end": origin.end,
        "quote": document.text[origin.start : origin.end],
    }


def _statement_record(statement: Statement) -> Record:
    return {
        "text": statement.text,
        "citations": [citation.number for citation in statement.citations],
        "kind": statement.kind,
        "voice": statement.voice,
    }


def _citation_record(citation: Citation) -> Record:
    return {
        "number": citation.number,
        "quote": citation.quote,
        "reference": citation.reference,
        "document": _source_record(citation.document),
        "page": citation.page,
        "page_end": citation.page_end,
        "paragraph": citation.paragraph,
        "start": citation.start,
        "end": citation.end,
    }


def _near_record(near: Near) -> Record:
    return {
        "text": near.text,
        "document": _source_record(near.document),
        "page": near.page,
        "paragraph": near.paragraph,
        "start": near.start,
        "end": near.end,
    }


def _source_record(document: Document) -> Record:
    path = document.paths[0] if document.paths else None
    return {"id": document.id, "title": document.title, "path": path, "date": _day(document)}


def _day(document: Document) -> str | None:
    return document.date.isoformat() if document.date else None
