"""Who speaks in a transcript: "Name: words", or a name on a line of its own above the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.anatomy.meetings import opening_roles, words_of
from store.types import Block

_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?|\[\d{1,4}\])"
"""When somebody spoke, or the number of what was said: "[00:01:02]", "[12]"."""
_LINE = re.compile(
    rf"(?:{_CLOCK}\s+)?(?P<name>(?:Q\s?\d+\.?\s+)?[^:\n]{{1,90}}?)\s*(?:{_CLOCK})?\s*:(?P<words>\s.*|$)",
    re.DOTALL,
)
_BARE = re.compile(rf"(?:{_CLOCK}\s+)?(?P<name>[^:\n.?!]{{1,60}}?)(?:\s+(?P<clock>{_CLOCK}))?")
_MARKS = re.compile(r"[*_]{1,3}")
_QUESTION = re.compile(r"Q\s?(\d+)\.?\s+")
_ASIDE_OF_NAME = re.compile(r"\s*\((?:[^()]|\([^()]{0,60}\)){0,90}\)|\s*\[[^\]]{0,80}\]")
_WORD = re.compile(r"[A-ZÀ-Þ][\w.’'‑-]*|[a-z]{1,3}|\d{1,3}")
_PARTICLES = frozenset("of the and for de la le van von der di da du al el bin ap y & in to".split())
_TITLED = re.compile(
    r"(?:the )?(?:(?:vice-?|deputy |acting )?chair(?:man|woman|person)?|clerk|speaker|witness|participant|interviewer|"
    r"interviewee|moderator|officer|member|mayor|president|unidentified|several|an? )\b|"
    r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|baroness|baron|rev|cllr|councillor|hon|rt hon|chief)\b",
    re.IGNORECASE,
)
_NOT_SPEAKERS = re.compile(
    r"(?:(?:also |members? |those |officers? |others? |in )*(?:present|attend\w+)|apologies|members|officers|witnesses|"
    r"(?:agenda )?items?\b.*|note|notes|date|time|venue|place|subject|topic|actions?\b.*|title|session|"
    r"transcript\b.*|source|"
    r"meeting|committee|questions?|answers?|summary|contents|page|recommendations?|resolved|example|http|https)",
    re.IGNORECASE,
)
_ENDS_TURN = re.compile(
    r"(?:agenda )?item \d+\b|\W*(?:the )?(?:meeting|session|committee|recording) (?:was )?(?:closed|ended|concluded|"
    r"rose|adjourned)\b|"
    r"end of (?:the )?(?:transcript|meeting|session|recording)\b|actions agreed\b",
    re.IGNORECASE,
)
_MOST_WORDS = 8
_FEWEST_TURNS = 4
_FEWEST_RETURNING = 2
_SHARE_OF_OPENINGS = 0.12
"""Of a transcript's paragraphs, those that begin a turn; the head of minutes has such lines too, but few."""
_MOST_OF_IT = 0.6
_STAGE = re.compile(r"[\[(][^\])]{1,120}[\])]\.?")


@dataclass(frozen=True, slots=True)
class _Opening:
    """The beginning of a turn: who speaks, and how the name is printed."""

    speaker: str
    alone: bool
    colon: bool


def with_turns(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the turns of speakers, each turn's blocks with its speaker ("Chair", "Q12 Sarah Champion").

    A name with a colon on a line of its own becomes one block with the paragraph below it.
    """
    openings = _openings(text, blocks)
    first = min(openings, default=len(blocks))
    opened = opening_roles(text, blocks, first)
    found = [replace(block, role=opened.get(at)) for at, block in enumerate(blocks[:first])]
    speaker: str | None = None
    for place in range(first, len(blocks)):
        block, opening = blocks[place], openings.get(place)
        if opening:
            speaker = opening.speaker
            found.append(_opened(block, opening))
        elif _is_spoken(text, block, speaker):
            block = replace(block, kind="paragraph", level=None) if block.kind == "heading" else block
            if place - 1 in openings and _takes_name(openings[place - 1]):
                block = replace(block, start=found.pop().start, kind="paragraph", number=None)
            found.append(replace(block, role="turn", speaker=speaker))
        else:
            found.append(block)
            speaker = None if _ends(text, block) else speaker
    return tuple(found)


def is_transcript(text: str, blocks: Sequence[Block]) -> bool:
    """Whether most of a document's words are turns, and several speakers speak again and again."""
    openings = _openings(text, blocks)
    speakers = Counter(_QUESTION.sub("", opening.speaker) for opening in openings.values())
    returning = sum(count > 1 for count in speakers.values())
    paragraphs = sum(block.kind == "paragraph" for block in blocks)
    if len(openings) < max(_FEWEST_TURNS, _SHARE_OF_OPENINGS * paragraphs) or returning < _FEWEST_RETURNING:
        return False
    turns = [block for block in with_turns(text, blocks) if block.role == "turn"]
    spoken = sum(block.end - block.start for block in turns)
    return len(turns) >= _FEWEST_TURNS and spoken > _MOST_OF_IT * sum(block.end - block.start for block in blocks)


def _opened(block: Block, opening: _Opening) -> Block:
    if opening.alone and not opening.colon:
        return replace(block, role="turn", speaker=opening.speaker, kind="heading", level=block.level or 3)
    return replace(block, role="turn", speaker=opening.speaker, kind="paragraph", level=None)


def _takes_name(opening: _Opening) -> bool:
    return opening.alone and opening.colon


def _is_spoken(text: str, block: Block, speaker: str | None) -> bool:
    asked = block.kind == "heading" and words_of(text, block).endswith("?")
    if speaker is None or (block.kind not in ("paragraph", "list_item") and not asked):
        return False
    return (asked or not _ends(text, block)) and not _STAGE.fullmatch(words_of(text, block))


def _ends(text: str, block: Block) -> bool:
    return block.kind in ("heading", "title") or bool(_ENDS_TURN.match(words_of(text, block)))


def _openings(text: str, blocks: Sequence[Block]) -> dict[int, _Opening]:
    """The blocks that open a turn, by their place."""
    colon = {at: found for at, block in enumerate(blocks) if (found := _with_colon(text, block))}
    bare = {at: found for at, block in enumerate(blocks) if at not in colon and (found := _bare(text, block))}
    times = Counter(opening.speaker for opening in (*colon.values(), *bare.values()))
    held = {at: one for at, one in colon.items() if times[one.speaker] > 1 or _sounds_like_speaker(one.speaker)}
    clocked = {at: one for at, one in bare.items() if _BARE.fullmatch(_line(text, blocks[at]))["clock"]}  # type: ignore[index]
    if len(held) < len(bare):
        return {**held, **{at: one for at, one in bare.items() if at in clocked or times[one.speaker] > 1}}
    return {**held, **clocked}


def _line(text: str, block: Block) -> str:
    return _MARKS.sub("", words_of(text, block)).strip()


def _with_colon(text: str, block: Block) -> _Opening | None:
    match = _LINE.fullmatch(_line(text, block)) if block.kind in ("paragraph", "heading", "title") else None
    if not match or not _is_name(match["name"]):
        return None
    return _Opening(_speaker(match["name"]), not match["words"].strip(), colon=True)


def _bare(text: str, block: Block) -> _Opening | None:
    match = _BARE.fullmatch(_line(text, block)) if block.kind in ("paragraph", "heading") else None
    if not match or not _is_name(match["name"]):
        return None
    return _Opening(_speaker(match["name"]), alone=True, colon=False)


def _speaker(name: str) -> str:
    return " ".join(_QUESTION.sub(r"Q\1 ", name.strip()).split())


def _is_name(name: str) -> bool:
    """Whether words look like a person's name or part: capitals, initials, particles, what stands in brackets aside."""
    plain = _ASIDE_OF_NAME.sub("", _QUESTION.sub("", name.strip())).rstrip(" ,.")
    words = [word.strip(",") for word in plain.split()]
    if not words or len(words) > _MOST_WORDS or not words[0][:1].isupper() or _NOT_SPEAKERS.fullmatch(plain):
        return False
    return all(_WORD.fullmatch(word) and (not word.islower() or word in _PARTICLES) for word in words)


def _sounds_like_speaker(name: str) -> bool:
    return bool(_QUESTION.match(name) or _TITLED.match(name)) or len(_ASIDE_OF_NAME.sub("", name).split()) > 1
