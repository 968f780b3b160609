"""What needs to improve and what is recommended: the items below such headings and lead-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.facts.grades import plain_judgement
from ingest.metadata.lines import Line, shown
from store.types import FactKind, FactRow, Reading

_HEADINGS: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    (
        "improvement",
        re.compile(
            r"^what (?:needs|does (?:(?!do well).)+? needs?) to (?:improve|do better)\b|"
            r"^what does the (?:school|college|provider|nursery|setting) need to do to improve\b|"
            r"^priority (?:and immediate )?actions?\b|"
            r"^(?:key )?areas? (?:for|of) (?:improvement|development|priority action)\b|"
            r"^areas? (?:that need|needing) (?:to improve|improvement)\b",
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
_ANNOUNCES = re.compile(
    r"\b(?:made|makes?|making|following|these) (?:the following )?(?:[\w-]+ )?recommendations?\b[^:]{0,60}\.$",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(r"^yours? (?:sincerely|faithfully|truly)\b|^ofsted will take the findings\b", re.IGNORECASE)
_SHORTEST_SENTENCE = 60
_LONGEST_TITLE = 10
_TERMINAL = re.compile(r"[.!?;:][”’\"')\]]*[⁰¹²³⁴-⁹]*$")


def listed(reading: Reading, lines: Sequence[Line]) -> Iterator[FactRow]:
    """The items in the order of the text. Below a heading of news only a list is meant so: its prose tells a story."""
    points = {line.start for line in lines if line.block.kind == "list_item"}
    place = 0
    while place < len(lines):
        kind = _kind(lines[place])
        if kind is None:
            place += 1
            continue
        end = _end(lines, place)
        yield from (
            fact
            for fact in _items(kind, lines[place], lines[place + 1 : end])
            if reading.kind != "news" or fact.start in points
        )
        place = end


def _kind(line: Line) -> FactKind | None:
    words = line.words.strip()
    if line.block.kind in ("title", "heading"):
        return next((kind for kind, pattern in _HEADINGS if pattern.search(words)), None)
    if line.block.kind == "paragraph" and line.block.role is None:
        of_list = _HEADINGS if _is_numbered_title(line) else _LEAD_INS
        return next((kind for kind, pattern in of_list if pattern.search(words)), None)
    return None


def _is_numbered_title(line: Line) -> bool:
    """Whether a numbered line of a text file is a section's title: "4. What needs to improve in 2025"."""
    words = line.words.rstrip()
    return (
        line.block.number is not None and len(words.split()) <= _LONGEST_TITLE and not words.endswith((".", ":", ";"))
    )


def _end(lines: Sequence[Line], place: int) -> int:
    """The place after the last line that belongs to the heading or lead-in at `place`."""
    opening = lines[place].block
    for at in range(place + 1, len(lines)):
        block = lines[at].block
        if opening.kind == "paragraph":
            if block.kind not in ("list_item", "footnote"):
                return at
        elif block.kind in ("title", "heading") and (
            (block.level or 1) <= (opening.level or 1) or _kind(lines[at]) or plain_judgement(lines[at].words)
        ):
            return at
    return len(lines)


def _items(kind: FactKind, opening: Line, lines: Sequence[Line]) -> Iterator[FactRow]:
    """The items are the list right below; where prose stands there, its paragraphs, each with the list it introduces.

    A paragraph that introduces the only list is no item itself.
    """
    name = shown(opening.words).rstrip(":")
    lines = [line for line in _until_closing(lines) if line.block.kind not in ("boilerplate", "footnote")]
    leading = 0
    while leading < len(lines) and _is_prose(lines[leading]) and lines[leading].words.rstrip().endswith(":"):
        leading += 1
    prose = [line for line in lines[leading:] if _is_prose(line)]
    first = lines[leading] if leading < len(lines) else None
    if first is None or (_is_prose(first) and not leading) or (prose and leading and _is_sentence(prose[0].words)):
        yield from _grouped(kind, name, lines)
        return
    for line in takewhile(lambda one: not _is_prose(one), lines[leading:]):
        if line.block.kind != "heading" and not _NONE.search(line.words):
            yield _fact(kind, name, line.words, line.block.start, line.block.end, line.block.number)


def _until_closing(lines: Sequence[Line]) -> Iterator[Line]:
    return takewhile(lambda line: not _AFTER_ALL.match(line.words), lines)


def _is_prose(line: Line) -> bool:
    return line.block.kind == "paragraph" and line.block.number is None


def _is_sentence(words: str) -> bool:
    return len(words) >= _SHORTEST_SENTENCE or bool(_TERMINAL.search(words.rstrip()))


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
        is_item = line.block.kind in ("paragraph", "list_item", "table_row") and _is_sentence(line.words)
        if is_item and not _NONE.search(line.words) and not _ANNOUNCES.search(line.words):
            words = " ".join(one.words for one in lines[place:end])
            yield _fact(kind, name, words, line.block.start, last.block.end, line.block.number)
        place = end


def _fact(kind: FactKind, name: str, words: str, start: int, end: int, number: str | None) -> FactRow:
    return FactRow(kind, name, " ".join(words.split()), start, end, number=number)
