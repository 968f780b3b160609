"""The items of minutes and agendas: headings or lines with a number and a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.anatomy.decisions import decision, is_vote
from ingest.anatomy.meetings import BODY, attendance, is_person, words_of
from store.types import Block

_LABEL = re.compile(
    r"(?:agenda )?item(?: no\.?)? ?(\d+[A-Za-z]?)\s*[:.–—-]?\s+(?=\S)|"
    r"minute(?: no\.?)? ?(\d[\d./]*)\s*[:.–—-]?\s+(?=\S)",
    re.IGNORECASE,
)
_SERIES = re.compile(r"((?:[A-Z]{1,6}[./ -]?)?)(\d{1,4}(?:[./]\d{1,4})*)([.:)]?)\s+(?=[A-Z“‘(])")
_BARE = re.compile(r"(\d{1,3}) [A-Z“‘(].{2,100}(?<![.;,:])")
_AFTER_NUMBER = re.compile(r"\d+\s+")
_ALONE = re.compile(r"(\d{1,4})\.")
_MONTH = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)? ?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_NO_ITEM = re.compile(
    r"(?:agenda items?|agenda|minutes|(?:public|private|open|exempt) business|part (?:[ivx]+|[a-d]|\d)\b.*|contents|"
    r"(?:supporting|additional|background) (?:documents|papers)|attachments|discussion|reasons?(?: for .*)?|"
    r"(?:alternative )?options(?: .*)?|item|venue|contact|(?:date|time) .*)\W*",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"(?:(?:joint|verbal|briefing|progress|annual|covering) )*(?:report|note|presentation|update|letter)s? (?:of|by|"
    r"from)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 24
_LONGEST = 200
_MOST_WORDS_OF_BODY = 9


def find_items(text: str, blocks: Sequence[Block]) -> Mapping[int, Block]:
    """The blocks of items by their place, with their numbers taken out of their words; headings where none has one."""
    numbered = _rising(text, {at: block for at, block in enumerate(_labelled(text, blocks)) if _is_item(text, block)})
    if numbered:
        return {at: replace(block, role="item") for at, block in numbered.items()}
    opened = min((at for at, block in enumerate(blocks) if attendance(words_of(text, block))), default=0)
    return {
        at: replace(block, role="item")
        for at, block in enumerate(blocks)
        if at >= opened and block.kind == "heading" and _is_subject(words_of(text, block))
    }


def is_of_the_page(words: str) -> bool:
    """Whether a line names a part of the page or the paper before the meeting, not what was talked about."""
    return bool(_NO_ITEM.fullmatch(words) or _PAPER.match(words)) and not words.endswith(".")


def _labelled(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbers of items that a reader leaves in the text: "Item 4:", "14/23", "SB.12", "36." above."""
    matches = [_SERIES.match(text, block.start, block.end) for block in blocks]
    prefixes = Counter(match.group(1) for match in matches if match)
    labelled = [_with_number(text, block, prefixes) for block in blocks]
    for place, number in _bare_numbers(text, labelled):
        block = labelled[place]
        title = _AFTER_NUMBER.match(text, block.start, block.end)
        labelled[place] = replace(block, number=number, start=title.end() if title else block.start)
    for place in range(1, len(blocks)):
        above = _ALONE.fullmatch(words_of(text, blocks[place - 1]))
        if above and not labelled[place].number and labelled[place].kind in ("heading", "title", "paragraph"):
            labelled[place] = replace(labelled[place], number=above.group(1))
    return labelled


def _bare_numbers(text: str, blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """The places and numbers of titles with nothing but a space after their number, where these count up by one."""
    found = []
    for place, block in enumerate(blocks):
        match = _BARE.fullmatch(words_of(text, block)) if block.kind == "paragraph" and not block.number else None
        if match and not _MONTH.match(text, block.start):
            found.append((place, match.group(1)))
    steps = [int(after) - int(before) for (_, before), (_, after) in pairwise(found)]
    return found if len(found) > 2 and set(steps) == {1} else []


def _with_number(text: str, block: Block, prefixes: Mapping[str, int]) -> Block:
    if block.number or block.kind not in ("heading", "title", "paragraph", "table_row"):
        return block
    label = _LABEL.match(text, block.start, block.end)
    if label:
        return replace(block, number=(label.group(1) or label.group(2)).rstrip("."), start=label.end())
    series = _SERIES.match(text, block.start, block.end)
    if not series or _MONTH.match(text, block.start):
        return block
    prefix, number, mark = series.groups()
    told_by_form = bool(mark) or "/" in number or prefix.endswith((".", "/"))
    if (told_by_form if not prefix else prefixes[prefix] > 1 or told_by_form) or block.kind == "heading":
        return replace(block, number=prefix + number, start=series.end())
    return block


def _is_item(text: str, block: Block) -> bool:
    if not block.number or not block.number[-1].isdigit() or block.kind == "list_item" or block.role:
        return False
    words = words_of(text, block)
    if decision(words) or is_vote(words) or (not words[:1].isupper() and words[:1] not in "“‘("):
        return False
    titled = block.kind == "heading" or words.isupper() or not words.endswith((".", ";", ",", ":"))
    return titled and len(words.split()) <= _MOST_WORDS and len(words) <= _LONGEST


def _rising(text: str, items: Mapping[int, Block]) -> dict[int, Block]:
    """The items whose numbers rise from one to the next: others are numbered points of their own."""
    found: dict[int, Block] = {}
    last: tuple[int, ...] = ()
    for at, block in items.items():
        number = tuple(int(part) for part in re.findall(r"\d+", block.number or ""))
        whole = "." not in (block.number or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ. ")
        if whole and number > last:
            found[at] = block
            last = number
    return found


def _is_subject(words: str) -> bool:
    """Whether a heading without a number names what was talked about, not the body that met or a part of the page."""
    if is_of_the_page(words) or is_person(words) or decision(words) or attendance(words) or is_vote(words):
        return False
    if re.search(r"\b(?:minutes|meeting) (?:of|held|on)\b", words, re.IGNORECASE):
        return bool(re.match(r"minutes of (?:the )?(?:previous|last) meeting", words, re.IGNORECASE))
    return not (
        BODY.search(words) and len(words.split()) <= 9 and re.search(r"(?:[a-z]|\))$", words) and _ends_in_body(words)
    )


def _ends_in_body(words: str) -> bool:
    last = re.sub(r"\W*\(.{1,20}\)$", "", words)
    match = list(BODY.finditer(last))
    return bool(match) and match[-1].end() == len(last)
