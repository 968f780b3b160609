"""Keeps the documents of the kinds that a question names, and which of a series is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.questions import Question
from assistant.scoping import saying
from assistant.scoping.fitting import of_order
from assistant.scoping.kinds import (
    REPORTS,
    SPEAKING_OF_OTHERS,
    asks_council,
    by_council,
)
from assistant.scoping.names import Names
from assistant.scoping.recognising import Recognised
from assistant.scoping.remaining import Work, compares
from store.catalogue import Catalogue
from store.types import DocumentKind


def keep_kinds(work: Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    """Keep the documents of the kinds named; where kinds are compared, each becomes a side."""
    if asks_council(question.text):
        own = set(by_council(work.left))
        if own:
            work.keep([held for held in work.left if held.id in own])
    named = list(asked.kinds)
    is_comparison = compares(question)
    documents = [held for held in named if held.is_document and set(held.kinds) & SPEAKING_OF_OTHERS]
    first_soft = next((held for held in named if set(held.kinds) & SPEAKING_OF_OTHERS), None)
    if not is_comparison:
        # What minutes, news or transcripts say about a visit is looked for in them, not in the reports.
        named = documents or ([first_soft] if first_soft else named)
    elif len(named) > 1 and len(work.sides) < 2:
        sides = [(held, [one for one in work.left if one.kind in held.kinds]) for held in named]
        sides = [(held, side) for held, side in sides if side]
        if len(sides) > 1:
            work.sides = [(held.kinds[0], tuple(one.id for one in side)) for held, side in sides]
            work.keep([one for one in work.left if any(one.kind in held.kinds for held, _ in sides)])
            work.scope = replace(
                work.scope, kinds=tuple(dict.fromkeys(kind for held, _ in sides for kind in held.kinds))
            )
            work.chose |= {word for held, _ in sides for word in held.words}
        return
    kinds = tuple(dict.fromkeys(kind for held in named for kind in held.kinds))
    if not kinds or (is_comparison and len(work.sides) > 1 and not any(held.is_document for held in named)):
        return
    here = {held.kind for held in work.left}
    if here & set(kinds):
        every = set(kinds) == set(REPORTS)
        _keep_only(work, kinds if every else tuple(kind for kind in kinds if kind in here))
        work.chose |= {word for held in named for word in held.words}
    elif any(held.is_document for held in named) or (
        set(kinds) != set(REPORTS) and not _may_be_told_elsewhere(work, kinds)
    ):
        work.nothing = saying.none_of_kind(kinds, work.scope.authorities, False)


def _may_be_told_elsewhere(work: Work, kinds: Sequence[DocumentKind]) -> bool:
    return bool(set(kinds) & SPEAKING_OF_OTHERS) or work.can_speak_of_others()


def _keep_only(work: Work, kinds: Sequence[DocumentKind]) -> None:
    work.keep([held for held in work.left if held.kind in kinds])
    work.scope = replace(work.scope, kinds=tuple(kinds))
    kept = {held.id for held in work.left}
    work.sides = [(name, tuple(one for one in side if one in kept)) for name, side in work.sides]


def keep_order(work: Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    """Keep the latest, the one before it or the first of each series, where that is asked for."""
    if asked.order is None or compares(question):
        return
    kinds = work.scope.kinds or asked.order.kinds
    here = {held.kind for held in work.left}
    if kinds and not here & set(kinds):
        return
    of_kind = [held for held in work.left if not kinds or held.kind in kinds]
    found = of_order(of_kind, names, asked.order.order)
    if not found:
        return
    if kinds and set(kinds) != set(REPORTS):
        work.scope = replace(work.scope, kinds=tuple(kind for kind in kinds if kind in here))
    work.keep(found)
    work.scope = replace(work.scope, order=asked.order.order)
    kept = {held.id for held in work.left}
    work.sides = [(name, tuple(one for one in side if one in kept)) for name, side in work.sides]
