"""Words by their stems, so that "assessed" meets "assessments"."""

from __future__ import annotations

from functools import lru_cache

from snowballstemmer import stemmer

from store.words import tokens

_ENGLISH = stemmer("english")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in lower case (Snowball's English stemmer)."""
    return str(_ENGLISH.stemWord(word))


@lru_cache(maxsize=10_000)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in order."""
    return tuple(stem(word) for word in tokens(text))
