"""The file that holds conversations and feedback: made when something is first kept, and never needed for asking."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.errors import LibraryError
from store.connection import ThreadConnections, connect, transaction

FILE = "conversations.sqlite3"
KEPT_FILES = (FILE, f"{FILE}-wal", f"{FILE}-shm")
"""The file and what SQLite lays beside it."""
VERSION = 1
_SCHEMA = (
    """CREATE TABLE conversations (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        owner TEXT NOT NULL,
        name TEXT NOT NULL,
        began TEXT NOT NULL,
        changed TEXT NOT NULL
    )""",
    "CREATE INDEX conversations_by_owner ON conversations (owner, changed)",
    """CREATE TABLE exchanges (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
        asked TEXT NOT NULL,
        answer TEXT NOT NULL
    )""",
    "CREATE INDEX exchanges_by_conversation ON exchanges (conversation, number)",
    """CREATE TABLE feedback (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        owner TEXT NOT NULL,
        question TEXT NOT NULL,
        text TEXT NOT NULL,
        good INTEGER NOT NULL,
        why TEXT NOT NULL,
        given TEXT NOT NULL,
        version TEXT NOT NULL,
        UNIQUE (owner, question, text)
    )""",
    f"PRAGMA user_version = {VERSION}",
)


class KeptFile:
    """Connections to the file, one for each thread; every change is one short transaction.

    A process killed at any moment leaves what was kept before and nothing by halves.
    """

    def __init__(self, folder: Path) -> None:
        """The file lies in `folder`; it is opened on first use."""
        self.path = folder / FILE
        self._connections = ThreadConnections(self._opened)

    def close(self) -> None:
        """Close every thread's connection."""
        self._connections.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it or nothing."""
        with _said_plainly(), transaction(self._connections.current()) as connection:
            yield connection

    def rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        """What a query finds; nothing where nothing was ever kept."""
        if not self.path.exists():
            return []
        with _said_plainly():
            return self._connections.current().execute(statement, values).fetchall()

    def _opened(self) -> sqlite3.Connection:
        connection = connect(self.path)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection) -> None:
    # What a person deletes is not to be read in the file's free pages.
    connection.execute("PRAGMA secure_delete = ON")
    if not _version(connection):
        _make(connection)
    if _version(connection) != VERSION:
        raise LibraryError(
            f"The conversations kept in {FILE} were written by a newer version of Chapterverse. Use that version, or "
            f"rename {FILE} in the library's folder to begin a new one."
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another process does so at the same time."""
    # Refused where another process is doing just that; what follows waits for it.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        if not _version(connection):
            for statement in _SCHEMA:
                connection.execute(statement)


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise LibraryError(
            f"The conversations in {FILE} cannot be read or written now ({error}). See that the library's folder may "
            "be written to and that its disk has room. Asking does not need them."
        ) from error
    except sqlite3.DatabaseError as error:
        raise LibraryError(
            f"The conversations in {FILE} cannot be read ({error}). Restore the file from a backup, or rename it in "
            "the library's folder to begin a new one. Asking does not need it."
        ) from error
