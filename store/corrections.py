"""Corrections that a person made to what was read of a document.

A correction hangs on the source, not on the document: when the file changes and its source names another document,
the correction counts for that one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import cast

from store.documents import write_metadata
from store.metadata import Columns, Metadata, columns_of, columns_of_field, with_corrections
from store.passages import retitle_passages
from store.types import MetadataField

_CORRECT = (
    "INSERT OR REPLACE INTO corrections (source_id, field, value) "
    "SELECT source_id, ?, ? FROM sources WHERE document_id = ?"
)


def write_corrections(
    connection: sqlite3.Connection, document_id: str, metadata: Metadata, fields: Sequence[MetadataField]
) -> None:
    """Remember these fields of `metadata` as corrections, with every source that names the document."""
    columns = columns_of(metadata)
    for field in fields:
        value = json.dumps({name: columns[name] for name in columns_of_field(field)}, ensure_ascii=False)
        connection.execute(_CORRECT, (field, value, document_id))


def remove_corrections(connection: sqlite3.Connection, document_id: str, fields: Sequence[MetadataField]) -> None:
    """Forget the corrections of these fields with every source that names the document."""
    connection.executemany(
        "DELETE FROM corrections WHERE field = ? AND source_id IN "
        "(SELECT source_id FROM sources WHERE document_id = ?)",
        [(field, document_id) for field in fields],
    )


def apply_corrections(connection: sqlite3.Connection, document_id: str) -> None:
    """Let the document's metadata be what was read and what was corrected with any of its sources.

    All of its sources take the corrections on, so that it keeps them whichever of the files changes first.
    """
    corrections = _corrections(connection, document_id)
    for field, columns in corrections.items():
        connection.execute(_CORRECT, (field, json.dumps(columns, ensure_ascii=False), document_id))
    row = connection.execute("SELECT as_read FROM documents WHERE id = ?", (document_id,)).fetchone()
    columns = with_corrections(json.loads(row["as_read"]), corrections)
    write_metadata(connection, document_id, columns)
    retitle_passages(connection, document_id, columns["title"] or "")


def _corrections(connection: sqlite3.Connection, document_id: str) -> dict[MetadataField, Columns]:
    """The corrections by field; of two sources that disagree, the one corrected last counts."""
    rows = connection.execute(
        "SELECT field, value FROM corrections JOIN sources USING (source_id) WHERE document_id = ? ORDER BY made",
        (document_id,),
    )
    return {cast(MetadataField, row["field"]): json.loads(row["value"]) for row in rows}
