"""Adding uploaded files while the chat goes on: one worker thread, and what it has done so far."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from assistant import FileResult, Library, LibraryError
from ui.pages import without_text

State = Literal["waiting", "reading", "added", "replaced", "unchanged", "duplicate", "failed", "stopped"]
UNSETTLED: tuple[State, ...] = ("waiting", "reading")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file on its way into the library; `detail` says why it failed or which pages hold no text, or
    gives the title of the document it equals."""

    path: Path
    name: str
    state: State = "waiting"
    detail: str = ""


class Adding:
    """Adds files in a thread of its own; more may be handed in while it works. Safe to use from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._files: list[UploadedFile] = []
        self._stop = threading.Event()
        self._worker: threading.Thread | None = None
        self.began = 0.0

    def files(self) -> list[UploadedFile]:
        """The files of this run and how far each is."""
        with self._lock:
            return list(self._files)

    def running(self) -> bool:
        """Whether files are being read."""
        with self._lock:
            return self._worker is not None

    def start(self, files: Sequence[UploadedFile]) -> None:
        """Add these files, after those that are still waiting."""
        with self._lock:
            if self._worker is None:
                self._files = []
                self._stop.clear()
                self.began = time.monotonic()
            given = {file.path for file in files}
            self._files = [file for file in self._files if file.path not in given] + list(files)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="adding", daemon=True)
                self._worker.start()

    def stop(self) -> None:
        """Stop after the file at hand; those that wait are not added."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Wait until the worker has ended, at most so long."""
        worker = self._worker
        if worker is not None:
            worker.join(seconds)

    def _work(self) -> None:
        while waiting := self._waiting():
            try:
                self._library.add(waiting, progress=self._on_progress, stop=self._stop, on_file=self._on_file)
                if not self._stop.is_set():
                    self._settle_rest(waiting, "The file was not read.")
            except LibraryError as error:
                self._settle_rest(waiting, str(error))
            except Exception:
                log.exception("uploaded files could not be added")
                self._settle_rest(waiting, "Something went wrong; the terminal says more.")

    def _waiting(self) -> list[Path]:
        """The files that wait; none ends the worker, under the lock that `start` takes too."""
        with self._lock:
            if self._stop.is_set():
                self._files = [_stopped(file) for file in self._files]
            waiting = [file.path for file in self._files if file.state in UNSETTLED]
            if not waiting:
                self._worker = None
            return waiting

    def _on_progress(self, done: int, total: int, what: str) -> None:
        with self._lock:
            self._files = [
                replace(file, state="reading") if file.path.name == what and file.state == "waiting" else file
                for file in self._files
            ]

    def _on_file(self, result: FileResult) -> None:
        detail = result.detail if result.outcome in ("failed", "duplicate") else ""
        if result.unread_pages:
            detail = f"It is {without_text(result.unread_pages)}."
        self._settle([Path(result.path)], result.outcome, detail)

    def _settle_rest(self, paths: Sequence[Path], reason: str) -> None:
        self._settle(paths, "failed", reason)

    def _settle(self, paths: Sequence[Path], state: State, detail: str) -> None:
        with self._lock:
            self._files = [
                replace(file, state=state, detail=detail) if file.path in paths and file.state in UNSETTLED else file
                for file in self._files
            ]


def _stopped(file: UploadedFile) -> UploadedFile:
    return replace(file, state="stopped") if file.state in UNSETTLED else file
