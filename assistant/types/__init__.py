"""What the assistant gives back: answers made of statements, each with the citations that support it."""

from assistant.types.add_report import AddReport, FailedFile, PartlyUnread
from assistant.types.answer import Answer, Refusal, Status, Turn, all_citations
from assistant.types.citation import Citation, citation_key, marks
from assistant.types.fact import Fact
from assistant.types.found import Hit, Near
from assistant.types.scope import Choice, DatedBy, Order, Scope, ScopePart, kind_in_plural, said_period
from assistant.types.statement import Cell, Statement, StatementKind, Table, Withheld

__all__ = [
    "AddReport",
    "Answer",
    "Cell",
    "Choice",
    "Citation",
    "DatedBy",
    "Fact",
    "FailedFile",
    "Hit",
    "Near",
    "Order",
    "PartlyUnread",
    "Refusal",
    "Scope",
    "ScopePart",
    "Statement",
    "StatementKind",
    "Status",
    "Table",
    "Turn",
    "Withheld",
    "all_citations",
    "citation_key",
    "kind_in_plural",
    "marks",
    "said_period",
]
