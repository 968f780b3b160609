"""Answers from the facts of the reports what they answer, or rightly refuse."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.factual.answers import FactAnswerer, InScope
from assistant.questions import Question
from assistant.scoping.narrowed import Narrowed
from assistant.types import Answer, said_period


def answered_from_facts(
    facts: FactAnswerer,
    text: str,
    question: Question,
    narrowed: Narrowed,
    documents: Sequence[str] | None,
    *,
    given: bool,
) -> Answer | None:
    """What the facts of the reports say to a question that they answer or rightly refuse.

    Authorities and period are looked for among all reports, so that a refusal can name what there is; a scope that
    was `given`, documents named by their titles and days of publication count as they stand.
    """
    if narrowed.unknown:
        return None
    scope = narrowed.scope
    as_it_stands = given or bool(scope.titles or scope.publishers) or scope.dated_by == "publication"
    if as_it_stands:
        in_scope = InScope(scope.documents, scope.authorities, None, None, "", narrowed.words)
    elif _are_apart(question.years) and scope.documents is not None:
        years = f"{', '.join(map(str, question.years[:-1]))} and {question.years[-1]}"
        in_scope = InScope(scope.documents, scope.authorities, None, None, years, narrowed.words)
    else:
        period = said_period(scope.first, scope.last)
        in_scope = InScope(documents, scope.authorities, scope.first, scope.last, period, narrowed.words)
    found = facts.answer(question.text, in_scope)
    if found is None:
        return None
    outcome, citations = found
    return Answer(
        text,
        outcome.status,
        outcome.statements,
        citations,
        outcome.reason,
        scope,
        score=1.0 if outcome.statements else 0.0,
        notes=outcome.notes,
        table=outcome.table,
        refusal=outcome.refusal,
    )


def _are_apart(years: Sequence[int]) -> bool:
    """Whether several years are named that are no period together."""
    return len(years) > 1 and max(years) - min(years) >= len(set(years))
