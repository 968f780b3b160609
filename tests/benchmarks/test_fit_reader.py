"""The fit of the reader's weights, on data made so small that its outcome is known."""

from __future__ import annotations

import json

import numpy as np
import pytest

from assistant.reader.features import QUESTION_FEATURES, SENTENCE_FEATURES, Features
from benchmarks import fit_reader, fit_weights
from benchmarks.fit_weights import Example, _fitted, question_model, question_row, sentence_model

_NAMES = ("sense", "missing", "item", "length", "bias")


def _learned(feature: str, direction: float) -> float:
    """The weight of one feature that goes up, or down, with what is wanted, beside others that say nothing."""
    draw = np.random.default_rng(1)
    rows = draw.normal(size=(400, len(_NAMES)))
    rows[:, -1] = 1.0
    wanted = np.where(direction * rows[:, _NAMES.index(feature)] > 0, 1.0, -1.0)
    found = _fitted(rows, wanted, np.ones(len(rows)), _NAMES)
    return float(found[_NAMES.index(feature)])


def test_what_speaks_for_an_answer_never_speaks_against_it() -> None:
    assert _learned("sense", 1) > 1
    assert _learned("sense", -1) == 0


def test_what_speaks_against_an_answer_never_speaks_for_it() -> None:
    assert _learned("missing", -1) < -1
    assert _learned("missing", 1) == 0


def test_what_may_speak_either_way_does_and_what_may_not_is_left_out() -> None:
    assert _learned("item", 1) > 1
    assert _learned("item", -1) < -1
    assert _learned("length", 1) == _learned("length", -1) == 0


def test_the_bias_is_free() -> None:
    rows = np.column_stack([np.zeros((90, 4)), np.ones(90)])
    wanted = np.array([1.0] * 60 + [-1.0] * 30)
    assert _fitted(rows, wanted, np.ones(90), _NAMES)[-1] == pytest.approx(np.log(2), abs=1e-3)
    assert _fitted(rows, -wanted, np.ones(90), _NAMES)[-1] == pytest.approx(-np.log(2), abs=1e-3)


def test_a_share_counts_as_so_many_examples() -> None:
    rows = np.column_stack([np.zeros((3, 4)), np.ones(3)])
    wanted = np.array([1.0, -1.0, -1.0])
    # one for, weighed 6, against two: odds of three to one
    assert _fitted(rows, wanted, np.array([6.0, 1.0, 1.0]), _NAMES)[-1] == pytest.approx(np.log(3), abs=1e-3)


def test_every_name_with_a_sign_is_a_feature_and_has_one_sign() -> None:
    signed = (fit_weights._SPEAKS_FOR, fit_weights._SPEAKS_AGAINST, fit_weights._EITHER)
    assert frozenset().union(*signed) <= set(QUESTION_FEATURES)
    assert sum(map(len, signed)) == len(frozenset().union(*signed))


@pytest.mark.parametrize("part", ["sentence", "question"])
def test_the_weights_in_use_have_the_signs_that_the_fit_allows(part: str) -> None:
    held = json.loads(fit_reader._WEIGHTS.read_text(encoding="utf-8"))[part]
    for name, weight in held.items():
        least, most = fit_weights.sign_limits(name)
        assert least is None or weight >= least, name
        assert most is None or weight <= most, name


def _example(number: int, answered: bool, rows: Features, gold: list[bool]) -> Example:
    overall = np.zeros(len(QUESTION_FEATURES) - len(SENTENCE_FEATURES) - 3)
    return Example("made", str(number), rows, np.array(gold), overall, answered)


def _made(count: int) -> list[Example]:
    """Questions whose answering sentence has most of "pairs" and least of "missing"; half of them have none."""
    draw = np.random.default_rng(2)
    pairs, missing, length = (SENTENCE_FEATURES.index(name) for name in ("pairs", "missing", "length"))
    examples = []
    for number in range(count):
        answered = number % 2 == 0
        rows = np.zeros((6, len(SENTENCE_FEATURES)))
        rows[:, length] = draw.normal(size=6)
        rows[:, pairs] = draw.uniform(0, 0.4, size=6)
        rows[:, missing] = draw.uniform(0.6, 1, size=6)
        gold = [False] * 6
        if answered:
            place = int(draw.integers(6))
            rows[place, pairs], rows[place, missing] = draw.uniform(0.6, 1), draw.uniform(0, 0.4)
            gold[place] = True
        examples.append(_example(number, answered, rows, gold))
    return examples


def test_the_answering_sentence_stands_above_the_others_of_questions_not_learned_from() -> None:
    examples = _made(60)
    weights, _ = sentence_model(examples[:40])
    for one in examples[40:]:
        assert one.gold is not None
        if one.answered:
            assert int(np.argmax(one.rows @ weights)) == int(np.argmax(one.gold))
    assert weights[SENTENCE_FEATURES.index("length")] == 0


def test_the_best_sentence_of_half_of_the_questions_is_likelier_than_not_to_answer() -> None:
    examples = _made(40)
    weights, bias = sentence_model(examples)
    best = [float((one.rows @ weights).max()) + bias for one in examples if one.answered]
    assert sum(value > 0 for value in best) == len(best) // 2


def test_questions_with_an_answer_stand_above_those_without() -> None:
    examples = _made(80)
    weights, bias = sentence_model(examples)
    rows = np.array([question_row(one, one.rows @ weights + bias) for one in examples])
    over, over_bias = question_model(rows[:50], examples[:50])
    for one, logit in zip(examples[50:], rows[50:] @ over + over_bias, strict=True):
        assert (logit > 0) == one.answered
