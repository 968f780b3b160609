"""Acronyms and their long forms, learned from the documents: "Public Law Outline (PLO)", "PLO (Public Law Outline)"."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from store.catalogue import Catalogue

_LETTERS = r"[A-Z][A-Za-z&]{0,6}[A-Z]s?"
_IN_BRACKETS = re.compile(rf"\(({_LETTERS})\)")
_BEFORE_BRACKETS = re.compile(rf"(?<![\w-])({_LETTERS}) \(([^()\n]{{6,90}})\)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SMALL_WORDS = frozenset("a an and at by for in of on or the to with".split())
_REACH = 110
"""Characters before an acronym in which its long form stands."""
_MOST_SMALL_WORDS = 3
_AGREED = 0.8
"""The share of an acronym's documents that must mean the same by it."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym in lower case and singular ("iro") and its long form as lower-case words.

    `only_as_capitals` says that its letters are a word of the documents too, so that only capitals mean it.
    """

    letters: str
    long_form: str
    only_as_capitals: bool


@dataclass(frozen=True, slots=True)
class _Learned:
    """What one version of a document teaches; `words` are all its words as they stand."""

    version: str
    pairs: frozenset[tuple[str, str]]
    words: frozenset[str]


class Acronyms:
    """The acronyms of a library; what a new or changed document teaches is learned on the next question."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is learned yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._by_document: dict[str, _Learned] = {}
        self._held: tuple[Acronym, ...] = ()

    def all(self) -> tuple[Acronym, ...]:
        """The acronyms whose meaning the documents agree on."""
        with self._guard:
            revision = self._catalogue.revision()
            if revision != self._revision:
                self._learn()
                self._revision = revision
            return self._held

    def _learn(self) -> None:
        versions = self._catalogue.text_versions()
        known = {key: held for key, held in self._by_document.items() if versions.get(key) == held.version}
        for key, text in self._catalogue.texts([key for key in versions if key not in known]):
            candidates = frozenset(word for word in text.split() if len(word) < 10 and word.isalpha())
            known[key] = _Learned(versions[key], frozenset(pairs_in(text)), candidates)
        self._by_document = known
        self._held = tuple(_agreed(known))


def pairs_in(text: str) -> Iterator[tuple[str, str]]:
    """Each acronym of a text with the long form beside it, both in lower case; the letters fit the initials."""
    for match in _IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        long_form = _fitting(_singular(match.group(1)), before.rpartition("\n\n")[2])
        if long_form:
            yield _singular(match.group(1)), long_form
    for match in _BEFORE_BRACKETS.finditer(text):
        long_form = _fitting(_singular(match.group(1)), match.group(2))
        if long_form and len(_WORD.findall(match.group(2))) == len(long_form.split()):
            yield _singular(match.group(1)), long_form


def _singular(acronym: str) -> str:
    return acronym.removesuffix("s").replace("&", "").casefold()


def _fitting(letters: str, before: str) -> str:
    """The last words of `before` whose initials are these letters; small words may stand between, not first."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(before)]
    left, skipped, start = list(letters), 0, len(words)
    while left and start:
        start -= 1
        small = words[start] in _SMALL_WORDS
        if words[start].startswith(left[-1]) and not (small and len(left) == 1):
            left.pop()
        elif small and skipped < _MOST_SMALL_WORDS and len(left) < len(letters):
            skipped += 1
        else:
            return ""
    found = words[start:]
    return " ".join(found) if not left and len(found) > 1 else ""


def _agreed(documents: Mapping[str, _Learned]) -> Iterator[Acronym]:
    """The acronyms by which nearly all documents mean the same, with the form that most of them write."""
    meant: dict[str, dict[str, dict[str, int]]] = {}
    for held in documents.values():
        for letters, long_form in held.pairs:
            sense = " ".join(word[:4] for word in long_form.split() if word not in _SMALL_WORDS)
            forms = meant.setdefault(letters, {}).setdefault(sense, {})
            forms[long_form] = forms.get(long_form, 0) + 1
    words = frozenset[str]().union(*(held.words for held in documents.values()))
    for letters, senses in sorted(meant.items()):
        forms = max(senses.values(), key=lambda counted: (sum(counted.values()), min(counted)))
        if sum(forms.values()) >= _AGREED * sum(sum(counted.values()) for counted in senses.values()):
            long_form = min(forms, key=lambda form: (-forms[form], form))
            yield Acronym(letters, long_form, letters in words)
