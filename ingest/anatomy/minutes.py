"""The parts of minutes and agendas: opening lines, items, discussion, resolutions, recommendations, votes.

Every block with the role "resolution" or "recommendation" says one thing that was decided. A line that only leads in
("RESOLVED that the Board:") has no role; what it introduces names it in `introduced_by`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.anatomy.decisions import Decision, decision, is_vote, number_label, opens_decisions
from ingest.anatomy.introductions import leads_in, run_of
from ingest.anatomy.items import find_items, is_of_the_page
from ingest.anatomy.meetings import attendance, opening_roles, said_of_meeting, words_of
from ingest.anatomy.numbering import follows
from ingest.anatomy.paragraph_numbers import with_paragraph_numbers
from store.types import Block, BlockRole, DocumentKind

_END = re.compile(
    r"\W*(?:there being no (?:further|other) business\b.*|(?:the )?meeting (?:was )?(?:closed|ended|concluded|"
    r"finished|rose|terminated|adjourned|declared closed)\b)|"
    r"\W*chair(?:man|person)?\W*(?:$|[.…_]{3,})|(?:date|time) of (?:the )?next meeting\b|next meeting\b|signed\b|"
    r"(?:supporting|additional|background) (?:documents|papers)\b|attachments\b|duration of meeting\b|"
    r"minutes? published\b",
    re.IGNORECASE,
)
_SHORT = 80
_ASIDE = ("boilerplate", "footnote", "heading", "title")
_GOES_ON = re.compile(r"(?:that|to|and)\b|\((?:\d+|[a-z]|[ivx]+)\)")


def with_minutes_roles(text: str, blocks: Sequence[Block], kind: DocumentKind) -> tuple[Block, ...]:
    """The blocks with the roles of minutes or an agenda, and with the numbers that they print ("SB.12", "14/23")."""
    items = find_items(text, blocks)
    found = [*with_paragraph_numbers(text, [items.get(at, block) for at, block in enumerate(blocks)])]
    starts = sorted(items) or [_last_of_opening(text, blocks)]
    for place, role in opening_roles(text, found, starts[0] + (not items)).items():
        found[place] = replace(found[place], role=role)
    for first, after in zip(starts, [*starts[1:], len(found)], strict=True):
        _mark_item(text, found, first, after, kind)
    return tuple(found)


def _last_of_opening(text: str, blocks: Sequence[Block]) -> int:
    """In minutes without items: the block before the first one that tells what was said or decided."""
    lines = [words_of(text, block) for block in blocks]
    told = (at for at, words in enumerate(lines) if decision(words) or (words.endswith(".") and not attendance(words)))
    return max(0, next((at for at in told if len(lines[at]) > _SHORT or decision(lines[at])), len(blocks)) - 1)


def _mark_item(text: str, blocks: list[Block], first: int, after: int, kind: DocumentKind) -> None:
    """Give their roles to the blocks below the item at `first`."""
    at_hand = attendance(words_of(text, blocks[first])) if blocks[first].role == "item" else None
    place = first + 1
    while place < after:
        words = words_of(text, blocks[place])
        if _END.match(words):
            return
        decided = _decision(text, blocks, place, after)
        if decided:
            place = _mark_decision(text, blocks, place, after, decided)
            continue
        if blocks[place].kind not in _ASIDE:
            blocks[place] = replace(blocks[place], role=at_hand or _role(words, blocks[place], kind))
        place += 1


def _role(words: str, block: Block, kind: DocumentKind) -> BlockRole | None:
    """What a line below an item is, where it is no decision; a table is none of these."""
    if is_vote(words):
        return "vote"
    if kind != "minutes" or block.kind == "table_row" or is_of_the_page(words):
        return None
    return said_of_meeting(words) or attendance(words) or "discussion"


def _decision(text: str, blocks: Sequence[Block], place: int, after: int) -> Decision | None:
    if blocks[place].kind in ("boilerplate", "footnote", "list_item", "table_row"):
        return None
    below = next((at for at in range(place + 1, after) if blocks[at].kind not in _ASIDE), after)
    ends_item = below == after or bool(_END.match(words_of(text, blocks[below])))
    return decision(words_of(text, blocks[place]), ends_item)


def _mark_decision(text: str, blocks: list[Block], place: int, after: int, decided: Decision) -> int:
    """Mark what was decided at `place`, or what the line there introduces; the place of the first block after it."""
    lead_in = _last_lead_in(text, blocks, place, after)
    introduced = [] if lead_in is None else _introduced(text, blocks, lead_in, after)
    if introduced:
        for at in introduced:
            blocks[at] = replace(blocks[at], role=decided, introduced_by=lead_in)
        return introduced[-1] + 1
    if blocks[place].kind in ("heading", "title"):
        return place + 1
    label = number_label(text[blocks[place].start : blocks[place].end])
    if label:
        number, skipped = label
        blocks[place] = replace(blocks[place], number=number, start=blocks[place].start + skipped)
    blocks[place] = replace(blocks[place], role=decided)
    return _mark_further(blocks, place, after, decided) if label else place + 1


def _mark_further(blocks: list[Block], place: int, after: int, decided: Decision) -> int:
    """Mark the points that go on with the first one, which stands in the decision's own line: "RESOLVED – (i) That"."""
    at = place + 1
    while at < after and blocks[at].number and follows(blocks[at - 1].number or "", blocks[at].number or ""):
        if blocks[at].role or blocks[at].kind not in ("list_item", "paragraph"):
            break
        blocks[at] = replace(blocks[at], role=decided)
        at += 1
    return at


def _last_lead_in(text: str, blocks: Sequence[Block], place: int, after: int) -> int | None:
    """The line that leads in at `place`, or the one right below it that goes on so ("DECISION", "Cabinet:")."""
    if not opens_decisions(words_of(text, blocks[place])):
        return None
    below = place + 1
    if below < after and blocks[below].kind in ("paragraph", "heading") and not blocks[below].number:
        words = words_of(text, blocks[below])
        if opens_decisions(words) and leads_in(words):
            return below
    return place


def _introduced(text: str, blocks: Sequence[Block], lead_in: int, after: int) -> list[int]:
    """The places of what a lead-in introduces: the list after it, or the paragraphs that go on with its sentence."""
    first = next((at for at in range(lead_in + 1, after) if blocks[at].kind not in ("boilerplate", "footnote")), None)
    if first is None:
        return []
    if blocks[first].kind == "list_item":
        return [at for at in run_of(blocks, first) if at < after]
    found: list[int] = []
    for at in range(first, after):
        words = words_of(text, blocks[at])
        if blocks[at].kind != "paragraph" or _END.match(words) or is_vote(words):
            break
        number, before = blocks[at].number, blocks[found[-1]].number if found else None
        counted = bool(number) and (before is None or follows(before, number or ""))
        if found and not counted and not _GOES_ON.match(words[:1].lower() + words[1:]):
            break
        found.append(at)
    return found
