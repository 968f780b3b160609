"""Finds passages by words, by meaning and by their headings, and fuses the three by rank."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import Hit
from store.catalogue import Catalogue
from store.embedding import Embedder
from store.meaning import search_meaning
from store.types import Document
from store.vectors import VectorIndex
from store.words import search_headings, search_words

_DEPTH = 60
_DEPTH_OF_HEADINGS = 20
_HEADING_WEIGHT = 1.5
_RANK_OFFSET = 60.0


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

        `also` are other words for the same, looked for as words only.
        """
        vector = self._embedder.embed([words])
        depth = max(_DEPTH, limit)
        by_meaning = search_meaning(self._catalogue, self._index, vector, depth, documents)
        by_words = search_words(self._catalogue, " ".join([words, *also]), depth, documents)
        by_headings = search_headings(self._catalogue, words, _DEPTH_OF_HEADINGS, documents)
        rankings = [(by_words, 1.0), (by_meaning, 1.0), (by_headings, _HEADING_WEIGHT)]
        fused = fuse([([key for key, _ in ranking], weight) for ranking, weight in rankings])[:limit]
        cosines = dict(by_meaning)
        passages = self._catalogue.passages([key for key, _ in fused])
        found: dict[str, Document | None] = {}
        hits = []
        for key, score in fused:
            passage = passages.get(key)
            if passage is None:
                continue
            if passage.document_id not in found:
                found[passage.document_id] = self._catalogue.document(passage.document_id)
            document = found[passage.document_id]
            if document is not None:
                hits.append(Hit(passage, document, score, cosines.get(key, 0.0)))
        return hits


def fuse(rankings: Sequence[tuple[Sequence[int], float]]) -> list[tuple[int, float]]:
    """Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): a ranking gives its weight / (60 + rank)."""
    scores: dict[int, float] = {}
    for ranking, weight in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + weight / (_RANK_OFFSET + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
