"""What comes of asking the facts."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Refusal, Statement, Status, Table


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer without the question: statements with their citations, or the reason why the facts give none."""

    status: Status
    statements: tuple[Statement, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()
    table: Table | None = None
    refusal: Refusal | None = None


def refused(kind: Refusal, reason: str, *notes: str) -> Outcome:
    """No answer, of which kind the reason is, and what it is."""
    return Outcome("not_found", reason=reason, notes=notes, refusal=kind)
