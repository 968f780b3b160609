"""Facts as flat records and as CSV."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.grades import NO_OVERALL, Grade, Grades
from assistant.taking.spreadsheet import csv_text
from assistant.types import Fact

FactRecord = dict[str, str | int | None]
FACT_FIELDS = (
    *"title authority kind date name value page paragraph quote reference".split(),
    *"plain_name plain_value number last_day document document_kind file page_end start end".split(),
)
"""The fields of a fact's record, in order: the columns of a table that holds no facts, too."""
GRADE_FIELDS = (*FACT_FIELDS, "grade before", "date before", "change")
"""The columns of a table of grades."""


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


def grades_as_csv(grades: Grades) -> str:
    """The grades as CSV, each once, with the one before, the last day of its inspection (ISO) and the change.

    An inspection without an overall grade has a row that says so and quotes the judgements that it gives. `change` is
    "better", "worse" or "same", or names the inspection past which nothing is compared; else it is empty.
    """
    once = {(id(grade.fact), grade.is_given): grade for grade in grades.each()}
    records = map(_grade_record, once.values())
    return csv_text(GRADE_FIELDS, [[record[name] for name in GRADE_FIELDS] for record in records])


def _grade_record(grade: Grade) -> FactRecord:
    before = grade.before
    last = before.document.last_day if before else None
    passed = f"not compared: {NO_OVERALL} on {grade.skipped.isoformat()}" if grade.skipped and grade.is_given else None
    record: FactRecord = {
        **fact_as_json(grade.fact),
        "grade before": (before.plain_value or before.value) if before else None,
        "date before": last.isoformat() if last else None,
        "change": grade.change or passed,
    }
    if grade.is_given:
        return record
    name = grade.judgement[:1].upper() + grade.judgement[1:]
    quotes = "; ".join(fact.citation.quote for fact in grade.stating)
    return {
        **record,
        "name": name,
        "plain_name": grade.judgement,
        "value": grade.grade,
        "plain_value": None,
        "quote": quotes,
        "start": None,
        "end": None,
    }
