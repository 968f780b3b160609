"""Facts as flat records and as CSV."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.taking.spreadsheet import csv_text
from assistant.types import Fact

FactRecord = dict[str, str | int | None]
FACT_FIELDS = (
    *"title authority kind date name value page paragraph quote reference".split(),
    *"plain_name plain_value number last_day document document_kind file page_end start end".split(),
)
"""The fields of a fact's record, in order: the columns of a table that holds no facts, too."""


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
    """The facts as CSV, a row each, that a spreadsheet opens without harm; an absent value is an empty cell."""
    records = map(fact_as_json, facts)
    return csv_text(FACT_FIELDS, [[record[name] for name in FACT_FIELDS] for record in records])
