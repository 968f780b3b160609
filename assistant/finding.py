"""Finds passages by words, by meaning and by their headings, and scores them by all three."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date as Date
from itertools import islice

from assistant.fusing import fuse
from assistant.types import Hit
from store.catalogue import Catalogue
from store.embedding import Embedder
from store.meaning import cosines, search_meaning
from store.types import Document
from store.vectors import VectorIndex
from store.words import score_words, search_headings, search_words

_DEPTH = 60
_DEPTH_OF_HEADINGS = 20
_SHORTEST_COPY = 200


class Finder:
    """Searches one library."""

    def __init__(self, catalogue: Catalogue, index: VectorIndex, embedder: Embedder) -> None:
        """All three belong to the library."""
        self._catalogue = catalogue
        self._index = index
        self._embedder = embedder

    def search(
        self, words: str, limit: int, documents: Sequence[str] | None = None, also: Sequence[str] = ()
    ) -> list[Hit]:
        """The best passages for `words`, best first; within `documents` (ids) when given.

        `also` are other words for the same, looked for as words only. What several documents say in the same words is
        shown once, unless documents were named.
        """
        vector = self._embedder.embed([words])
        other = " ".join(also)
        depth = max(_DEPTH, limit)
        by_meaning = search_meaning(self._catalogue, self._index, vector, depth, documents)
        by_words = search_words(self._catalogue, f"{words} {other}", depth, documents)
        headed = [key for key, _ in search_headings(self._catalogue, words, _DEPTH_OF_HEADINGS, documents)]
        places = self._catalogue.places({key for key, _ in (*by_meaning, *by_words)} | set(headed))
        nearness = cosines(self._catalogue, vector, places)
        scores = fuse(nearness, score_words(self._catalogue, words, other, places), places, headed)
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        hits = self._hits(ranked, nearness)
        return _without_copies(hits, limit) if documents is None else list(islice(hits, limit))

    def _hits(self, ranked: Sequence[tuple[int, float]], nearness: Mapping[int, float]) -> Iterator[Hit]:
        passages = self._catalogue.passages([key for key, _ in ranked])
        found: dict[str, Document | None] = {}
        for key, score in ranked:
            passage = passages.get(key)
            if passage is None:
                continue
            if passage.document_id not in found:
                found[passage.document_id] = self._catalogue.document(passage.document_id)
            document = found[passage.document_id]
            if document is not None:
                yield Hit(passage, document, score, nearness.get(key, 0.0))


def _without_copies(hits: Iterable[Hit], limit: int) -> list[Hit]:
    """The first `limit` hits, of those with the same words only one: from the newest document, in the first's place.

    Reports on two authorities may say the same of each; and what is short, such as a grade, is said in many documents.
    """
    kept: dict[tuple[str | None, str], Hit] = {}
    for hit in hits:
        words = " ".join(hit.text.casefold().split())
        key = (hit.document.authority, words if len(words) >= _SHORTEST_COPY else str(hit.passage.id))
        if key not in kept and len(kept) == limit:
            break
        first = kept.setdefault(key, hit)
        if (hit.document.last_day or Date.min) > (first.document.last_day or Date.min):
            kept[key] = replace(hit, score=first.score)
    return list(kept.values())
