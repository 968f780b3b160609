"""The sentences in which a report says the whole in short: its headline findings, overview or summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.units import Unit, is_framing, is_judgement
from ingest.sentences import sentence_spans
from store.types import Document

_HEADINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bheadline findings?\b",
        r"\boverview\b",
        r"\b(?:executive )?summary\b|\bin brief\b|\bat a glance\b",
        r"\binspection outcome\b|\boverall (?:findings?|conclusions?)\b",
        r"\b(?:key|main) (?:findings?|messages?|points?)\b",
        r"^conclusions?\b",
    )
)
"""What such a section is called, the one that says most of the whole first."""
_LONGEST_HEADING = 60
_MOST = 6
_OF_FIRST = 3
"""Sentences of the first paragraph; each further one gives its first."""


def headlines(document: Document) -> list[Unit]:
    """The sentences, in their order; empty where the document has no such part."""
    paragraphs = _section(document) or _below_grades(document) or _beginning(document)
    found: list[Unit] = []
    for place in paragraphs:
        sentences = [unit for unit in _sentences(document, place) if not is_framing(unit)]
        found += sentences[: 1 if found else _OF_FIRST]
    return found[:_MOST]


def heading_above(document: Document, start: int) -> Unit | None:
    """The heading under which the words at `start` stand; None where they stand under none."""
    above = [place for place, held in enumerate(document.blocks) if held.kind == "heading" and held.end <= start]
    if not above:
        return None
    block = document.blocks[above[-1]]
    return Unit(document, block.start, block.end, above[-1], 0)


def _section(document: Document) -> list[int]:
    """The paragraphs below the heading that promises most."""
    headings = [
        (place, " ".join(document.text[block.start : block.end].split()))
        for place, block in enumerate(document.blocks)
        if block.kind == "heading"
    ]
    for pattern in _HEADINGS:
        for place, words in headings:
            if len(words) <= _LONGEST_HEADING and pattern.search(words):
                paragraphs = _running(document, place + 1, ("paragraph", "list_item"))
                if paragraphs:
                    return paragraphs
    return []


def _below_grades(document: Document) -> list[int]:
    """The paragraphs right below the table of grades."""
    rows = [
        place
        for place, block in enumerate(document.blocks)
        if is_judgement(Unit(document, block.start, block.end, place, 0))
    ]
    return _running(document, rows[-1] + 1, ("paragraph",)) if rows else []


def _beginning(document: Document) -> list[int]:
    """The first paragraphs of a piece of news, which begins with what matters."""
    if document.kind != "news":
        return []
    first = next(
        (place for place, held in enumerate(document.blocks) if held.kind == "paragraph"), len(document.blocks)
    )
    return _running(document, first, ("paragraph",))


def _running(document: Document, first: int, kinds: tuple[str, ...]) -> list[int]:
    """The blocks of these kinds from `first` to the next heading; what only furnishes the page is passed over."""
    found = []
    for place in range(first, len(document.blocks)):
        kind = document.blocks[place].kind
        if kind in ("heading", "title", "table_row"):
            break
        if kind in kinds:
            found.append(place)
    return found


def _sentences(document: Document, place: int) -> Iterator[Unit]:
    block = document.blocks[place]
    for start, end in sentence_spans(document.text, block.start, block.end):
        yield Unit(document, start, end, place, 0)
