"""One process that reads files: how it is started, asked, and ended in time."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from ingest.errors import NoReader, ReaderFailed, ReadError, TooLarge, TooSlow
from ingest.reading_frames import FAULT, FILE, NO_MEMORY, READING, READY, TEXT, receive, send
from ingest.reading_limits import Limits, died, too_large, too_slow

_SECONDS_TO_START = 60.0
_GRACE = 5.0
"""Seconds beyond the limit after which a process ends itself, should nobody be left to end it."""
NO_START = "The part of Chapterverse that reads files cannot be started. Install Chapterverse again."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The bytes of the file `name`; or with `is_text` a text in UTF-8 whose title is `name`."""

    name: str
    data: bytes
    is_text: bool = False


class ReadingProcess:
    """One process that reads, as its one thread here sees it."""

    def __init__(self, limits: Limits) -> None:
        """It is started here, and reads when it has come up. Raises NoReader where none can be started."""
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
            raise NoReader(NO_START) from error
        assert self._process.stdin
        assert self._process.stdout
        assert self._process.stderr
        self._requests, self._answers, self._errors = self._process.stdin, self._process.stdout, self._process.stderr

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
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
                raise TooSlow(too_slow(self._limits)) if alarm.rang else ReaderFailed(died(self._limits)) from error
        self.has_read += 1
        if kind == READING:
            return body
        if kind == NO_MEMORY:
            self.end()
            raise TooLarge(too_large(self._limits))
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

    def __init__(self, seconds: float, process: ReadingProcess) -> None:
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
