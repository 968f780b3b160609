"""Asks a model and gives its words as they come; closing ends the request, wherever it waits."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Generator, Iterator
from contextlib import aclosing
from functools import cache
from typing import Any

from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessageChunk, HumanMessage, SystemMessage
from langchain_core.runnables import Runnable, RunnableSequence
from langsmith import tracing_context

from assistant.writing.failing import ModelFailed, Stopped, failure_of
from assistant.writing.prompt import STATEMENTS, Prompt

_LOOK = 0.05
"""Seconds after which a reader's stop is seen."""


class Asker:
    """Asks one model. Safe to use from any thread."""

    def __init__(self, model: BaseChatModel) -> None:
        """`model` is asked as it is, and held to a JSON schema where LangChain knows how."""
        self._model = model
        self._held = _held_to_schema(model)

    @property
    def can_be_structured(self) -> bool:
        """Whether it can be held to a schema."""
        return self._held is not None

    def ask(
        self, prompt: Prompt, *, structured: bool, first: float, whole: float, stop: threading.Event | None
    ) -> Generator[str]:
        """The model's words, as they come. `first` and `whole` are seconds.

        Raises ModelFailed, and Stopped once `stop` is set; close it to end the request.
        """
        runnable: Runnable[LanguageModelInput, Any] = self._model
        if structured and self._held is not None:
            runnable = self._held
        words: queue.Queue[str | BaseException | None] = queue.Queue()
        coming = _coming(runnable, prompt, words, first, whole)
        request = asyncio.run_coroutine_threadsafe(coming, _loop())
        try:
            yield from _told(words, stop)
        finally:
            request.cancel()


def _told(words: queue.Queue[str | BaseException | None], stop: threading.Event | None) -> Iterator[str]:
    while True:
        if stop is not None and stop.is_set():
            raise Stopped
        try:
            said = words.get(timeout=_LOOK)
        except queue.Empty:
            continue
        if said is None:
            return
        if isinstance(said, BaseException):
            raise failure_of(said) from None  # the cause may hold the key
        yield said


async def _coming(
    runnable: Runnable[LanguageModelInput, Any],
    prompt: Prompt,
    words: queue.Queue[str | BaseException | None],
    first: float,
    whole: float,
) -> None:
    """Put the model's words into `words`, an error where it fails, and None at the end."""
    messages = [SystemMessage(prompt.system), HumanMessage(prompt.given)]
    end = asyncio.get_running_loop().time() + whole
    try:
        with tracing_context(enabled=False):  # the environment may ask LangChain to send all it sees to a service
            async with asyncio.timeout(min(first, whole)) as limit:
                async with aclosing(runnable.astream(messages)) as stream:  # type: ignore[type-var]
                    async for chunk in stream:
                        if said := _words(chunk):
                            limit.reschedule(end)
                            words.put(said)
        words.put(None)
    except asyncio.CancelledError:
        words.put(ModelFailed("was stopped"))
        raise
    except Exception as error:
        words.put(error)


def _words(chunk: object) -> str:
    """The text of a piece, and what it fills a schema with; its thinking is not part of the answer."""
    if not isinstance(chunk, AIMessageChunk):
        return str(getattr(chunk, "text", "") or "")
    return f"{chunk.text}{''.join(call.get('args') or '' for call in chunk.tool_call_chunks)}"


def _held_to_schema(model: BaseChatModel) -> Runnable[LanguageModelInput, Any] | None:
    """The model held to the schema, without LangChain's parser, which completes JSON that broke off."""
    try:
        held = model.with_structured_output(STATEMENTS)
    except Exception:  # each package says in its own way that it cannot
        return None
    return held.first if isinstance(held, RunnableSequence) else None


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """One loop for all requests: clients of the web are bound to the loop that they were first used in."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="chapterverse-model", daemon=True).start()
    return loop
