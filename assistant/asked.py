"""A question as it was put: its words, the turns before it, what it is limited to and who is to write the answer."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypedDict

from assistant.types import Scope, Turn
from store.types import Document

Documents: TypeAlias = str | Document | Iterable[str | Document]
"""A document or several, each by its id, its source id, or itself."""


class AskOptions(TypedDict, total=False):
    """What `Library.ask` and `Library.stream` may be told by name, and `Asked` holds under the same names."""

    scope: Scope | None
    within: Scope | None
    model: str | None
    stop: threading.Event | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the turns before it, oldest first.

    `documents` are the ids of the documents to ask, None for all. A `scope` is used as it stands, and nothing is
    recognised in the question; `within` limits the library before the question is read, where no scope is given.
    `model` is the language model to write, None for the first there is; `stop` ends its writing.
    """

    text: str
    history: Sequence[Turn] = ()
    documents: Sequence[str] | None = None
    scope: Scope | None = None
    within: Scope | None = None
    model: str | None = None
    stop: threading.Event | None = None

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


def readable(question: str) -> str:
    """A question without half characters, which no model can read."""
    return re.sub("[\ud800-\udfff]", " ", question)
