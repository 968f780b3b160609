"""Decides whether the documents answer, and says why where they do not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.matching import Match, WeighedQuestion
from assistant.questions import Question
from assistant.scoping.narrowing import Narrowed
from assistant.wanted import holds_wanted
from assistant.wording import listed

ENOUGH = 0.5
"""The score from which the documents are taken to answer."""
_MATCHED = 0.5
_BIAS = -7.9
_SCORE, _COVERED, _MISSING, _COSINE, _HOLDS, _ANY_HOLDS = 2.0, 4.5, -3.5, 1.5, 0.5, 4.0
"""Weights of the evidence: near those of a logistic regression over questions that documents do and do not answer,
rounded by hand."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    `score` is the match's; `covered` the share of the question's content that its passage touches; `missing` the
    importance of the weightiest word that nothing found touches; `cosine` that of the nearest passage; `holds` and
    `any_holds` say whether the match, or at least one match, holds the kind of thing wanted.
    """

    score: float
    covered: float
    missing: float
    cosine: float
    holds: bool
    any_holds: bool


def evidence(question: Question, weighed: WeighedQuestion, matches: Sequence[Match], cosine: float) -> list[Evidence]:
    """Weigh each match among all `matches`, in their order."""
    importance = weighed.importance
    total = sum(importance.values()) or 1.0
    passages: dict[int, list[Match]] = {}
    for match in matches:
        passages.setdefault(match.unit.rank, []).append(match)
    covered = {
        rank: sum(weight * _touched(word, beside) for word, weight in importance.items()) / total
        for rank, beside in passages.items()
    }
    missing = max((weight * (1 - _touched(word, matches)) for word, weight in importance.items()), default=0.0)
    holds = [holds_wanted(question, match.unit.text) for match in matches]
    return [
        Evidence(match.score, covered[match.unit.rank], missing, cosine, held, any(holds))
        for match, held in zip(matches, holds, strict=True)
    ]


def probability(found: Evidence) -> float:
    """How sure it is that the match answers, between 0 and 1."""
    logit = (
        _BIAS
        + _SCORE * found.score
        + _COVERED * found.covered
        + _MISSING * found.missing
        + _COSINE * found.cosine
        + _HOLDS * found.holds
        + _ANY_HOLDS * found.any_holds
    )
    return 1 / (1 + math.exp(-logit))


def reason(question: Question, narrowed: Narrowed, weighed: WeighedQuestion, matches: Sequence[Match]) -> str:
    """Why the documents do not answer, in one sentence."""
    if narrowed.unknown:
        return f"No document in this library mentions {_joined(narrowed.unknown)}."
    about = f" about {_joined(narrowed.known)}" if narrowed.known else ""
    if not matches:
        return f"The documents{about} do not say."
    lacking = [word for word in weighed.importance if max(match.words.get(word, 0.0) for match in matches) < _MATCHED]
    if lacking:
        return f"The documents{about} do not say: nothing in them speaks of {_joined(lacking)}."
    kind = _kind_lacking(question, matches)
    if kind:
        return f"The documents{about} touch on this, but give no {kind}."
    return f"The documents{about} touch on this, but do not answer it."


def _kind_lacking(question: Question, matches: Sequence[Match]) -> str:
    if any(holds_wanted(question, match.unit.text) for match in matches[:3]):
        return ""
    names = {"number": "number", "date": "date", "person": "name", "grade": "grade"}
    return next((name for want, name in names.items() if want in question.wants), "")


def _touched(word: str, matches: Sequence[Match]) -> float:
    """How surely one of the matches speaks of the word, 0 to 1."""
    return max((_degree(match.words.get(word, 0.0)) for match in matches), default=0.0)


def _degree(cosine: float) -> float:
    """0 for a word that has no match, 1 for one that has; cosines of unrelated words lie around .3."""
    return min(1.0, max(0.0, (cosine - 0.3) / 0.4))


def _joined(names: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in names], "or")
