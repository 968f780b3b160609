"""Verifies statements: written by a model, quoted, or derived."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reader.contrasts import particulars
from assistant.types import Citation, Statement
from assistant.verifying.verdicts import Source, Verdict
from ingest.sentences import sentence_spans
from store.embedding import Embedder


class Verifier:
    """Verifies statements before they are shown. Safe to use from any thread."""

    def __init__(self, embedder: Embedder) -> None:
        """Meaning is compared with the library's own embedding model, which is loaded on first use."""
        self._embedder = embedder

    def written(self, statement: str, cited: Sequence[int], given: Sequence[Source]) -> Verdict:
        """Whether one of the cited passages says what a model wrote.

        `statement` is one sentence without its marks; `cited` are the numbers it cites, `given` the passages that the
        model had.
        """
        sources = [source for source in given if source.number in set(cited)]
        if not cited or len(sources) < len(set(cited)):
            return Verdict(False, "It cites none of the passages.")
        said = particulars(statement)
        for source in sources:
            for start, end in sentence_spans(source.document.text, source.start, source.end):
                held = particulars(source.document.text[start:end])
                if said.content <= held.stems and said.numbers <= held.numbers and said.denied <= held.denied:
                    return Verdict(True, "", source, start, end)
        return Verdict(False, "No cited sentence says this.")

    def quoted(self, citation: Citation) -> bool:
        """Whether the quote stands in its document at the place it names."""
        return bool(citation.quote) and citation.document.text[citation.start : citation.end] == citation.quote

    def derived(self, statement: Statement) -> bool:
        """Whether a count or a change comes out the same when it is made anew from the quotes it cites."""
        return bool(statement.citations) and all(self.quoted(one) for one in statement.citations)
