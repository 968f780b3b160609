"""What comes of asking the facts."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Statement, Status, Table


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer without the question: statements with their citations, or the reason why the facts give none."""

    status: Status
    statements: tuple[Statement, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()
    table: Table | None = None


def refused(reason: str, *notes: str) -> Outcome:
    """No answer, and why."""
    return Outcome("not_found", reason=reason, notes=notes)
