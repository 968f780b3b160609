"""The vector index in Chroma: one folder a generation, never written to once it is in use.

A process killed while it writes can leave a Chroma folder unusable, and a second process reads a changed one
stale. So each change makes a new folder (a copy of the last one with the change put in, or one built from nothing),
and the catalogue names the folder that counts.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import threading
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from store.catalogue import Vectors

os.environ["ANONYMIZED_TELEMETRY"] = "False"

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

_COLLECTION = "passages"
_BATCH = 2000
_GENERATION = re.compile(r"[0-9a-f]{32}")
_HNSW: CreateHNSWConfiguration = {"space": "cosine", "ef_search": 200, "batch_size": 2, "sync_threshold": 2}
"""A low threshold lets Chroma write its graph at once; above it every opening would write it anew."""


class VectorIndex:
    """Finds and makes generations of the index below one folder."""

    def __init__(self, folder: Path) -> None:
        """Generations are folders within `folder`."""
        self._folder = folder
        self._guard = threading.Lock()
        self._open: tuple[str, Client, Collection, tempfile.TemporaryDirectory[str]] | None = None

    def search(self, generation: str, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        """Passage ids with their cosine to `vector`, best first. Raises any exception where the folder is broken."""
        with self._guard:
            collection = self._collection(generation)
            count = collection.count()
            if not count:
                return []
            found = collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=min(limit, count), include=["distances"]
            )
        distances = found["distances"]
        assert distances is not None
        return [(int(key), 1.0 - float(far)) for key, far in zip(found["ids"][0], distances[0], strict=True)]

    def count(self, generation: str) -> int:
        """How many vectors a generation holds. Raises any exception where the folder is broken."""
        with self._guard:
            return self._collection(generation).count()

    def make(self, base: str | None, ids: Sequence[int], vectors: Vectors, removed: Sequence[int]) -> str:
        """Make a generation: a copy of `base`, or an empty one, with vectors added and others removed; its name."""
        name = uuid.uuid4().hex
        folder = self._folder / name
        if base is not None:
            shutil.copytree(self._folder / base, folder)
        else:
            folder.mkdir(parents=True)
        client = _client(folder)
        try:
            collection = client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": _HNSW}
            )
            for start in range(0, len(removed), _BATCH):
                collection.delete(ids=[str(key) for key in removed[start : start + _BATCH]])
            for start in range(0, len(ids), _BATCH):
                keys = [str(key) for key in ids[start : start + _BATCH]]
                collection.upsert(ids=keys, embeddings=vectors[start : start + _BATCH])
        finally:
            client.close()
        return name

    def drop_all_but(self, generation: str | None) -> None:
        """Remove the folders of other generations, and nothing else; one still in use is left for the next time."""
        if not self._folder.is_dir():
            return
        for folder in self._folder.iterdir():
            if folder.name != generation and _GENERATION.fullmatch(folder.name):
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Let go of the open generation."""
        with self._guard:
            self._let_go()

    def _let_go(self) -> None:
        if self._open:
            _, client, _, copy = self._open
            self._open = None
            client.close()
            copy.cleanup()

    def _collection(self, generation: str) -> Collection:
        """The generation, opened in a copy of this process's own: Chroma writes to a folder that it only reads."""
        if self._open is None or self._open[0] != generation:
            self._let_go()
            copy = tempfile.TemporaryDirectory(prefix="chapterverse-", ignore_cleanup_errors=True)
            folder = shutil.copytree(self._folder / generation, Path(copy.name) / generation)
            client = _client(folder)
            try:
                collection = client.get_collection(_COLLECTION, embedding_function=None)
            except BaseException:
                client.close()
                copy.cleanup()
                raise
            self._open = (generation, client, collection, copy)
        return self._open[2]


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    return cast("Client", client)
