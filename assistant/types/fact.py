"""A thing that a document states."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types.citation import Citation
from store.types import Document, FactKind


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a document states, such as a judgement with its grade; `citation` is where it stands.

    `name` and `value` are in the document's own words, `plain_name` and `plain_value` the same in today's terms and in
    plain form, where these differ or help to compare. `number` is the number printed before it.
    """

    kind: FactKind
    name: str
    value: str
    plain_name: str | None
    plain_value: str | None
    number: str | None
    citation: Citation

    @property
    def document(self) -> Document:
        """The document that states it."""
        return self.citation.document
