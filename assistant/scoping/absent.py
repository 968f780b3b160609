"""Places and other names in a question that the library knows nothing of, or only in passing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.scoping.authorities import Place, places
from assistant.scoping.names import Names
from assistant.scoping.recognising import Recognised
from assistant.scoping.vocabulary import Vocabulary
from assistant.scoping.words import Span, overlaps, words_of
from store.catalogue import Catalogue
from store.words import STOP_WORDS, phrase, tokens

_CAPITALISED_WORD = re.compile(r"[A-Z][\w’'&-]*")
_MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
_REALMS = frozenset("england britain uk wales scotland ireland english british welsh government parliament".split())
"""What all documents are about, whether they say so or not."""
_OF_ANOTHER = re.compile(
    r"\b(?:which|what|whose) (?:\w+ )?(?:councils?|(?:local )?authorit(?:y|ies)|partners?)\b", re.I
)
"""Asks for an authority that has to do with the one named."""


@dataclass(frozen=True, slots=True)
class Absent:
    """`places` are names of authorities or places that no document is about, those of them in `mentioned` named in
    passing; `unknown` are other names that no document holds."""

    places: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def absent_names(
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    question: str,
    asked: Recognised,
    names: Names,
    publishers: Collection[str],
    by_authority: bool,
    compared: bool,
) -> Absent:
    """The names in the question that stand for nothing in the library.

    `by_authority` says whether its documents are each about some authority, so that a place which none is about is
    absent though it is named in passing; `compared` whether the question compares, so that each name is a side.
    """
    question = asked.text
    taken = [*asked.spans(), *asked.publisher_spans]
    known = {word for publisher in publishers for word in tokens(publisher)}
    absent: list[str] = []
    mentioned: list[str] = []
    spans: list[Span] = []
    if names.authorities and by_authority:
        for place in places(question, taken, names):
            name = _proper(place, vocabulary, known)
            if not name:
                continue
            held = vocabulary.is_held(name)
            if held and not _in_passing(name, place, asked, vocabulary, compared):
                continue
            absent.append(name)
            spans.append(place.span)
            mentioned += [name] if held else []
    unknown = _unknown(catalogue, question, [*taken, *spans])
    return Absent(tuple(dict.fromkeys(absent)), tuple(dict.fromkeys(mentioned)), tuple(unknown))


def _proper(place: Place, vocabulary: Vocabulary, known: Collection[str]) -> str:
    """The name without the usual words at its end; empty where it is no proper name of a place."""
    words = words_of(place.name)
    while words and not place.sure and _is_no_name(words[-1].plain, vocabulary, known):
        words.pop()
    plain = {word.plain for word in words}
    acronym = any(len(word) > 1 and word.isupper() for word in re.findall(r"\w+", place.name))
    if not words or acronym or plain & (_REALMS | set(known)) or plain <= _MONTHS_AND_DAYS | STOP_WORDS:
        return ""
    return re.sub(r"[’']s?$", "", place.name[words[0].start : words[-1].end])


def _is_no_name(word: str, vocabulary: Vocabulary, known: Collection[str]) -> bool:
    return word in STOP_WORDS | _MONTHS_AND_DAYS or word in known or vocabulary.is_usual(word)


def _in_passing(name: str, place: Place, asked: Recognised, vocabulary: Vocabulary, compared: bool) -> bool:
    """Whether documents hold the name, and are asked about what it names, which none of them is about."""
    if asked.authorities:
        return compared and place.sure
    return not _OF_ANOTHER.search(asked.text) and (place.sure or vocabulary.is_place(name, place.within))


def _unknown(catalogue: Catalogue, question: str, taken: Sequence[Span]) -> list[str]:
    """Capitalised words of the question, after its first, that stand in no document at all."""
    unknown = []
    for match in _CAPITALISED_WORD.finditer(question):
        plain = (tokens(match.group()) or [""])[0]
        if match.start() == 0 or overlaps(match.span(), taken):
            continue
        if plain in STOP_WORDS or plain in _MONTHS_AND_DAYS or not plain:
            continue
        if not catalogue.holds(phrase(plain), None):
            unknown.append(re.sub(r"[’']s$", "", match.group()))
    return list(dict.fromkeys(unknown))
