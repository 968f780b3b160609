"""How near a statement's words are in meaning to those cited: each looks for its best match there."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from assistant.verifying.written import Word
from store.embedding import Embedder, WordPieces

_REMEMBERED = 2000


class Meaning:
    """Late interaction with the library's own model; the vectors of the texts met last are remembered."""

    def __init__(self, embedder: Embedder) -> None:
        """The model is loaded on first use."""
        self._embedder = embedder
        self._guard = threading.Lock()
        self._held: OrderedDict[str, WordPieces] = OrderedDict()

    def nearness(self, said: str, words: Sequence[Word], held: str) -> dict[int, float]:
        """For each of the words of `said`, by its offset, the best cosine that a word of `held` has with it."""
        mine, theirs = self._pieces([said, held])
        if not len(mine.vectors) or not len(theirs.vectors):
            return {word.start: 0.0 for word in words}
        best = (mine.vectors @ theirs.vectors.T).max(axis=1)
        placed = _placed(said, mine.pieces)
        found = {}
        for word in words:
            cosines = [float(best[at]) for at, place in enumerate(placed) if word.start <= place < word.end]
            found[word.start] = sum(cosines) / len(cosines) if cosines else 0.0
        return found

    def _pieces(self, texts: Sequence[str]) -> list[WordPieces]:
        with self._guard:
            found = {text: self._held[text] for text in texts if text in self._held}
        missing = [text for text in dict.fromkeys(texts) if text not in found]
        if missing:
            found.update(zip(missing, self._embedder.embed_words(missing), strict=True))
        with self._guard:
            for text in texts:
                self._held[text] = found[text]
                self._held.move_to_end(text)
            while len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return [found[text] for text in texts]


def _placed(text: str, pieces: Sequence[str]) -> list[int]:
    """Where in the text each word piece stands; one that cannot be found stands where the last did."""
    low, at, found = text.casefold(), 0, []
    for piece in pieces:
        written = piece.removeprefix("##").lstrip("▁Ġ").casefold()
        place = low.find(written, at)
        if place < 0 or place > at + 40:
            found.append(at)
            continue
        found.append(place)
        at = place + len(written)
    return found
