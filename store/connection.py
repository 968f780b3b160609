"""Connections to the catalogue's file: one for each thread, writes as transactions, errors for a person."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.errors import StoreError

_PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""


class ThreadConnections:
    """A connection for each thread that asks for one; those of threads that have ended are closed."""

    def __init__(self, opened: Callable[[], sqlite3.Connection]) -> None:
        """`opened` opens a connection."""
        self._opened = opened
        self._local = threading.local()
        self._held: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._guard = threading.Lock()
        self.is_closed = False

    def current(self) -> sqlite3.Connection:
        """This thread's connection. Raises StoreError after `close`."""
        if self.is_closed:
            raise StoreError("This library is closed. Open it again.")
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._opened()
            with self._guard:
                ended = [pair for pair in self._held if not pair[0].is_alive()]
                for pair in ended:
                    pair[1].close()
                    self._held.remove(pair)
                self._held.append((threading.current_thread(), connection))
        return connection

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for _, connection in self._held:
                connection.close()
            self._held.clear()
            self.is_closed = True
        self._local = threading.local()


class Connected:
    """What reads and writes one SQLite file; the parts of the catalogue build on it."""

    def __init__(self, path: Path) -> None:
        """The file is opened on first use."""
        self._path = path
        self._connections = ThreadConnections(lambda: connect(path))

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._connections.is_closed

    def close(self) -> None:
        """Close every thread's connection."""
        self._connections.close()

    def _connection(self) -> sqlite3.Connection:
        return self._connections.current()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with said_plainly(), transaction(self._connection()) as connection:
            yield connection

    def _all(self, statement: str, *values: object) -> list[sqlite3.Row]:
        with said_plainly():
            return self._connection().execute(statement, values).fetchall()

    def _one(self, statement: str, *values: object) -> sqlite3.Row | None:
        with said_plainly():
            row: sqlite3.Row | None = self._connection().execute(statement, values).fetchone()
            return row


def connect(path: Path) -> sqlite3.Connection:
    """A connection that waits for others who write, in autocommit, with rows by name and foreign keys held to."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn what SQLite raises into an error that is written for a person."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"The library's catalogue cannot be read or written ({error}).") from error


def within(column: str, documents: Sequence[str] | None) -> tuple[str, list[str]]:
    """A condition that keeps the rows of these documents, and its value; of all documents where None."""
    if documents is None:
        return "", []
    # One value however many documents there are: SQLite takes 32,766 at most.
    return f"AND {column} IN (SELECT value FROM json_each(?))", [json.dumps(list(documents))]
