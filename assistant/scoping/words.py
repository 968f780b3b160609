"""The words of a question with their places, so that what was recognised can be taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from store.words import tokens

Span: TypeAlias = tuple[int, int]
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*[’']?")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: in lower case without a possessive ending, and where it stands."""

    plain: str
    start: int
    end: int
    capital: bool
    possessive: bool


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    found = []
    for match in _WORD.finditer(text):
        plain = tokens(match.group())
        if plain and plain[0]:
            owns = bool(re.search(r"[’']s?$", match.group()))
            found.append(Word(plain[0], match.start(), match.end(), match.group()[0].isupper(), owns))
    return found


def without(text: str, spans: Iterable[Span]) -> str:
    """The text without these places."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return re.sub(r" +([?.!,])", r"\1", " ".join(text.split()))


def overlaps(one: Span, others: Iterable[Span]) -> bool:
    """Whether a place shares a character with one of the others."""
    return any(one[0] < end and start < one[1] for start, end in others)
