"""One question's outcome, ours and the plain way's in the same shape, so that the same measures judge both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assistant import Citation, Library
from benchmarks.collections import Asked
from benchmarks.places import Held, Span, plain_words
from benchmarks.plain_chain import PlainChain
from benchmarks.telling import told


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question: the spans cited, the answer's text, and the score of its being answered at all."""

    asked: Asked
    status: str
    score: float
    spans: tuple[Span, ...]
    text: str
    seconds: float
    reason: str = ""
    citations: tuple[Citation, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether it was answered, in part at least. To be asked back is neither an answer nor a refusal."""
        return self.status in ("answered", "partial")

    @property
    def refused(self) -> bool:
        """Whether it was said that the documents do not answer."""
        return self.status == "not_found"


Outcomes: TypeAlias = Sequence[Outcome]


def ours(
    library: Library, held: Held, asked: Sequence[Asked], name: str, *, of_all: bool = False, history: bool = False
) -> list[Outcome]:
    """Ask the library each question of the documents that it is about, or of all."""
    return [_ours(library, held, one, of_all, history) for one in told(asked, f"{name}, ours")]


def plain(chain: PlainChain, held: Held, asked: Sequence[Asked], name: str, *, of_all: bool = False) -> list[Outcome]:
    """What the plain way cites for each question."""
    return [_plain(chain, held, one, of_all) for one in told(asked, f"{name}, plain way")]


def _ours(library: Library, held: Held, asked: Asked, of_all: bool, history: bool) -> Outcome:
    within = None if of_all or not asked.within else [one for name in asked.within if (one := held.named(name))]
    answer = library.ask(asked.question, list(asked.history) if history else None, within)
    spans = tuple(Span(one.document.id, one.start, one.end) for one in answer.citations)
    return Outcome(
        asked, answer.status, answer.score, spans, answer.text, answer.seconds, answer.reason, answer.citations
    )


def _plain(chain: PlainChain, held: Held, asked: Asked, of_all: bool) -> Outcome:
    within = held.named(asked.within[0]) if asked.within and not of_all else None
    found, seconds = chain.timed_search(asked.question, document=within.id if within else None)
    spans = tuple(one.span for one in found)
    text = "\n".join(held.documents[span.document].text[span.start : span.end] for span in spans)
    return Outcome(asked, "answered", max((one.cosine for one in found), default=0.0), spans, text, seconds)


@dataclass(frozen=True, slots=True)
class Result:
    """One question's outcome by its quotes alone: whether it was answered, and with which."""

    asked: Asked
    answered: bool
    quotes: tuple[str, ...]
    reason: str = ""

    @property
    def right(self) -> bool:
        """Refused where nothing answers; else answered with an expected quote or with what it must hold."""
        if not self.asked.answerable or not self.answered:
            return self.answered == self.asked.answerable
        if self.asked.quotes:
            return any(_cites(quote, self.quotes) for quote in self.asked.quotes)
        return must_present(self.asked, " ".join(self.quotes))


def must_present(asked: Asked, text: str) -> bool:
    """Whether one of each group of words that belong in the answer is in the text."""
    said = plain_words(text)
    return all(any(plain_words(choice) in said for choice in group) for group in asked.must)


def _cites(expected: str, quotes: Sequence[str]) -> bool:
    wanted = plain_words(expected)
    return any(wanted in plain_words(quote) or (len(quote) > 40 and plain_words(quote) in wanted) for quote in quotes)
