"""Reads files in processes of their own, several at once, so that no file can do more harm than not being read."""

from __future__ import annotations

import logging
import os
import queue
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from ingest.errors import NoReader, ReaderFailed, ReadError, TooLarge, TooSlow
from ingest.reading_frames import FAULT, FILE, NO_MEMORY, READING, READY, TEXT, receive, send
from ingest.reading_json import decoded
from store.types import Chunk, Reading

_SECONDS_TO_START = 60.0
_TRIES_TO_START = 3
_GRACE = 5.0
"""Seconds beyond the limit after which a process ends itself, should nobody be left to end it."""
_FILES_A_PROCESS = 200
"""After so many files a process makes room for a new one: what a reader leaks, it leaks for a while only."""
_SECONDS_BETWEEN_LOOKS = 0.05
_ADVICE = "Split it, or save it again as PDF and add that."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds, and bytes of a process's memory where the platform can limit them."""

    seconds: float = 300.0
    memory: int = 2 * 2**30


@dataclass(frozen=True, slots=True)
class Wanted:
    """The bytes of the file `name`; or with `is_text` a text in UTF-8 whose title is `name`."""

    name: str
    data: bytes
    is_text: bool = False


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
        self._running: set[_Process] = set()
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
        process: _Process | None = None
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

    def _ready(self, process: _Process | None) -> _Process:
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
        raise NoReader(_NO_START)

    def _started(self) -> _Process:
        with self._guard:
            if self._closed:
                raise NoReader("The reading was ended.")
            process = _Process(self._limits)
            self._running.add(process)
            return process

    def _leave(self, process: _Process | None) -> None:
        if process is not None:
            process.end()
            with self._guard:
                self._running.discard(process)


class _Process:
    """One process that reads, as its one thread here sees it."""

    def __init__(self, limits: Limits) -> None:
        self.has_read = 0
        self._limits = limits
        # -P: a folder of documents that is the working directory must not lend its own `re.py`.
        command = [
            sys.executable,
            "-P",
            "-m",
            "ingest.reading_worker",
            str(limits.seconds + _GRACE),
            str(limits.memory),
        ]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": _import_path()},
                start_new_session=True,  # Ctrl-C is for the library's process, which ends this one in order
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
                | getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise NoReader(_NO_START) from error
        assert self._process.stdin
        assert self._process.stdout
        assert self._process.stderr
        self._requests, self._answers, self._errors = self._process.stdin, self._process.stdout, self._process.stderr

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def comes_up(self) -> bool:
        """Wait until the process can read; whether it can."""
        with _Alarm(_SECONDS_TO_START, self):
            return any(line == READY for line in self._answers)

    def complaint(self) -> str:
        """What a process that did not come up printed."""
        self.kill()
        return _harmless(self._errors.read())

    def read(self, wanted: Wanted) -> bytes:
        """The reading as JSON. Raises ReadError; after TooSlow, and often after others, the process has ended."""
        with _Alarm(self._limits.seconds, self) as alarm:
            try:
                for part in (wanted.name.encode(), wanted.data):
                    send(self._requests, TEXT if wanted.is_text else FILE, part)
                kind, body = receive(self._answers)
            except (EOFError, OSError) as error:
                self.end()
                raise TooSlow(_too_slow(self._limits)) if alarm.rang else ReaderFailed(_died(self._limits)) from error
        self.has_read += 1
        if kind == READING:
            return body
        if kind == NO_MEMORY:
            self.end()
            raise TooLarge(
                f"Reading it takes more than {_memory(self._limits)} of memory, so it was given up. {_ADVICE}"
            )
        if kind == FAULT:
            name, _, trace = _harmless(body).partition("\n")
            _log.warning("reading %s failed: %s", wanted.name, trace)
            raise ReaderFailed(f"The file could not be read; it may be damaged ({name}).")
        raise ReadError(_harmless(body))

    def kill(self) -> None:
        """End the process; from any thread."""
        self._process.kill()

    def end(self) -> None:
        """End the process and let go of its pipes; only from the thread that reads from it."""
        self._process.kill()
        for pipe in (self._requests, self._answers, self._errors):
            with suppress(OSError):
                pipe.close()
        self._process.wait()


class _Alarm:
    """Ends a process that has not answered in time."""

    def __init__(self, seconds: float, process: _Process) -> None:
        self.rang = False
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()


_NO_START = "The part of Chapterverse that reads files cannot be started. Install Chapterverse again."


def _too_slow(limits: Limits) -> str:
    minutes = limits.seconds / 60
    spent = f"{minutes:.0f} minutes" if minutes >= 2 else f"{limits.seconds:g} seconds"
    return f"Reading it took more than {spent}, so it was given up. {_ADVICE}"


def _too_large(limits: Limits) -> str:
    return f"Reading it takes more than {_memory(limits)} of memory, so it was given up. {_ADVICE}"


def _died(limits: Limits) -> str:
    return (
        "Reading it ended the reader; the file may be damaged, or may need more memory than there is "
        f"({_memory(limits)} at most). {_ADVICE}"
    )


def _memory(limits: Limits) -> str:
    gigabytes = limits.memory / 2**30
    return f"{gigabytes:.0f} GB" if gigabytes >= 1 else f"{limits.memory / 2**20:.0f} MB"


def _harmless(data: bytes) -> str:
    """Words from a process that may have been taken over, without what would steer a terminal."""
    return "".join(
        character if character.isprintable() or character == "\n" else "?"
        for character in data.decode(errors="replace")
    )


def _import_path() -> str:
    """Where this process imports from, after where its environment says, so that the other imports the same."""
    known = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry]
    return os.pathsep.join(dict.fromkeys([*known, *map(os.path.abspath, sys.path)]))


def _cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
