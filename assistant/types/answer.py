"""An answer made of statements, each with the citations that support it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from assistant.types.citation import Citation, citation_key, marks
from assistant.types.found import Hit, Near
from assistant.types.scope import Choice, Scope
from assistant.types.statement import Statement, Table, Withheld

Status = Literal["answered", "partial", "not_found", "clarify"]
Refusal = Literal["no document", "no period", "topic absent", "not said", "no number", "no date", "no name", "no grade"]
"""Why nothing was found: no document about this or of this kind; none of that time; no word of it anywhere; it is
spoken of, but what was asked is not said; it is spoken of without a number, date, name or grade."""


class Turn(TypedDict):
    """One earlier turn of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `status` is "answered", "partial", "not_found" or "clarify". `reason` says in one sentence why there is no (full)
    answer, and is empty otherwise. `score` is higher the surer it is that the documents answer, between 0 and 1;
    `considered` are the passages that were weighed, best first. `near` is filled only where nothing was found.
    `notes` are remarks that need no source. `choices` are what an ambiguous question may mean (status "clarify").
    `table` shows the statements side by side where there is something to compare. `refusal` says of which kind the
    reason is where nothing was found. `inputs` are what `score` was made
    of, where sentences were weighed: what each thing looked at added to the log-odds. `standalone` is the question as
    it was understood from the turns before it; it equals `question` where nothing was needed. `model` is the language
    model that wrote the statements, or found that nothing answers; None where none did. `withheld` are its sentences
    that are not shown. `complete` is False while it still writes.
    """

    question: str
    status: Status
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: str = ""
    scope: Scope = field(default_factory=Scope)
    near: tuple[Near, ...] = ()
    score: float = 0.0
    considered: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    table: Table | None = None
    refusal: Refusal | None = None
    inputs: Mapping[str, float] = field(default_factory=dict, compare=False)
    seconds: float = field(default=0.0, compare=False)
    standalone: str = ""
    model: str | None = None
    withheld: tuple[Withheld, ...] = ()
    complete: bool = True

    def __post_init__(self) -> None:
        """Without turns before it a question stands alone as it is."""
        if not self.standalone:
            object.__setattr__(self, "standalone", self.question)

    @property
    def said_of_withheld(self) -> str:
        """How many sentences are not shown, as one of `notes` says it; empty for none."""
        count = len(self.withheld)
        if count == 1:
            return "1 sentence was withheld because the passages do not say it."
        return f"{count} sentences were withheld because the passages do not say them." if count else ""

    @property
    def text(self) -> str:
        """The answer as text with [1], [2] marks, or the reason where there is none."""
        lines = [f"{statement.text} {marks(statement.citations)}".rstrip() for statement in self.statements]
        return "\n".join([*lines, *([self.reason] if self.reason else []), *self.notes])


def all_citations(answer: Answer) -> tuple[Citation, ...]:
    """The citations of an answer, its statements and its table, each once, in order of appearance."""
    return tuple({citation_key(citation): citation for citation in _each_citation(answer)}.values())


def _each_citation(answer: Answer) -> Iterator[Citation]:
    yield from answer.citations
    for statement in answer.statements:
        yield from statement.citations
    for row in answer.table.rows if answer.table else ():
        for cell in row:
            yield from cell.citations
