"""Finding passages by words: from a question to an FTS5 expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from store.catalogue import Catalogue

_LETTER = r"[^\W_⁰¹²³⁴-⁹]"
_TOKEN = re.compile(rf"{_LETTER}+(?:[’']{_LETTER}+)*")
_SECTIONS_READ = 500
STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my no nor not of off on once only or other our ours out
    over own s same she should so some such t than that the their theirs them then there these they this those through
    to too under until up us very was we were what when where which while who whom whose why will with would you your
    yours get gets got say says said tell please give
    gives given list describe explain according mention mentions mentioned regarding concerning compare compared
    comparing comparison differ difference differences summarize
    summarise summary discuss discussed discussion discussions talk talked talking think thinks thought""".split()
)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without possessive endings."""
    return [re.sub(r"[’']s?$", "", match.group().casefold()).replace("’", "'") for match in _TOKEN.finditer(text)]


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
    wanted = content_words(question) or list(dict.fromkeys(tokens(question)))
    return catalogue.match_words(any_of(wanted), limit, documents) if wanted else []


def search_headings(
    catalogue: Catalogue, question: str, limit: int, documents: Sequence[str] | None
) -> list[tuple[int, float]]:
    """The first passage of each section whose heading holds every word that carries the question's meaning."""
    wanted = content_words(question)
    if not wanted:
        return []
    expression = f"context : ({' AND '.join(phrase(word) for word in wanted)})"
    found = catalogue.match_words(expression, _SECTIONS_READ, documents, (0.0, 1.0))
    passages = catalogue.passages([key for key, _ in found])
    sections: dict[tuple[str, tuple[str, ...]], tuple[int, float]] = {}
    for key, score in sorted(found):
        passage = passages.get(key)
        if passage and passage.headings and _holds_all(passage.headings[-1], wanted):
            sections.setdefault((passage.document_id, passage.headings), (key, score))
    return sorted(sections.values(), key=lambda pair: (-pair[1], pair[0]))[:limit]


def _holds_all(heading: str, wanted: Sequence[str]) -> bool:
    held = tokens(heading)
    return all(any(_alike(word, other) for other in held) for word in wanted)


def _alike(word: str, other: str) -> bool:
    """Whether two words are forms of one, as far as their beginnings tell."""
    shared = max(4, min(len(word), len(other)) - 2)
    return word[:shared] == other[:shared]
