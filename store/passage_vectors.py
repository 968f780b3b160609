"""The vectors of the passages, and which of them the vector index does not know yet."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from store.connection import Connected, within
from store.state import write_state

Vectors = npt.NDArray[np.float32]
"""Unit vectors in rows, shape (n, dimension)."""


class PassageVectors(Connected):
    """Gives vectors out, and keeps count of what the index lacks."""

    def vectors(self, documents: Sequence[str] | None = None) -> tuple[list[int], Vectors]:
        """Ids and vectors of all passages, or of some documents' passages."""
        where, values = within("document_id", documents)
        rows = self._all(f"SELECT id, vector FROM passages WHERE 1 {where} ORDER BY id", *values)
        return _ids_and_vectors(rows)

    def vectors_of(self, ids: Collection[int]) -> tuple[list[int], Vectors]:
        """Ids and vectors of these passages."""
        rows = self._all(
            "SELECT id, vector FROM passages WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            json.dumps(list(ids)),
        )
        return _ids_and_vectors(rows)

    def first_vector(self) -> Vectors:
        """The vector of any passage, shape (1, dimension); of none in an empty library."""
        return _ids_and_vectors(self._all("SELECT id, vector FROM passages LIMIT 1"))[1]

    def unindexed(self) -> tuple[list[int], Vectors, list[int]]:
        """Ids and vectors of passages that the vector index lacks, and ids of passages that it should not hold."""
        rows = self._all(
            # A cross join begins with what is unindexed, which is little; SQLite would walk through all passages.
            "SELECT id, vector FROM unindexed CROSS JOIN passages ON id = passage_id "
            "WHERE change = 'added' ORDER BY passage_id"
        )
        removed = self._all("SELECT passage_id FROM unindexed WHERE change = 'removed' ORDER BY passage_id")
        ids, vectors = _ids_and_vectors(rows)
        return ids, vectors, [row[0] for row in removed]

    def unindexed_count(self) -> int:
        """How many changes the vector index does not know yet."""
        row = self._one("SELECT count(*) FROM unindexed")
        assert row is not None
        return int(row[0])

    def switch_generation(self, generation: str, added: Iterable[int], removed: Iterable[int]) -> None:
        """Name a new generation of the vector index, which knows these changes."""
        with self._writing() as connection:
            write_state(connection, "generation", generation)
            changes = [(passage_id,) for passage_id in (*added, *removed)]
            connection.executemany("DELETE FROM unindexed WHERE passage_id = ?", changes)

    def forget_index(self) -> None:
        """Let the vector index be rebuilt from nothing: every passage counts as not indexed."""
        with self._writing() as connection:
            connection.execute("DELETE FROM state WHERE key = 'generation'")
            connection.execute("DELETE FROM unindexed")
            connection.execute("INSERT INTO unindexed SELECT id, 'added' FROM passages")

    def replace_vectors(self, batches: Iterable[tuple[Sequence[int], Vectors]], model: str) -> None:
        """Replace vectors and the name of the model that made them, all in one transaction."""
        with self._writing() as connection:
            for ids, vectors in batches:
                rows = [(vector.tobytes(), passage_id) for passage_id, vector in zip(ids, vectors, strict=True)]
                connection.executemany("UPDATE passages SET vector = ? WHERE id = ?", rows)
            write_state(connection, "model", model)
            connection.execute("DELETE FROM state WHERE key = 'generation'")


def _ids_and_vectors(rows: Sequence[sqlite3.Row]) -> tuple[list[int], Vectors]:
    if not rows:
        return [], np.zeros((0, 0), np.float32)
    flat = np.frombuffer(b"".join(row["vector"] for row in rows), np.float32)
    return [row["id"] for row in rows], flat.reshape(len(rows), -1)
