"""What narrowing leaves of a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from assistant.types import Choice, Refusal, Scope

Side: TypeAlias = tuple[str, tuple[str, ...]]
"""A name, kind of document or period, and the ids of the documents of it."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the question's names, days and kinds, or a scope given, leave of the library.

    `scope` holds the ids of the documents and the conditions that chose them. `newest` are those searched first
    where a question asks how things are, None for all at once. `sides` holds, for each authority, kind or period
    set beside others, its documents. `unknown` are names that no document mentions. `nothing` says that the scope
    matches nothing and `refusal` of which kind that is, `missing` which side of a comparison is not here, and
    `mentioned` the words that documents mention in passing all the same. `ask` is what is asked back where the
    question is ambiguous, with its `choices`. `words` are the words of the question that chose the documents and so
    say nothing about their content; `rest` is the question without the names. `notes` are remarks on the scope.
    `chosen` is whether the documents were given by their ids rather than found by what the question names.
    """

    scope: Scope
    newest: tuple[str, ...] | None = None
    sides: tuple[Side, ...] = ()
    unknown: tuple[str, ...] = ()
    nothing: str = ""
    refusal: Refusal = "no document"
    missing: str = ""
    mentioned: tuple[str, ...] = ()
    ask: str = ""
    choices: tuple[Choice, ...] = ()
    words: frozenset[str] = frozenset()
    rest: str = ""
    notes: tuple[str, ...] = ()
    chosen: bool = False

    @property
    def documents(self) -> tuple[str, ...] | None:
        """The ids of the documents, None for all."""
        return self.scope.documents

    @property
    def known(self) -> tuple[str, ...]:
        """The authorities that narrowed."""
        return self.scope.authorities
