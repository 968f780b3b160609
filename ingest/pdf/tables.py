"""Tables in a PDF page, found by how their cells line up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.pdf.layout import Line, Word

_GAP_IN_SIZES = 1.6
_ALIGNED = 6.0
_TIGHT_PITCH = 1.45
_LABEL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-z][.)]|\W)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one line that stand together, apart from the line's other words."""

    text: str
    left: float
    right: float


@dataclass(slots=True)
class Row:
    """One row: the text of each cell by column, lines of one cell joined."""

    cells: dict[int, str] = field(default_factory=dict)

    def put(self, column: int, text: str) -> None:
        """Add a line of a cell."""
        self.cells[column] = f"{self.cells[column]} {text}" if column in self.cells else text

    @property
    def text(self) -> str:
        """The cells from left to right, a tab between them."""
        return "\t".join(self.cells[column] for column in sorted(self.cells))


def cells(line: Line) -> list[Cell]:
    """The line split where the space between two words is far wider than a space."""
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        is_label = len(groups) == 1 and len(groups[0]) == 1 and _LABEL.match(groups[0][0].text)
        if word.left - before.right > _GAP_IN_SIZES * line.size and not is_label:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Cell(" ".join(word.text for word in group), group[0].left, group[-1].right) for group in groups]


def table_at(lines: Sequence[Line], index: int) -> tuple[list[str], int]:
    """The rows of the table that begins with line `index` and the index after its last line; no rows for none."""
    if len(cells(lines[index])) < 2:
        return [], index
    columns = _columns(cells(lines[index]), [])
    end, stop = index + 1, index + 1
    while end < len(lines) and _belongs(lines[end], lines[end - 1], columns):
        found = cells(lines[end])
        if len(found) > 1:
            columns = _columns(found, columns)
        has_right_cell = any(_column(cell, columns) > 0 for cell in found)
        if has_right_cell or (stop == end and _is_tight(lines[end], lines[end - 1]) and found[0].text[:1].islower()):
            stop = end + 1
        end += 1
    rows = _rows(lines[index:stop], columns)
    return (rows, stop) if len(rows) > 1 else ([], index)


def _columns(found: Sequence[Cell], known: list[float]) -> list[float]:
    """Where columns begin, from left to right; what stands left of the second column is the first."""
    starts = list(known) or [found[0].left]
    starts[0] = min(starts[0], found[0].left)
    for cell in found[1:]:
        if all(abs(cell.left - start) > _ALIGNED for start in starts):
            starts.append(cell.left)
    return sorted(starts)


def _column(cell: Cell, columns: Sequence[float]) -> int:
    return max((index for index, start in enumerate(columns) if cell.left >= start - _ALIGNED), default=0)


def _belongs(line: Line, before: Line, columns: Sequence[float]) -> bool:
    found = cells(line)
    if line.top - before.top > 6.0 * line.size or abs(line.size - before.size) > 1:
        return False
    if len(found) > 1:
        return any(abs(cell.left - start) <= _ALIGNED for cell in found[1:] for start in columns[1:])
    cell = found[0]
    if _column(cell, columns) > 0:
        return any(abs(cell.left - start) <= _ALIGNED for start in columns[1:])
    return cell.right < columns[1] - 2 and cell.left >= columns[0] - _ALIGNED


def _is_tight(line: Line, before: Line) -> bool:
    return 0 <= line.top - before.top < _TIGHT_PITCH * line.size


def _rows(lines: Sequence[Line], columns: Sequence[float]) -> list[str]:
    rows = [Row()]
    last_column = 0
    last_first: Line | None = None
    for line in lines:
        found = cells(line)
        first = _column(found[0], columns)
        if first == 0 and rows[-1].cells and _opens_row(line, last_first, found, last_column):
            rows.append(Row())
        for cell in found:
            rows[-1].put(_column(cell, columns), cell.text)
        last_column = _column(found[-1], columns)
        last_first = line if first == 0 else last_first
    return [row.text for row in rows]


def _opens_row(line: Line, last_first: Line | None, found: Sequence[Cell], last_column: int) -> bool:
    """A line in the first column continues its cell where it follows that cell's last line closely."""
    tight = last_first is not None and _is_tight(line, last_first)
    if last_column == 0:
        return not tight
    return not (tight and len(found) == 1 and found[0].text[:1].islower())
