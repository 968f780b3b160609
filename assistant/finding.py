"""Finds passages by words, by meaning and by their headings, and scores them by all three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
        other = " ".join(also)
        depth = max(_DEPTH, limit)
        by_meaning = search_meaning(self._catalogue, self._index, vector, depth, documents)
        by_words = search_words(self._catalogue, f"{words} {other}", depth, documents)
        headed = [key for key, _ in search_headings(self._catalogue, words, _DEPTH_OF_HEADINGS, documents)]
        places = self._catalogue.places({key for key, _ in (*by_meaning, *by_words)} | set(headed))
        nearness = cosines(self._catalogue, vector, places)
        scores = fuse(nearness, score_words(self._catalogue, words, other, places), places, headed)
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        return self._hits(ranked, nearness, limit)

    def _hits(self, ranked: Sequence[tuple[int, float]], nearness: Mapping[int, float], limit: int) -> list[Hit]:
        passages = self._catalogue.passages([key for key, _ in ranked[:limit]])
        found: dict[str, Document | None] = {}
        hits = []
        for key, score in ranked[:limit]:
            passage = passages.get(key)
            if passage is None:
                continue
            if passage.document_id not in found:
                found[passage.document_id] = self._catalogue.document(passage.document_id)
            document = found[passage.document_id]
            if document is not None:
                hits.append(Hit(passage, document, score, nearness.get(key, 0.0)))
        return hits
