"""Plain text: its parts are found in the text as it stands, which is never changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.anatomy.boilerplate import is_boilerplate
from ingest.errors import ReadError
from ingest.plain.charset import decode
from store.types import Block, BlockKind, Page, Reading

MEDIA_TYPE = "text/plain"
_LINE = re.compile(r"[^\n\f]+")
_BULLET = re.compile(r"(?:[•◼■▪●○◦‣⁃∙*–—-]|o(?=\t))\s+")
_NUMBER = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3})*|[a-z]|[A-Z](?=\))|[ivx]{2,4})[.)]\s+(?=\S)")
_TURN = re.compile(r"[A-Z][\w.’' ()-]{1,60}: \S+ \S")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_KEY_AND_VALUE = re.compile(r"[A-Z][\w’' ]{2,40}: .*[\d,]")
_LONGEST_HEADING = 120
_WRAPPED_LINE = 110
_TAIL = 40


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    blank_before: bool


def read_text(data: bytes) -> Reading:
    """Read a text file in any usual encoding. Raises ReadError where it is not text."""
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadError("The file holds no text.")
    return structure(text)


def structure(text: str) -> Reading:
    """Find blocks and pages (parted by form feeds) in `text`; the reading's text is `text` itself."""
    blocks = _blocks(text)
    title = next((text[block.start : block.end] for block in blocks if block.kind == "title"), "")
    return Reading(text, blocks, _pages(text), title=" ".join(title.split()), media_type=MEDIA_TYPE)


def _decode(data: bytes) -> str:
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError("The file is not text. Add it as PDF, DOCX, HTML, Markdown or plain text.")
    return decode(data)


def _pages(text: str) -> tuple[Page, ...]:
    if "\f" not in text.strip("\f"):
        return ()
    starts = [0, *(match.end() for match in re.finditer("\f", text))]
    ends = [*starts[1:], len(text)]
    return tuple(Page(number, start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1))


def _lines(text: str) -> list[_Line]:
    lines = []
    blank = True
    end_before = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        blank = blank or text.count("\n", end_before, match.start()) > 1 or "\f" in text[end_before : match.start()]
        end_before = match.end()
        if not stripped:
            blank = True
            continue
        start = match.start() + match.group().index(stripped[0])
        lines.append(_Line(start, start + len(stripped), blank))
        blank = False
    return lines


def _blocks(text: str) -> tuple[Block, ...]:
    lines = _lines(text)
    wrapped = _is_hard_wrapped(lines)
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if blocks and _continues(text, blocks[-1], line, lines[index - 1], wrapped):
            last = blocks[-1]
            blocks[-1] = Block(
                "paragraph" if last.kind in ("heading", "title") else last.kind, last.start, line.end, None, last.number
            )
            continue
        blocks.append(_block(text, line, following, first=not blocks))
    return tuple(blocks)


def _is_hard_wrapped(lines: Sequence[_Line]) -> bool:
    """Whether paragraphs were broken into lines of about equal length."""
    inner = [line.end - line.start for line, after in pairwise(lines) if not after.blank_before]
    return len(inner) > 4 and 40 < median(inner) < _WRAPPED_LINE and max(inner) < 1.6 * _WRAPPED_LINE


def _continues(text: str, block: Block, line: _Line, before: _Line, wrapped: bool) -> bool:
    """Whether a line goes on with the block before it: a wrapped line, or a sentence broken by a page's end."""
    if block.kind in ("table_row", "boilerplate"):
        return False
    said = text[max(block.start, block.end - _TAIL) : block.end]
    words = text[line.start : line.end]
    marker = _BULLET.match(words) or _NUMBER.match(words)
    if wrapped and not line.blank_before:
        full = before.end - before.start > 0.6 * _WRAPPED_LINE or words[:1].islower()
        return not marker and full and "\t" not in words
    if _TERMINAL.search(said) or block.end - block.start < 60:
        return False
    bullet = _BULLET.match(words)
    rest = words[bullet.end() :] if bullet else words
    return rest[:1].islower() and not _NUMBER.match(words)


def _block(text: str, line: _Line, following: _Line | None, first: bool) -> Block:
    words = text[line.start : line.end]
    if is_boilerplate(words):
        return Block("boilerplate", line.start, line.end)
    bullet, number = _BULLET.match(words), _NUMBER.match(words)
    mark = bullet or number
    if "\t" in (words[mark.end() :] if mark else words):
        return Block("table_row", line.start, line.end)
    if bullet:
        return Block("list_item", line.start + bullet.end(), line.end)
    if number:
        return Block("paragraph", line.start + number.end(), line.end, None, number.group(1))
    kind: BlockKind = "heading" if _is_heading(words, line, following) else "paragraph"
    if kind == "heading" and first:
        return Block("title", line.start, line.end, 1)
    return Block(kind, line.start, line.end, 2 if kind == "heading" else None)


def _is_heading(words: str, line: _Line, following: _Line | None) -> bool:
    if len(words) > _LONGEST_HEADING or not line.blank_before or not words[:1].isupper():
        return False
    if following is None or not following.blank_before:
        return False
    if words.endswith("?"):
        return not _TURN.match(words)
    if words.endswith(":"):
        return len(words.split()) <= 3
    return not _TERMINAL.search(words) and not _KEY_AND_VALUE.match(words)
