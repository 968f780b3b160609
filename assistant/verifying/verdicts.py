"""What is verified against, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from store.types import Document


@dataclass(frozen=True, slots=True)
class Source:
    """One passage that was given to the model: `document.text[start:end]`, by the number it was given under."""

    number: int
    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a statement is supported, and by what.

    `reason` says in one sentence why not, and is empty where it is supported. `start` and `end` are the sentence (or
    the sentences side by side) of `source.document.text` that support it best; where nothing does, `source` is None
    and both are 0.
    """

    supported: bool
    reason: str = ""
    source: Source | None = None
    start: int = 0
    end: int = 0

    @property
    def quote(self) -> str:
        """The words that support it, as they stand."""
        return self.source.document.text[self.start : self.end] if self.source else ""
