"""What the rows of a table are: column heads, judgements with their grades."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.types import Block

_MOST_WORDS = 6
_GRADE = re.compile(
    r"(?:outstanding|good|requires improvement(?: to be good)?|adequate|satisfactory|inadequate)\W*", re.IGNORECASE
)
_VALUE = re.compile(r"(?:yes|no|n/?a|(?:not |partly )?met|[-–—]|nil|none)\W*", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?(?:19|"
    r"20)\d\d(?:\s?[/–-]\s?\d{2,4})?"
    r"|Q[1-4](?: .{2,9})?|(?:quarter|year|month|week|phase|target|actual) \d+",
    re.IGNORECASE,
)
_SAYS_JUDGEMENT = re.compile(r"\b(?:judge?ments?|grades?)\b", re.IGNORECASE)


def tables_of(blocks: Sequence[Block]) -> list[list[int]]:
    """The places of the rows of each table; an address or note that a page puts between two rows parts no table."""
    tables: list[list[int]] = []
    within = False
    for place, block in enumerate(blocks):
        if block.kind == "table_row":
            if not within:
                tables.append([])
            tables[-1].append(place)
            within = True
        elif block.kind not in ("boilerplate", "footnote"):
            within = False
    return tables


def has_column_heads(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table's first row holds the heads of its columns: short words that no row below has as a value."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    if all(", " in cell for cell in rows[0]):
        return False  # names, each with a post
    return all(_is_head(cell.strip(), _column(rows[1:], at)) for at, cell in enumerate(rows[0]))


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at].strip() for row in rows if at < len(row)]


def _is_head(cell: str, below: Sequence[str]) -> bool:
    if len(cell.split()) > _MOST_WORDS or is_grade(cell) or _VALUE.fullmatch(cell) or (cell and cell in below):
        return False
    if not any(character.isdigit() for character in cell):
        return True
    return bool(_PERIOD.fullmatch(cell)) and not any(_PERIOD.fullmatch(value) for value in below)


def is_grade(cell: str) -> bool:
    """Whether a cell holds nothing but a grade ("Requires improvement to be good")."""
    return bool(_GRADE.fullmatch(cell.strip()))


def is_judgement_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table gives judgements their grades: its heads say so, or most of its rows end with a grade."""
    if any(_SAYS_JUDGEMENT.search(cell) for cell in rows[0] if len(cell.split()) <= _MOST_WORDS):
        return any(is_grade(row[-1]) for row in rows)
    return 2 * sum(is_grade(row[-1]) for row in rows) > len(rows)
