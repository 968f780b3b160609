"""Makes the vectors of a library anew, as for another embedding model."""

from __future__ import annotations

import threading

from assistant.adding import embedding_text
from assistant.storage import Storage
from store.catalogue import Vectors
from store.types import Progress

_BATCH = 256


def reembed_all(storage: Storage, progress: Progress | None = None, stop: threading.Event | None = None) -> bool:
    """Make all vectors anew with the configured model; False where `stop` ended it, which changes nothing.

    Call with the writer's lock. Raises ModelMissing.
    """
    storage.embedder.load()
    passages = storage.catalogue.passage_texts()
    batches: list[tuple[list[int], Vectors]] = []
    for start in range(0, len(passages), _BATCH):
        if stop is not None and stop.is_set():
            return False
        if progress:
            progress(start, len(passages), "passages")
        batch = passages[start : start + _BATCH]
        texts = [embedding_text(text, headings) for _, headings, text in batch]
        batches.append(([key for key, _, _ in batch], storage.embedder.embed(texts)))
    storage.catalogue.replace_vectors(batches, storage.model)
    storage.sync()
    if progress:
        progress(len(passages), len(passages), "")
    return True
