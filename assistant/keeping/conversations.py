"""Conversations, kept so that they can be reopened."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.errors import NotFound
from assistant.keeping.answer_json import FindDocuments, read, written
from assistant.keeping.file import KeptFile
from assistant.types import Answer

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, what came back, and when it was asked (UTC)."""

    answer: Answer
    asked: datetime


@dataclass(frozen=True, slots=True)
class ConversationName:
    """A conversation without its exchanges: `name` is its first question, `turns` how many questions it holds.

    `began` and `changed` are when its first and its last question were kept (UTC).
    """

    id: str
    name: str
    began: datetime
    changed: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with its exchanges, oldest first."""

    id: str
    name: str
    exchanges: tuple[Exchange, ...]


class Conversations:
    """The conversations kept in a library's folder.

    `owner` is a word that only the person who asked knows, so that people on one server do not see each other's; it
    is empty on the command line and in Python. Every method raises LibraryError where the file cannot be used.
    """

    def __init__(self, file: KeptFile, find: FindDocuments) -> None:
        """`find` gives the library's documents by their ids."""
        self._file = file
        self._find = find

    def all(self, owner: str = "") -> list[ConversationName]:
        """The conversations of this owner, the last changed first."""
        rows = self._file.rows(
            "SELECT id, name, began, changed, "
            "(SELECT count(*) FROM exchanges WHERE conversation = conversations.number) AS turns "
            "FROM conversations WHERE owner = ? ORDER BY changed DESC, number DESC",
            owner,
        )
        return [
            ConversationName(row["id"], row["name"], _moment(row["began"]), _moment(row["changed"]), row["turns"])
            for row in rows
        ]

    def open(self, id: str, owner: str = "") -> Conversation:
        """A conversation with its answers over the documents as they are now. Raises NotFound."""
        rows = self._file.rows(
            "SELECT name, asked, answer FROM conversations LEFT JOIN exchanges ON conversation = conversations.number "
            "WHERE id = ? AND owner = ? ORDER BY exchanges.number",
            id,
            owner,
        )
        if not rows:
            raise _not_found()
        kept = [row for row in rows if row["answer"] is not None]
        answers = read([row["answer"] for row in kept], self._find)
        exchanges = (Exchange(answer, _moment(row["asked"])) for answer, row in zip(answers, kept, strict=True))
        return Conversation(id, rows[0]["name"], tuple(exchanges))

    def keep(
        self, answer: Answer, owner: str = "", conversation: str | None = None, instead_of_last: bool = False
    ) -> str:
        """Append an answer to a conversation, or begin one where None; the conversation's id.

        `instead_of_last` puts it in the place of the last one, as when a question is asked again. Raises NotFound
        where the owner has no such conversation, as when it was deleted meanwhile.
        """
        now, text = datetime.now(UTC).isoformat(), written(answer)
        name = " ".join(answer.question.encode(errors="replace").decode().split())[:_LONGEST_NAME]
        with self._file.writing() as connection:
            if conversation is None:
                conversation = uuid.uuid4().hex
                connection.execute(
                    "INSERT INTO conversations (id, owner, name, began, changed) VALUES (?, ?, ?, ?, ?)",
                    (conversation, owner, name, now, now),
                )
            number = _number(connection, conversation, owner)
            if instead_of_last:
                _drop_last(connection, number, name)
            connection.execute(
                "INSERT INTO exchanges (conversation, asked, answer) VALUES (?, ?, ?)", (number, now, text)
            )
            connection.execute("UPDATE conversations SET changed = ? WHERE number = ?", (now, number))
        return conversation

    def delete(self, id: str, owner: str = "") -> None:
        """Delete a conversation with all its answers. Raises NotFound where the owner has none of this id."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM conversations WHERE number = ?", (_number(connection, id, owner),))


def _number(connection: sqlite3.Connection, id: str, owner: str) -> int:
    row = connection.execute("SELECT number FROM conversations WHERE id = ? AND owner = ?", (id, owner)).fetchone()
    if row is None:
        raise _not_found()
    return int(row[0])


def _drop_last(connection: sqlite3.Connection, number: int, name: str) -> None:
    """Make room for an answer in the place of the last one; the first question names the conversation."""
    connection.execute(
        "DELETE FROM exchanges WHERE number = (SELECT max(number) FROM exchanges WHERE conversation = ?)", (number,)
    )
    left = connection.execute("SELECT count(*) FROM exchanges WHERE conversation = ?", (number,)).fetchone()[0]
    if not left:
        connection.execute("UPDATE conversations SET name = ? WHERE number = ?", (name, number))


def _not_found() -> NotFound:
    return NotFound("There is no such conversation any more. Begin a new one.")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
