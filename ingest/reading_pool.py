"""Reads files in processes of their own, several at once, so that no file can do more harm than not being read."""

from __future__ import annotations

import logging
import os
import queue
import threading
from concurrent.futures import Future
from types import TracebackType
from typing import Self

from ingest.errors import NoReader, ReaderFailed
from ingest.reading_json import decoded
from ingest.reading_limits import Limits
from ingest.reading_process import NO_START, ReadingProcess, Wanted
from store.types import Chunk, Reading

_TRIES_TO_START = 3
_FILES_A_PROCESS = 200
"""After so many files a process makes room for a new one: what a reader leaks, it leaks for a while only."""
_SECONDS_BETWEEN_LOOKS = 0.05
_log = logging.getLogger(__name__)


class PendingReading:
    """What will have been read."""

    def __init__(self, answer: Future[bytes]) -> None:
        """Made by `ReadingPool.start`."""
        self._answer = answer

    @property
    def held(self) -> int:
        """Bytes of the answer that wait to be taken."""
        done = self._answer.done() and self._answer.exception() is None
        return len(self._answer.result()) if done else 0

    def wait(self, stop: threading.Event | None = None) -> tuple[Reading, tuple[Chunk, ...]] | None:
        """The reading and its passages, or None where `stop` is set first.

        Raises ReadError where the file cannot be read, NoReader where no file can.
        """
        while not (stop is not None and stop.is_set()):
            try:
                return decoded(self._answer.result(_SECONDS_BETWEEN_LOOKS))
            except TimeoutError:
                continue
            except ValueError as error:
                raise ReaderFailed("The file could not be read; what its reader gave makes no sense.") from error
        return None


class ReadingPool:
    """Processes that read; none is started before there is something to read, and none stays when this is closed."""

    def __init__(self, limits: Limits | None = None, processes: int | None = None) -> None:
        """At most so many `processes`: one for each core that this process may use unless told otherwise."""
        self.processes = processes or _cores()
        self._limits = limits or Limits()
        self._tasks: queue.SimpleQueue[tuple[Wanted, Future[bytes]] | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._running: set[ReadingProcess] = set()
        self._unfinished = 0
        self._closed = False
        self._guard = threading.Lock()

    def __enter__(self) -> Self:
        """For `with ReadingPool() as pool`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes, also those in the middle of a file."""
        self.close()

    @property
    def ahead(self) -> int:
        """How many files to begin before the first is needed, so that no process ever waits."""
        return 4 * self.processes + 4

    def start(self, wanted: Wanted) -> PendingReading:
        """Begin to read, as soon as a process is free."""
        answer: Future[bytes] = Future()
        with self._guard:
            self._tasks.put((wanted, answer))
            self._unfinished += 1
            if len(self._threads) < min(self._unfinished, self.processes):
                thread = threading.Thread(target=self._serve, name="reading", daemon=True)
                self._threads.append(thread)
                thread.start()
        return PendingReading(answer)

    def close(self) -> None:
        """End all processes at once; what was not read stays unread."""
        with self._guard:
            self._closed = True
            for process in self._running:
                process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        """One thread's work: hand one file after the other to a process of its own."""
        process: ReadingProcess | None = None
        while (task := self._tasks.get()) is not None:
            wanted, answer = task
            try:
                process = self._ready(process)
                try:
                    body = process.read(wanted)
                except ReaderFailed:
                    # An earlier file may have harmed the process: this one gets a process that has read nothing.
                    if process.is_running or not process.has_read:
                        raise
                    process = self._ready(process)
                    body = process.read(wanted)
            except BaseException as error:  # whoever waits for the answer must hear of it
                answer.set_exception(error)
            else:
                answer.set_result(body)
            del task, wanted, answer
            with self._guard:
                self._unfinished -= 1
        self._leave(process)

    def _ready(self, process: ReadingProcess | None) -> ReadingProcess:
        """This process, or a fresh one where it has ended or read enough. Raises NoReader."""
        if process is not None and process.is_running and process.has_read < _FILES_A_PROCESS:
            return process
        self._leave(process)
        for _ in range(_TRIES_TO_START):
            process = self._started()
            if process.comes_up():
                return process
            if not self._closed:
                _log.error("a reading process did not start: %s", process.complaint())
            self._leave(process)
        raise NoReader(NO_START)

    def _started(self) -> ReadingProcess:
        with self._guard:
            if self._closed:
                raise NoReader("The reading was ended.")
            process = ReadingProcess(self._limits)
            self._running.add(process)
            return process

    def _leave(self, process: ReadingProcess | None) -> None:
        if process is not None:
            process.end()
            with self._guard:
                self._running.discard(process)


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
