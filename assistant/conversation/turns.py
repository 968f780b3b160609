"""The turns of a conversation, as far as a later question can lean on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.about.asking import small_talk
from assistant.types import Turn

_MARK = re.compile(r"\s?\[\d+\]")
_KEPT = 8
"""Questions before this one that are looked at."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was answered to it, without citation marks; empty where nothing was."""

    question: str
    answer: str = ""


def exchanges(history: Sequence[Turn]) -> list[Exchange]:
    """The last questions with their answers, oldest first; greetings and thanks are none."""
    found: list[Exchange] = []
    skipped = False
    for turn in history:
        said = turn["content"].strip()
        if turn["role"] == "user":
            skipped = not said or small_talk(said) is not None
            if not skipped:
                found.append(Exchange(said))
        elif found and not skipped and said:
            before = found[-1]
            found[-1] = Exchange(before.question, f"{before.answer}\n{_MARK.sub('', said)}".strip())
    return found[-_KEPT:]
