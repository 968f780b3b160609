"""Footnote marks: small raised digits, written as superscript characters so that they never read as a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.pdf.layout import Box, Line, Word

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The superscript digits from 0 to 9."""
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_MOST_DIGITS = 3
_MOST_CHARACTERS = 8
_CLOSE = 0.45
_LARGEST = 0.85
_LEAST_RAISE = 0.2
_ENDS_IN_MARK = re.compile(rf"[{SUPERSCRIPTS}][.,;:!?)\]’”\"]*$")
_MARK = re.compile(rf"[{SUPERSCRIPTS}]+[.,;:!?)\]’”\"]*$")
_STOPS = re.compile(r"[.,;:!?)\]’”\"]+$")


def is_raised(box: Box, beside: Box) -> bool:
    """Whether a character in `box` is set smaller and higher than one in `beside`."""
    height = beside[3] - beside[1]
    return box[3] - box[1] < _LARGEST * height and beside[3] - box[3] > _LEAST_RAISE * height


def with_marks(text: str, is_raised_at: Callable[[int], bool]) -> str:
    """The word with the raised digits at its end as superscripts, also several with commas between them ("2,3")."""
    end = len(text.rstrip('.,;:!?)]’”"'))
    begin = at = end
    while at > max(0, end - _MOST_CHARACTERS):
        character = text[at - 1]
        if character in "0123456789" and is_raised_at(at - 1):
            begin = at = at - 1
        elif character in ",–-" and begin < end:
            at -= 1
        else:
            break
    return text[:begin] + text[begin:end].translate(_RAISED) + text[end:]


def with_opening_mark(text: str) -> str:
    """The word, the first character of which is a raised digit, with the digits before its letters as superscripts."""
    letters = text.lstrip("0123456789")
    return text[: len(text) - len(letters)].translate(_RAISED) + letters


def raised(text: str) -> str:
    """The digits of `text` as superscripts."""
    return text.translate(_RAISED)


def joined_words(words: Sequence[Word], size: float) -> list[Word]:
    """Words in order, a mark joined to the word before it and a full stop to the mark before it."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and word.left - before.right < _CLOSE * size and _belongs(before.text, word.text):
            joined[-1] = Word(before.text + word.text, before.left, word.right)
        else:
            joined.append(word)
    return joined


def joined_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, those put together again that PDFium parted because a mark stands higher than its line."""
    joined: list[Line] = []
    for line in lines:
        whole = _joined(joined[-1], line) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(line)
    return joined


def _belongs(before: str, word: str) -> bool:
    if _MARK.match(word):
        return before[-1:] not in SUPERSCRIPTS
    return bool(_ENDS_IN_MARK.search(before) and _STOPS.match(word))


def _joined(before: Line, line: Line) -> Line | None:
    """The printed line of which both are parts; None where they are two."""
    size = max(before.size, line.size)
    if not -0.5 * size < line.left - before.right < 1.5 * size or line.top > before.bottom or line.bottom < before.top:
        return None
    if _is_mark(line, before):
        mark = replace(line.words[0], text=raised(line.text))
        return replace(before, words=tuple(joined_words((*before.words, mark), size)))
    if _is_mark(before, line):
        return replace(line, words=(replace(before.words[0], text=raised(before.text)), *line.words))
    level = abs(line.bottom - before.bottom) < _LEAST_RAISE * size
    if level and (_ENDS_IN_MARK.search(before.text) or _MARK.match(line.words[0].text)):
        return replace(
            before, words=tuple(joined_words((*before.words, *line.words), size)), hyphenated=line.hyphenated
        )
    return None


def _is_mark(mark: Line, beside: Line) -> bool:
    """Whether a line is nothing but a mark that stands higher than what it belongs to."""
    if len(mark.words) > 1 or len(mark.text) > _MOST_DIGITS or not mark.text.isdigit():
        return False
    area = (beside.left, beside.top, beside.right, beside.bottom)
    return is_raised((mark.left, mark.top, mark.right, mark.bottom), area)
