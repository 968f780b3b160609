"""Where a sentence that speaks of the same thing says something else: denied, the contrary, another number or name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.questions import MONTHS
from assistant.reader.wordforms import stem, stems
from store.words import STOP_WORDS, tokens

_FILE = Path(__file__).with_name("contraries.toml")
_DENY = frozenset(
    "not no never without none neither nor cannot unable fail failed fails lack lacks lacked rarely hardly except "
    "rather".split()
)
_REACH = 3
"""How many words after a word that denies are taken as denied."""
_DENYING_PREFIXES = ("un", "in", "im", "dis", "non", "mis", "ir", "il")
_SHORTEST_STEM = 5
_QUANTIFIERS = frozenset(
    "only all first second third last most least every both never always single each main primary largest biggest "
    "smallest oldest best worst entire sole exclusively completely fully original".split()
)
_WORD = re.compile(r"[\w’'-]+")
_SIGNS_OF_NUMBER = ".,'’%£$€"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a text pins down: its words' stems, those denied, names, numbers, months and quantifiers."""

    stems: frozenset[str]
    content: frozenset[str]
    denied: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    months: frozenset[str]
    quantifiers: frozenset[str]


@lru_cache(maxsize=10_000)
def particulars(text: str) -> Particulars:
    """Read them from a question or a sentence; its first word is no name for being capitalised."""
    words = tokens(text)
    written = _WORD.findall(text)
    return Particulars(
        stems=frozenset(map(stem, words)),
        content=frozenset(stem(word) for word in words if word not in STOP_WORDS),
        denied=_denied(words),
        names=frozenset(
            name
            for word in written[1:]
            if word[0].isupper()
            for name in stems(word)
            if word.casefold() not in STOP_WORDS and word.casefold() not in MONTHS
        ),
        numbers=frozenset(word.strip(_SIGNS_OF_NUMBER) for word in written if any(map(str.isdigit, word))),
        months=frozenset(words) & MONTHS,
        quantifiers=frozenset(words) & _QUANTIFIERS,
    )


def denied_apart(question: Particulars, sentence: Particulars) -> int:
    """How many words of both are denied in one and not in the other."""
    return len(question.content & sentence.stems & (question.denied ^ sentence.denied))


def contraries(question: Particulars, sentence: Particulars) -> int:
    """How many of the question's words the sentence lacks while it holds a contrary."""
    known = _contraries()
    apart = [known.get(word, frozenset()) for word in question.content - sentence.stems]
    return sum(bool(against & sentence.stems) for against in apart if not against & question.content)


def contraries_of(word: str) -> frozenset[str]:
    """The stems of contrary meaning to a stem."""
    return _contraries().get(word, frozenset())


def prefixed_apart(question: Particulars, sentence: Particulars) -> int:
    """How many words differ by a prefix that denies: "understandings" and "misunderstandings"."""
    mine, theirs = question.content - sentence.stems, sentence.content - question.stems
    return sum(_is_prefixed(one, theirs) or any(_is_prefixed(other, {one}) for other in theirs) for one in mine)


def _is_prefixed(word: str, others: Collection[str]) -> bool:
    return any(
        word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM - 1 and word[len(prefix) :] in others
        for prefix in _DENYING_PREFIXES
    )


def _denied(words: Sequence[str]) -> frozenset[str]:
    denies = [word in _DENY or word.endswith("n't") for word in words]
    return frozenset(stem(word) for place, word in enumerate(words) if any(denies[max(0, place - _REACH) : place]))


@cache
def _contraries() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in tomllib.loads(_FILE.read_text(encoding="utf-8"))["pairs"]:
        one, other = (frozenset(map(stem, side.split())) for side in pair.split("|"))
        for side, against in ((one, other), (other, one)):
            for word in side:
                found.setdefault(word, set()).update(against - side)
    return {word: frozenset(against) for word, against in found.items()}
