"""Limits set before a question is read: what it names is then recognised within them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.openings import Opening
from assistant.scoping.fitting import fitting
from assistant.scoping.names import Names
from assistant.types import Answer, Scope


def within_limits(
    openings: Sequence[Opening], names: Names, limits: Scope, given: Sequence[str] | None
) -> tuple[str, ...]:
    """The ids of the documents that are among those the limits name, where they name any, and fit all conditions."""
    for chosen in (limits.documents, given):
        if chosen is not None:
            here = set(chosen)
            openings = [held for held in openings if held.id in here]
    return tuple(held.id for held in fitting(openings, names, limits))


def with_limits(answer: Answer, limits: Scope, openings: Sequence[Opening]) -> Answer:
    """The answer with the limits beside what was recognised, so that its scope says all that it was looked for in."""
    scope = answer.scope
    titles = scope.titles or limits.titles
    if limits.documents is not None and not titles:
        chosen = set(limits.documents)
        titles = tuple(dict.fromkeys(held.heading for held in openings if held.id in chosen and held.heading))
    period = scope if scope.first or scope.last else limits
    merged = replace(
        scope,
        authorities=scope.authorities or limits.authorities,
        kinds=scope.kinds or limits.kinds,
        publishers=scope.publishers or limits.publishers,
        titles=titles,
        first=period.first,
        last=period.last,
        dated_by=period.dated_by,
        order=scope.order or limits.order,
    )
    return replace(answer, scope=merged)


def nothing_fits(question: str, limits: Scope) -> Answer:
    """The refusal where no document is within the limits."""
    said = limits.words() or "what was chosen"
    return Answer(
        question,
        "not_found",
        reason=f"No document in this library fits what the questions are limited to: {said}.",
        scope=replace(limits, documents=()),
        refusal="no document",
    )
