"""What was found: passages, and places that touch a question without answering it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.references import reference
from store.types import Document, Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found; a higher `score` is a better match, comparable within one search only.

    `cosine` is how near its meaning is to the words searched for, -1 to 1.
    """

    passage: Passage
    document: Document
    score: float
    cosine: float = 0.0

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.passage.text

    @property
    def page(self) -> int | None:
        """The page on which the passage begins."""
        return self.passage.page


@dataclass(frozen=True, slots=True)
class Near:
    """A place that touches the question without answering it, offered beside a refusal.

    `kept` are the words that stood there, where the document was removed, or changed here, since the answer was kept.
    """

    document: Document
    start: int
    end: int
    page: int | None
    paragraph: str | None
    kept: str = ""

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.kept or self.document.text[self.start : self.end]

    @property
    def gone(self) -> bool:
        """Whether these words can no longer be shown in their document."""
        return bool(self.kept)

    @property
    def reference(self) -> str:
        """How a person refers to the place."""
        return reference(self.document, self.page, None, self.paragraph)
