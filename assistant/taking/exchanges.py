"""What is taken along: one answer, several, or a conversation's exchanges, with numbers that run on through all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from assistant.keeping.conversations import Exchange
from assistant.types import Answer, Citation

Answers: TypeAlias = Answer | Iterable[Answer | Exchange]
"""An answer, or several, or those of a conversation (`conversation.exchanges`), which bear when they were asked."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One answer with its citations numbered as in the file; `asked` is None where that is not known."""

    answer: Answer
    asked: datetime | None
    citations: tuple[Citation, ...]
    numbers: dict[tuple[str, int, int, int], int]

    def numbers_of(self, citations: Iterable[Citation]) -> list[int]:
        """The numbers in the file of these citations of the answer."""
        return [self.numbers[_key(citation)] for citation in citations]

    def number_of(self, citation: Citation) -> int:
        """The number in the file of a citation of the answer."""
        return self.numbers[_key(citation)]


def exchanges_of(answers: Answers) -> list[Taken]:
    """The answers with numbers that run on: a number stands for one place in the whole file.

    The first answer's are those that the reader saw.
    """
    given: Sequence[Answer | Exchange] = [answers] if isinstance(answers, Answer) else list(answers)
    taken: list[Taken] = []
    last = 0
    for one in given:
        answer, asked = (one, None) if isinstance(one, Answer) else (one.answer, one.asked)
        found = {_key(citation): citation for citation in _citations(answer)}
        numbers = {key: last + place for place, key in enumerate(found, start=1)}
        last += len(found)
        taken.append(Taken(answer, asked, tuple(found.values()), numbers))
    return taken


def _citations(answer: Answer) -> Iterable[Citation]:
    yield from answer.citations
    for statement in answer.statements:
        yield from statement.citations
    for row in answer.table.rows if answer.table else ():
        for cell in row:
            yield from cell.citations


def _key(citation: Citation) -> tuple[str, int, int, int]:
    return (citation.document.id, citation.number, citation.start, citation.end)
