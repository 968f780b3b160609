"""Words of a document that support what is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.references import reference
from store.types import Document


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a document that support a statement; `document.text[start:end] == quote`, unless it is `gone`.

    `number` is the mark in the answer's text ("[1]"). `page` and `page_end` are the pages on which the quote begins
    and ends, None for a document without pages. `paragraph` is how a person finds it on the page: the printed
    paragraph number ("para. 14"), or the heading and place, or None.
    """

    number: int
    document: Document
    quote: str
    start: int
    end: int
    page: int | None
    page_end: int | None
    paragraph: str | None

    @property
    def gone(self) -> bool:
        """Whether the document was removed, or changed here, since the answer was kept; the quote is as it was."""
        return self.document.text[self.start : self.end] != self.quote

    @property
    def reference(self) -> str:
        """How a person refers to the place: title, days of the inspection, visit or meeting, page and paragraph."""
        return reference(self.document, self.page, self.page_end, self.paragraph)


def marks(citations: Iterable[Citation]) -> str:
    """The citation marks of a statement: "[1][3]"."""
    return "".join(f"[{citation.number}]" for citation in citations)


def citation_key(citation: Citation) -> tuple[str, int, int, int, str | None]:
    """What tells a citation of an answer apart, without a look at whole documents."""
    return (citation.document.id, citation.number, citation.start, citation.end, citation.paragraph)
