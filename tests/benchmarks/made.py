"""Documents and outcomes made by hand."""

from __future__ import annotations

from datetime import datetime

from assistant import Block, Document
from benchmarks.collections import Asked
from benchmarks.outcomes import Outcome
from benchmarks.places import Span


def document(name: str, text: str, *paths: str) -> Document:
    """A document whose paragraphs are parted by blank lines."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(part)))
        at += len(part) + 2
    given = tuple(blocks)
    return Document(name, name, name, "other", None, None, None, (), text, (), given, paths, "", (), datetime.now())


def outcome(
    asked: Asked, *spans: Span, status: str = "answered", score: float = 0.5, text: str = "", seconds: float = 0.0
) -> Outcome:
    """An outcome of the status given."""
    return Outcome(asked, status, score, spans, text, seconds)
