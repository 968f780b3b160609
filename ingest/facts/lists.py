"""What needs to improve and what is recommended: the items below such headings and lead-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.metadata.lines import Line, shown
from store.types import FactKind, FactRow, Reading

_HEADINGS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (
        "improvement",
        re.compile(
            r"^what (?:needs|does .+ needs?) to (?:improve|do better)\b|^(?:key )?areas? (?:for|of) (?:improvement|development|"
            r"priority action)\b|^priority (?:and immediate )?actions?\b|^areas? (?:that need|needing) (?:to improve|improvement)\b",
            re.IGNORECASE,
        ),
    ),
    ("recommendation", re.compile(r"^(?:key |main |our )?recommendations?\b(?! (?:from|of) )", re.IGNORECASE)),
)
_LEAD_INS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    ("recommendation", re.compile(r"\brecommend(?:s|ed|ations?)\b.*:$", re.IGNORECASE)),
    (
        "improvement",
        re.compile(
            r"\b(?:should|must|needs? to) (?:concentrate|focus|improve)\b.*:$|\bareas? (?:for|of) improvement\b.*:$|"
            r"\bneeds? to improve\b.*:$",
            re.IGNORECASE,
        ),
    ),
)
_NONE = re.compile(
    r"^(?:none|nil|n/a)\b|\b(?:did not|have not|has not) (?:find|found|identif)|\bthere (?:are|were) no\b",
    re.IGNORECASE,
)
_SHORTEST_SENTENCE = 60
_TERMINAL = re.compile(r"[.!?;:][”’\"')\]]*[⁰¹²³⁴-⁹]*$")


def listed(reading: Reading, lines: Sequence[Line]) -> Iterator[FactRow]:
    """The items in the order of the text."""
    place = 0
    while place < len(lines):
        kind = _kind(lines[place])
        if kind is None:
            place += 1
            continue
        end = _end(lines, place)
        yield from _items(kind, lines[place], lines[place + 1 : end])
        place = end


def _kind(line: Line) -> FactKind | None:
    words = line.words.strip()
    if line.block.kind in ("title", "heading"):
        return next((kind for kind, pattern in _HEADINGS if pattern.search(words)), None)
    if line.block.kind == "paragraph" and line.block.role is None:
        return next((kind for kind, pattern in _LEAD_INS if pattern.search(words)), None)
    return None


def _end(lines: Sequence[Line], place: int) -> int:
    """The place after the last line that belongs to the heading or lead-in at `place`."""
    opening = lines[place].block
    for at in range(place + 1, len(lines)):
        block = lines[at].block
        if opening.kind == "paragraph":
            if block.kind not in ("list_item", "footnote"):
                return at
        elif block.kind in ("title", "heading") and ((block.level or 1) <= (opening.level or 1) or _kind(lines[at])):
            return at
    return len(lines)


def _items(kind: FactKind, opening: Line, lines: Sequence[Line]) -> Iterator[FactRow]:
    name = shown(opening.words).rstrip(":")
    lines = [line for line in lines if line.block.kind not in ("boilerplate", "footnote")]
    own = [line for line in lines if line.block.kind in ("list_item", "table_row") or line.block.number]
    prose = [line for line in lines if line.block.kind == "paragraph" and not line.block.number]
    if len(prose) > 1 and not any(line.block.number for line in own):
        yield from _grouped(kind, name, lines)
        return
    for line in own or prose:
        if not (_NONE.search(line.words) or (line in prose and line.words.rstrip().endswith(":"))):
            yield _fact(kind, name, line.words, line.block.start, line.block.end, line.block.number)


def _grouped(kind: FactKind, name: str, lines: Sequence[Line]) -> Iterator[FactRow]:
    """Paragraphs as items, each with the list that it introduces."""
    place = 0
    while place < len(lines):
        line = lines[place]
        end = place + 1
        if line.words.rstrip().endswith(":"):
            while end < len(lines) and lines[end].block.kind == "list_item":
                end += 1
        last = lines[end - 1]
        is_sentence = len(line.words) >= _SHORTEST_SENTENCE or _TERMINAL.search(line.words.rstrip())
        if line.block.kind in ("paragraph", "list_item", "table_row") and is_sentence and not _NONE.search(line.words):
            words = " ".join(one.words for one in lines[place:end])
            yield _fact(kind, name, words, line.block.start, last.block.end, line.block.number)
        place = end


def _fact(kind: FactKind, name: str, words: str, start: int, end: int, number: str | None) -> FactRow:
    return FactRow(kind, name, " ".join(words.split()), start, end, number=number)
