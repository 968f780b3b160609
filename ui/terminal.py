"""How the command line speaks: messages, wrapped text, tables and JSON."""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

# A document could otherwise move the cursor, retitle the window or hide lines with escape codes.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def complain(message: str) -> None:
    """Print a message for a person on standard error."""
    print(f"chapterverse: {printable(message)}", file=sys.stderr)


def printable(text: str) -> str:
    """The text without characters that steer a terminal; line breaks and tabs stay."""
    return _CONTROL.sub("", text)


def print_json(value: object) -> None:
    """Print one JSON value, as plain ASCII where the terminal cannot show more."""
    can_show_more = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json_text(value, plain=not can_show_more))


def json_text(value: object, plain: bool) -> str:
    """A value as JSON for a person's eye too; `plain` writes ASCII only."""
    return json.dumps(value, ensure_ascii=plain, indent=2)


def paragraph(text: str, indent: str = "") -> str:
    """The text folded to the terminal's width, at most 100 columns, each line behind `indent`."""
    folded = " ".join(printable(text).split())
    return textwrap.fill(folded, min(width(), 100), initial_indent=indent, subsequent_indent=indent)


def width() -> int:
    """The terminal's columns."""
    return shutil.get_terminal_size((100, 24)).columns


def table(rows: Sequence[Sequence[str]], widest: Sequence[int]) -> str:
    """Rows, the first of them the header where there is one, in columns as wide as their longest cell.

    No column is wider than its number of characters in `widest`.
    """
    cells = [[clipped(_in_a_line(cell), size) for cell, size in zip(row, widest, strict=True)] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)
    return "\n".join(lines)


def folded_table(rows: Sequence[Sequence[str]], widest: Sequence[int]) -> str:
    """Rows in columns, none wider than in `widest`; a longer cell goes on below itself and nothing is cut."""
    folded = [[textwrap.wrap(_in_a_line(cell), size) for cell, size in zip(row, widest, strict=True)] for row in rows]
    lines = [line for row in folded for line in zip_longest(*row, fillvalue="")]
    return table(lines, widest) if lines else ""


def _in_a_line(cell: str) -> str:
    return printable(" ".join(cell.split()))


def clipped(text: str, size: int) -> str:
    """The text, cut at `size` characters where it is longer."""
    return text if len(text) <= size else text[: size - 3].rstrip() + "..."
