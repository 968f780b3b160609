"""Facts as records and as a table that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from assistant.types import Fact

FactRecord = dict[str, str | int | None]
FACT_FIELDS = (
    *"title authority kind date name value page paragraph quote reference".split(),
    *"plain_name plain_value number last_day document document_kind file page_end start end".split(),
)
"""The fields of a fact's record, in order: the columns of a table that holds no facts, too."""
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def fact_as_json(fact: Fact) -> FactRecord:
    """A fact with its document and the words that state it, flat, so that it fits a row of a table; days are ISO.

    `date` is the day of publication, `last_day` the last one of the inspection, visit or meeting.
    """
    citation, document = fact.citation, fact.document
    record: FactRecord = {
        "title": document.title,
        "authority": document.authority,
        "kind": fact.kind,
        "date": document.date.isoformat() if document.date else None,
        "name": fact.name,
        "value": fact.value,
        "page": citation.page,
        "paragraph": citation.paragraph,
        "quote": citation.quote,
        "reference": citation.reference,
        "plain_name": fact.plain_name,
        "plain_value": fact.plain_value,
        "number": fact.number,
        "last_day": document.last_day.isoformat() if document.last_day else None,
        "document": document.id,
        "document_kind": document.kind,
        "file": document.name if document.paths else None,
        "page_end": citation.page_end,
        "start": citation.start,
        "end": citation.end,
    }
    return record


def facts_as_csv(facts: Iterable[Fact]) -> str:
    """The facts as CSV (RFC 4180, lines end with a line feed), a row each; an absent value is an empty cell."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(FACT_FIELDS)
    for fact in facts:
        record = fact_as_json(fact)
        writer.writerow([_harmless(record[name]) for name in FACT_FIELDS])
    return written.getvalue()


def _harmless(cell: str | int | None) -> str | int | None:
    """A text that a spreadsheet would run as a formula gets an apostrophe, behind which it is a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS) else cell
