"""The SQLite catalogue: the one truth about documents, passages and vectors."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from store.corrections import apply_corrections, remove_corrections, write_corrections
from store.documents import Documents, point_source, remove_orphans, write_document
from store.errors import StoreError
from store.facts import Facts, write_facts
from store.metadata import Metadata
from store.passage_vectors import PassageVectors, Vectors
from store.passages import Passages, remove_passages, write_passages
from store.repetition import Lines, lines_in, write_lines
from store.state import State, count_change
from store.types import Chunk, MetadataField, Reading
from store.versions import bring_to_current_version

__all__ = ["Catalogue", "Vectors"]


class Catalogue(Documents, Passages, PassageVectors, Facts, Lines, State):
    """Reads and writes one library's catalogue. Each thread has a connection of its own; writes are transactions."""

    def __init__(self, path: Path) -> None:
        """Open the catalogue in the file `path`, making it when absent and upgrading one of an older version.

        Raises StoreError where it is no catalogue, or one of a newer version.
        """
        super().__init__(path)
        try:
            bring_to_current_version(self._connection())
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"The library's catalogue {path.name} cannot be opened ({error}). See that you may read and write its "
                "folder, and that its disk has room."
            ) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"The library's catalogue {path.name} cannot be opened ({error}). "
                "Restore the folder from a backup, or name a new folder and add the documents again."
            ) from error

    def put(
        self,
        document_id: str,
        reading: Reading,
        chunks: Sequence[Chunk],
        vectors: Vectors,
        *,
        source_id: str,
        path: str | None,
        suffix: str,
        reader: int = 0,
        added: datetime | None = None,
    ) -> None:
        """Add a document with its passages and facts under a source, in one transaction.

        What the source named before goes, unless another source names it too; the corrections made to it count for
        the new document. `reader` is the version of the reader that read it, `added` is now unless given.
        """
        with self._writing() as connection:
            count_change(connection)
            write_document(connection, document_id, reading, suffix, reader, added or datetime.now(UTC))
            write_passages(connection, document_id, reading, chunks, vectors)
            write_facts(connection, document_id, reading.facts)
            write_lines(connection, document_id, lines_in(reading.text, reading.blocks, reading.facts))
            point_source(connection, source_id, path, document_id)
            apply_corrections(connection, document_id)
            remove_orphans(connection)

    def add_source(self, document_id: str, source_id: str, path: str) -> None:
        """Let `path` name a document that is already here; what it named before goes, unless named elsewhere."""
        with self._writing() as connection:
            count_change(connection)
            point_source(connection, source_id, path, document_id)
            apply_corrections(connection, document_id)
            remove_orphans(connection)

    def remove(self, document_id: str) -> None:
        """Remove a document with all its sources, passages, facts and corrections."""
        with self._writing() as connection:
            count_change(connection)
            remove_passages(connection, document_id)
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def correct(self, document_id: str, metadata: Metadata, fields: Sequence[MetadataField]) -> None:
        """Let these fields of the document be as in `metadata`, whatever is read of it now or later."""
        with self._writing() as connection:
            count_change(connection)
            write_corrections(connection, document_id, metadata, fields)
            apply_corrections(connection, document_id)

    def restore(self, document_id: str, fields: Sequence[MetadataField]) -> None:
        """Let these fields of the document be again as they were read."""
        with self._writing() as connection:
            count_change(connection)
            remove_corrections(connection, document_id, fields)
            apply_corrections(connection, document_id)

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file and with the word index."""
        found = [str(row[0]) for row in self._all("PRAGMA integrity_check") if row[0] != "ok"]
        try:
            with self._writing() as connection:
                connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except StoreError as error:
            found.append(f"word index: {error}")
        return found
