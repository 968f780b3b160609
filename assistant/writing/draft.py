"""An answer while a model writes it: what was verified is in it, what was not is withheld with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.choosing import leans_back
from assistant.citing import cited_at
from assistant.types import Answer, Citation, Near, Statement, Withheld
from assistant.verifying.verdicts import Source, Verdict
from assistant.writing.reading import Read
from assistant.writing.showing import why_no_support, why_not_plain
from store.types import Document

_SHOWN_OF_UNREAD = 300
_FEWEST_WORDS = 5
"""Of a sentence that names no passage: fewer stand almost anywhere."""
_NAMES_NONE = "It names no passage, and none of those given says it."


class Verifies(Protocol):
    """Says whether the cited passages say what was written."""

    def written(self, statement: str, cited: Sequence[int], given: Sequence[Source]) -> Verdict:
        """The verdict on one sentence."""
        ...


class Draft:
    """The answer of one model to one question; begins as our own without its statements."""

    def __init__(self, ours: Answer, model: str, given: Sequence[Source], verifier: Verifies) -> None:
        """`ours` is the answer from sentences, `given` the passages that the model has."""
        self.ours = ours
        self.model = model
        self.repeated = 0
        self.given = given
        self._verifier = verifier
        self._statements: list[Statement] = []
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._withheld: list[Withheld] = []
        self._seen: set[str] = set()
        self._readable = False
        self._goes_on = False

    @property
    def has_sentences(self) -> bool:
        """Whether the model said anything that can be read, supported or not."""
        return self._readable

    @property
    def has_words(self) -> bool:
        """Whether the model said anything at all."""
        return bool(self._statements or self._withheld)

    def take(self, read: Read) -> bool:
        """Take one sentence; whether it is shown. What was said already is passed over."""
        folded = " ".join(read.text.casefold().split())
        if folded in self._seen:
            self.repeated += 1
            return False
        self._seen.add(folded)
        self._readable = self._readable or read.readable
        why = self._why_not(read)
        verdict = Verdict(False, why) if why else self._verdict(read)
        self._goes_on = verdict.supported
        if not verdict.supported or verdict.source is None:
            self._withheld.append(Withheld(read.text[:_SHOWN_OF_UNREAD], verdict.reason))
            return False
        citation = self._cited(verdict.source.document, verdict.start, verdict.end)
        self._statements.append(Statement(read.text, (citation,), "written"))
        return True

    def _why_not(self, read: Read) -> str:
        """Why it is not shown whatever the passages say; empty where it may be."""
        if not read.readable:
            return "It cannot be read."
        if leans_back(read.text) and not self._goes_on:
            return "It goes on from something that is not shown."
        return why_not_plain(read.text)

    def _verdict(self, read: Read) -> Verdict:
        numbers = [source.number for source in self.given]
        unknown = next((number for number in read.cited if number not in numbers), None)
        if unknown is not None:
            return Verdict(False, f"It names a passage {unknown}, and none of that number was given.")
        # small models forget their marks: what names no passage is looked for in all that were given
        if not read.cited and len(read.text.split()) < _FEWEST_WORDS:
            return Verdict(False, _NAMES_NONE)
        verdict = self._verifier.written(read.text, read.cited or numbers, self.given)
        if not read.cited and not verdict.supported:
            return Verdict(False, _NAMES_NONE)
        why = why_no_support(read.text, verdict.quote) if verdict.supported else ""
        return Verdict(False, why) if why else verdict

    def _cited(self, document: Document, start: int, end: int) -> Citation:
        key = (document.id, start, end)
        if key not in self._citations:
            self._citations[key] = cited_at(document, start, end, len(self._citations) + 1)
        return self._citations[key]

    def so_far(self) -> Answer:
        """The answer as far as it is verified."""
        return replace(
            self.ours,
            statements=tuple(self._statements),
            citations=tuple(self._citations.values()),
            withheld=tuple(self._withheld),
            model=self.model,
            complete=False,
        )

    def finished(self, trouble: str = "") -> Answer:
        """The answer at its end; our own where nothing is left of it.

        `trouble` is what befell the model, to stand after its name.
        """
        growing = self.so_far()
        told = [*self._told_of(trouble), *([growing.said_of_withheld] if self._withheld else [])]
        if self._statements:
            return replace(growing, notes=(*self.ours.notes, *told), complete=True)
        told.append("The answer is quoted from the documents.")
        return replace(self.ours, withheld=tuple(self._withheld), notes=(*self.ours.notes, *told))

    def refused(self) -> Answer:
        """What the model says when the passages do not answer: our refusal, with our sentences near it."""
        about = f" about {self.ours.scope.words()}" if self.ours.scope.words() else ""
        return replace(
            self.ours,
            status="not_found",
            statements=(),
            citations=(),
            reason=f"The passages found{about} do not say this, as {self.model} reads them.",
            near=tuple(_near(citation) for citation in self.ours.citations[:3]),
            refusal="not said",
            table=None,
            model=self.model,
        )

    def _told_of(self, trouble: str) -> list[str]:
        if not trouble:
            return []
        return [f"This may not be all: {self.model} {trouble}." if self._statements else f"{self.model} {trouble}."]


def _near(citation: Citation) -> Near:
    return Near(citation.document, citation.start, citation.end, citation.page, citation.paragraph)
