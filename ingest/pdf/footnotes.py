"""Footnotes: small type below the text of a page, each begun by its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pdf.layout import Line, PageLines
from ingest.pdf.superscripts import SUPERSCRIPTS

_SMALLER = 0.4
_PITCH = 1.8
_RAISED_NUMBER = re.compile(rf"[{SUPERSCRIPTS}]+")
_NUMBER = re.compile(r"\d{1,2}")
_PLAIN = str.maketrans(SUPERSCRIPTS, "0123456789")


def parted(page: PageLines, body_size: float) -> tuple[list[Line], list[list[Line]]]:
    """The page's lines without its footnotes, and the lines of each footnote.

    A number that is not raised opens a footnote only where nothing but small type follows and a mark asks for it.
    """
    body: list[Line] = []
    notes: list[list[Line]] = []
    in_note = False
    for index, line in enumerate(page.lines):
        if _opens(page.lines, index, body_size):
            notes.append([line])
            in_note = True
        elif in_note and _goes_on(notes[-1][-1], line):
            notes[-1].append(line)
        else:
            body.append(line)
            in_note = False
    return body, notes


def note_number(line: Line) -> str:
    """The number that opens a footnote, as printed."""
    word = line.words[0].text
    raised = _RAISED_NUMBER.match(word)
    return raised.group() if raised else word


def plain_number(text: str) -> str:
    """The digits of a mark: "¹" is "1"."""
    return text.translate(_PLAIN)


def _opens(lines: Sequence[Line], index: int, body_size: float) -> bool:
    line = lines[index]
    if line.size > body_size - _SMALLER or len(line.text) < 4:
        return False
    first = line.words[0].text
    if _RAISED_NUMBER.match(first):
        return True
    if not _NUMBER.fullmatch(first) or any(after.size > body_size - _SMALLER for after in lines[index:]):
        return False
    return any(_mark_of(word.text) == first for before in lines[:index] for word in before.words)


def _mark_of(word: str) -> str:
    raised = _RAISED_NUMBER.search(word)
    return plain_number(raised.group()) if raised else ""


def _goes_on(before: Line, line: Line) -> bool:
    drop = line.top - before.top
    return abs(line.size - before.size) < 0.4 and 0 < drop < _PITCH * line.size
