"""The models that an operator configured for a library: chosen when it is opened, connected on first use."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from typing import TypeAlias

from langchain_core.language_models import BaseChatModel

from assistant.errors import LibraryError
from assistant.writing.asking import Asker
from assistant.writing.choosing import MODEL_VARIABLE, NO_MODEL, ModelChoice, chosen_model, named_hosts, named_models
from assistant.writing.connecting import called, connected, require_set_up
from assistant.writing.draft import Verifies
from assistant.writing.limits import ModelLimits
from assistant.writing.rewriting import Rewriter
from assistant.writing.writer import Writer

ChatModels: TypeAlias = str | BaseChatModel | Sequence[str | BaseChatModel]
"""A language model by its name, or ready-made, or several."""


class Models:
    """The models of one library, by their names."""

    def __init__(
        self,
        models: ChatModels | None,
        hosts: str | Sequence[str],
        limits: ModelLimits | None,
        verifier: Verifies,
        authorities: Callable[[str], Sequence[str]],
    ) -> None:
        """Without `models` those of the environment's CHAPTERVERSE_MODEL count.

        Raises LibraryError where one cannot be used as configured.
        """
        self._limits = limits or ModelLimits()
        self._verifier = verifier
        self._authorities = authorities
        self._lock = threading.Lock()
        self._writers: dict[str, Writer] = {}
        allowed = named_hosts(hosts, os.environ)
        self._chosen: dict[str, ModelChoice | BaseChatModel] = {}
        for one in _each(os.environ.get(MODEL_VARIABLE, "") if models is None else models):
            if isinstance(one, str):
                choice = chosen_model(one, allowed, os.environ)
                require_set_up(choice)
                self._chosen.setdefault(choice.name, choice)
            else:
                self._chosen.setdefault(called(one), one)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, the one that writes unless told otherwise first."""
        return tuple(self._chosen)

    def writer(self, name: str | None) -> Writer | None:
        """The writer that is meant; None where no model is to write. Raises LibraryError for a name not configured."""
        if name == NO_MODEL or (name is None and not self._chosen):
            return None
        wanted = name if name is not None else self.names[0]
        if wanted not in self._chosen:
            known = ", ".join(self.names) or "none"
            raise LibraryError(f"The model “{wanted}” is not configured for this library (configured: {known}).")
        with self._lock:
            if wanted not in self._writers:
                chosen = self._chosen[wanted]
                model = connected(chosen, self._limits) if isinstance(chosen, ModelChoice) else chosen
                self._writers[wanted] = Writer(wanted, Asker(model), self._verifier, self._limits)
            return self._writers[wanted]

    def rewriter(self, writer: Writer) -> Rewriter:
        """Makes follow-ups stand alone with the same model."""
        return Rewriter(writer.asker, self._limits, self._authorities)


def _each(models: ChatModels) -> list[str | BaseChatModel]:
    if isinstance(models, str):
        return list(named_models(models))
    if isinstance(models, BaseChatModel):
        return [models]
    return [one for held in models for one in (named_models(held) if isinstance(held, str) else [held])]
