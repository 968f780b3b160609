"""How well each passage fits, from its meaning, its words, the heading above it and the passages beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.passages import Place

_WORDS_SHARE = 0.45
_HEADING_BONUS = 0.5
_BESIDE = 0.2
_BESIDE_IN_SPEECH = 0.5
"""What is said on one matter runs over many turns; of a written text a passage says more by itself."""


def fuse(
    cosines: Mapping[int, float],
    words: Mapping[int, float],
    places: Mapping[int, Place],
    headed: Iterable[int] = (),
) -> dict[int, float]:
    """The score of each passage in `places`: about 1 for one that is best by words and by meaning alike.

    `cosines` and `words` (BM25) are each divided by their best, which keeps how far apart passages are, where ranks
    would not. `headed` stand under a heading that is what is looked for. `places` holds the passages beside them too.
    """
    nearest = max(cosines.values(), default=0.0)
    most = max(words.values(), default=0.0)
    own = {
        key: (1 - _WORDS_SHARE) * _of(cosines.get(key, 0.0), nearest) + _WORDS_SHARE * _of(words.get(key, 0.0), most)
        for key in places
    }
    for key in headed:
        own[key] = own.get(key, 0.0) + _HEADING_BONUS
    return {key: own[key] + _weight(place) * _beside(place, own) for key, place in places.items()}


def _of(value: float, best: float) -> float:
    return value / best if best > 0 else 0.0


def _weight(place: Place) -> float:
    return _BESIDE_IN_SPEECH if place.kind == "transcript" else _BESIDE


def _beside(place: Place, own: Mapping[int, float]) -> float:
    """The better of the passages before and after; a document's only passage counts as its own neighbour, so that
    short documents are no worse off."""
    beside = [key for key in (place.before, place.after) if key is not None]
    return max((own.get(key, 0.0) for key in beside), default=own[place.passage_id])
