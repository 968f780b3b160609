"""The SQLite catalogue: the one truth about documents, passages and vectors."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from store.errors import StoreError
from store.types import Block, Chunk, Document, DocumentKind, Page, Passage, Period, Reading, page_at

Vectors = npt.NDArray[np.float32]
"""Unit vectors in rows, shape (n, dimension)."""

_VERSION = 1
_SCHEMA = Path(__file__).with_name("schema.sql")
_DOCUMENT_COLUMNS = (
    "id title kind publisher authority date periods text pages blocks media_type suffix unread_pages added".split()
)
_PASSAGE_COLUMNS = 'id, document_id, start, "end", text, page, page_end, headings, label'


class Catalogue:
    """Reads and writes one library's catalogue. Each thread has a connection of its own; writes are transactions."""

    def __init__(self, path: Path) -> None:
        """Open the catalogue in the file `path`, making it when absent. Raises StoreError where it is no catalogue."""
        self._path = path
        self._local = threading.local()
        self._connections: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._guard = threading.Lock()
        self.is_closed = False
        try:
            self._prepare()
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

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for _, connection in self._connections:
                connection.close()
            self._connections.clear()
            self.is_closed = True
        self._local = threading.local()

    # documents

    def documents(self) -> list[Document]:
        """All documents by title, then name."""
        rows = self._all("SELECT * FROM documents")
        paths = self._paths()
        found = [_document(row, *paths[row["id"]]) for row in rows]
        return sorted(found, key=lambda document: (document.title.casefold(), document.name.casefold(), document.id))

    def document(self, document_id: str) -> Document | None:
        """One document by its id."""
        row = self._one("SELECT * FROM documents WHERE id = ?", document_id)
        if row is None:
            return None
        sources = self._all("SELECT source_id, path FROM sources WHERE document_id = ? ORDER BY rowid", document_id)
        return _document(row, sources[0]["source_id"], [source["path"] for source in sources if source["path"]])

    def resolve(self, name: str) -> str | None:
        """The id of the document with this id or source id, or with an id that begins so when only one does."""
        row = self._one("SELECT document_id FROM sources WHERE source_id = ?", name)
        if row is None:
            row = self._one("SELECT id FROM documents WHERE id = ?", name)
        if row is not None:
            return str(row[0])
        if len(name) < 6:
            return None
        like = name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        rows = self._all(
            "SELECT DISTINCT document_id FROM sources "
            "WHERE source_id LIKE ? ESCAPE '\\' OR document_id LIKE ? ESCAPE '\\'",
            like,
            like,
        )
        return str(rows[0][0]) if len(rows) == 1 else None

    def document_at(self, path: str) -> str | None:
        """The id of the document last read from `path`."""
        row = self._one("SELECT document_id FROM sources WHERE path = ?", path)
        return str(row[0]) if row else None

    def suffix(self, document_id: str) -> str:
        """The ending of the file the document was read from (".pdf"), empty for text that is in no file."""
        row = self._one("SELECT suffix FROM documents WHERE id = ?", document_id)
        return str(row[0]) if row else ""

    def original_names(self) -> set[str]:
        """The names of all copies that documents need: id and suffix."""
        return {f"{row[0]}{row[1]}" for row in self._all("SELECT id, suffix FROM documents WHERE suffix <> ''")}

    def counts(self) -> tuple[int, int]:
        """How many documents and passages there are."""
        row = self._one("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM passages)")
        assert row is not None
        return int(row[0]), int(row[1])

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
        added: datetime | None = None,
    ) -> None:
        """Add a document with its passages under a source, in one transaction.

        What the source named before goes, unless another source names it too. `added` is now unless given.
        """
        with self._writing() as connection:
            _count_change(connection)
            connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))
            _put_document(connection, document_id, reading, suffix, added or datetime.now(UTC))
            _insert_passages(connection, document_id, reading, chunks, vectors)
            _point_source(connection, source_id, path, document_id)
            _remove_orphans(connection)

    def add_source(self, document_id: str, source_id: str, path: str) -> None:
        """Let `path` name a document that is already here; what it named before goes, unless named elsewhere."""
        with self._writing() as connection:
            _count_change(connection)
            _point_source(connection, source_id, path, document_id)
            _remove_orphans(connection)

    def remove(self, document_id: str) -> None:
        """Remove a document with all its sources and passages."""
        with self._writing() as connection:
            _count_change(connection)
            connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    # passages

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages with these ids that are (still) here."""
        marks = ",".join("?" * len(ids))
        rows = self._all(f"SELECT {_PASSAGE_COLUMNS} FROM passages WHERE id IN ({marks})", *ids)
        return {row["id"]: _passage(row) for row in rows}

    def passages_of(self, document_ids: Sequence[str]) -> list[Passage]:
        """The passages of some documents, in the order of the text."""
        where, values = _within(document_ids)
        rows = self._all(
            f"SELECT {_PASSAGE_COLUMNS} FROM passages WHERE 1 {where} ORDER BY document_id, start", *values
        )
        return [_passage(row) for row in rows]

    def match_words(
        self, expression: str, limit: int, documents: Sequence[str] | None, weights: tuple[float, float] = (1.0, 0.5)
    ) -> list[tuple[int, float]]:
        """Passage ids by BM25 (higher is better) for an FTS5 expression; `weights` are those of text and context."""
        where, values = _within(documents)
        order = f"bm25(words, {weights[0]}, {weights[1]})"
        rows = self._all(
            f"SELECT words.rowid, -{order} FROM words JOIN passages ON passages.id = words.rowid "
            f"WHERE words MATCH ? {where} ORDER BY {order}, words.rowid LIMIT ?",
            expression,
            *values,
            limit,
        )
        return [(row[0], row[1]) for row in rows]

    def document_frequencies(self, expressions: Sequence[str]) -> list[int]:
        """In how many passages each FTS5 expression is found."""
        return [
            int(row[0])
            for expression in expressions
            for row in self._all("SELECT count(*) FROM words WHERE words MATCH ?", expression)
        ]

    def documents_with(self, expression: str) -> dict[str, int]:
        """The documents in which an FTS5 expression is found, with the number of passages that hold it."""
        rows = self._all(
            "SELECT document_id, count(*) FROM words JOIN passages ON passages.id = words.rowid "
            "WHERE words MATCH ? GROUP BY document_id",
            expression,
        )
        return {row[0]: row[1] for row in rows}

    def openings(self) -> list[tuple[str, DocumentKind, str, str | None, str | None, str, str]]:
        """Id, kind, title, authority, date, periods (JSON) and the first 1500 characters of every document."""
        rows = self._all(
            "SELECT id, kind, title, authority, date, periods, substr(text, 1, 1500) FROM documents ORDER BY id"
        )
        return [tuple(row) for row in rows]

    # vectors

    def vectors(self, documents: Sequence[str] | None = None) -> tuple[list[int], Vectors]:
        """Ids and vectors of all passages, or of some documents' passages."""
        where, values = _within(documents)
        rows = self._all(f"SELECT id, vector FROM passages WHERE 1 {where} ORDER BY id", *values)
        return _ids_and_vectors(rows)

    def first_vector(self) -> Vectors:
        """The vector of any passage, shape (1, dimension); of none in an empty library."""
        return _ids_and_vectors(self._all("SELECT id, vector FROM passages LIMIT 1"))[1]

    def unindexed(self) -> tuple[list[int], Vectors, list[int]]:
        """Ids and vectors of passages that the vector index lacks, and ids of passages that it should not hold."""
        rows = self._all(
            "SELECT id, vector FROM passages JOIN unindexed ON passage_id = id WHERE change = 'added' ORDER BY id"
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
            _set_state(connection, "generation", generation)
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
            _set_state(connection, "model", model)
            connection.execute("DELETE FROM state WHERE key = 'generation'")

    def passage_texts(self) -> list[tuple[int, list[str], str]]:
        """Id, headings and text of every passage."""
        return [
            (row[0], json.loads(row[1]), row[2])
            for row in self._all("SELECT id, headings, text FROM passages ORDER BY id")
        ]

    # state

    def state(self, key: str) -> str | None:
        """A remembered value, such as the index's generation."""
        row = self._one("SELECT value FROM state WHERE key = ?", key)
        return str(row[0]) if row else None

    def revision(self) -> int:
        """A number that grows with every document put, removed or renamed, by any process."""
        return int(self.state("revision") or 0)

    def set_state(self, key: str, value: str) -> None:
        """Remember a value."""
        with self._writing() as connection:
            _set_state(connection, key, value)

    def problems(self) -> list[str]:
        """What SQLite finds wrong with the file and with the word index."""
        found = [str(row[0]) for row in self._all("PRAGMA integrity_check") if row[0] != "ok"]
        try:
            with self._writing() as connection:
                connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except StoreError as error:
            found.append(f"word index: {error}")
        return found

    def rebuild_words(self) -> None:
        """Make the word index anew from the passages."""
        with self._writing() as connection:
            connection.execute("INSERT INTO words (words) VALUES ('rebuild')")

    # inner workings

    def _prepare(self) -> None:
        connection = self._connection()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            version = _make(connection)
        if version != _VERSION:
            raise StoreError(
                f"The library was written by another version of Chapterverse (catalogue {version}, not {_VERSION}). "
                "Use that version, or name a new folder and add the documents again."
            )

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if self.is_closed:
            raise StoreError("This library is closed. Open it again.")
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=30, isolation_level=None, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            self._local.connection = connection
            with self._guard:
                ended = [pair for pair in self._connections if not pair[0].is_alive()]
                for pair in ended:
                    pair[1].close()
                    self._connections.remove(pair)
                self._connections.append((threading.current_thread(), connection))
        return connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with _said_plainly():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _all(self, statement: str, *values: object) -> list[sqlite3.Row]:
        with _said_plainly():
            return self._connection().execute(statement, values).fetchall()

    def _one(self, statement: str, *values: object) -> sqlite3.Row | None:
        with _said_plainly():
            row: sqlite3.Row | None = self._connection().execute(statement, values).fetchone()
            return row

    def _paths(self) -> dict[str, tuple[str, list[str]]]:
        found: dict[str, tuple[str, list[str]]] = {}
        for row in self._all("SELECT document_id, source_id, path FROM sources ORDER BY rowid"):
            _, paths = found.setdefault(row["document_id"], (row["source_id"], []))
            if row["path"]:
                paths.append(row["path"])
        return found


def _make(connection: sqlite3.Connection) -> int:
    """Make the tables, unless another process does so at the same time; the version found afterwards."""
    schema = _SCHEMA.read_text(encoding="utf-8")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN IMMEDIATE;\n{schema}\nPRAGMA user_version = {_VERSION};\nCOMMIT;")
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            raise
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Turn what SQLite raises into an error that is written for a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"The library's catalogue cannot be read or written ({error}).") from error


def _within(documents: Sequence[str] | None) -> tuple[str, list[str]]:
    if documents is None:
        return "", []
    # One value however many documents there are: SQLite takes 32,766 at most.
    return "AND passages.document_id IN (SELECT value FROM json_each(?))", [json.dumps(list(documents))]


def _ids_and_vectors(rows: Sequence[sqlite3.Row]) -> tuple[list[int], Vectors]:
    if not rows:
        return [], np.zeros((0, 0), np.float32)
    flat = np.frombuffer(b"".join(row["vector"] for row in rows), np.float32)
    return [row["id"] for row in rows], flat.reshape(len(rows), -1)


def _set_state(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))


def _count_change(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO state VALUES ('revision', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )


def _put_document(
    connection: sqlite3.Connection, document_id: str, reading: Reading, suffix: str, added: datetime
) -> None:
    """Insert the document; one put again under its id, as given texts are, replaces its old self under its sources."""
    periods = [(period.name, period.first.isoformat(), period.last.isoformat()) for period in reading.periods]
    connection.execute(
        f"INSERT INTO documents ({', '.join(_DOCUMENT_COLUMNS)}) VALUES ({', '.join('?' * len(_DOCUMENT_COLUMNS))}) "
        f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _DOCUMENT_COLUMNS[1:])}",
        (
            document_id,
            reading.title,
            reading.kind,
            reading.publisher,
            reading.authority,
            reading.date.isoformat() if reading.date else None,
            json.dumps(periods),
            reading.text,
            json.dumps([astuple(page) for page in reading.pages]),
            json.dumps([astuple(block) for block in reading.blocks]),
            reading.media_type,
            suffix,
            json.dumps(reading.unread_pages),
            added.isoformat(timespec="seconds"),
        ),
    )


def _insert_passages(
    connection: sqlite3.Connection, document_id: str, reading: Reading, chunks: Sequence[Chunk], vectors: Vectors
) -> None:
    rows = [
        (
            document_id,
            chunk.start,
            chunk.end,
            reading.text[chunk.start : chunk.end],
            page_at(reading.pages, chunk.start),
            page_at(reading.pages, chunk.end - 1),
            json.dumps(chunk.headings, ensure_ascii=False),
            passage_context(reading.title, chunk.headings),
            chunk.label,
            vector.astype(np.float32).tobytes(),
        )
        for chunk, vector in zip(chunks, vectors, strict=True)
    ]
    connection.executemany(
        'INSERT INTO passages (document_id, start, "end", text, page, page_end, headings, context, label, vector) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def passage_context(title: str, headings: Sequence[str]) -> str:
    """What a passage stands under: the document's title and the headings, each once."""
    return "\n".join(dict.fromkeys(words for words in (title, *headings) if words))


def _point_source(connection: sqlite3.Connection, source_id: str, path: str | None, document_id: str) -> None:
    connection.execute(
        "INSERT INTO sources VALUES (?, ?, ?) ON CONFLICT (source_id) DO UPDATE SET document_id = excluded.document_id",
        (source_id, path, document_id),
    )


def _remove_orphans(connection: sqlite3.Connection) -> None:
    orphans = "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM sources)"
    connection.execute(f"DELETE FROM passages WHERE document_id IN ({orphans})")
    connection.execute(f"DELETE FROM documents WHERE id IN ({orphans})")


def _document(row: sqlite3.Row, source_id: str, paths: Sequence[str]) -> Document:
    periods: list[Any] = json.loads(row["periods"])
    return Document(
        id=row["id"],
        source_id=source_id,
        title=row["title"],
        kind=row["kind"],
        publisher=row["publisher"],
        authority=row["authority"],
        date=Date.fromisoformat(row["date"]) if row["date"] else None,
        periods=tuple(Period(name, Date.fromisoformat(a), Date.fromisoformat(b)) for name, a, b in periods),
        text=row["text"],
        pages=tuple(Page(*page) for page in json.loads(row["pages"])),
        blocks=tuple(Block(*block) for block in json.loads(row["blocks"])),
        paths=tuple(paths),
        media_type=row["media_type"],
        unread_pages=tuple(json.loads(row["unread_pages"])),
        added=datetime.fromisoformat(row["added"]),
    )


def _passage(row: sqlite3.Row) -> Passage:
    return Passage(
        id=row["id"],
        document_id=row["document_id"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        page=row["page"],
        page_end=row["page_end"],
        headings=tuple(json.loads(row["headings"])),
        label=row["label"],
    )
