"""The plain way to answer from documents: windows of 1,000 characters with 200 shared, nearest by meaning, top five.

These are LangChain's usual parts: RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200) cuts the windows,
the vectors are those of the same embedding model, and Chroma finds the nearest. Without a language model the five
windows are the answer and its citations; the chain itself never refuses, and its best cosine is what a threshold could
be set on.
"""

from __future__ import annotations

import hashlib
import os
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.config import Settings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant import Document
from benchmarks.places import Span
from benchmarks.telling import told
from store.catalogue import Vectors
from store.embedding import Embedder

CHUNK_SIZE = 1000
CHUNK_OVERLAP = 200
_BATCH = 256
_CHROMA_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """A window that was found, with its cosine to the question."""

    span: Span
    cosine: float


class PlainChain:
    """Windows of the documents in Chroma. Close it to drop them."""

    def __init__(self, documents: Sequence[Document], name: str, kept: Path | None = None) -> None:
        """`name` is shown while it embeds; vectors are kept in the file `kept`, or taken from it where they fit."""
        self.windows = [
            Span(document.id, start, end) for document in documents for start, end in windows_of(document.text)
        ]
        texts = {document.id: document.text for document in documents}
        self._embedder = Embedder()
        self._client = _client()
        self._collection = self._client.create_collection(f"plain-{uuid.uuid4().hex}", embedding_function=None)
        vectors = self._vectors([texts[one.document][one.start : one.end] for one in self.windows], name, kept)
        for start in range(0, len(self.windows), _CHROMA_BATCH):
            part = range(start, min(len(self.windows), start + _CHROMA_BATCH))
            self._collection.add(
                ids=[str(place) for place in part],
                embeddings=vectors[part.start : part.stop],
                metadatas=[{"document": self.windows[place].document} for place in part],
            )

    def close(self) -> None:
        """Drop the windows."""
        self._client.delete_collection(self._collection.name)

    def search(self, words: str, limit: int = 5, document: str | None = None) -> list[Found]:
        """The windows nearest to `words`, best first; of one document where its id is given."""
        vector = self._embedder.embed([words])
        found = self._collection.query(
            query_embeddings=vector,
            n_results=min(limit, len(self.windows)),
            where={"document": document} if document else None,
            include=["distances"],
        )
        far = found["distances"]
        assert far is not None
        # Chroma's distance is the squared length between unit vectors unless it is told otherwise.
        return [
            Found(self.windows[int(key)], 1 - distance / 2)
            for key, distance in zip(found["ids"][0], far[0], strict=True)
        ]

    def timed_search(self, words: str, limit: int = 5, document: str | None = None) -> tuple[list[Found], float]:
        """What `search` finds, and the seconds that it took."""
        began = time.perf_counter()
        found = self.search(words, limit, document)
        return found, time.perf_counter() - began

    def _vectors(self, texts: Sequence[str], name: str, kept: Path | None) -> Vectors:
        digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()
        if kept is not None and kept.is_file():
            with np.load(kept) as file:
                if str(file["digest"]) == digest:
                    return cast(Vectors, file["vectors"])
        batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
        vectors = [self._embedder.embed(batch) for batch in told(batches, f"{name}, plain way: embedding")]
        whole = np.concatenate(vectors)
        if kept is not None:
            np.savez(kept, vectors=whole, digest=digest)
        return whole


def windows_of(text: str) -> list[tuple[int, int]]:
    """Where LangChain's splitter cuts the text."""
    cut = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP, add_start_index=True
    ).create_documents([text])
    starts = [int(window.metadata["start_index"]) for window in cut]
    return [(start, start + len(window.page_content)) for start, window in zip(starts, cut, strict=True)]


def _client() -> ClientAPI:
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    return chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
