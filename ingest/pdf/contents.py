"""Lists of contents: a heading that says so, and below it titles with page numbers at their right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pdf.layout import Line

_HEADING = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_LEADER = re.compile(r"[.…]{3,}$")
_MOST_LINES = 4
_ALIGNED = 4.0


def contents_at(lines: Sequence[Line], index: int, goes_on: bool) -> tuple[list[list[Line]], int]:
    """The entries of the list of contents that begins with line `index`, and the index after its last line.

    The heading is the first entry. `goes_on` says that the page before ended within the list. None where nothing is
    listed.
    """
    has_heading = bool(_HEADING.fullmatch(lines[index].text))
    if not has_heading and not (goes_on and index == 0):
        return [], index
    begin = index + 1 if has_heading else index
    entries, stop = _entries(lines, begin)
    if not entries:
        return [], index
    return ([[lines[index]], *entries] if has_heading else entries), stop


def entry_text(lines: Sequence[Line]) -> str:
    """One entry: its title and, after a tab, its page number."""
    words = [word.text for line in lines for word in line.words]
    if len(words) < 2 or not _PAGE_NUMBER.fullmatch(words[-1]):
        return " ".join(words)
    return f"{' '.join(words[:-1])}\t{words[-1]}"


def _entries(lines: Sequence[Line], begin: int) -> tuple[list[list[Line]], int]:
    entries: list[list[Line]] = []
    open_entry: list[Line] = []
    margin: float | None = None
    stop = begin
    for index in range(begin, len(lines)):
        line = lines[index]
        open_entry.append(line)
        if _ends_entry(line, margin):
            margin = line.right
            entries.append(open_entry)
            open_entry, stop = [], index + 1
        elif len(open_entry) == _MOST_LINES:
            break
    return entries, stop


def _ends_entry(line: Line, margin: float | None) -> bool:
    """Whether the line ends with a page number: at the list's right `margin`, or set apart where that is not known."""
    if not _PAGE_NUMBER.fullmatch(line.words[-1].text):
        return False
    if margin is not None:
        return abs(line.right - margin) < _ALIGNED
    if len(line.words) == 1:
        return False
    before, number = line.words[-2:]
    return number.left - before.right > line.size or bool(_LEADER.search(before.text))
