"""Questions that are being answered, so that one can be stopped until its answer is kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Pending:
    """Each question has a word of its own, made by the page that asks it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._stopped: dict[str, bool] = {}

    @contextmanager
    def asked(self, question: str) -> Iterator[None]:
        """While the question is being answered."""
        with self._guard:
            self._stopped[question] = False
        try:
            yield
        finally:
            with self._guard:
                self._stopped.pop(question, None)

    def stop(self, question: str) -> None:
        """Nothing of its answer is to be kept or shown; too late where it is kept already."""
        with self._guard:
            if question in self._stopped:
                self._stopped[question] = True

    def may_be_kept(self, question: str) -> bool:
        """Whether nobody stopped it; from now on it cannot be stopped any more."""
        with self._guard:
            return not self._stopped.pop(question, False)
