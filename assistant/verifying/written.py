"""A text as its words, with what each may stand for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from assistant.reader.wordforms import stem

_FILE = Path(__file__).with_name("synonyms.toml")
_LETTER = r"[^\W\d_⁰¹²³⁴-⁹]"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|{_LETTER}+(?:[’']{_LETTER}+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"[’']s?$")
_DOERS = ("er", "or", "est")
"""Endings of those who do something, and of more and most: "seeker" beside "seek", "stronger" beside "strong"."""
_SHORTEST = 4
_FAMILY = 7
"""Letters that words of one family share from their beginning: "scrutiny" and "scrutinise"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark; `keys` are its stem and the groups of synonyms that it is in."""

    text: str
    low: str
    stem: str
    keys: frozenset[str]
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    def means(self, other: Word) -> bool:
        """Whether it may stand for the other."""
        return not self.keys.isdisjoint(other.keys)


@lru_cache(maxsize=4000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words, numbers and marks of a text in order."""
    words = [_word(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    for place in range(1, len(words) - 1):
        if (
            words[place].text == "-"
            and words[place - 1].end == words[place].start
            and words[place].end == words[place + 1].start
        ):
            joined = stem(words[place - 1].low + words[place + 1].low)
            for at in (place - 1, place + 1):
                words[at] = replace(words[at], keys=words[at].keys | {joined})
    return tuple(words)


def keys_of(words: Sequence[Word]) -> frozenset[str]:
    """The keys of all of them."""
    return frozenset[str]().union(*(word.keys for word in words))


def sequence_at(words: Sequence[Word], place: int, phrase: Sequence[str]) -> bool:
    """Whether the lower-case words of `phrase` stand at `place`."""
    return len(words) >= place + len(phrase) and all(
        words[place + shift].low == wanted for shift, wanted in enumerate(phrase)
    )


def _word(text: str, start: int, end: int) -> Word:
    low = _POSSESSIVE.sub("", text.casefold().replace("’", "'")) or text
    found = stem(low)
    return Word(text, low, found, _keys(low, found), start, end)


@lru_cache(maxsize=50_000)
def _keys(low: str, found: str) -> frozenset[str]:
    family = {f"{low[:_FAMILY]}…"} if len(low) > _FAMILY else set()
    ending = next((end for end in _DOERS if found.endswith(end) and len(found) - len(end) >= _SHORTEST), "")
    base = {found.removesuffix(ending)} if ending else set()
    return frozenset({found, *base, *family, *_groups().get(found, ())})


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """For each stem the groups that it is in."""
    read = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for place, group in enumerate(read["groups"]):
        for word in dict.fromkeys(map(stem, group.split())):
            found[word] = (*found.get(word, ()), f"={place}")
    for verb in read["irregular"]:
        forms = list(dict.fromkeys(map(stem, verb.split())))
        shared = tuple(dict.fromkeys(key for form in forms for key in found.get(form, ())))
        found.update(dict.fromkeys(forms, (*shared, f"~{forms[0]}")))
    return found
