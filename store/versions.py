"""The catalogue's schema: made in a new file, and brought up to date in a file of an older version."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from store.connection import transaction
from store.errors import StoreError
from store.metadata import columns_of, metadata_in
from store.passages import index_words_anew
from store.repetition import lines_in, write_lines
from store.state import count_change
from store.types import Block

VERSION = 2
_SCHEMA = Path(__file__).with_name("schema.sql")
_NAME = re.compile(r"CREATE (?:VIRTUAL )?(?:TABLE|INDEX|TRIGGER) (\w+)")
_NOT_READ_IN_VERSION_1 = {
    "authority_as_written": None, "people": "[]", "framework": None, "origins": "[]",
}  # fmt: skip


def bring_to_current_version(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file, or upgrade those of version 1. Raises StoreError for any other version."""
    version = _version(connection)
    if version == 0:
        version = _make(connection)
    if version == 1:
        version = _upgrade(connection)
    if version != VERSION:
        raise StoreError(
            f"The library was written by another version of Chapterverse (catalogue {version}, not {VERSION}). "
            "Use that version, or name a new folder and add the documents again."
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make(connection: sqlite3.Connection) -> int:
    """Make the tables, unless another process does so at the same time; the version found afterwards."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        with transaction(connection):
            if not _version(connection):
                _make_what_is_missing(connection)
    except sqlite3.OperationalError:
        if not _version(connection):
            raise
    return _version(connection)


def _upgrade(connection: sqlite3.Connection) -> int:
    """From version 1, in one transaction; the version found afterwards.

    Texts and passages stay as they are. What version 1 did not read (facts, people, origins) is absent until a
    document is read anew.
    """
    # With them on, the sources and passages would go with the old table of documents.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection):
            if _version(connection) == 1:
                _upgrade_tables(connection)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return _version(connection)


def _upgrade_tables(connection: sqlite3.Connection) -> None:
    for trigger in ("passage_added", "passage_removed", "vector_changed"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("DROP TABLE words")
    connection.execute("CREATE TEMP TABLE version_1 AS SELECT * FROM documents ORDER BY rowid")
    connection.execute("DROP TABLE documents")
    _make_what_is_missing(connection)
    for row in connection.execute("SELECT * FROM version_1 ORDER BY rowid"):
        _insert_upgraded(connection, row)
    connection.execute("DROP TABLE version_1")
    index_words_anew(connection)
    count_change(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreError("The library's catalogue holds parts of documents that are gone. Restore it from a backup.")


def _insert_upgraded(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    held = {**_NOT_READ_IN_VERSION_1, **dict(row)}
    as_read = columns_of(metadata_in(held))
    values = {**held, **as_read, "as_read": json.dumps(as_read, ensure_ascii=False), "reader": 0}
    connection.execute(
        f"INSERT INTO documents ({', '.join(values)}) VALUES ({', '.join(f':{name}' for name in values)})", values
    )
    blocks = [Block(*block) for block in json.loads(row["blocks"])]
    write_lines(connection, row["id"], lines_in(row["text"], blocks))


def _make_what_is_missing(connection: sqlite3.Connection) -> None:
    """Run the statements of the schema whose tables, indexes and triggers are not there."""
    held = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for name, statement in _statements():
        if name not in held:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements() -> Iterator[tuple[str, str]]:
    """The schema's statements, each with the name of what it makes."""
    statement = ""
    for line in _SCHEMA.read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            found = _NAME.search(statement)
            assert found is not None
            yield found.group(1), statement
            statement = ""
