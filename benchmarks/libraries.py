"""Libraries that hold a collection's documents: kept in a folder between runs, or made for one."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant import Library
from benchmarks.collections import Collection
from benchmarks.telling import told


@contextmanager
def opened(collection: Collection, kept: Path | None) -> Iterator[Library]:
    """The collection's library with its model loaded.

    One below `kept` that holds the right number of documents is used as it is, whichever version of Chapterverse made
    it; delete it after a change to how documents are cut or embedded.
    """
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        Library.open((kept or Path(folder)) / collection.library) as library,
    ):
        if len(library.documents()) != len(collection.files) + len(collection.texts):
            _fill(library, collection)
        library.warm()
        yield library


def _fill(library: Library, collection: Collection) -> None:
    print(f"{collection.library}: adding documents", file=sys.stderr, flush=True)
    if collection.files:
        report = library.add(collection.files)
        if report.failed:
            raise SystemExit(f"{collection.library}: {report.failed[0].path} could not be read.")
    for text in told(collection.texts, f"{collection.library}: adding"):
        library.add_text(text.text, title=text.title, id=text.id)
