"""Other words for the same: acronyms learned from the documents, the field's equal terms, and everyday words."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.acronyms import Acronyms
from store.catalogue import Catalogue
from store.words import tokens

_FILE = Path(__file__).with_name("terms.toml")
_EVERYDAY = Path(__file__).with_name("everyday.toml")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words of a question and the other forms of them, each as lower-case words one space apart."""

    words: tuple[str, ...]
    others: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether one of the other forms stands in a text that `plain` made."""
        return any(plain(other) in text for other in self.others)


@dataclass(frozen=True, slots=True)
class _Group:
    """Terms that mean the same; those in `capitals` are meant only where they are written so."""

    terms: tuple[str, ...]
    capitals: frozenset[str]


class Terms:
    """Finds the other forms of a question's words in one library."""

    def __init__(self, catalogue: Catalogue) -> None:
        """The acronyms of the library are learned on the first question."""
        self._acronyms = Acronyms(catalogue)

    def alternatives(self, question: str) -> list[Alternative]:
        """The parts of the question that have other forms, longest first; no word is part of two."""
        learned = [
            _Group((held.letters, held.long_form), frozenset({held.letters}) if held.only_as_capitals else frozenset())
            for held in self._acronyms.all()
        ]
        capitals = frozenset(_singular(word) for word in question.split() for word in tokens(word) if word)
        capitals = frozenset(word for word in capitals if word.upper() in question)
        found: dict[str, list[str]] = {}
        text = plain(question)
        for group in (*_groups(), *learned):
            for term in group.terms:
                if plain(term) in text and (term not in group.capitals or term in capitals):
                    found.setdefault(term, []).extend(other for other in group.terms if other != term)
        for asked, meant in _everyday():
            if plain(asked) in text:
                found.setdefault(asked, []).extend(other for other in meant if other != asked)
        return _apart(text, found)


def without_known(names: Sequence[str], alternatives: Sequence[Alternative]) -> tuple[str, ...]:
    """The names that are no part of words for which there are other forms."""
    known = {_singular(word) for alternative in alternatives for word in alternative.words}
    return tuple(name for name in names if not {_singular(word) for word in tokens(name)} & known)


def field_terms() -> tuple[tuple[str, ...], ...]:
    """The field's terms, those that mean the same together."""
    return tuple(group.terms for group in _groups())


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The words of a text in lower case and singular, one space between and around them."""
    return f" {' '.join(_singular(word) for word in tokens(text))} "


def _apart(text: str, found: dict[str, list[str]]) -> list[Alternative]:
    alternatives = []
    for term in sorted(found, key=len, reverse=True):
        if plain(term) in text:
            text = text.replace(plain(term), " | ")
            alternatives.append(Alternative(tuple(tokens(term)), tuple(dict.fromkeys(found[term]))))
    return alternatives


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word


@cache
def _everyday() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Everyday words with the words that reports use for them."""
    held = tomllib.loads(_EVERYDAY.read_text(encoding="utf-8"))["word"]
    return [(asked, tuple(word["found"])) for word in held for asked in word["asked"]]


@cache
def _groups() -> Sequence[_Group]:
    held = tomllib.loads(_FILE.read_text(encoding="utf-8"))["group"]
    return [_Group(tuple(group["terms"]), frozenset(group.get("capitals", ()))) for group in held]
