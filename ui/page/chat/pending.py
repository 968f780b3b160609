"""Questions that are being answered, so that one can be stopped until its answer is kept."""

from __future__ import annotations

import threading

_REMEMBERED = 1000


class Pending:
    """Each question has a word of its own, made by the page that asks it.

    A stop may come before its question, when many wait; it is remembered for a while.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._stopped: dict[str, None] = {}

    def stop(self, question: str) -> None:
        """Nothing of its answer is to be kept or shown; too late where it is kept already."""
        with self._guard:
            self._stopped[question] = None
            while len(self._stopped) > _REMEMBERED:
                del self._stopped[next(iter(self._stopped))]

    def is_stopped(self, question: str) -> bool:
        """Whether somebody stopped it."""
        with self._guard:
            return question in self._stopped
