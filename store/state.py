"""What the catalogue remembers beside its documents: the model, the index's generation, how often it changed."""

from __future__ import annotations

import sqlite3

from store.connection import Connected


class State(Connected):
    """Values by their key."""

    def state(self, key: str) -> str | None:
        """A remembered value, such as the index's generation."""
        row = self._one("SELECT value FROM state WHERE key = ?", key)
        return str(row[0]) if row else None

    def set_state(self, key: str, value: str) -> None:
        """Remember a value."""
        with self._writing() as connection:
            write_state(connection, key, value)

    def revision(self) -> int:
        """A number that grows with every document put, removed, renamed or corrected, by any process."""
        return int(self.state("revision") or 0)


def write_state(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a value, within a transaction."""
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))


def count_change(connection: sqlite3.Connection) -> None:
    """Let the revision grow, within the transaction that changes something."""
    connection.execute(
        "INSERT INTO state VALUES ('revision', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
    )
