"""A stand-in for a language model: it says what a test wrote for it. The real one is in tests/models."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any, TypeAlias

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.output_parsers import JsonOutputParser
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import PrivateAttr

Step: TypeAlias = str | float | Exception
"""Words, seconds to wait, or what to raise."""
Reply: TypeAlias = "str | Sequence[Step] | Callable[[str], str | Sequence[Step]]"
"""What to say at once, in steps, or as made from the prompt."""


class ScriptedModel(BaseChatModel):
    """Says its replies one after the other, then the last one again; notes what it was asked and what was cut off."""

    model_name: str = "scripted"
    structured: bool = False
    _replies: list[Reply] = PrivateAttr(default_factory=list)
    prompts: list[str] = []  # noqa: RUF012 - pydantic copies it
    asked_structured: list[bool] = []  # noqa: RUF012
    cancelled: int = 0

    def says(self, *replies: Reply) -> None:
        self._replies = list(replies)
        self.prompts, self.asked_structured, self.cancelled = [], [], 0

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def with_structured_output(self, schema: Any, **kwargs: Any) -> Runnable[Any, Any]:
        if not self.structured:
            raise NotImplementedError
        return self.bind(schema=schema) | JsonOutputParser()

    def _steps(self, messages: list[BaseMessage], kwargs: dict[str, Any]) -> Sequence[Step]:
        prompt = "\n".join(message.text for message in messages)
        self.prompts.append(prompt)
        self.asked_structured.append("schema" in kwargs)
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        said = reply(prompt) if callable(reply) else reply
        return [said] if isinstance(said, str) else said

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        words = "".join(step for step in self._steps(messages, kwargs) if isinstance(step, str))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(words))])

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        try:
            for step in self._steps(messages, kwargs):
                if isinstance(step, Exception):
                    raise step
                if isinstance(step, float):
                    await asyncio.sleep(step)
                else:
                    yield ChatGenerationChunk(message=AIMessageChunk(content=step))
        except asyncio.CancelledError:
            self.cancelled += 1
            raise


def passage_of(prompt: str, words: str) -> int:
    """The number of the first passage given that holds these words."""
    found = next((number for number, text in passages_in(prompt) if words in " ".join(text.split())), None)
    assert found is not None, f"no passage given holds: {words}"
    return found


def passages_in(prompt: str) -> Iterator[tuple[int, str]]:
    """The passages of a prompt with their numbers."""
    pattern = r"^=== passage (\d+) (\w+) ===\n(.*?)\n=== end \1 \2 ===$"
    for match in re.finditer(pattern, prompt, re.DOTALL | re.MULTILINE):
        yield int(match[1]), match[3]
