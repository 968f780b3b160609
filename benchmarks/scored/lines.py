"""Lines of the table that several collections have: the same measure over our outcomes and the plain way's."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.figures import Figure, Target, Value, mean, share
from benchmarks.measures import Overlap, roc_auc
from benchmarks.outcomes import Outcome, must_present
from benchmarks.places import Held, Span

Measure = Callable[[Sequence[Outcome]], Value]


@dataclass(slots=True)
class Lines:
    """Collects the figures of one collection over `ours` and, where it was asked too, `plain`."""

    collection: str
    ours: Sequence[Outcome]
    plain: Sequence[Outcome] | None
    figures: list[Figure] = field(default_factory=list)

    def add(
        self,
        measure: str,
        of: Measure,
        target: Target | None = None,
        *,
        less_is_better: bool = False,
        steady: bool = True,
    ) -> None:
        """Add a line."""
        plain = of(self.plain) if self.plain is not None else None
        self.figures.append(Figure(self.collection, measure, of(self.ours), plain, target, less_is_better, steady))

    def add_seconds(self, said: str = "", target: Target | None = None) -> None:
        """The median and the slowest of the seconds that a question took; `said` comes before."""
        self.add(f"{said}seconds a question, median", median_seconds, target, less_is_better=True, steady=False)
        self.add(f"{said}seconds a question, slowest", slowest_seconds, less_is_better=True, steady=False)


def answerable(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Those whose question has an answer."""
    return [outcome for outcome in outcomes if outcome.asked.answerable]


def unanswerable(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Those whose question has none."""
    return [outcome for outcome in outcomes if not outcome.asked.answerable]


def refused_rightly(outcomes: Sequence[Outcome]) -> Value:
    """The share of the unanswerable that were refused; to be asked back is no refusal."""
    return share(outcome.refused for outcome in unanswerable(outcomes))


def refused_wrongly(outcomes: Sequence[Outcome]) -> Value:
    """The share of the answerable that were not answered: refused or asked back."""
    return share(not outcome.answered for outcome in answerable(outcomes))


def auc(outcomes: Sequence[Outcome]) -> Value:
    """ROC AUC of the score, answerable against not."""
    return Value(
        roc_auc(
            (outcome.score for outcome in answerable(outcomes)), (outcome.score for outcome in unanswerable(outcomes))
        )
    )


def must_words(outcomes: Sequence[Outcome]) -> Value:
    """The share of the answerable whose answer holds one of each group of expected words."""
    return share(
        outcome.answered and must_present(outcome.asked, outcome.text)
        for outcome in answerable(outcomes)
        if outcome.asked.must
    )


def median_seconds(outcomes: Sequence[Outcome]) -> Value:
    """The median of the seconds that a question took."""
    return Value(statistics.median(outcome.seconds for outcome in outcomes))


def slowest_seconds(outcomes: Sequence[Outcome]) -> Value:
    """The most seconds that a question took."""
    return Value(max(outcome.seconds for outcome in outcomes))


def words_shown(outcomes: Sequence[Outcome]) -> Value:
    """The median number of words that an answer shows."""
    counts = [len(outcome.text.split()) for outcome in outcomes if outcome.answered]
    return Value(statistics.median(counts) if counts else float("nan"))


class Evidence:
    """What outcomes cite against the quotes expected of them."""

    def __init__(self, held: Held) -> None:
        """`held` are the documents."""
        self._held = held
        self._expected: dict[tuple[str, str], list[Span]] = {}

    def expected(self, outcome: Outcome) -> list[Span]:
        """Where the expected quotes stand."""
        key = (outcome.asked.id, outcome.asked.question)
        if key not in self._expected:
            self._expected[key] = [span for quote in outcome.asked.evidence for span in self._held.quoted(quote)]
        return self._expected[key]

    def is_cited(self, outcome: Outcome) -> bool:
        """Whether a citation overlaps an expected quote."""
        expected = self.expected(outcome)
        return outcome.answered and any(span.overlaps(other) for span in outcome.spans for other in expected)

    def overlap(self, outcome: Outcome) -> Overlap:
        """The sentences cited, those that are evidence, and those that are both."""
        cited = set(self._held.cited_sentences(outcome.spans))
        evidence = self._held.overlapped(self.expected(outcome))
        return Overlap(len(cited), len(evidence), len(cited & evidence))

    def cited_share(self, outcomes: Sequence[Outcome]) -> Value:
        """The share of the answerable with an expected quote cited."""
        return share(self.is_cited(outcome) for outcome in answerable(outcomes) if outcome.asked.evidence)

    def pooled(self, outcomes: Sequence[Outcome]) -> Overlap:
        """All sentences of all answerable questions together."""
        return sum(map(self.overlap, self._with_evidence(outcomes)), Overlap())

    def by_question(self, outcomes: Sequence[Outcome], of: Callable[[Overlap], float]) -> Value:
        """The mean over questions; one that is refused counts 0."""
        return mean(of(self.overlap(outcome)) for outcome in self._with_evidence(outcomes))

    def _with_evidence(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        return [outcome for outcome in answerable(outcomes) if outcome.asked.evidence]


def as_record(collection: str, way: str, outcome: Outcome, held: Held, right: bool) -> dict[str, Any]:
    """One question's outcome as it is written down, so that failures can be read."""
    return {
        "collection": collection,
        "way": way,
        "id": outcome.asked.id,
        "question": outcome.asked.question,
        "answerable": outcome.asked.answerable,
        "kind": outcome.asked.kind,
        "status": outcome.status,
        "score": round(outcome.score, 4),
        "right": right,
        "reason": outcome.reason,
        "cited": [
            {
                "document": held.documents[span.document].name
                if held.documents[span.document].paths
                else span.document,
                "start": span.start,
                "end": span.end,
                "words": held.documents[span.document].text[span.start : span.end],
            }
            for span in outcome.spans
        ],
        "expected": [*outcome.asked.quotes, *outcome.asked.answers],
        "seconds": round(outcome.seconds, 4),
    }
