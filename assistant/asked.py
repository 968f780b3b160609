"""A question as it was put: its words, the turns before it, and what it is limited to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Scope, Turn


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the turns before it, oldest first.

    `documents` are the ids of the documents to ask, None for all. A `scope` is used as it stands, and nothing is
    recognised in the question; `within` limits the library before the question is read, where no scope is given.
    """

    text: str
    history: Sequence[Turn] = ()
    documents: Sequence[str] | None = None
    scope: Scope | None = None
    within: Scope | None = None

    @property
    def limits(self) -> Scope | None:
        """The limits that are to be looked at, if any."""
        return self.within if self.scope is None and self.within != Scope() else None

    @property
    def is_chosen(self) -> bool:
        """Whether a person chose the documents to ask, one by one or by their days."""
        limits = self.limits
        return self.documents is not None or (
            limits is not None and bool(limits.documents or limits.first or limits.last)
        )
