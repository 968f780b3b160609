"""Finds passages by words and by meaning and fuses the two by rank."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.types import Hit
from store.catalogue import Catalogue
from store.embedding import Embedder
from store.meaning import search_meaning
from store.types import Document
from store.vectors import VectorIndex
from store.words import search_words

_DEPTH = 60
_RANK_OFFSET = 60.0


class Finder:
    """Searches one library; holds the documents it met, which never change under their id."""

    def __init__(self, catalogue: Catalogue, index: VectorIndex, embedder: Embedder) -> None:
        """All three belong to the library."""
        self._catalogue = catalogue
        self._index = index
        self._embedder = embedder

    def search(self, words: str, limit: int, documents: Sequence[str] | None = None) -> list[Hit]:
        """The best passages for `words`, best first; within `documents` (ids) when given."""
        vector = self._embedder.embed([words])
        by_meaning = search_meaning(self._catalogue, self._index, vector, _DEPTH, documents)
        by_words = search_words(self._catalogue, words, _DEPTH, documents)
        fused = fuse([[key for key, _ in by_words], [key for key, _ in by_meaning]])[:limit]
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
                hits.append(Hit(passage, document, score))
        return hits


def fuse(rankings: Sequence[Sequence[int]]) -> list[tuple[int, float]]:
    """Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): each ranking gives 1 / (60 + rank)."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1.0 / (_RANK_OFFSET + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
