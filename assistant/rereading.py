"""Reads anew what the library holds, from its own copies: what a newer reader understands better becomes better."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from assistant.adding import Shelf, embedded, embedding_text, embedding_texts
from assistant.correcting import given_by_hand
from assistant.filing import FileResult, Outcome, settle_all
from assistant.types import AddReport
from ingest.errors import ReadError
from ingest.reading import READER_VERSION
from ingest.reading_pool import PendingReading, ReadingPool
from ingest.reading_process import Wanted
from store.catalogue import Vectors
from store.types import Chunk, Document, MetadataField, Progress, Reading


def reread_all(
    shelf: Shelf,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
    on_file: Callable[[FileResult], None] | None = None,
) -> AddReport:
    """Read every document anew, by title. One that cannot be read any more stays as it was."""
    ids = [document.id for document in shelf.catalogue.documents()]
    with ReadingPool() as pool:
        return settle_all(_steps(shelf, pool, ids), len(ids), pool.ahead, progress, stop, on_file)


def _steps(shelf: Shelf, pool: ReadingPool, ids: Sequence[str]) -> Iterator[_Held]:
    for document_id in ids:
        document = shelf.catalogue.document(document_id)
        if document is not None:
            held = _Held(shelf, document)
            held.begin(pool)
            yield held


class _Held:
    """A document that is in and is read anew."""

    def __init__(self, shelf: Shelf, document: Document) -> None:
        self.document = document
        self._shelf = shelf
        self._suffix = shelf.catalogue.suffix(document.id)
        self._size = 0
        self._pending: PendingReading | None = None
        self._missing = ""

    @property
    def name(self) -> str:
        """The document's name, as shown while it is settled."""
        return self.document.name

    @property
    def held(self) -> int:
        """Bytes of the copy, and of its reading once that is done."""
        return self._size + (self._pending.held if self._pending else 0)

    def begin(self, pool: ReadingPool) -> None:
        """Begin to read its copy, or its text where that is in no file."""
        try:
            wanted = self._wanted()
        except OSError:
            self._missing = "The library's copy of it is missing or cannot be opened. Add the file again."
            return
        self._size = len(wanted.data)
        self._pending = pool.start(wanted)

    def settle(self, stop: threading.Event | None) -> FileResult | None:
        """Put in what is read now, unless it cannot be read; None where `stop` came before it was in."""
        path = self.document.paths[0] if self.document.paths else self.document.title
        if self._pending is None:
            return FileResult(path, "failed", self._missing)
        try:
            read = self._pending.wait(stop)
            if read is None:
                return None
            reading, chunks = self._as_given(read[0]), read[1]
            vectors = self._vectors(embedding_texts(reading, chunks), stop)
        except ReadError as error:
            return FileResult(path, "failed", f"{error} What was read of it before stays.")
        if vectors is None:
            return None
        outcome: Outcome = "replaced" if self._put(reading, chunks, vectors) else "unchanged"
        return FileResult(path, outcome, reading.title, len(reading.pages) or 1, reading.unread_pages)

    def _wanted(self) -> Wanted:
        if not self._suffix and not self.document.paths:
            return Wanted(self.document.title, self.document.text.encode(), is_text=True)
        path = self._shelf.originals.path(self.document.id, self._suffix)
        if path is None:
            raise FileNotFoundError
        return Wanted(self.document.name, path.read_bytes())

    def _as_given(self, reading: Reading) -> Reading:
        """Title and day of a text in no file came with it; a day that was read from it is read anew."""
        given = self._shelf.catalogue.metadata_as_read(self.document.id)
        if self._suffix or given is None:
            return reading
        was_read = any(origin.field == "date" and origin.how == "text" for origin in given.origins)
        day = None if was_read else given.date
        fields: tuple[MetadataField, ...] = ("title", "date") if day else ("title",)
        return given_by_hand(replace(reading, title=given.title, date=day or reading.date), fields)

    def _vectors(self, texts: Sequence[str], stop: threading.Event | None) -> Vectors | None:
        """The passages' vectors: those there are, and new ones for new words; None where `stop` came first."""
        known = self._known_vectors()
        new = list(dict.fromkeys(text for text in texts if text not in known))
        made = embedded(self._shelf.embedder, new, stop)
        if made is None:
            return None
        known.update(zip(new, made, strict=True))
        return np.stack([known[text] for text in texts]) if texts else np.zeros((0, 0), np.float32)

    def _known_vectors(self) -> dict[str, Vectors]:
        vectors = dict(zip(*self._shelf.catalogue.vectors([self.document.id]), strict=True))
        return {
            embedding_text(passage.text, passage.headings): vectors[passage.id]
            for passage in self._shelf.catalogue.passages_of([self.document.id])
        }

    def _put(self, reading: Reading, chunks: Sequence[Chunk], vectors: Vectors) -> bool:
        """Put what was read in the place of what was read before; whether that shows."""
        catalogue, document = self._shelf.catalogue, self.document
        before = self._shown()
        catalogue.put(
            document.id,
            reading,
            chunks,
            vectors,
            source_id=document.source_id,
            path=document.paths[0] if document.paths else None,
            suffix=self._suffix,
            reader=READER_VERSION,
            added=document.added,
        )
        return before != self._shown()

    def _shown(self) -> tuple[object, ...]:
        """The document, its facts and its passages as anybody sees them."""
        catalogue, document_id = self._shelf.catalogue, self.document.id
        passages = catalogue.passages_of([document_id])
        facts = catalogue.facts(None, [document_id])
        return catalogue.document(document_id), facts, [Chunk(p.start, p.end, p.headings, p.label) for p in passages]
