"""Puts files into the library, one after the other; what one file does never harms another."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.filing import FileResult, Outcome, settle_all
from assistant.types import AddReport
from ingest.errors import ReadError
from ingest.files import find_files
from ingest.reading import READER_VERSION
from ingest.reading_limits import Limits
from ingest.reading_pool import PendingReading, ReadingPool
from ingest.reading_process import Wanted
from store.catalogue import Catalogue, Vectors
from store.embedding import Embedder
from store.errors import StoreError
from store.originals import Originals
from store.types import Chunk, Progress, Reading

_BATCH = 256
_LARGEST = 2**30
_NO_ENDING = ".file"
"""The ending of the copy of a file that has none; a document without one is text that was given."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The parts of the store that adding needs."""

    catalogue: Catalogue
    originals: Originals
    embedder: Embedder


def add_files(
    shelf: Shelf,
    paths: Iterable[Path],
    progress: Progress | None = None,
    stop: threading.Event | None = None,
    on_file: Callable[[FileResult], None] | None = None,
    limits: Limits | None = None,
) -> AddReport:
    """Add the files and the files of the folders named.

    Set `stop` to end soon: after the file in hand where that is read already, before it is in where it is not.
    """
    files = find_files(paths)
    with ReadingPool(limits) as pool:
        return settle_all(_steps(shelf, pool, files), len(files), pool.ahead, progress, stop, on_file)


def embedding_texts(reading: Reading, chunks: Iterable[Chunk]) -> list[str]:
    """What is embedded of each passage: its last heading and its text."""
    return [embedding_text(reading.text[chunk.start : chunk.end], chunk.headings) for chunk in chunks]


def embedding_text(text: str, headings: Iterable[str]) -> str:
    """A passage's text with the heading it stands under."""
    return "\n".join([*list(headings)[-1:], text])


def embedded(embedder: Embedder, texts: Sequence[str], stop: threading.Event | None) -> Vectors | None:
    """The vectors of a file's passages; None where `stop` came between two batches.

    Raises ReadError for words that the model cannot take: they must cost one file, not the others.
    """
    parts = []
    for start in range(0, len(texts), _BATCH):
        if start and stop is not None and stop.is_set():
            return None
        try:
            parts.append(embedder.embed(texts[start : start + _BATCH]))
        except (StoreError, MemoryError):
            raise
        except Exception as error:
            _log.warning("embedding failed", exc_info=True)
            raise ReadError(f"Its words could not be embedded ({type(error).__name__}).") from error
    return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)


def source_id_of(path: str) -> str:
    """The id of the source that is a file's path; it stays when the file changes."""
    return hashlib.sha256(path.encode()).hexdigest()[:16]


def _steps(shelf: Shelf, pool: ReadingPool, files: Iterable[Path]) -> Iterator[_Failed | _Incoming]:
    """Each file looked at, and its reading begun where it is needed; of files with the same bytes one is read."""
    begun: set[str] = set()
    for path in files:
        data = _bytes_of(path)
        if isinstance(data, str):
            yield _Failed(path, data)
            continue
        incoming = _Incoming(shelf, pool, path, data)
        if not incoming.is_known and incoming.document_id not in begun:
            incoming.begin()
            begun.add(incoming.document_id)
        yield incoming


def _bytes_of(path: Path) -> bytes | str:
    """The file's bytes, or the reason why they cannot be had."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return "The file's name cannot be read as text. Rename it and add it again."
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            return "This is no file that holds a document."
        if path.stat().st_size > _LARGEST:
            return f"The file is larger than {_LARGEST // 2**30} GB. Split it and add the parts."
        return path.read_bytes()
    except FileNotFoundError:
        return "There is no such file or folder."
    except OSError as error:
        return f"It cannot be opened: {error.strerror or 'unknown reason'}."


@dataclass(frozen=True, slots=True)
class _Failed:
    """A file that cannot be opened."""

    path: Path
    reason: str
    held: int = 0

    @property
    def name(self) -> str:
        """The file's name, as shown while it is settled."""
        return self.path.name

    def settle(self, stop: threading.Event | None) -> FileResult:
        """Say why it is not in; `stop` changes nothing."""
        return FileResult(str(self.path).encode(errors="replace").decode(), "failed", self.reason)


class _Incoming:
    """A file that could be opened."""

    def __init__(self, shelf: Shelf, pool: ReadingPool, path: Path, data: bytes) -> None:
        self.path = path
        self.document_id = hashlib.sha256(data).hexdigest()
        self._shelf = shelf
        self._pool = pool
        self._data = data
        self._pending: PendingReading | None = None

    @property
    def name(self) -> str:
        """The file's name, as shown while it is settled."""
        return self.path.name

    @property
    def held(self) -> int:
        """Bytes of the file, and of its reading once that is done."""
        return len(self._data) + (self._pending.held if self._pending else 0)

    @property
    def is_known(self) -> bool:
        """Whether a file with the same bytes is in.

        A text given with these very words has no file yet: it is read anew, and its id stays.
        """
        return bool(self._shelf.catalogue.suffix(self.document_id))

    def begin(self) -> PendingReading:
        """Begin to read it."""
        self._pending = self._pool.start(Wanted(self.path.name, self._data))
        return self._pending

    def settle(self, stop: threading.Event | None) -> FileResult | None:
        """Put it in, or say why it is in already or cannot be; None where `stop` came before it was in."""
        # Only now, when the files before it have brought their documents, or taken this one away.
        path, catalogue = str(self.path), self._shelf.catalogue
        before = catalogue.document_at(path)
        if before == self.document_id:
            failed = self._keep(catalogue.suffix(before))
            return FileResult(path, "failed", failed) if failed else FileResult(path, "unchanged")
        same = catalogue.document(self.document_id) if self.is_known else None
        if same is not None:
            catalogue.add_source(self.document_id, source_id_of(path), path)
            return FileResult(path, "replaced" if before else "duplicate", same.title or same.name)
        try:
            read = (self._pending or self.begin()).wait(stop)
            vectors = embedded(self._shelf.embedder, embedding_texts(*read), stop) if read else None
        except ReadError as error:
            return FileResult(path, "failed", str(error))
        if read is None or vectors is None:
            return None
        return self._put(*read, vectors, replaces=before is not None)

    def _put(self, reading: Reading, chunks: Sequence[Chunk], vectors: Vectors, *, replaces: bool) -> FileResult:
        path, suffix = str(self.path), self.path.suffix.lower() or _NO_ENDING
        if failed := self._keep(suffix):
            return FileResult(path, "failed", failed)
        self._shelf.catalogue.put(
            self.document_id,
            reading,
            chunks,
            vectors,
            source_id=source_id_of(path),
            path=path,
            suffix=suffix,
            reader=READER_VERSION,
        )
        outcome: Outcome = "replaced" if replaces else "added"
        return FileResult(path, outcome, reading.title, len(reading.pages) or 1, reading.unread_pages)

    def _keep(self, suffix: str) -> str:
        """Keep a copy; the reason why that failed, empty where it did not."""
        try:
            self._shelf.originals.save(self.document_id, suffix, self._data)
        except OSError as error:
            return f"The library's folder cannot hold a copy of it: {error.strerror or 'unknown reason'}."
        return ""
