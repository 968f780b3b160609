"""The documents of the catalogue and the sources they come from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from typing import TypeAlias

from store.connection import Connected, within
from store.metadata import METADATA_COLUMNS, Columns, Metadata, columns_of, metadata_in, metadata_of
from store.types import Block, Document, DocumentKind, Page, Reading

_COLUMNS = (
    "id", *METADATA_COLUMNS, *"as_read text pages blocks media_type suffix unread_pages reader added".split()
)  # fmt: skip
OpeningRow: TypeAlias = tuple[str, DocumentKind, str, str | None, str | None, str, str, str | None, str | None]
DescribedRow: TypeAlias = tuple[str, str, DocumentKind, str | None, str | None, str | None, str, str]


class Documents(Connected):
    """Looks documents up."""

    def documents(self, ids: Sequence[str] | None = None) -> list[Document]:
        """All documents, or those with these ids, by title, then name."""
        where, values = within("id", ids)
        rows = self._all(f"SELECT * FROM documents WHERE 1 {where}", *values)
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

    def metadata_as_read(self, document_id: str) -> Metadata | None:
        """The document's metadata without the corrections made by hand."""
        row = self._one("SELECT as_read FROM documents WHERE id = ?", document_id)
        return metadata_in(json.loads(row["as_read"])) if row else None

    def outdated(self, version: int) -> list[str]:
        """The ids of the documents that were read by a reader older than `version`."""
        return [str(row[0]) for row in self._all("SELECT id FROM documents WHERE reader < ? ORDER BY rowid", version)]

    def authorities(self) -> list[tuple[str, str | None, str | None]]:
        """Id, authority and authority as written of every document."""
        return [tuple(row) for row in self._all("SELECT id, authority, authority_as_written FROM documents")]

    def openings(self) -> list[OpeningRow]:
        """Id, kind, title, authority, date, periods (JSON), the first 1500 characters, authority as written and
        publisher of every document."""
        rows = self._all(
            "SELECT id, kind, title, authority, date, periods, substr(text, 1, 1500), authority_as_written, publisher "
            "FROM documents ORDER BY id"
        )
        return [tuple(row) for row in rows]

    def described(self) -> list[DescribedRow]:
        """Id, title (else the file's name), kind, authority, publisher, date and periods (JSON) of every document, and
        the first 1500 characters of those without an authority."""
        rows = self._all(
            "SELECT id, title, kind, authority, publisher, date, periods, "
            "CASE WHEN authority IS NULL THEN substr(text, 1, 1500) ELSE '' END FROM documents ORDER BY id"
        )
        untitled = self._paths() if any(not row["title"] for row in rows) else {}
        return [(row["id"], row["title"] or _file_name(untitled[row["id"]][1]), *tuple(row)[2:]) for row in rows]

    def text_versions(self) -> dict[str, str]:
        """For each document's id what changes with its text: its reader, the moment it was put, its length."""
        rows = self._all("SELECT id, reader || ' ' || added || ' ' || length(text) FROM documents ORDER BY id")
        return {row[0]: row[1] for row in rows}

    def texts(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Id and text of these documents."""
        where, values = within("id", ids)
        return [(row[0], row[1]) for row in self._all(f"SELECT id, text FROM documents WHERE 1 {where}", *values)]

    def _paths(self) -> dict[str, tuple[str, list[str]]]:
        found: dict[str, tuple[str, list[str]]] = {}
        for row in self._all("SELECT document_id, source_id, path FROM sources ORDER BY rowid"):
            _, paths = found.setdefault(row["document_id"], (row["source_id"], []))
            if row["path"]:
                paths.append(row["path"])
        return found


def _file_name(paths: Sequence[str]) -> str:
    return paths[0].replace("\\", "/").rsplit("/", 1)[-1] if paths else ""


def write_document(
    connection: sqlite3.Connection, document_id: str, reading: Reading, suffix: str, reader: int, added: datetime
) -> None:
    """Insert the document; one put again under its id, as given texts are, replaces its old self under its sources."""
    as_read = columns_of(metadata_of(reading))
    values: dict[str, str | int | None] = {
        **as_read,
        "id": document_id,
        "as_read": json.dumps(as_read, ensure_ascii=False),
        "text": reading.text,
        "pages": json.dumps([astuple(page) for page in reading.pages]),
        "blocks": json.dumps([astuple(block) for block in reading.blocks]),
        "media_type": reading.media_type,
        "suffix": suffix,
        "unread_pages": json.dumps(reading.unread_pages),
        "reader": reader,
        "added": added.isoformat(timespec="seconds"),
    }
    changes = [f"{name} = excluded.{name}" for name in _COLUMNS if name != "id"]
    connection.execute(
        f"INSERT INTO documents ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) "
        f"ON CONFLICT (id) DO UPDATE SET {', '.join(changes)}",
        values,
    )


def write_metadata(connection: sqlite3.Connection, document_id: str, columns: Columns) -> None:
    """Let these be the document's metadata; what was read stays beside them."""
    changes = ", ".join(f"{name} = :{name}" for name in METADATA_COLUMNS)
    connection.execute(f"UPDATE documents SET {changes} WHERE id = :id", {**columns, "id": document_id})


def point_source(connection: sqlite3.Connection, source_id: str, path: str | None, document_id: str) -> None:
    """Let a source name the document."""
    connection.execute(
        "INSERT INTO sources VALUES (?, ?, ?) ON CONFLICT (source_id) DO UPDATE SET document_id = excluded.document_id",
        (source_id, path, document_id),
    )


def remove_orphans(connection: sqlite3.Connection) -> None:
    """Remove the documents that no source names any more."""
    orphans = "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM sources)"
    connection.execute(f"DELETE FROM passages WHERE document_id IN ({orphans})")
    connection.execute(f"DELETE FROM documents WHERE id IN ({orphans})")


def _document(row: sqlite3.Row, source_id: str, paths: Sequence[str]) -> Document:
    metadata = metadata_in(dict(row))
    return Document(
        id=row["id"],
        source_id=source_id,
        title=metadata.title,
        kind=metadata.kind,
        publisher=metadata.publisher,
        authority=metadata.authority,
        date=metadata.date,
        periods=metadata.periods,
        text=row["text"],
        pages=tuple(Page(*page) for page in json.loads(row["pages"])),
        blocks=tuple(Block(*block) for block in json.loads(row["blocks"])),
        paths=tuple(paths),
        media_type=row["media_type"],
        unread_pages=tuple(json.loads(row["unread_pages"])),
        added=datetime.fromisoformat(row["added"]),
        authority_as_written=metadata.authority_as_written,
        people=metadata.people,
        framework=metadata.framework,
        origins=metadata.origins,
    )
