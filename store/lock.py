"""One writer at a time, over all processes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from store.errors import Busy, StoreError

_WAIT_FOR_THREAD = 2.0
"""Seconds: threads that give texts one by one take turns; one that adds a folder holds the lock for long."""


class WriterLock:
    """Held by whoever writes to the library; the operating system lets go of it when its process dies."""

    def __init__(self, path: Path) -> None:
        """The lock is the file `path`."""
        self._file = FileLock(path, thread_local=False)
        self._threads = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock. Raises Busy at once where another process holds it, and soon where another thread does."""
        if not self._threads.acquire(timeout=_WAIT_FOR_THREAD):
            raise Busy(_MESSAGE)
        try:
            try:
                self._file.acquire(timeout=0)
            except Timeout as error:
                raise Busy(_MESSAGE) from error
            except OSError as error:
                raise StoreError(f"The library's folder cannot be written to ({error.strerror}).") from error
            try:
                yield
            finally:
                self._file.release()
        finally:
            self._threads.release()


_MESSAGE = (
    "Documents are being added to or removed from this library right now. Wait until that is finished and try again."
)
