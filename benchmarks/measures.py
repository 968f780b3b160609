"""The usual measures of retrieval and of evidence, each as its field defines it."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np


def ndcg(ranked: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """Normalised discounted cumulative gain of the first `k` (Järvelin and Kekäläinen 2002), all gains 1; 0 to 1."""
    if not relevant:
        return 0.0
    gained = sum(1 / math.log2(rank + 1) for rank, key in enumerate(ranked[:k], start=1) if key in relevant)
    return gained / sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(relevant)) + 1))


def recall(ranked: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """The share of what is relevant that stands among the first `k`."""
    return len(set(ranked[:k]) & set(relevant)) / len(relevant) if relevant else 0.0


def roc_auc(positive: Iterable[float], negative: Iterable[float]) -> float:
    """How often a positive's score is above a negative's, equal ones counted half; nan where either is missing."""
    above, below = np.sort(np.array(list(positive), float)), np.sort(np.array(list(negative), float))
    if not len(above) or not len(below):
        return math.nan
    won = np.searchsorted(below, above, side="left").sum()
    won_or_equal = np.searchsorted(below, above, side="right").sum()
    return float(won + won_or_equal) / (2 * len(above) * len(below))


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many things were cited, how many are evidence, and how many are both. Add them to pool questions."""

    cited: int = 0
    evidence: int = 0
    both: int = 0

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(self.cited + other.cited, self.evidence + other.evidence, self.both + other.both)

    @property
    def precision(self) -> float:
        """The share of the cited that is evidence; 0 where nothing is cited."""
        return self.both / self.cited if self.cited else 0.0

    @property
    def recall(self) -> float:
        """The share of the evidence that is cited."""
        return self.both / self.evidence if self.evidence else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / (self.cited + self.evidence) if self.cited + self.evidence else 0.0
