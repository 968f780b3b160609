"""Our own answers are verified before they are shown: quotes by their places, what was worked out by doing so anew."""

from __future__ import annotations

import logging
from dataclasses import replace

from assistant.citing import folded
from assistant.types import Answer, Citation, Statement, Withheld
from assistant.verifying.recomputed import comes_out_again

_REASON = "Its source does not say it word for word."
_NOT_AGAIN = "It does not come out again when it is worked out anew."
_NOTHING_LEFT = "What was found could not be verified against its sources. Ask in other words, or read the places near."
_log = logging.getLogger(__name__)


def stands(citation: Citation) -> bool:
    """Whether the quote stands in its document at the place it names."""
    return bool(citation.quote) and citation.document.text[citation.start : citation.end] == citation.quote


def verified(answer: Answer) -> Answer:
    """The answer without the statements that cannot be verified; they are withheld and logged."""
    if not answer.statements and answer.table is None:
        return answer
    reasons = [_why_not(statement) for statement in answer.statements]
    cells = [cell for row in answer.table.rows for cell in row] if answer.table else []
    table_stands = all(stands(citation) for cell in cells for citation in cell.citations)
    if table_stands and not any(reasons):
        return answer
    return _without(answer, reasons, table_stands=table_stands)


def _why_not(statement: Statement) -> str:
    if not statement.citations or not all(map(stands, statement.citations)):
        return _REASON
    if statement.kind == "derived":
        return "" if comes_out_again(statement) else _NOT_AGAIN
    return "" if any(folded(citation.quote) == statement.text for citation in statement.citations) else _REASON


def _without(answer: Answer, reasons: list[str], *, table_stands: bool) -> Answer:
    kept = tuple(one for one, why in zip(answer.statements, reasons, strict=True) if not why)
    withheld = tuple(Withheld(one.text, why) for one, why in zip(answer.statements, reasons, strict=True) if why)
    for held in withheld:
        _log.warning("a statement was withheld: %s (%s)", held.text, held.reason)
    found = replace(
        answer,
        statements=kept,
        citations=tuple(citation for citation in answer.citations if _is_cited(citation, kept)),
        table=answer.table if table_stands and kept else None,
        withheld=withheld,
    )
    if withheld:
        found = replace(found, notes=(*found.notes, found.said_of_withheld))
    return found if kept else replace(found, status="not_found", reason=_NOTHING_LEFT, refusal="not said", score=0.0)


def _is_cited(citation: Citation, statements: tuple[Statement, ...]) -> bool:
    return any(citation is held or citation == held for one in statements for held in one.citations)
