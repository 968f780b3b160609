"""The passages of the catalogue: looked up by id, by document and by words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from store.connection import Connected, within
from store.passage_vectors import Vectors
from store.types import Chunk, DocumentKind, Passage, Reading, page_at

_COLUMNS = 'id, document_id, start, "end", text, page, page_end, headings, label'


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its document, the kind of it, and the ids of the passages before and after it there."""

    passage_id: int
    document_id: str
    kind: DocumentKind
    before: int | None
    after: int | None


class Passages(Connected):
    """Looks passages up."""

    def passages(self, ids: Sequence[int]) -> dict[int, Passage]:
        """The passages with these ids that are (still) here."""
        marks = ",".join("?" * len(ids))
        rows = self._all(f"SELECT {_COLUMNS} FROM passages WHERE id IN ({marks})", *ids)
        return {row["id"]: _passage(row) for row in rows}

    def passages_of(self, document_ids: Sequence[str]) -> list[Passage]:
        """The passages of some documents, in the order of the text."""
        where, values = within("document_id", document_ids)
        rows = self._all(f"SELECT {_COLUMNS} FROM passages WHERE 1 {where} ORDER BY document_id, start", *values)
        return [_passage(row) for row in rows]

    def passage_texts(self) -> list[tuple[int, list[str], str]]:
        """Id, headings and text of every passage."""
        return [
            (row[0], json.loads(row[1]), row[2])
            for row in self._all("SELECT id, headings, text FROM passages ORDER BY id")
        ]

    def match_words(
        self, expression: str, limit: int, documents: Sequence[str] | None, weights: tuple[float, float] = (1.0, 0.5)
    ) -> list[tuple[int, float]]:
        """Passage ids by BM25 (higher is better) for an FTS5 expression; `weights` are those of text and context."""
        where, values = within("document_id", documents)
        # The plus keeps SQLite from starting the match anew for each id.
        only = f"AND +rowid IN (SELECT id FROM passages WHERE 1 {where})" if where else ""
        order = f"bm25(words, {weights[0]}, {weights[1]})"
        rows = self._all(
            f"SELECT rowid, -{order} FROM words WHERE words MATCH ? {only} ORDER BY {order}, rowid LIMIT ?",
            expression,
            *values,
            limit,
        )
        return [(row[0], row[1]) for row in rows]

    def word_scores(
        self, expression: str, ids: Collection[int], weights: tuple[float, float] = (1.0, 0.5)
    ) -> dict[int, float]:
        """The BM25 of those of these passages that an FTS5 expression finds, as `match_words` gives it."""
        rows = self._all(
            f"SELECT rowid, -bm25(words, {weights[0]}, {weights[1]}) FROM words "
            "WHERE words MATCH ? AND +rowid IN (SELECT value FROM json_each(?))",
            expression,
            json.dumps(list(ids)),
        )
        return {row[0]: row[1] for row in rows}

    def places(self, ids: Collection[int]) -> dict[int, Place]:
        """Where these passages stand, and where those right before and after them do."""
        named = set(ids)
        reach = {key + step for key in named for step in range(-2, 3)}
        rows = self._all(
            "SELECT passages.id, document_id, kind FROM passages JOIN documents ON documents.id = document_id "
            "WHERE passages.id IN (SELECT value FROM json_each(?)) ORDER BY passages.id",
            json.dumps(sorted(reach)),
        )
        found = {row["id"]: row for row in rows}

        def beside(key: int, step: int) -> int | None:
            """The passage so many steps on in the same document, None past its ends."""
            # A document's passages are written together in the order of the text, so that their ids follow each other.
            other = found.get(key + step)
            return other["id"] if other and other["document_id"] == found[key]["document_id"] else None

        return {
            key: Place(key, row["document_id"], row["kind"], beside(key, -1), beside(key, 1))
            for key, row in found.items()
            if key in named or beside(key, -1) in named or beside(key, 1) in named
        }

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

    def count_passages(self, documents: Sequence[str] | None) -> int:
        """How many passages there are, within `documents` where given."""
        where, values = within("document_id", documents)
        return int(self._all(f"SELECT count(*) FROM passages WHERE 1 {where}", *values)[0][0])

    def holds(self, expression: str, documents: Sequence[str] | None) -> bool:
        """Whether an FTS5 expression is found at all, within `documents` where given."""
        where, values = within("passages.document_id", documents)
        rows = self._all(
            f"SELECT 1 FROM words JOIN passages ON passages.id = words.rowid WHERE words MATCH ? {where} LIMIT 1",
            expression,
            *values,
        )
        return bool(rows)

    def rebuild_words(self) -> None:
        """Make the word index anew from the passages."""
        with self._writing() as connection:
            index_words_anew(connection)


def write_passages(
    connection: sqlite3.Connection, document_id: str, reading: Reading, chunks: Sequence[Chunk], vectors: Vectors
) -> None:
    """Put these passages in the place of those that the document had."""
    remove_passages(connection, document_id)
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


def remove_passages(connection: sqlite3.Connection, document_id: str) -> None:
    """Remove the document's passages, from the word index too."""
    connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))


def retitle_passages(connection: sqlite3.Connection, document_id: str, title: str) -> None:
    """Let the document's passages be found by the words of its title as it is now."""
    held = connection.execute("SELECT id, headings, context FROM passages WHERE document_id = ?", (document_id,))
    contexts = [(passage_context(title, json.loads(row["headings"])), row["id"], row["context"]) for row in held]
    changed = [(context, passage_id) for context, passage_id, before in contexts if context != before]
    connection.executemany("UPDATE passages SET context = ? WHERE id = ?", changed)


def index_words_anew(connection: sqlite3.Connection) -> None:
    """Make the word index anew from the passages, within a transaction."""
    connection.execute("INSERT INTO words (words) VALUES ('rebuild')")


def passage_context(title: str, headings: Sequence[str]) -> str:
    """What a passage stands under: the document's title and the headings, each once."""
    return "\n".join(dict.fromkeys(words for words in (title, *headings) if words))


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
