"""Retrieval: what a search finds, ranked against what is relevant."""

from __future__ import annotations

import inspect
import re
import statistics
import time
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant import Document, Hit, Library
from benchmarks.collections import Asked
from benchmarks.figures import Figure, Target, Value, mean
from benchmarks.measures import ndcg, recall
from benchmarks.places import Held, Span
from benchmarks.plain_chain import PlainChain
from benchmarks.telling import told
from ingest.passages import chunks_of

_WORDS = 200
DEEP = 50
"""Passages fetched so that ten documents are among them."""
TAKES_HISTORY = "history" in inspect.signature(Library.search).parameters
"""Whether a search can be told the turns before it."""

Found = tuple[Sequence[Hashable], float]
"""What was found, best first, and the seconds that it took."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question's ranking, what is relevant to it, and the seconds the search took."""

    asked: Asked
    keys: Sequence[Hashable]
    relevant: frozenset[Hashable]
    seconds: float


def ranked(
    asked: Sequence[Asked],
    find: Callable[[Asked], Found],
    relevant: Callable[[Asked], frozenset[Hashable]],
    name: str,
) -> list[Ranked]:
    """Search for each question that something is relevant to."""
    judged = [one for one in asked if one.relevant]
    return [Ranked(one, keys, relevant(one), took) for one in told(judged, name) for keys, took in [find(one)]]


def figures(
    collection: str,
    said: str,
    ours: Sequence[Ranked],
    plain: Sequence[Ranked] | None,
    targets: dict[str, Target],
) -> list[Figure]:
    """nDCG@10, recall@5 and recall@10, and the median of the seconds; `said` comes before each measure's name."""
    measures: dict[str, Callable[[Ranked], float]] = {
        "nDCG@10": lambda one: ndcg(one.keys, one.relevant, 10),
        "recall@5": lambda one: recall(one.keys, one.relevant, 5),
        "recall@10": lambda one: recall(one.keys, one.relevant, 10),
    }
    found = [
        Figure(collection, said + name, mean(map(of, ours)), mean(map(of, plain)) if plain else None, targets.get(name))
        for name, of in measures.items()
    ]
    seconds = Figure(
        collection,
        f"{said}seconds a search, median",
        _median_seconds(ours),
        _median_seconds(plain) if plain else None,
        less_is_better=True,
        steady=False,
    )
    return [*found, seconds]


def documents_of(asked: Asked) -> frozenset[Hashable]:
    """The ids of the relevant documents."""
    return frozenset(place.document for place in asked.relevant)


def documents_found(
    library: Library, words: Callable[[Asked], str], *, history: bool = False
) -> Callable[[Asked], Found]:
    """Searches the library: the documents of the passages found, best first, each once."""

    def find(asked: Asked) -> Found:
        """The ids of the documents, best first, and the seconds it took."""
        more = {"history": list(asked.history)} if history and TAKES_HISTORY and asked.history else {}
        hits, took = _timed_search(library, words(asked), DEEP, more)
        return _once(hit.document.id for hit in hits), took

    return find


def documents_found_plainly(chain: PlainChain, words: Callable[[Asked], str]) -> Callable[[Asked], Found]:
    """The same by the plain way."""

    def find(asked: Asked) -> Found:
        """The ids of the documents, best first, and the seconds it took."""
        found, took = chain.timed_search(words(asked), DEEP)
        return _once(one.span.document for one in found), took

    return find


class Passages:
    """The passages of a library as a ranking's keys; one is relevant where it overlaps a relevant place."""

    def __init__(self, library: Library, held: Held) -> None:
        """The passages are cut anew from the documents' parts; a library's own must be the same."""
        self._library = library
        self._held = held
        self._all = [
            Span(document.id, chunk.start, chunk.end)
            for document in held.documents.values()
            for chunk in chunks_of(document.text, document.blocks)
        ]
        if len(self._all) != library.passages:
            raise SystemExit(
                f"The library in {library.path.name} holds {library.passages} passages, and its documents would be cut "
                f"into {len(self._all)} today: it was made by another version. Delete it and run again."
            )

    def find(self, asked: Asked) -> Found:
        """Search for the question; a hit stands for each passage whose middle it holds."""
        hits, took = _timed_search(self._library, asked.question, 10)
        return _once(passage for hit in hits for passage in self._within(hit)), took

    def relevant(self, asked: Asked) -> frozenset[Hashable]:
        """The passages that overlap a relevant place."""
        return overlapping(self._all, places(self._held, asked))

    def _within(self, hit: Hit) -> list[Span]:
        start, end = hit.passage.start, hit.passage.end
        return [
            one for one in self._all if one.document == hit.document.id and start <= (one.start + one.end) // 2 < end
        ]


class WordChunks:
    """The documents cut every 200 words, whatever passages a library or the plain way makes of them.

    What is found is ranked by the chunk that holds its middle, so that figures do not hang on how long passages are.
    """

    def __init__(self, held: Held) -> None:
        """Cut the documents."""
        self._held = held
        self._of = {document.id: list(_cut(document)) for document in held.documents.values()}

    def relevant(self, asked: Asked) -> frozenset[Hashable]:
        """The chunks that overlap a relevant place."""
        return overlapping((one for chunks in self._of.values() for one in chunks), places(self._held, asked))

    def found(self, library: Library) -> Callable[[Asked], Found]:
        """Searches the library."""

        def find(asked: Asked) -> Found:
            """The chunks in which passages were found, best first, and the seconds it took."""
            hits, took = _timed_search(library, asked.question, DEEP)
            return self._ranked(Span(one.document.id, one.passage.start, one.passage.end) for one in hits), took

        return find

    def found_plainly(self, chain: PlainChain) -> Callable[[Asked], Found]:
        """The same by the plain way."""

        def find(asked: Asked) -> Found:
            """The chunks in which windows were found, best first, and the seconds it took."""
            found, took = chain.timed_search(asked.question, DEEP)
            return self._ranked(one.span for one in found), took

        return find

    def _ranked(self, spans: Iterable[Span]) -> list[Hashable]:
        return _once(self._around(span.document, (span.start + span.end) // 2) for span in spans)

    def _around(self, document: str, offset: int) -> Span:
        chunks = self._of[document]
        return chunks[max(0, bisect_right(chunks, offset, key=lambda chunk: chunk.start) - 1)]


def _timed_search(
    library: Library, words: str, limit: int, more: Mapping[str, Any] | None = None
) -> tuple[list[Hit], float]:
    """The passages found, and the seconds that it took; `more` holds what else the search is told, by name."""
    search: Callable[..., list[Hit]] = library.search
    began = time.perf_counter()
    hits = search(words, limit, **(more or {}))
    return hits, time.perf_counter() - began


def _cut(document: Document) -> Iterator[Span]:
    words = list(re.finditer(r"\S+", document.text))
    for first in range(0, len(words), _WORDS):
        last = words[min(first + _WORDS, len(words)) - 1]
        yield Span(document.id, words[first].start(), last.end())


def windows_found(chain: PlainChain) -> Callable[[Asked], Found]:
    """The plain way's windows."""

    def find(asked: Asked) -> Found:
        """The windows found, best first, and the seconds it took."""
        found, took = chain.timed_search(asked.question, 10)
        return [one.span for one in found], took

    return find


def relevant_windows(chain: PlainChain, held: Held) -> Callable[[Asked], frozenset[Hashable]]:
    """The plain way's windows that overlap a relevant place."""
    return lambda asked: overlapping(chain.windows, places(held, asked))


def places(held: Held, asked: Asked) -> list[Span]:
    """Where what is relevant stands in the library."""
    return [span for place in asked.relevant for span in held.spans(place)]


def overlapping(spans: Iterable[Span], relevant: Sequence[Span]) -> frozenset[Hashable]:
    """The spans that share a character with one of the places."""
    return frozenset(span for span in spans if any(span.overlaps(place) for place in relevant))


def as_records(collection: str, way: str, found: Sequence[Ranked]) -> list[dict[str, Any]]:
    """Each question's ranking as it is written down."""
    return [
        {
            "collection": collection,
            "way": way,
            "id": one.asked.id,
            "question": one.asked.question,
            "right": recall(one.keys, one.relevant, 5) > 0,
            "recall@5": recall(one.keys, one.relevant, 5),
            "found": [_key(key) for key in one.keys[:10]],
            "relevant": sorted(_key(key) for key in one.relevant),
            "seconds": round(one.seconds, 4),
        }
        for one in found
    ]


def _key(key: Hashable) -> str:
    return f"{key.document[:12]}:{key.start}-{key.end}" if isinstance(key, Span) else str(key)


def _once(keys: Iterable[Hashable]) -> list[Hashable]:
    return list(dict.fromkeys(keys))


def _median_seconds(found: Sequence[Ranked]) -> Value:
    return Value(statistics.median(one.seconds for one in found))
