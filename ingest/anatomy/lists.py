"""Numbered lines that are items of a list rather than paragraphs of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.anatomy.introductions import leads_in
from ingest.anatomy.numbering import follows, is_of_a_list, opens_list
from store.types import Block

_ASIDE = ("boilerplate", "footnote")
_LONGEST_TITLE = 14
_ENDS_POINT = (".", ";", ",", ":")


def mark_numbered_items(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Turn numbered paragraphs that are points of a list into list items.

    They are points where they follow a lead-in ("RESOLVED that the Board:") and do not go on with the numbers of the
    paragraphs around them, or where they are numbered with letters ("(a)").
    """
    marked = list(blocks)
    paragraph = ""  # the number printed last before a paragraph
    points: list[str] = []  # the numbers printed last in the list, one for each of its depths
    for place, block in enumerate(blocks):
        if block.kind != "paragraph" or block.number is None:
            if block.kind not in (*_ASIDE, "list_item"):
                points = []
            continue
        deeper = None if _is_title(text, block, paragraph) else _with_point(points, block.number)
        if deeper is None and _opens(text, blocks, place, paragraph):
            deeper = [block.number]
        if deeper is None:
            paragraph = block.number
        points = deeper or []
        if deeper is not None:
            marked[place] = replace(block, kind="list_item")
    return tuple(marked)


def _is_title(text: str, block: Block, paragraph: str) -> bool:
    """Whether the next number of the paragraphs stands before a title, as where minutes come to their next item."""
    words = text[block.start : block.end].rstrip()
    short = len(words.split()) <= _LONGEST_TITLE and words[-1:] not in _ENDS_POINT
    return short and bool(paragraph) and follows(paragraph, block.number or "")


def _with_point(points: list[str], number: str) -> list[str] | None:
    """The numbers of a list with this one taken in; None where it belongs to no list."""
    for depth in range(len(points) - 1, -1, -1):
        if follows(points[depth], number):
            return [*points[:depth], number]
    if is_of_a_list(number) or (points and opens_list(number) and number.casefold() != points[-1].casefold()):
        return [*points, number]
    return None


def _opens(text: str, blocks: Sequence[Block], place: int, paragraph: str) -> bool:
    number = blocks[place].number or ""
    before = next((at for at in range(place - 1, -1, -1) if blocks[at].kind not in _ASIDE), None)
    if before is None or blocks[before].kind not in ("paragraph", "heading"):
        return False
    if not leads_in(text[blocks[before].start : blocks[before].end]) or follows(paragraph, number):
        return False
    return blocks[before].kind == "paragraph" or not _goes_on(blocks, place)


def _goes_on(blocks: Sequence[Block], place: int) -> bool:
    """Whether the numbers that begin at `place` go on under a later heading, as those of paragraphs do."""
    last = blocks[place].number or ""
    over_heading = False
    for block in blocks[place + 1 :]:
        over_heading = over_heading or block.kind == "heading"
        if block.kind != "paragraph" or block.number is None:
            continue
        if not follows(last, block.number):
            return False
        if over_heading:
            return True
        last = block.number
    return False
