"""The weights of the reader: two logistic regressions, kept as names and numbers in a file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from assistant.reader.features import QUESTION_FEATURES, SENTENCE_FEATURES, Features

_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over named features."""

    names: tuple[str, ...]
    weights: Features
    bias: float

    def logits(self, rows: Features) -> Features:
        """The log-odds of each row, shape (rows,)."""
        return np.asarray(rows @ self.weights + self.bias, dtype=np.float64)

    def parts(self, row: Features) -> dict[str, float]:
        """What each feature of one row adds to its log-odds."""
        return {name: float(value) for name, value in zip(self.names, row * self.weights, strict=True) if value}


def chance(logits: Features) -> Features:
    """Probabilities, 0 to 1, of log-odds."""
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float64)


@cache
def sentence_weights() -> Logistic:
    """Which sentence answers."""
    return _read("sentence", SENTENCE_FEATURES)


@cache
def question_weights() -> Logistic:
    """Whether any does."""
    return _read("question", QUESTION_FEATURES)


def _read(name: str, names: Sequence[str]) -> Logistic:
    held: Mapping[str, float] = json.loads(_FILE.read_text(encoding="utf-8"))[name]
    return Logistic(tuple(names), np.array([held.get(one, 0.0) for one in names]), held["bias"])
