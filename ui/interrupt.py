"""Ctrl-C that stops long work after the step at hand instead of in the middle of it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stop_on_interrupt(before_message: Callable[[], None], message: str) -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; a second one interrupts at once.

    `before_message` is called before `message` is printed, to take a progress line away.
    """
    stop = threading.Event()

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        """Say that it stops, or end at once where that was said before."""
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        before_message()
        print(message, file=sys.stderr, flush=True)

    earlier = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, earlier)
