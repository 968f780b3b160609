"""An answer's table, a mark in each cell that a document states, and the choices of a question asked back."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import Cell, Choice, Table
from ui.page.chat.sources import mark
from ui.page.frame.markup import event, text


def table_html(table: Table | None) -> str:
    """The table, or nothing."""
    if table is None:
        return ""
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in table.columns)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in table.rows)
    return f'<div class="table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def choices_html(choices: Sequence[Choice]) -> str:
    """A button for each choice; it is asked as the next turn."""
    if not choices:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="example" {event("example", {"question": choice.label})}>'
        f"{text(choice.label)}</button></li>"
        for choice in choices
    )
    return f'<ul class="choices">{buttons}</ul>'


def _cell(cell: Cell) -> str:
    return f"<td>{text(cell.text)}{''.join(mark(citation) for citation in cell.citations)}</td>"
