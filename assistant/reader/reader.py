"""Question and passages in, sentences with their chances out, and the chance that none of them answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.questions import Question
from assistant.reader.features import overall_features, question_features, sentence_features
from assistant.reader.matching import Match, Matcher, WeighedQuestion
from assistant.reader.weights import chance, question_weights, sentence_weights
from assistant.types import Hit
from assistant.units import Unit


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader makes of a question and passages.

    `matches` are the sentences, rows and items, best first, each with its chance to answer. `no_answer` is the chance
    that none answers (0 to 1), `inputs` what each thing looked at adds to the log-odds of there being an answer.
    """

    matches: tuple[Match, ...]
    no_answer: float
    inputs: Mapping[str, float]


class Reader(Protocol):
    """What chooses sentences and says whether they answer: the one place where another reader may stand."""

    def read(self, question: Question, weighed: WeighedQuestion, units: Sequence[Unit], hits: Sequence[Hit]) -> Read:
        """Read `units`, which lie in the passages `hits`."""
        ...


class LinearReader:
    """Weighs what it sees of words, meaning and particulars with two logistic regressions."""

    def __init__(self, matcher: Matcher) -> None:
        """The matcher belongs to the library."""
        self._matcher = matcher

    def read(self, question: Question, weighed: WeighedQuestion, units: Sequence[Unit], hits: Sequence[Hit]) -> Read:
        """See `Reader.read`."""
        matches = self._matcher.match(weighed, units)
        if not matches:
            return Read((), 1.0, {})
        rows = sentence_features(question, weighed, matches, hits)
        chances = chance(sentence_weights().logits(rows))
        row = question_features(rows, chances, overall_features(question, weighed, matches, hits, rows))
        answers = float(chance(question_weights().logits(row[None, :]))[0])
        scored = [replace(match, chance=float(one)) for match, one in zip(matches, chances, strict=True)]
        ranked = sorted(scored, key=lambda match: (-match.chance, match.unit.key))
        return Read(tuple(ranked), 1 - answers, question_weights().parts(row))
