"""The facts that documents state, as rows with their place in the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from store.connection import Connected, within
from store.types import FactKind, FactRow

_COLUMNS = 'kind, name, value, start, "end", plain_name, plain_value, number'


class Facts(Connected):
    """Looks facts up."""

    def facts(self, kind: FactKind | None = None, documents: Sequence[str] | None = None) -> list[tuple[str, FactRow]]:
        """The facts, each with its document's id, by document and place; of one kind, of some documents, if given."""
        where, values = within("document_id", documents)
        if kind is not None:
            where, values = f"{where} AND kind = ?", [*values, kind]
        rows = self._all(
            f"SELECT document_id, {_COLUMNS} FROM facts WHERE 1 {where} ORDER BY document_id, start, id", *values
        )
        return [(row[0], FactRow(*tuple(row)[1:])) for row in rows]

    def documents_stating(self, kind: FactKind, plain_name: str | None = None) -> set[str]:
        """The ids of the documents that state a fact of this kind, under this name in today's terms, if given."""
        where, values = ("AND plain_name = ?", [plain_name]) if plain_name else ("", [])
        rows = self._all(f"SELECT DISTINCT document_id FROM facts WHERE kind = ? {where}", kind, *values)
        return {str(row[0]) for row in rows}


def write_facts(connection: sqlite3.Connection, document_id: str, facts: Sequence[FactRow]) -> None:
    """Put these facts in the place of those that the document had."""
    connection.execute("DELETE FROM facts WHERE document_id = ?", (document_id,))
    connection.executemany(
        f"INSERT INTO facts (document_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (document_id, fact.kind, fact.name, fact.value, fact.start, fact.end,
             fact.plain_name, fact.plain_value, fact.number)
            for fact in facts
        ],
    )  # fmt: skip
