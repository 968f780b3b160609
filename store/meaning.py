"""Finding passages by meaning: the vector index, and an exact look at what it does not know yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from store.catalogue import Catalogue, Vectors
from store.errors import StoreError
from store.vectors import VectorIndex

_REBUILD_SHARE = 0.5


def search_meaning(
    catalogue: Catalogue, index: VectorIndex, vector: Vectors, limit: int, documents: Sequence[str] | None
) -> list[tuple[int, float]]:
    """Passage ids with their cosine to the question's vector, best first.

    Within given documents every vector is compared; so it is where the index is missing, broken or behind, for what
    it lacks. The answer is the same, the index only makes it quick.
    """
    if documents is not None:
        return _nearest(*catalogue.vectors(documents), vector, limit)
    # In this order: a writer that switches between the two reads leaves what is new in `added`, the other way round
    # it would be in neither.
    added, vectors, removed = catalogue.unindexed()
    generation = catalogue.state("generation")
    if generation is None:
        return _nearest(*catalogue.vectors(), vector, limit)
    try:
        found = index.search(generation, vector, limit + len(removed))
    except Exception:  # a broken folder must not cost the answer; Chroma raises many kinds
        return _nearest(*catalogue.vectors(), vector, limit)
    gone = {*removed, *added}
    merged = [pair for pair in found if pair[0] not in gone] + _nearest(added, vectors, vector, limit)
    return sorted(merged, key=lambda pair: (-pair[1], pair[0]))[:limit]


def cosines(catalogue: Catalogue, vector: Vectors, ids: Collection[int]) -> dict[int, float]:
    """The cosine of each of these passages to the question's vector."""
    return dict(_nearest(*catalogue.vectors_of(ids), vector, len(ids)))


def bring_up_to_date(catalogue: Catalogue, index: VectorIndex) -> bool:
    """Make a generation of the index that knows every passage; whether one was needed. Call with the writer's lock."""
    generation = catalogue.state("generation")
    added, vectors, removed = catalogue.unindexed()
    if generation is not None and not _is_sound(catalogue, index, generation, len(added), len(removed)):
        catalogue.forget_index()
        generation = None
        added, vectors, removed = catalogue.unindexed()
    if generation is not None and not added and not removed:
        index.drop_all_but(generation)
        return False
    if generation is None or len(added) + len(removed) > _REBUILD_SHARE * catalogue.counts()[1]:
        name = _made(index, None, *catalogue.vectors(), [])
    else:
        name = _made(index, generation, added, vectors, removed)
    catalogue.switch_generation(name, added, removed)
    index.drop_all_but(name)
    return True


def _made(index: VectorIndex, base: str | None, ids: Sequence[int], vectors: Vectors, removed: Sequence[int]) -> str:
    try:
        return index.make(base, ids, vectors, removed)
    except Exception as error:  # Chroma raises many kinds, a full disk among them
        raise StoreError(
            f"The vector index could not be written ({error}). See that the disk has room, then run a check: "
            "the documents are in and are found, only more slowly."
        ) from error


def _is_sound(catalogue: Catalogue, index: VectorIndex, generation: str, added: int, removed: int) -> bool:
    """Whether the generation can be read and holds as many vectors as it should, but for the changes not yet in it."""
    try:
        held = index.count(generation)
        index.search(generation, catalogue.first_vector(), 1) if held else None
    except Exception:  # see search_meaning
        return False
    expected = catalogue.counts()[1] - added
    return expected <= held <= expected + removed


def _nearest(ids: Sequence[int], vectors: Vectors, vector: Vectors, limit: int) -> list[tuple[int, float]]:
    if not ids:
        return []
    cosines = vectors @ vector.ravel()
    best = np.argsort(-cosines, kind="stable")[:limit]
    return [(ids[place], float(cosines[place])) for place in best]
