"""Lets a model write an answer from the passages found, and watches over it."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from contextlib import closing

from assistant.types import Answer
from assistant.writing.asking import Asker
from assistant.writing.budget import CHARACTERS_A_TOKEN, given_to
from assistant.writing.draft import Draft, Verifies
from assistant.writing.failing import EMPTY, ENDLESS, UNREADABLE, ModelFailed, Stopped
from assistant.writing.limits import ModelLimits
from assistant.writing.prompt import writing_prompt
from assistant.writing.reading import PlainReading, Reading, StructuredReading

_MOST_STATEMENTS = 8
"""From more of our own on it is a whole list, and a list is quoted."""
_OVER = 2
"""How many times its tokens, at three characters each, an answer may be long before it is ended: usual text has four
or more a token."""
_REPEATS = 3
_PAUSE = 0.5
_NOT_HELD = frozenset({EMPTY, ENDLESS, UNREADABLE})
"""What a model may do that cannot be held to a schema well; it is asked for plain marks then."""


def may_be_written(answer: Answer) -> bool:
    """Whether an answer was made from sentences: facts, refusals and whole lists stay as they are."""
    from_sentences = bool(answer.considered) and all(one.kind == "quoted" for one in answer.statements)
    return answer.status in ("answered", "partial") and from_sentences and len(answer.statements) <= _MOST_STATEMENTS


class Writer:
    """One model that writes answers. Safe to use from any thread."""

    def __init__(self, name: str, asker: Asker, verifier: Verifies, limits: ModelLimits) -> None:
        """`name` is how the model is called."""
        self.name = name
        self.asker = asker
        self.limits = limits
        self._verifier = verifier
        self._structured = asker.can_be_structured

    def written(self, ours: Answer, stop: threading.Event | None = None) -> Generator[Answer]:
        """The answer as it grows, from the first verified sentence on; the last one is complete.

        `ours` is the answer from sentences, which it falls back to.
        """
        given = given_to(ours, self.limits)
        draft = Draft(ours, self.name, given, self._verifier)
        yield draft.so_far()
        end = time.monotonic() + self.limits.whole
        structured = self._structured
        for attempt in range(self.limits.attempts):
            reading: Reading = StructuredReading() if structured else PlainReading()
            try:
                for _ in self._taken(draft, reading, structured, end, stop):
                    yield draft.so_far()
                if reading.refused and not draft.has_words:
                    yield draft.refused()
                    return
                if not draft.has_sentences:
                    raise ModelFailed(UNREADABLE if draft.has_words else EMPTY, again=True)
                yield draft.finished()
                return
            except Stopped:
                yield draft.finished("was stopped")
                return
            except ModelFailed as failure:
                if failure.of_request:
                    self._structured = False  # its server knows no schemas, now and later
                structured = structured and not failure.of_request and str(failure) not in _NOT_HELD
                pause = max(_PAUSE, failure.wait)
                last = attempt + 1 == self.limits.attempts or not failure.again
                if last or draft.has_sentences or time.monotonic() + pause >= end:
                    yield draft.finished(str(failure))
                    return
                if _stopped_within(pause, stop):
                    yield draft.finished("was stopped")
                    return

    def _taken(
        self, draft: Draft, reading: Reading, structured: bool, end: float, stop: threading.Event | None
    ) -> Iterator[None]:
        """Ask once and take what comes; yields at each sentence that is shown."""
        prompt = writing_prompt(draft.ours.standalone, draft.given, structured=structured)
        whole = max(0.1, end - time.monotonic())
        length = 0
        words = self.asker.ask(prompt, structured=structured, first=self.limits.first, whole=whole, stop=stop)
        with closing(words):
            for said in words:
                length += len(said)
                for read in reading.feed(said):
                    if draft.take(read):
                        yield
                if draft.repeated >= _REPEATS:
                    raise ModelFailed("went on repeating itself")
                if length > self.limits.answer_tokens * CHARACTERS_A_TOKEN * _OVER:
                    raise ModelFailed(ENDLESS)
        for read in reading.end():
            if draft.take(read):
                yield


def _stopped_within(seconds: float, stop: threading.Event | None) -> bool:
    if stop is not None:
        return stop.wait(seconds)
    time.sleep(seconds)
    return False
