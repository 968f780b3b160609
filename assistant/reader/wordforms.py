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


def stems(text: str) -> list[str]:
    """The stems of a text's words in order."""
    return [stem(word) for word in tokens(text)]
