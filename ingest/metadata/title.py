"""A document's title as a person would write it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.metadata.lines import Found, Line, opening_of, shown

_FIRST_BLOCKS = 30
_GENERIC = re.compile(
    r"^(?:agenda item|agenda|minutes|(?:school )?report|contents|item|document|page|home|untitled.*|the|"
    r"(?:bbc )?news|decision details|record of decision|decision notice|"
    r"microsoft word.*|briefing (?:note|paper)|memo(?:randum)?|to|from|date)[:.]?$",
    re.IGNORECASE,
)
_SAYS_KIND = re.compile(r"\b(?:inspection|report|visit|review|minutes|letter|transcript|statement)\b", re.IGNORECASE)
NAMES_KIND = re.compile(r"(?:(?:re-?)?(?:inspection|review)|minutes|transcript|agenda) of\b", re.IGNORECASE)
"""How the heading begins that says what is reported about the body named above it."""
_OF_VISIT = re.compile(
    r"^(?:ofsted )?(?:focused |monitoring |assurance )?(?:visit|inspection) (?:of|to|in) .{3,100}[^.]$", re.IGNORECASE
)
_SALUTATION = re.compile(r"^dear\b.{0,60}$", re.IGNORECASE)
_TURN = re.compile(r"[A-Z][\w.’'() -]{1,60}: \S+ \S+ \S+ \S+ \S+ \S")
_EVIDENCE = re.compile(r"(?:oral|written) evidence: ", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:subject|re|title|meeting)(?: of report)?: +(?!\w+day\b|\d)", re.IGNORECASE)
_REFERENCE = re.compile(r"[A-Z]{0,4}[\d/.-]{4,12}")
_BODY = re.compile(r"\b(?:council|borough|partnership)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:board|committee|panel|commission|forum|cabinet)$|^annual report\b", re.IGNORECASE)
_LONGEST_NAME = 7
_NEAR = 6
_LONGEST_SUBJECT = 200


def title_of(given: str, lines: Sequence[Line]) -> Found[str]:
    """The title that the reader was `given` or that the text prints; its value is empty where there is none.

    A letter's is its subject, below the salutation.
    """
    greeting = next((place for place, line in enumerate(lines[:_FIRST_BLOCKS]) if _SALUTATION.match(line.words)), None)
    if greeting is not None:
        above = [line for line in lines[:greeting] if _OF_VISIT.match(line.words)]
        if above:
            return Found(shown(above[0].words), above[0].block.start, above[0].block.end)
        lines = lines[greeting + 1 :]
        given = ""
    headings = [line for line in lines[:_FIRST_BLOCKS] if line.block.kind in ("title", "heading")]
    subject = _subject(lines)
    if subject and (_is_poor(shown(given), lines) or _is_of_body_alone(given)):
        return subject
    if given and not _is_poor(shown(given), lines):
        return _with_kind(_placed(shown(given), lines), lines)
    spoken = [line for line in opening_of(lines) if _SAYS_KIND.match(line.words)][:1]
    for line in (*headings, *spoken):
        words = shown(line.words).rstrip(":")
        if not _is_poor(words, lines):
            return _with_kind(Found(words, line.block.start, line.block.end), lines)
    return Found("")


def _subject(lines: Sequence[Line]) -> Found[str] | None:
    """What a note or a record of a decision says it is about: "Subject: Short breaks"."""
    for line in lines[:_FIRST_BLOCKS]:
        match = _SUBJECT.match(line.words)
        if match and len(line.words) < _LONGEST_SUBJECT:
            return line.found(shown(line.words[match.end() :]).rstrip("."), match.end(), len(line.words))
    return None


def _is_of_body_alone(given: str) -> bool:
    return bool(_BODY.search(given)) and len(given.split()) <= _LONGEST_NAME and not _SAYS_KIND.search(given)


def _with_heading(title: Found[str], lines: Sequence[Line]) -> Found[str]:
    """A reference number, or a body's name, with the heading below it: "SC123456: Full inspection"."""
    headings = [shown(line.words).rstrip(":") for line in lines[:_FIRST_BLOCKS] if line.block.kind == "heading"]
    named = next((words for words in headings if ": " not in words and not _is_poor(words)), "")
    return Found(f"{title.value}: {named}" if named else title.value, title.start, title.end, title.how)


def _is_poor(words: str, lines: Sequence[Line] = ()) -> bool:
    return bool(_GENERIC.match(words)) or len(words) < 4 or _is_turn(words, lines)


def _is_turn(words: str, lines: Sequence[Line]) -> bool:
    """Whether words are what somebody says: another line begins with the same name."""
    if not _TURN.match(words):
        return False
    name = words.partition(":")[0] + ":"
    return sum(line.words.startswith(name) for line in lines) > 1


def _placed(title: str, lines: Sequence[Line]) -> Found[str]:
    """A title that a reader gave, with the block that prints it; else it comes from the file's own fields."""
    for line in lines[:_FIRST_BLOCKS]:
        if shown(line.words).rstrip(":").casefold() == title.rstrip(":").casefold():
            return Found(title.rstrip(":"), line.block.start, line.block.end)
    return Found(title.rstrip(":"), how="file properties")


def _with_kind(title: Found[str], lines: Sequence[Line]) -> Found[str]:
    """A title that is only a body's name takes the heading that says what the document is."""
    if _REFERENCE.fullmatch(title.value):
        return _with_heading(title, lines)
    if _SAYS_KIND.search(title.value) or len(title.value.split()) > _LONGEST_NAME:
        return title
    for line in lines[:_NEAR]:
        says_kind = NAMES_KIND.match(line.words) or _EVIDENCE.match(line.words)
        if line.block.kind in ("heading", "paragraph") and says_kind:
            words = shown(line.words).rstrip(":")
            if line.block.kind == "paragraph" and (len(words) > 160 or words.endswith(".")):
                continue
            end = line.block.end if title.start is not None else None
            return Found(f"{title.value}: {words}", title.start, end, title.how)
    return _with_part(title, lines) if _is_of_body_alone(title.value) else title


def _with_part(title: Found[str], lines: Sequence[Line]) -> Found[str]:
    """A council's name with the board or committee below it: "Marlbeck Council: Corporate Parenting Board"."""
    for line in lines[1:_NEAR]:
        words = shown(line.words).rstrip(":")
        if line.block.kind == "heading" and _PART.search(words) and words != title.value:
            return Found(f"{title.value}: {words}", title.start, title.end, title.how)
    return title
