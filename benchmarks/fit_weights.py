"""Two logistic regressions: which sentence answers a question, and whether any does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from assistant.reader.features import QUESTION_FEATURES, SENTENCE_FEATURES, Features, question_features

_SEED = 5
_PENALTY = 1e-3
"""Of the squared weights; figures are the same from 1e-4 to 1e-2."""
_SHARES = {
    "coventry": 8.0, "coventry, our own": 8.0, "ofsted, answerable": 8.0, "ofsted, off-topic": 8.0,
    "ofsted, near-topic": 8.0, "squad2": 0.7, "qmsum": 2.0,
}  # fmt: skip
"""How much one question counts for whether it is answered, where that is not 1: few of our own kind are to be heard
beside thousands."""
_SPEAKS_FOR = frozenset(
    "interaction sense asking under words words_or_above matched near_words pairs close last_word first_word fits "
    "holds_fact reason_held rank passage_cosine passage_matched speaker before after block block_rest best second "
    "third most_interaction most_sense most_words most_matched most_pairs most_asking nearest_passage all_words "
    "all_matched any_holds".split()
)
_SPEAKS_AGAINST = frozenset(
    "missing missing_second rare_missing passage_thin reason_lacked lacks_fact denied_apart contraries prefixed_apart "
    "names_missing numbers_missing numbers_other months_missing quantifiers_missing asks_itself short all_missing "
    "all_rare_missing all_unknown absent absent_share nowhere none_holds question_names question_numbers "
    "question_denies".split()
)
"""What can only raise and what can only lower a chance; the fit may not turn a sign, and leaves out all but `item`."""
_EITHER = frozenset({"item"})
_PAIRS, _HARDEST, _OTHERS = 60, 15, 10
"""Pairs of an answering and another sentence of one question; the others are the likeliest and some by chance."""


@dataclass(frozen=True, slots=True)
class Example:
    """One question over one library: features, which sentences answer (None where that is not marked), and whether it
    is answered at all (None where the answer was not among the passages found)."""

    set: str
    group: str
    rows: Features
    gold: npt.NDArray[np.bool_] | None
    overall: Features
    answered: bool | None


def sentence_model(examples: Sequence[Example]) -> tuple[Features, float]:
    """Weights by which an answering sentence stands above the others of its question; each question counts the same."""
    held = [one for one in examples if _is_marked(one)]
    scale = np.concatenate([one.rows for one in held]).std(axis=0) + 1e-9
    draw = np.random.default_rng(_SEED)
    pairs = [_pairs(one, draw) / scale for one in held]
    shares = np.concatenate([np.full(len(one), 1 / len(one)) for one in pairs])
    differences = np.concatenate(pairs)
    weights = _fitted(differences, np.ones(len(differences)), shares, SENTENCE_FEATURES) / scale
    best = np.array([float((one.rows @ weights).max()) for one in held])
    return weights, -float(np.median(best))


def question_model(rows: Features, examples: Sequence[Example]) -> tuple[Features, float]:
    """Weights and bias of a logistic regression of whether a question is answered."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    wanted = np.array([1.0 if one.answered else -1.0 for one in examples])
    shares = np.array([_SHARES.get(one.set, 1.0) for one in examples])
    columns = np.column_stack([(rows - mean) / scale, np.ones(len(rows))])
    found = _fitted(columns, wanted, shares, (*QUESTION_FEATURES, "bias"))
    weights = found[:-1] / scale
    return weights, float(found[-1] - mean @ weights)


def question_row(one: Example, logits: Features) -> Features:
    """The features of a question whose sentences have these log-odds."""
    return question_features(one.rows, 1 / (1 + np.exp(-logits)), one.overall)


def sign_limits(name: str) -> tuple[float | None, float | None]:
    """The least and the most that the weight of this name may be, None where open."""
    if name in _SPEAKS_FOR:
        return 0, None
    if name in _SPEAKS_AGAINST:
        return None, 0
    return (None, None) if name in _EITHER or name == "bias" else (0, 0)


def _fitted(rows: Features, wanted: Features, shares: Features, names: Sequence[str]) -> Features:
    """Weights of a logistic regression, each of the sign that its name allows; `wanted` is 1 or -1."""
    limits = [sign_limits(name) for name in names]
    penalised = np.array([name != "bias" for name in names], dtype=float)
    shares = shares / shares.sum()

    def loss(weights: Features) -> tuple[float, Features]:
        """The loss of the training data and the penalty, and their slope by each weight."""
        margins = wanted * (rows @ weights)
        slope = -(rows.T @ (shares * wanted / (1 + np.exp(margins))))
        kept = penalised * weights
        return float(shares @ np.logaddexp(0, -margins) + _PENALTY * kept @ kept), slope + 2 * _PENALTY * kept

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, bounds=limits, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _is_marked(one: Example) -> bool:
    return bool(one.answered) and one.gold is not None and bool(one.gold.any()) and not one.gold.all()


def _pairs(one: Example, draw: np.random.Generator) -> Features:
    """How answering sentences differ from others of the question, shape (at most _PAIRS, features)."""
    assert one.gold is not None
    answering, others = one.rows[one.gold], one.rows[~one.gold]
    if len(others) > _HARDEST + _OTHERS:
        hardest = np.argsort(-others[:, 0])[:_HARDEST]
        others = others[np.concatenate([hardest, draw.choice(len(others), _OTHERS)])]
    pairs = (answering[:, None] - others[None]).reshape(-1, one.rows.shape[1])
    return pairs if len(pairs) <= _PAIRS else pairs[draw.choice(len(pairs), _PAIRS, replace=False)]
