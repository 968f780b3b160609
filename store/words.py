"""Finding passages by words: from a question to an FTS5 expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from store.catalogue import Catalogue

_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my no nor not of off on once only or other our ours out
    over own s same she should so some such t than that the their theirs them then there these they this those through
    to too under until up us very was we were what when where which while who whom whose why will with would you your
    yours say says said tell please give list describe explain""".split()
)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without possessive endings."""
    return [re.sub(r"[’']s?$|[’'](?=\w)", "", match.group().casefold()) for match in _TOKEN.finditer(text)]


def content_words(text: str) -> list[str]:
    """The words of a question that carry its meaning, each once, in order."""
    return list(dict.fromkeys(word for word in tokens(text) if word and word not in STOP_WORDS))


def phrase(words: str) -> str:
    """An FTS5 expression for the words as they stand next to each other."""
    return '"' + " ".join(tokens(words)) + '"'


def any_of(words: Iterable[str]) -> str:
    """An FTS5 expression for passages with at least one of the words."""
    return " OR ".join(f'"{word}"' for word in words)


def search_words(
    catalogue: Catalogue, question: str, limit: int, documents: Sequence[str] | None
) -> list[tuple[int, float]]:
    """Passage ids with their BM25, best first."""
    wanted = content_words(question) or tokens(question)
    return catalogue.match_words(any_of(wanted), limit, documents) if wanted else []
