"""The documents that a question names by (part of) their title or by their topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from assistant.scoping.words import Span, words_of
from store.words import STOP_WORDS, tokens

if TYPE_CHECKING:
    from assistant.openings import Opening

_QUOTED = re.compile(r"[“\"‘']([^“”\"‘’']{6,200})[”\"’']")
_NOUN = re.compile(
    r"\b(?:reports?|minutes|items?|articles?|letters?|papers?|documents?|plan|called|titled|entitled|headed)\b", re.I
)
_FEWEST_WORDS = 3
_GENERAL = frozenset(
    "inspection inspections report reports focused monitoring visit visits local authority council children children's "
    "services service social care area send minutes meeting letter london royal borough city county".split()
)
_LONGEST, _MOST_WORDS = 12, 60
_NEAR = 12
"""Characters between a title and the word that calls it a document."""
_BY_TOPIC = re.compile(r"\b(?:the|that|this) ([\w-]+) (visit|inspection|meeting)\b", re.IGNORECASE)
_NO_TOPICS = frozenset(
    "last latest first second next previous full focused focussed new recent earlier standard monitoring send area "
    "short newest oldest earliest current prior ofsted".split()
)
_ANNOUNCED = 600
"""Characters of an opening in which a document says what it is about."""


def titled(question: str, openings: Sequence[Opening], named: Collection[str]) -> tuple[list[str], list[Span]]:
    """The documents named by their title: in quotation marks, or several words of it beside "report", "minutes".

    `named` are the words of authorities, which alone name no document.
    """
    for match in _QUOTED.finditer(question):
        wanted = f" {' '.join(tokens(match.group(1)))} "
        found = [held.id for held in openings if wanted.strip() and wanted in held.title]
        if found:
            return found, [match.span()]
    if not _NOUN.search(question):
        return [], []
    words = words_of(question)[:_MOST_WORDS]
    best: tuple[int, list[str], Span] | None = None
    for length in range(min(len(words), _LONGEST), _FEWEST_WORDS - 1, -1):
        for place in range(len(words) - length + 1):
            run = words[place : place + length]
            if len({word.plain for word in run} - STOP_WORDS - _GENERAL - set(named)) < 2:
                continue
            wanted = f" {' '.join(word.plain for word in run)} "
            found = [held.id for held in openings if wanted in held.title]
            span = (run[0].start, run[-1].end)
            if found and len(found) <= max(1, len(openings) // 20) and _is_called_document(question, span):
                best = (length, found, span)
                break
        if best:
            return best[1], [best[2]]
    return [], []


def _is_called_document(question: str, span: Span) -> bool:
    around = question[max(0, span[0] - _NEAR) : span[0]] + " | " + question[span[1] : span[1] + _NEAR]
    return bool(_NOUN.search(around))


def on_topic(question: str, openings: Sequence[Opening]) -> tuple[list[str], set[str]]:
    """The documents about a visit, inspection or meeting that is called by its topic ("the MASH visit")."""
    match = _BY_TOPIC.search(question)
    if match is None:
        return [], set()
    topic, event = (" ".join(tokens(part)) for part in match.groups())
    if topic in STOP_WORDS or topic in _NO_TOPICS or topic.isdigit():
        return [], set()
    about = [
        held.id
        for held in openings
        if all(f" {word} " in held.title + held.text[:_ANNOUNCED] for word in (topic, event))
    ]
    return (about, {topic, event}) if about and len(about) < len(openings) else ([], set())
