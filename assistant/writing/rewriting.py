"""A follow-up made to stand alone by a model, and what keeps the model from asking something else."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace

from assistant.conversation.standing_alone import Standalone
from assistant.types import Turn
from assistant.writing.asking import Asker
from assistant.writing.failing import ModelFailed
from assistant.writing.limits import ModelLimits
from assistant.writing.prompt import rewriting_prompt
from assistant.writing.showing import why_not_plain
from store.words import content_words, tokens

_LONGEST = 300
_NEW_WORDS = 0.34
"""The share of a rewriting's content words that may be neither in the question nor in the turns before it."""
_CAPITAL = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]*")
_DIGITS = re.compile(r"\d+")


class Rewriter:
    """Makes follow-ups stand alone with a model."""

    def __init__(self, asker: Asker, limits: ModelLimits, authorities: Callable[[str], Sequence[str]]) -> None:
        """`authorities` are those that a text names without doubt."""
        self._asker = asker
        self._limits = limits
        self._authorities = authorities

    def alone(
        self, question: str, history: Sequence[Turn], ours: Standalone, stop: threading.Event | None = None
    ) -> Standalone:
        """The model's rewriting, where it asks for nothing that was not said; ours else."""
        if not history or ours.picked is not None:
            return ours
        said = self._said(question, history, stop)
        if said is None or not self.keeps_to(said, question, history, ours):
            return ours
        return replace(ours, text=said)

    def _said(self, question: str, history: Sequence[Turn], stop: threading.Event | None) -> str | None:
        prompt = rewriting_prompt(question, history)
        words = self._asker.ask(
            prompt, structured=False, first=self._limits.first, whole=self._limits.whole / 2, stop=stop
        )
        said = ""
        try:
            with closing(words):
                for piece in words:
                    said += piece
                    if len(said) > 2 * _LONGEST:
                        return None
        except ModelFailed:
            return None
        lines = [line.strip() for line in said.strip().splitlines() if line.strip()]
        return lines[0].strip('"“” ') if len(lines) == 1 else None

    def keeps_to(self, said: str, question: str, history: Sequence[Turn], ours: Standalone) -> bool:
        """Whether a rewriting brings in nothing and leaves nothing out: no authority, number or name that neither the
        question nor the turns hold, none of the question's own missing, and no more than a few words that are new."""
        if not said.endswith("?") or len(said) > _LONGEST or why_not_plain(said):
            return False
        before = " ".join([question, *(turn["content"] for turn in history)])
        known = set(tokens(before))
        if not set(self._authorities(said)) <= set(self._authorities(before)):
            return False
        if not set(self._authorities(question)) <= set(self._authorities(said)):
            return False
        if not set(_DIGITS.findall(question)) <= set(_DIGITS.findall(said)) <= set(_DIGITS.findall(before)):
            return False
        if not _names(said) <= known or not _names(question) <= set(tokens(said)):
            return False
        words, own = set(content_words(said)), set(content_words(question))
        new = {word for word in words if not _is_in(word, known)}
        kept = {word for word in own if _is_in(word, words)}
        return bool(words) and len(new) <= _NEW_WORDS * len(words) and 2 * len(kept) >= len(own)


def _names(text: str) -> set[str]:
    return {word for name in _CAPITAL.findall(text) for word in tokens(name)}


def _is_in(word: str, words: set[str]) -> bool:
    """Whether a word stands there in one of its forms."""
    return any(word[:5] == held[:5] for held in words)
