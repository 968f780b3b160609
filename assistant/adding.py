"""Puts files into the library, one after the other; what one file does never harms another."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from assistant.types import AddReport, FailedFile
from ingest.errors import ReadError
from ingest.files import find_files
from ingest.reading import passages_of, read_file
from store.catalogue import Catalogue, Vectors
from store.embedding import Embedder
from store.errors import StoreError
from store.originals import Originals
from store.types import Chunk, Progress, Reading

Outcome = Literal["added", "replaced", "unchanged", "duplicate", "failed"]
_BATCH = 256
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file; `detail` is the reason of a failure, or the title of the document it equals.

    `pages` counts the pages that were read.
    """

    path: str
    outcome: Outcome
    detail: str = ""
    pages: int = 0


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
) -> AddReport:
    """Add the files and the files of the folders named. Set `stop` to end after the file in hand."""
    began = time.monotonic()
    files = find_files(paths)
    results: list[FileResult] = []
    for path in files:
        if stop is not None and stop.is_set():
            break
        if progress:
            progress(len(results), len(files), path.name)
        result = _add_file(shelf, path, stop)
        if result is None:
            break
        results.append(result)
        if on_file:
            on_file(results[-1])
    if progress:
        progress(len(results), len(files), "")
    return _report(results, stopped=len(results) < len(files), seconds=time.monotonic() - began)


def embedding_texts(reading: Reading, chunks: Iterable[Chunk]) -> list[str]:
    """What is embedded of each passage: its last heading and its text."""
    return [embedding_text(reading.text[chunk.start : chunk.end], chunk.headings) for chunk in chunks]


def embedding_text(text: str, headings: Iterable[str]) -> str:
    """A passage's text with the heading it stands under."""
    return "\n".join([*list(headings)[-1:], text])


def source_id_of(path: str) -> str:
    """The id of the source that is a file's path; it stays when the file changes."""
    return hashlib.sha256(path.encode()).hexdigest()[:16]


def _add_file(shelf: Shelf, path: Path, stop: threading.Event | None) -> FileResult | None:
    """What became of the file; None where `stop` ended it before it was in."""
    name = str(path)
    try:
        name.encode()
    except UnicodeEncodeError:
        shown = name.encode("utf-8", "replace").decode()
        return FileResult(shown, "failed", "The file's name cannot be read as text. Rename it and add it again.")
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            return FileResult(name, "failed", "This is no file that holds a document.")
        data = path.read_bytes()
    except FileNotFoundError:
        return FileResult(name, "failed", "There is no such file or folder.")
    except OSError as error:
        return FileResult(name, "failed", f"It cannot be opened: {error.strerror or 'unknown reason'}.")
    return _add_data(shelf, path, data, stop)


def _add_data(shelf: Shelf, path: Path, data: bytes, stop: threading.Event | None) -> FileResult | None:
    name = str(path)
    document_id = hashlib.sha256(data).hexdigest()
    before = shelf.catalogue.document_at(name)
    if before == document_id:
        suffix = shelf.catalogue.suffix(document_id)
        if shelf.originals.path(document_id, suffix) is None and (failed := _keep(shelf, document_id, suffix, data)):
            return FileResult(name, "failed", failed)
        return FileResult(name, "unchanged")
    same = shelf.catalogue.document(document_id)
    # A text given with these very words has no file yet: it is read anew, and its id stays.
    if same is not None and shelf.catalogue.suffix(document_id):
        shelf.catalogue.add_source(document_id, source_id_of(name), name)
        return FileResult(name, "replaced" if before else "duplicate", same.title or same.name)
    try:
        reading = read_file(data, path.name)
        chunks = passages_of(reading)
        vectors = _embedded(shelf.embedder, embedding_texts(reading, chunks), stop)
    except ReadError as error:
        return FileResult(name, "failed", str(error))
    except (StoreError, MemoryError):
        raise
    except Exception as error:  # a reader's fault must cost one file, not the others
        _log.warning("reading %s failed", path.name, exc_info=True)
        return FileResult(name, "failed", f"The file could not be read; it may be damaged ({type(error).__name__}).")
    if vectors is None:
        return None
    suffix = path.suffix.lower()
    if failed := _keep(shelf, document_id, suffix, data):
        return FileResult(name, "failed", failed)
    shelf.catalogue.put(document_id, reading, chunks, vectors, source_id=source_id_of(name), path=name, suffix=suffix)
    return FileResult(name, "replaced" if before else "added", reading.title, len(reading.pages) or 1)


def _embedded(embedder: Embedder, texts: Sequence[str], stop: threading.Event | None) -> Vectors | None:
    """The vectors of a file's passages; None where `stop` came between two batches."""
    parts = []
    for start in range(0, len(texts), _BATCH):
        if start and stop is not None and stop.is_set():
            return None
        parts.append(embedder.embed(texts[start : start + _BATCH]))
    return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)


def _keep(shelf: Shelf, document_id: str, suffix: str, data: bytes) -> str:
    """Keep a copy of a file; the reason why that failed, empty where it did not."""
    try:
        shelf.originals.save(document_id, suffix, data)
    except OSError as error:
        return f"The library's folder cannot hold a copy of it: {error.strerror or 'unknown reason'}."
    return ""


def _report(results: list[FileResult], *, stopped: bool, seconds: float) -> AddReport:
    def named(*outcomes: Outcome) -> tuple[str, ...]:
        return tuple(result.path for result in results if result.outcome in outcomes)

    return AddReport(
        added=named("added"),
        replaced=named("replaced"),
        unchanged=named("unchanged", "duplicate"),
        failed=tuple(FailedFile(result.path, result.detail) for result in results if result.outcome == "failed"),
        duplicates=named("duplicate"),
        pages=sum(result.pages for result in results),
        seconds=seconds,
        stopped=stopped,
    )
