"""Progress of long work on standard error: one line that changes on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TextIO

from ui.terminal import printable, width

SECONDS_BETWEEN_LINES = 5.0
SECONDS_BEFORE_AN_ESTIMATE = 2.0


class ProgressLine:
    """Shows how far the work is, what comes next and how long it will still take; a `Progress` for the library."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._began = time.monotonic()
        self._last_line = self._began
        self._first_done = 0
        self._shown = False

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show that `done` of `total` steps are finished and `what` comes next."""
        now = time.monotonic()
        if done == 0:
            self._began = now
        text = self._text(done, total, what, now - self._began)
        if self._live:
            columns = width() - 1
            self._stream.write("\r" + text[:columns].ljust(columns))
            self._shown = True
        elif now - self._last_line >= SECONDS_BETWEEN_LINES:
            self._stream.write(text + "\n")
            self._last_line = now
        self._stream.flush()

    def clear(self) -> None:
        """Take the changing line away, so that other words can be printed."""
        if self._shown:
            self._stream.write("\r" + " " * (width() - 1) + "\r")
            self._stream.flush()
            self._shown = False

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def _text(self, done: int, total: int, what: str, elapsed: float) -> str:
        left = time_left(done, total, elapsed)
        return printable("  ".join(part for part in (f"{done} of {total}", left, what) if part))


def time_left(done: int, total: int, elapsed: float) -> str:
    """How long the rest will take at the pace so far ("about 3 min left"), empty while it is too early to say."""
    if done < 1 or done >= total or elapsed < SECONDS_BEFORE_AN_ESTIMATE:
        return ""
    seconds = elapsed / done * (total - done)
    if seconds < 50:
        return f"about {max(round(seconds / 5) * 5, 5)} s left"
    return f"about {round(seconds / 60) or 1} min left" if seconds < 5400 else f"about {seconds / 3600:.1f} h left"
