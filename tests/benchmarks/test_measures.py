"""The measures against values worked out by hand."""

from __future__ import annotations

import math

import pytest

from benchmarks.measures import Overlap, ndcg, recall, roc_auc


def test_ndcg_of_two_relevant_at_the_second_and_third_place() -> None:
    gained = 1 / math.log2(3) + 1 / math.log2(4)
    ideal = 1 / math.log2(2) + 1 / math.log2(3)
    assert ndcg(["x", "a", "b", "y"], {"a", "b"}, 10) == pytest.approx(gained / ideal)


def test_ndcg_looks_at_the_first_k_alone_and_counts_no_more_than_k_as_ideal() -> None:
    assert ndcg(["x", "a"], {"a"}, 1) == 0
    assert ndcg(["a", "b"], {"a", "b", "c"}, 2) == pytest.approx(1)
    assert ndcg([], {"a"}, 10) == 0


def test_recall_is_of_all_that_is_relevant() -> None:
    assert recall(["a", "x", "b", "c"], {"a", "b", "c", "d"}, 3) == 0.5
    assert recall(["a", "a", "a"], {"a", "b"}, 5) == 0.5


def test_roc_auc_counts_pairs_and_halves_of_ties() -> None:
    # of six pairs .9 wins two, .5 wins one and ties one, .1 wins none
    assert roc_auc([0.9, 0.5, 0.1], [0.5, 0.2]) == pytest.approx(3.5 / 6)
    assert roc_auc([1, 2], [0]) == 1
    assert math.isnan(roc_auc([1], []))


def test_evidence_is_pooled_before_it_is_divided() -> None:
    pooled = Overlap(cited=2, evidence=4, both=1) + Overlap(cited=3, evidence=1, both=1)
    assert (pooled.precision, pooled.recall) == (2 / 5, 2 / 5)
    assert Overlap(2, 4, 1).f1 == pytest.approx(2 * 0.5 * 0.25 / 0.75)
    assert Overlap(0, 3, 0).precision == Overlap(0, 3, 0).f1 == 0
