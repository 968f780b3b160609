"""Who says it: whose words a quoted sentence, list item or row is."""

from __future__ import annotations

import re

from assistant.rejoinders import replies
from assistant.units import Unit, lead_in_of, speaker_of
from store.types import Block, Document

_OF_INSPECTORS = frozenset({"inspection report", "focused visit", "monitoring visit", "area SEND"})
_NO_NAMES = r"(?:Minutes|Meetings?|Agenda|Report|Letter|Note|RESOLVED|Present)\b"
_BODY = re.compile(
    rf"\b(?:the )?((?:(?!{_NO_NAMES})[A-Z][\w’'&-]*,? (?:(?:and|of|for|the|to) )*){{0,8}}"
    r"(?:Board|Committee|Sub-Committee|Panel|Cabinet|Commission|Executive|Forum)(?: \(\d+\))?)(?! [Mm]ember)"
)
_RESOLVED = re.compile(rf"RESOLVED:? that {_BODY.pattern}")
_SAYS = (
    "said|says|stated|states|found|finds|highlighted|highlights|identified|identifies|recognised|recognises|noted|"
    "notes|reported|reports|recommended|recommends|warned|warns|concluded|concludes|judged|saw|suggested|suggests|"
    "praised|raised|commented|told|asked"
)
_OTHERS = (
    r"ofsted|(?:the )?inspectorate(?: for [\w’' ]{1,40}?)?|(?:the |her majesty’s |his majesty’s )?inspectors|"
    r"the (?:report|letter)"
)
_REPORTED = re.compile(
    rf"\b({_OTHERS}) (?:has |have |had |also |report |which )*(?:{_SAYS})\b|\baccording to ({_OTHERS})\b|"
    rf"\bby ({_OTHERS})\b|\bfrom (ofsted|the inspectorate)\b|\b(?:said|concluded|found|added|warned) ({_OTHERS})\b",
    re.IGNORECASE,
)
_PERSON_SAYS = re.compile(
    r"\b((?:Councillor |Cllr |Dr |Mr |Mrs |Ms |Miss |Sir |Dame )?[A-Z][a-z’'-]+ [A-Z][\w’'-]+)"
    r"(?:, [^.“”\"‘]{1,90}?,)? (?:also )?(?:said|says|added|told|warned|welcomed)\b"
)
_QUOTES = re.compile(r"[“”\"]|(?<!\w)‘|’(?!\w)")
_QUOTE_REACHES = 2
"""Paragraphs on, at most, in which those who are quoted are named."""


def voice_of(unit: Unit) -> str:
    """Whose words they are, to stand after "says" or before a colon; empty where it is not known."""
    document = unit.document
    if document.kind in _OF_INSPECTORS:
        return f"{document.publisher}’s inspectors" if document.publisher else "the inspectors"
    if document.kind == "transcript":
        return speaker_of(unit)
    if document.kind == "minutes":
        body = body_of(document)
        return _reporting(unit, f"the {body}" if body else "the minutes")
    if document.kind == "news":
        quoted = _quoted(unit)
        return f"the news item, quoting {quoted}" if quoted else _reporting(unit, "the news item")
    return ""


def body_of(document: Document) -> str:
    """The board or committee whose minutes they are, as its meeting, its title or its resolutions name it."""
    meetings = (_words(document, block) for block in document.blocks if block.role == "meeting")
    named = [_BODY.search(words) for words in meetings]
    resolved = _RESOLVED.search(document.text)
    found = next((match for match in named if match), None) or resolved or _BODY.search(document.title)
    found = found or _BODY.search(document.text)
    return " ".join(found.group(1).split()) if found else ""


def _reporting(unit: Unit, voice: str) -> str:
    """The voice, with whom it reports where the sentence, or the lead-in of its list, says so.

    What replies to others is the voice's own, though it names them.
    """
    if replies(unit.text):
        return voice
    lead_in = lead_in_of(unit.document, unit.block)
    texts = [unit.text, *([_words(unit.document, unit.document.blocks[lead_in])] if lead_in is not None else [])]
    match = next((found for text in texts if (found := _REPORTED.search(text))), None)
    if not match:
        return voice
    name = _name(match)
    return f"{voice}, {'citing' if name in ('the report', 'the letter') else 'reporting'} {name}"


def _name(match: re.Match[str]) -> str:
    name = next(group for group in match.groups() if group)
    return "Ofsted" if name.casefold() == "ofsted" else name[0].lower() + name[1:]


def _quoted(unit: Unit) -> str:
    """Who is quoted where the unit is, or stands in, quoted speech: the report, or a person by name."""
    document = unit.document
    if not _in_quotes(document, unit):
        return ""
    after = document.blocks[unit.block : unit.block + 1 + _QUOTE_REACHES]
    for block in after:
        text = _words(document, block)
        match = _REPORTED.search(text)
        if match:
            return _name(match)
        person = _PERSON_SAYS.search(text)
        if person:
            return person.group(1)
        if block.end > unit.end and _closes(document, unit, block):
            break
    return ""


def _in_quotes(document: Document, unit: Unit) -> bool:
    """Whether quotation marks are open where the unit begins, or open with it."""
    marks = [match.group() for match in _QUOTES.finditer(document.text, 0, unit.start + 1)]
    is_open = False
    for mark in marks:
        is_open = mark in "“‘" if mark != '"' else not is_open
    return is_open


def _closes(document: Document, unit: Unit, block: Block) -> bool:
    return bool(re.search(r"[”\"]|’(?!\w)", document.text[unit.end : block.end]))


def _words(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split())
