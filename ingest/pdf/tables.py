"""Tables in a PDF page, found by how their cells line up."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.layout import Line, Word

_GAP_IN_SIZES = 1.6
_GAP_IN_TABLE = 1.2
_LEAST_GAP = 0.45
_ALIGNED = 6.0
_EXACT = 1.5
_OVERFLOW = 30.0
_LEAST_BETWEEN = 0.6
_MOST_CLOSE_COLUMNS = 4
_OTHER_TYPE = 4.0
_TIGHT_PITCH = 1.45
_SAME_PITCH = 0.3
_MOST_LINES_OF_CELL = 5
_LABEL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-z][.)]|\W)$", re.IGNORECASE)

Row = dict[int, str]
"""The text of each cell by its column, lines of one cell joined."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one line that stand together, apart from the line's other words."""

    text: str
    left: float
    right: float


def cells(line: Line, columns: Sequence[float] = ()) -> list[Cell]:
    """The line split where the space between words is far wider than a space, or wide and before a known column."""
    widest = (_GAP_IN_SIZES if len(columns) < 2 else _LEAST_GAP) * line.size
    if all(word.left - before.right <= widest for before, word in itertools.pairwise(line.words)):
        return [Cell(line.text, line.left, line.right)]
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in itertools.pairwise(line.words):
        is_label = len(groups) == 1 and len(groups[0]) == 1 and _LABEL.match(groups[0][0].text)
        if _is_gap(before, word, line.size, columns) and not is_label:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Cell(" ".join(word.text for word in group), group[0].left, group[-1].right) for group in groups]


def table_at(lines: Sequence[Line], index: int) -> tuple[list[list[str]], int]:
    """The rows of the table that begins with line `index` and the index after its last line; no rows for none."""
    found = cells(lines[index])
    beside = _cell_beside(lines, index) if len(found) == 1 else None
    if len(found) < 2 and beside is None:
        return [], index
    columns = _columns(found, []) if beside is None else [lines[index].left, beside]
    end, stop = index + 1, index + 1
    while end < len(lines) and _belongs(lines[end], lines[end - 1], columns):
        found = cells(lines[end], columns)
        if len(found) > 1:
            columns = _columns(found, columns)
        has_right_cell = any(_column(cell, columns) > 0 for cell in found)
        wraps = _is_tight(lines[end], lines[end - 1]) and found[0].text[:1].islower()
        if has_right_cell or (stop == end and (wraps or _is_row_of_its_own(lines, index, end, columns))):
            stop = end + 1
        end += 1
    rows = _rows(lines, index, stop, columns)
    if len(rows) == 1 and len(rows[0]) < 2:
        return [], index
    return [[row[column] for column in sorted(row)] for row in rows], stop


def _is_gap(before: Word, word: Word, size: float, columns: Sequence[float]) -> bool:
    gap = word.left - before.right
    if gap > _GAP_IN_SIZES * size:
        return True
    if gap <= _LEAST_GAP * size or len(columns) > _MOST_CLOSE_COLUMNS:
        return False
    reach = _OVERFLOW if gap > _GAP_IN_TABLE * size else _EXACT
    return any(-_EXACT < word.left - start < reach for start in columns[1:])


def _cell_beside(lines: Sequence[Line], index: int) -> float | None:
    """Where a cell begins that stands to the right of the few lines from `index` on; None where there is none."""
    first = lines[index]
    right = first.right
    for at in range(index + 1, min(index + 1 + _MOST_LINES_OF_CELL, len(lines))):
        before, line = lines[at - 1], lines[at]
        if line.left > right + _LEAST_BETWEEN * line.size and first.top - 0.8 * line.size < line.top < before.bottom:
            same_type = abs(line.size - first.size) < _OTHER_TYPE
            alone = all(len(cells(one)) == 1 for one in lines[index:at])
            return line.left if same_type and alone else None
        if not _is_tight(line, before) or abs(line.left - first.left) > 3 * _ALIGNED:
            return None
        if line.text[:1].islower() and line.right > right:
            found = cells(line)
            if len(found) == 2 and found[1].left > right + line.size:
                return found[1].left
        right = max(right, line.right)
    return None


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
    found = cells(line, columns)
    in_first = len(found) == 1 and _column(found[0], columns) == 0
    if line.top - before.top > 6.0 * line.size or abs(line.size - before.size) > (1 if in_first else _OTHER_TYPE):
        return False
    if len(found) > 1:
        reach = _OVERFLOW if len(columns) <= _MOST_CLOSE_COLUMNS else _ALIGNED
        return any(-_ALIGNED <= cell.left - start <= reach for cell in found[1:] for start in columns[1:])
    cell = found[0]
    if not in_first:
        return any(abs(cell.left - start) <= _ALIGNED for start in columns[1:])
    return cell.right < columns[1] - 2 and cell.left >= columns[0] - _ALIGNED


def _is_tight(line: Line, before: Line) -> bool:
    return 0 <= line.top - before.top < _TIGHT_PITCH * line.size


def _rows(lines: Sequence[Line], index: int, stop: int, columns: Sequence[float]) -> list[Row]:
    rows: list[Row] = [{}]
    last_column = 0
    last_first: Line | None = None
    for at in range(index, stop):
        line = lines[at]
        found = cells(line, columns)
        first = _column(found[0], columns)
        opens = _opens_row(line, last_first, found, last_column) or _is_row_of_its_own(lines, index, at, columns)
        if first == 0 and rows[-1] and opens:
            rows.append({})
        for cell in found:
            column = _column(cell, columns)
            rows[-1][column] = f"{rows[-1][column]} {cell.text}" if column in rows[-1] else cell.text
        last_column = _column(found[-1], columns)
        last_first = line if first == 0 else last_first
    return rows


def _opens_row(line: Line, last_first: Line | None, found: Sequence[Cell], last_column: int) -> bool:
    """A line in the first column continues its cell where it follows that cell's last line closely."""
    tight = last_first is not None and _is_tight(line, last_first)
    if last_column == 0:
        return not tight
    return not (tight and len(found) == 1 and found[0].text[:1].islower())


def _is_row_of_its_own(lines: Sequence[Line], index: int, at: int, columns: Sequence[float]) -> bool:
    """Whether a line with a left cell alone stands below rows of one line each, as far from them as they are apart."""
    line = lines[at]
    if line.right > columns[1] or line.bold != lines[at - 1].bold or _stands_beside_more(lines, at, columns):
        return False
    drop = line.top - lines[at - 1].top
    for before, after in itertools.pairwise(reversed(lines[index:at])):
        if len(cells(before, columns)) > 1 and len(cells(after, columns)) > 1:
            return abs(drop - (before.top - after.top)) < _SAME_PITCH
    return False


def _stands_beside_more(lines: Sequence[Line], at: int, columns: Sequence[float]) -> bool:
    """Whether a cell of the next column goes back up beside this line."""
    following = itertools.pairwise(lines[at : at + 1 + _MOST_LINES_OF_CELL])
    return any(
        after.top < before.top - 2 and after.left >= columns[1] - _ALIGNED and before.right < columns[1]
        for before, after in following
    )
