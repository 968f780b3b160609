"""An answer as JSON text and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from assistant.errors import LibraryError, NotFound
from assistant.keeping.reading import rebuilt
from assistant.keeping.records import FORMAT, NEW_IN_2, KeptAnswer
from assistant.keeping.writing import kept
from assistant.types import Answer
from ingest.typed_json import plain, typed
from store.types import Document

if TYPE_CHECKING:
    from assistant.library import Library

FindDocuments = Callable[[Sequence[str]], Iterable[Document]]
"""Gives the documents with these ids, as many of them as are here."""


def as_values(answer: Answer) -> Any:
    """The answer as JSON values."""
    return plain(kept(answer))


def written(answer: Answer) -> str:
    """The answer as JSON text; half characters become question marks."""
    text = json.dumps(as_values(answer), ensure_ascii=False, allow_nan=False)
    return text.encode(errors="replace").decode()


def read(texts: Sequence[str], find: FindDocuments) -> list[Answer]:
    """The answers of these JSON texts. Raises LibraryError for a text that is none, or of a newer version."""
    records = [_record(text) for text in texts]
    wanted = {document.id for record in records for document in record.documents}
    held = {document.id: document for document in find(sorted(wanted))} if wanted else {}
    try:
        return [rebuilt(record, held) for record in records]
    except ValueError as error:
        raise _unreadable(error) from error


def _record(text: str) -> KeptAnswer:
    try:
        value = json.loads(text)
        if isinstance(value, dict) and isinstance(value.get("format"), int) and value["format"] > FORMAT:
            raise LibraryError("This answer was kept by a newer version of Chapterverse. Use that version to read it.")
        if isinstance(value, dict) and value.get("format") == 1:
            value = {**NEW_IN_2, **value}
        record: KeptAnswer = typed(KeptAnswer, value)
    except (ValueError, RecursionError) as error:
        raise _unreadable(error) from error
    return record


def _unreadable(error: Exception) -> LibraryError:
    return LibraryError(f"What was kept of this answer cannot be read ({error}). Ask the question again.")


def answer_as_json(answer: Answer) -> str:
    """An answer whole as JSON text: every statement, citation, table, choice and place near, but no document's text."""
    return written(answer)


def answer_from_json(data: str, library: Library) -> Answer:
    """The answer of `answer_as_json`, over the documents that the library holds now.

    A citation of a document that was removed keeps its quote and place, and is `gone`. Raises LibraryError where `data`
    is no answer.
    """

    def find(ids: Sequence[str]) -> Iterator[Document]:
        """The documents with exactly these ids, without those that are gone."""
        for name in ids:
            with suppress(NotFound):
                found = library.document(name)
                if found.id == name:
                    yield found

    return read([data], find)[0]
