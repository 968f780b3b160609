"""Adding uploaded files, and reading anew, while the chat goes on: one worker thread, and what it has done so far."""

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


@dataclass(frozen=True, slots=True)
class Anew:
    """How far the documents are read anew: `done` of `total`; `what` is being read, empty once it ended.

    `failed` are names with the reason why they stay as they were; `problem` is what ended it early.
    """

    done: int = 0
    total: int = 0
    what: str = ""
    changed: int = 0
    failed: tuple[tuple[str, str], ...] = ()
    stopped: bool = False
    problem: str = ""


class Adding:
    """Adds files in a thread of its own; more may be handed in while it works. Safe to use from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._files: list[UploadedFile] = []
        self._anew: Anew | None = None
        self._anew_wanted = False
        self._stop = threading.Event()
        self._worker: threading.Thread | None = None
        self.began = 0.0
        self.done_before = 0

    def files(self) -> list[UploadedFile]:
        """The files of this run and how far each is."""
        with self._lock:
            return list(self._files)

    def anew(self) -> Anew | None:
        """How far reading anew is, None where it was not asked for in this run."""
        with self._lock:
            return self._anew

    def running(self) -> bool:
        """Whether files are being read."""
        with self._lock:
            return self._worker is not None

    def begin(self) -> bool:
        """Begin a new run, unless one goes on; whether it is new."""
        with self._lock:
            if self._worker is not None:
                return False
            self._files, self._anew = [], None
            self._stop.clear()
            self.began, self.done_before = time.monotonic(), 0
            return True

    def start(self, files: Sequence[UploadedFile]) -> None:
        """Add these files, after those that are still waiting."""
        with self._lock:
            given = {file.path for file in files}
            kept = [file for file in self._files if file.path not in given]
            new = [_stopped(file) for file in files] if self._stop.is_set() else list(files)
            self._files = kept + new
            self._ensure_worker()

    def go_on(self) -> None:
        """Add the files that were stopped before they were read."""
        with self._lock:
            if self._worker is not None:
                return
            self._stop.clear()
            self._files = [replace(file, state="waiting") if file.state == "stopped" else file for file in self._files]
            self.began = time.monotonic()
            self.done_before = sum(file.state not in UNSETTLED for file in self._files)
            self._ensure_worker()

    def read_anew(self) -> None:
        """Read all documents anew, after the files that wait."""
        self.begin()
        with self._lock:
            if self._anew is not None and self._anew.what:
                return
            self._anew, self._anew_wanted = Anew(what="…"), True
            self._ensure_worker()

    def stop(self) -> None:
        """Stop after the file at hand; those that wait are not added."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Wait until the worker has ended, at most so long."""
        worker = self._worker
        if worker is not None:
            worker.join(seconds)

    def _ensure_worker(self) -> None:
        """Under the lock."""
        waits = self._anew_wanted or any(file.state in UNSETTLED for file in self._files)
        if self._worker is None and waits:
            self._worker = threading.Thread(target=self._work, name="adding", daemon=True)
            self._worker.start()

    def _work(self) -> None:
        while (waiting := self._waiting()) is not None:
            if waiting:
                self._add(waiting)
            else:
                self._read_anew()

    def _waiting(self) -> list[Path] | None:
        """The files that wait, none where documents are to be read anew; None ends the worker, under the lock that
        `start` takes too."""
        with self._lock:
            if self._stop.is_set():
                self._files = [_stopped(file) for file in self._files]
                if self._anew_wanted:
                    self._anew, self._anew_wanted = Anew(stopped=True), False
            waiting = [file.path for file in self._files if file.state in UNSETTLED]
            if not waiting and not self._anew_wanted:
                self._worker = None
                return None
            return waiting

    def _add(self, waiting: Sequence[Path]) -> None:
        try:
            self._library.add(waiting, progress=self._on_progress, stop=self._stop, on_file=self._on_file)
            if not self._stop.is_set():
                self._settle(waiting, "failed", "The file was not read.")
        except LibraryError as error:
            self._settle(waiting, "failed", str(error))
        except Exception:
            log.exception("uploaded files could not be added")
            self._settle(waiting, "failed", "Something went wrong; the terminal says more.")

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

    def _settle(self, paths: Sequence[Path], state: State, detail: str) -> None:
        settled = set(paths)
        with self._lock:
            self._files = [
                replace(file, state=state, detail=detail) if file.path in settled and file.state in UNSETTLED else file
                for file in self._files
            ]

    def _read_anew(self) -> None:
        with self._lock:
            self._anew_wanted = False
            self.began = time.monotonic()
        problem, stopped = "", False
        try:
            stopped = self._library.reread(
                progress=self._on_reread, stop=self._stop, on_file=self._on_reread_file
            ).stopped
        except LibraryError as error:
            problem = str(error)
        except Exception:
            log.exception("documents could not be read anew")
            problem = "Something went wrong; the terminal says more."
        with self._lock:
            self._anew = replace(self._anew or Anew(), what="", stopped=stopped, problem=problem)

    def _on_reread(self, done: int, total: int, what: str) -> None:
        with self._lock:
            self._anew = replace(self._anew or Anew(), done=done, total=total, what=what or "…")

    def _on_reread_file(self, result: FileResult) -> None:
        with self._lock:
            held = self._anew or Anew()
            if result.outcome == "replaced":
                held = replace(held, changed=held.changed + 1)
            if result.outcome == "failed":
                held = replace(held, failed=(*held.failed, (Path(result.path).name, result.detail)))
            self._anew = held


def _stopped(file: UploadedFile) -> UploadedFile:
    return replace(file, state="stopped") if file.state in UNSETTLED else file
