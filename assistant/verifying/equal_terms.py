"""Terms of several words that mean the same: the field's own, and acronyms that the document explains."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.acronyms import pairs_in
from assistant.terms import field_terms, plain
from assistant.verifying.written import Word, words_of

_MORE = (
    ("multi agency", "multiagency", "partnership"),
    ("local authority", "council", "authority"),
    ("local safeguarding children board", "lscb", "safeguarding board"),
    ("child protection plan", "protection plan"),
    ("educated at home", "home educated", "home education"),
    ("personal education plan", "pep"),
    ("per cent", "percent", "percentage"),
    ("good time", "timely", "timely manner", "promptly"),
    ("without delay", "without undue delay", "promptly", "prompt", "timely"),
    ("a year", "per annum", "per year", "annually"),
    ("two separate occasions", "two occasions", "two times", "twice"),
    ("set out", "outline", "describe"),
    ("carry out", "undertake", "conduct", "perform"),
)


def replaced_words(said: str, held: str, learned: Sequence[tuple[str, ...]]) -> frozenset[int]:
    """The offsets of the words of `said` for which another form stands in `held`."""
    text, other = _plain(said), _plain(held)
    found: set[int] = set()
    words = [word for word in words_of(said) if not word.is_mark]
    for group in (*field_terms(), *_MORE, *learned):
        forms = [_plain(term) for term in group]
        for form in forms:
            if form in text and any(another in other for another in forms):
                found.update(_offsets(words, form.split()))
    return frozenset(found)


@lru_cache(maxsize=256)
def explained_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The acronyms that a document explains, each with its long form."""
    return tuple(sorted(set(pairs_in(text))))


@lru_cache(maxsize=20_000)
def _plain(text: str) -> str:
    return plain(text)


def _offsets(words: Sequence[Word], form: Sequence[str]) -> list[int]:
    plain_words = [_plain(word.low).strip() for word in words]
    places = [at for at in range(len(words)) if plain_words[at : at + len(form)] == list(form)]
    return [words[at + shift].start for at in places for shift in range(len(form))]
