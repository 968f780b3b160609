"""Questions that are being answered: what is there so far, and a way to stop one until its answer is kept."""

from __future__ import annotations

import threading

from assistant import Answer

_REMEMBERED = 1000


class Pending:
    """Each question has a word of its own, made by the page that asks it.

    A stop may come before its question, when many wait; it is remembered for a while.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._stops: dict[str, threading.Event] = {}
        self._growing: dict[str, Answer] = {}

    def stop(self, question: str) -> None:
        """Nothing of its answer is to be kept or shown; too late where it is kept already."""
        self.stopping(question).set()

    def stopping(self, question: str) -> threading.Event:
        """Set once somebody stops it."""
        with self._guard:
            stop = self._stops.pop(question, None) or threading.Event()
            self._stops[question] = stop  # the latest one last
            while len(self._stops) > _REMEMBERED:
                del self._stops[next(iter(self._stops))]
            return stop

    def is_stopped(self, question: str) -> bool:
        """Whether somebody stopped it."""
        with self._guard:
            return question in self._stops and self._stops[question].is_set()

    def grew(self, question: str, answer: Answer) -> None:
        """A language model wrote a sentence more of its answer."""
        with self._guard:
            self._growing[question] = answer

    def so_far(self, question: str) -> Answer | None:
        """What is written of its answer; None where nothing is being written."""
        with self._guard:
            return self._growing.get(question)

    def is_done(self, question: str) -> None:
        """It is answered, or will not be."""
        with self._guard:
            self._growing.pop(question, None)
