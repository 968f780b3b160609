"""Files on their way from browsers to the server: how many are still to come, and where those that came were kept."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

SECONDS_OF_SILENCE = 20.0
"""After so long without a byte, a browser's files are taken to come no more."""


@dataclass(slots=True)
class _Batch:
    """What one browser gave at one time."""

    to_come: int
    heard: float
    taken: set[Path] = field(default_factory=set)


class Arrivals:
    """Counts what browsers said they would send. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._batches: dict[str, _Batch] = {}
        self._left_out: Counter[str] = Counter()

    def forget(self) -> None:
        """Begin anew: nothing is to come, nothing was left out."""
        with self._lock:
            self._batches = {}
            self._left_out = Counter()

    def expect(self, batch: str, count: int, left_out: Iterable[str] = ()) -> None:
        """So many files will come in this batch; files with the endings `left_out` will not."""
        with self._lock:
            held = self._batches.setdefault(batch, _Batch(0, 0.0))
            held.to_come, held.heard = count, time.monotonic()
            self._left_out.update(left_out)

    def taken(self, batch: str) -> set[Path]:
        """Where the files of this batch that are here were kept."""
        with self._lock:
            held = self._batches.get(batch)
            return set(held.taken) if held else set()

    def heard(self, batch: str) -> None:
        """Bytes of this batch have come."""
        with self._lock:
            if batch in self._batches:
                self._batches[batch].heard = time.monotonic()

    def here(self, batch: str, path: Path | None) -> None:
        """One file of this batch has come and was kept at `path`, or could not be kept."""
        with self._lock:
            held = self._batches.setdefault(batch, _Batch(1, 0.0))
            held.to_come, held.heard = max(held.to_come - 1, 0), time.monotonic()
            if path is not None:
                held.taken.add(path)

    def break_off(self) -> None:
        """Nothing more is to come until a browser says otherwise."""
        with self._lock:
            for held in self._batches.values():
                held.heard = 0.0

    def to_come(self) -> int:
        """How many files browsers are still sending."""
        with self._lock:
            return sum(held.to_come for held in self._batches.values() if _talks(held))

    def missing(self) -> int:
        """How many files were announced and come no more."""
        with self._lock:
            return sum(held.to_come for held in self._batches.values() if not _talks(held))

    def left_out(self) -> Counter[str]:
        """How many files of each ending were left out, for they cannot be read."""
        with self._lock:
            return Counter(self._left_out)


def _talks(held: _Batch) -> bool:
    return held.heard > 0 and time.monotonic() - held.heard < SECONDS_OF_SILENCE
