"""Hyphens at the end of a line: kept where the word has one, dropped where it was only broken there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.pdf.parts import Part

_WORD = re.compile(r"\w+(?:-\w+)*")
_LONGEST_WORD = 60


def mend_hyphens(parts: Sequence[Part]) -> None:
    """Drop a hyphen at which a line broke where the document writes the word without one, and nowhere with it."""
    words = {word for part in parts for word in _whole_words(part)}
    for part in parts:
        for offset in reversed(part.joins):
            left = re.search(r"\w+$", part.text[max(0, offset - _LONGEST_WORD) : offset])
            right = re.match(r"\w+", part.text[offset + 1 :])
            if not left or not right:
                continue
            halves = left.group().lower(), right.group().lower()
            if "".join(halves) in words and "-".join(halves) not in words:
                part.text = part.text[:offset] + part.text[offset + 1 :]
                part.pages = [(page, start - 1 if start > offset else start) for page, start in part.pages]


def _whole_words(part: Part) -> Iterable[str]:
    """The words that no line's end breaks."""
    text = part.text.lower()
    if not part.joins:
        return _WORD.findall(text)
    return [
        match.group()
        for match in _WORD.finditer(text)
        if not any(match.start() < join < match.end() for join in part.joins)
    ]
