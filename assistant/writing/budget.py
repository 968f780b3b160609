"""Which passages the model is given: those of our answer first, then the best of the others, as far as tokens go."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.types import Answer
from assistant.verifying.verdicts import Source
from assistant.writing.limits import ModelLimits
from ingest.sentences import sentence_spans
from store.types import Document

CHARACTERS_A_TOKEN = 3
"""Fewer than English text has with any usual model, so that no limit is passed."""
_FOR_WORDS = 330
"""Tokens of the instructions and the question."""
_FOR_FENCE = 40
_MOST = 8


def tokens_in(text: str) -> int:
    """About how many tokens a text is, rather too many."""
    return -(-len(text) // CHARACTERS_A_TOKEN)


def given_to(answer: Answer, limits: ModelLimits) -> list[Source]:
    """The passages, numbered from 1."""
    left = limits.tokens - limits.answer_tokens - _FOR_WORDS
    found: list[Source] = []
    for document, start, end in _wanted(answer):
        if len(found) == _MOST:
            break
        if any(held.document.id == document.id and held.start <= start and end <= held.end for held in found):
            continue
        needed = tokens_in(document.text[start:end]) + _FOR_FENCE
        if needed > left and not found:
            end = _cut(document, start, end, left - _FOR_FENCE)
        elif needed > left:
            continue
        left -= tokens_in(document.text[start:end]) + _FOR_FENCE
        found.append(Source(len(found) + 1, document, start, end))
    return found


def _wanted(answer: Answer) -> Iterator[tuple[Document, int, int]]:
    """The passages around our answer's citations, then all that were weighed, best first."""
    for citation in answer.citations:
        around = next(
            (
                hit.passage
                for hit in answer.considered
                if hit.document.id == citation.document.id
                and hit.passage.start <= citation.start
                and citation.end <= hit.passage.end
            ),
            None,
        )
        start, end = (around.start, around.end) if around else (citation.start, citation.end)
        yield citation.document, start, end
    for hit in answer.considered:
        yield hit.document, hit.passage.start, hit.passage.end


def _cut(document: Document, start: int, end: int, tokens: int) -> int:
    """Where a passage that is too long ends, at a sentence's end if it can be."""
    last = start + max(1, tokens) * CHARACTERS_A_TOKEN
    ends = [at for _, at in sentence_spans(document.text, start, end) if at <= last]
    return ends[-1] if ends else min(end, last)
