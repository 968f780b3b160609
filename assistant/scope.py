"""Which documents a question is about: names, years and kinds of document that the library's documents carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assistant.openings import Opening, spaced
from assistant.questions import Question
from store.catalogue import Catalogue
from store.types import DocumentKind
from store.words import STOP_WORDS, phrase, tokens

_CAPITALISED_WORD = re.compile(r"[A-Z][\w’'&-]*")
_MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_COMMON_FIRST_WORDS = frozenset("north south east west isle isles central great saint city royal kingston".split())
_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("minutes", re.compile(r"\bminutes\b|\bscrutiny board\b", re.IGNORECASE)),
    ("news", re.compile(r"\bnews(?:paper)?s?(?: items?| articles?| stor(?:y|ies))?\b|\bthe press\b", re.IGNORECASE)),
    ("transcript", re.compile(r"\btranscripts?\b", re.IGNORECASE)),
    ("focused visit", re.compile(r"\b(?:focused|focussed) visits?(?: letters?)?\b", re.IGNORECASE)),
    ("monitoring visit", re.compile(r"\bmonitoring visits?(?: letters?)?\b", re.IGNORECASE)),
    ("inspection report", re.compile(r"\binspection reports?\b|\bfull inspections?\b", re.IGNORECASE)),
    ("area SEND", re.compile(r"\barea send\b", re.IGNORECASE)),
)


_BY_TOPIC = re.compile(r"\b(?:the|that|this) ([\w-]+) (visit|inspection|meeting)\b", re.IGNORECASE)
_NO_TOPICS = frozenset(
    "last latest first second next previous full focused focussed new recent earlier standard".split()
)
_ANNOUNCED = 600
"""Characters of an opening in which a document says what it is about."""
_SPEAKING_OF_OTHERS = frozenset({"minutes", "news", "transcript"})


Side: TypeAlias = tuple[str, tuple[str, ...]]
"""A name or kind of document and the ids of the documents of it."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the question's names, years and kinds leave of the library.

    `documents` are ids, None for all. `sides` holds, for each name or kind, the documents of it. `known` are the
    names that narrowed, `unknown` and `unknown_years` those that no document mentions. `words` are the words of the
    question that chose the documents and so say nothing about their content; `rest` is the question without the names.
    """

    documents: tuple[str, ...] | None
    sides: tuple[Side, ...]
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    unknown_years: tuple[int, ...]
    words: frozenset[str]
    rest: str


def narrow(
    catalogue: Catalogue, openings: Sequence[Opening], question: Question, given: Sequence[str] | None
) -> Narrowed:
    """Narrow the library, or the `given` documents, to what the question names."""
    openings = _among(openings, given)
    names = _named_sides(question.text, openings)
    documents = _union(names) if names else (list(given) if given is not None else None)
    compares = "comparison" in question.wants
    kinds, kind_words = _kind_sides(question.text, openings, documents, compares)
    if kinds and len(names) < 2:
        documents = _union(kinds)
    words = {word for name, _ in names for word in tokens(name)}
    on_topic, topic_words = _on_topic(question.text, openings, documents) if not compares else ([], set())
    documents = on_topic or documents
    unknown = _unknown_names(catalogue, question.text, words)
    documents, unknown_years = _within_years(catalogue, question, openings, documents)
    sides = names if len(names) > 1 else kinds if compares else []
    chose = words | kind_words | topic_words | {str(year) for year in question.years}
    if not set(question.words) - chose:
        chose -= kind_words
    return Narrowed(
        documents=None if documents is None else tuple(documents),
        sides=tuple(sides),
        known=tuple(name for name, _ in names),
        unknown=tuple(unknown),
        unknown_years=tuple(unknown_years),
        words=frozenset(chose),
        rest=_without(question.text, words),
    )


def _without(question: str, words: set[str]) -> str:
    """The question without the words of names, and without a preposition that is left before one."""
    if not words:
        return question
    names = "|".join(re.escape(word) for word in sorted(words - STOP_WORDS, key=len, reverse=True))
    name = rf"(?:{names})(?:[’']s?)?\b"
    pattern = rf"\b(?:(?:in|at|for|of|to|about|from|by|on) )?(?:the )?{name}(?: (?:and |& )?{name})*"
    found = re.sub(pattern, " ", question, flags=re.IGNORECASE)
    return " ".join(found.split()).replace(" ?", "?") if len(tokens(found)) > 1 else question


def _among(openings: Sequence[Opening], documents: Sequence[str] | None) -> Sequence[Opening]:
    """The openings of these documents, or all."""
    if documents is None:
        return openings
    wanted = set(documents)
    return [opening for opening in openings if opening.id in wanted]


def _union(sides: Sequence[Side]) -> list[str]:
    return list(dict.fromkeys(document for _, documents in sides for document in documents))


def _named_sides(question: str, openings: Sequence[Opening]) -> list[Side]:
    """The authorities named in the question, each with the documents about it."""
    plain = spaced(question)
    authorities = sorted({opening.authority for opening in openings if opening.authority}, key=len, reverse=True)
    sides: list[Side] = []
    for authority in authorities:
        form = _form_in(plain, authority, authorities)
        if form:
            plain = plain.replace(f" {form} ", " ")
            sides.append((authority, _about(authority, form, openings)))
    return sides


def _form_in(plain: str, authority: str, authorities: Sequence[str]) -> str:
    """The full name, or its first word where that names no other authority ("Telford")."""
    words = tokens(authority)
    full = " ".join(words)
    if f" {full} " in plain:
        return full
    first = words[0] if words else ""
    if f" {first} " not in plain:
        return ""
    alone = sum(tokens(other)[:1] == [first] for other in authorities) == 1
    distinct = len(first) > 4 and first not in STOP_WORDS and first not in _COMMON_FIRST_WORDS
    return first if len(words) > 1 and alone and distinct else ""


def _same_authority(one: str, other: str) -> bool:
    """Whether two forms name one authority: "East Riding" and "East Riding of Yorkshire"."""
    one, other = one.casefold(), other.casefold()
    return one == other or (bool(one) and (one.startswith(f"{other} of ") or other.startswith(f"{one} of ")))


def _about(name: str, form: str, openings: Sequence[Opening]) -> tuple[str, ...]:
    """Documents of that authority, and those of none that name it in their opening."""
    return tuple(
        opening.id
        for opening in openings
        if _same_authority(opening.authority, name)
        or f" {form} " in opening.title
        or (not opening.authority and f" {form} " in opening.text)
    )


def _kind_sides(
    question: str, openings: Sequence[Opening], documents: Sequence[str] | None, compares: bool
) -> tuple[list[Side], set[str]]:
    """The kinds of document asked about ("the minutes"), each with its documents, and the words that say so.

    What minutes, news or transcripts say about a visit or inspection is looked for in them, not in the reports.
    """
    sides: list[Side] = []
    words: set[str] = set()
    among = None if documents is None else set(documents)
    for kind, pattern in _KINDS:
        match = pattern.search(question)
        if not match:
            continue
        of_kind = [opening.id for opening in openings if opening.kind == kind]
        within = tuple(held for held in of_kind if among is None or held in among) or tuple(of_kind)
        if within and (compares or not sides or sides[0][0] not in _SPEAKING_OF_OTHERS):
            sides.append((kind, within))
            words |= set(tokens(match.group()))
    return sides, words


def _on_topic(
    question: str, openings: Sequence[Opening], documents: Sequence[str] | None
) -> tuple[list[str], set[str]]:
    """The documents about a visit, inspection or meeting that is called by its topic ("the MASH visit")."""
    match = _BY_TOPIC.search(question)
    if match is None:
        return [], set()
    topic, event = (" ".join(tokens(part)) for part in match.groups())
    if topic in STOP_WORDS or topic in _NO_TOPICS or topic.isdigit():
        return [], set()
    within = _among(openings, documents)
    about = [
        opening.id
        for opening in within
        if all(f" {word} " in opening.title + opening.text[:_ANNOUNCED] for word in (topic, event))
    ]
    return (about, {topic, event}) if about and len(about) < len(within) else ([], set())


def _unknown_names(catalogue: Catalogue, question: str, known: set[str]) -> list[str]:
    """Capitalised words of the question, after its first, that stand in no document at all."""
    unknown = []
    for match in _CAPITALISED_WORD.finditer(question):
        plain = (tokens(match.group()) or [""])[0]
        if match.start() == 0 or plain in known or plain in STOP_WORDS or plain in _MONTHS_AND_DAYS or not plain:
            continue
        if not catalogue.documents_with(phrase(plain)):
            unknown.append(re.sub(r"[’']s$", "", match.group()))
    return list(dict.fromkeys(unknown))


def _within_years(
    catalogue: Catalogue, question: Question, openings: Sequence[Opening], documents: list[str] | None
) -> tuple[list[str] | None, list[int]]:
    """Keep the documents of the years asked for: dated so, else mentioning them; and the years none mentions."""
    if not question.years or "comparison" in question.wants:
        return documents, []
    within = _among(openings, documents)
    dated = [opening.id for opening in within if opening.years & set(question.years)]
    if dated:
        return dated, []
    here = {opening.id for opening in within}
    holding = {year: set(catalogue.documents_with(phrase(str(year)))) & here for year in question.years}
    mention = set().union(*holding.values())
    unknown = [year for year, found in holding.items() if not found]
    return ([opening.id for opening in within if opening.id in mention] or documents), unknown
