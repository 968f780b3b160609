"""Answers a question as it comes: our answer first, then what a model writes from it, sentence after sentence."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from assistant.answering import Answerer
from assistant.asked import Asked
from assistant.conversation.standing_alone import Standalone
from assistant.types import Answer
from assistant.writing.configured import Models
from assistant.writing.failing import Stopped
from assistant.writing.writer import Writer, may_be_written


def answers(
    answerer: Answerer, models: Models, asked: Asked, model: str | None, stop: threading.Event | None
) -> Iterator[Answer]:
    """The answer as it grows; the last one is complete. Scope, facts, refusals and the choice of passages are ours."""
    began = time.perf_counter()
    writer = models.writer(model)
    if writer is None:
        yield answerer.answer(asked)
        return
    rewriter = models.rewriter(writer)

    def rewritten(ours: Standalone) -> Standalone:
        """The question as the model makes it stand alone; ours where the reader stops it."""
        try:
            return rewriter.alone(asked.text, asked.history, ours, stop)
        except Stopped:
            return ours

    for answer in _written(answerer.answer(asked, rewritten), writer, stop):
        yield replace(answer, seconds=time.perf_counter() - began)


def _written(ours: Answer, writer: Writer, stop: threading.Event | None) -> Iterator[Answer]:
    if not may_be_written(ours):
        yield ours
        return
    with closing(writer.written(ours, stop)) as growing:
        yield from growing
