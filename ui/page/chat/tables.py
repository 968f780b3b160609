"""An answer's table, with a mark in each cell that a document states."""

from __future__ import annotations

from assistant import Cell, Table
from ui.page.chat.sources import Quotes, with_marks
from ui.page.frame.markup import text


def table_html(table: Table | None, caption: str, quotes: Quotes, *, repeats: bool = False) -> str:
    """The table under its caption, or nothing; its first column names what each row is about.

    One that `repeats` what stands above it is folded.
    """
    if table is None:
        return ""
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in table.columns)
    body = "".join(f"<tr>{_row(row, quotes)}</tr>" for row in table.rows)
    shown = (
        f'<div class="table" tabindex="0" role="region" aria-label="Table: {text(caption)}">'
        f'<table><caption class="unseen">{text(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    return f'<details class="as-table"><summary>As a table</summary>{shown}</details>' if repeats else shown


def _row(row: tuple[Cell, ...], quotes: Quotes) -> str:
    names = [f'<th scope="row">{_said(cell, quotes)}</th>' for cell in row[:1] if len(row) > 1]
    return "".join([*names, *(f"<td>{_said(cell, quotes)}</td>" for cell in row[len(names) :])])


def _said(cell: Cell, quotes: Quotes) -> str:
    """The cell's words; its marks stay with the last of them."""
    return with_marks(cell.text, cell.citations, quotes)
