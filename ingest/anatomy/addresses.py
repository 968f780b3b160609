"""Postal addresses that are printed a line each: the lines above the postcode are of the address too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.anatomy.boilerplate import is_address, is_contact
from store.types import Block

_MOST_LINES = 6
_LONGEST_LINE = 60
_MOST_WORDS = 7
_MOST_WORDS_OF_TOWN = 5
_LOGO = re.compile(r"[A-Z]{2,6}")
_NO_ADDRESS = re.compile(
    r"\b(?:inspectors?|HMI|directors?|officers?|managers?|executive|chair(?:man|woman|person)?|councillors?|cllr|"
    r"head of|secretary|minister|ministerial|sincerely|faithfully|regards|board|committee|panel|cabinet|meeting|"
    r"minutes|agenda|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|venue|date|time|present|apologies)\b|\d{3,}|:|\bdear\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\b(?:sincerely|faithfully|regards)\b", re.IGNORECASE)
_CAPITAL = r"[A-Z0-9(][\w’'.&,()-]*"
_CAPITALS = re.compile(
    rf"(?:\d{{1,3}}[A-Za-z]?,? )?{_CAPITAL}(?: (?:{_CAPITAL}|of|the|and|on|upon|for|in|under|by|le|&))*"
)


def mark_addresses(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the lines of postal addresses above a postcode marked as boilerplate."""
    marked = list(blocks)
    for place, block in enumerate(blocks):
        words = text[block.start : block.end].strip()
        if block.kind != "boilerplate" or is_contact(words) or not is_address(words):
            continue
        is_whole = len(words.split()) > _MOST_WORDS_OF_TOWN
        for above in _lines_above(text, marked, place, 1 if is_whole else _MOST_LINES):
            marked[above] = replace(marked[above], kind="boilerplate", level=None)
    return tuple(marked)


def _lines_above(text: str, blocks: Sequence[Block], place: int, most: int) -> list[int]:
    found: list[int] = []
    for above in range(place - 1, max(place - 1 - most, -1), -1):
        words = text[blocks[above].start : blocks[above].end].strip()
        is_logo = blocks[above].kind == "heading" and bool(_LOGO.fullmatch(words))
        if not is_logo and (blocks[above].kind != "paragraph" or blocks[above].number or not _is_line(words)):
            break
        if above and _CLOSING.search(text[blocks[above - 1].start : blocks[above - 1].end][:40]):
            break  # the name of who signed
        found.append(above)
    return found


def _is_line(words: str) -> bool:
    short = len(words) <= _LONGEST_LINE and len(words.split()) <= _MOST_WORDS
    return short and bool(_CAPITALS.fullmatch(words)) and not _NO_ADDRESS.search(words)
