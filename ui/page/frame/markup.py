"""HTML for the page. Whatever a document, a file name or an answer says is escaped here and nowhere else."""

from __future__ import annotations

import json
from html import escape

Detail = dict[str, str | int | list[list[int]] | None]


def text(value: str) -> str:
    """The value as text between tags or inside a quoted attribute."""
    return escape(value, quote=True)


def event(name: str, detail: Detail | None = None) -> str:
    """Attributes that make a click on an element send the event `name` with `detail` to the server."""
    return f'data-event="{text(name)}" data-detail="{text(json.dumps(detail or {}))}"'


def spans(*values: str, separator: str = " · ") -> str:
    """The values that are not empty, escaped and set apart by `separator`."""
    return separator.join(text(value) for value in values if value)
