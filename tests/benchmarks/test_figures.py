"""The table, what reaches its target, and what counts as a drop below the recorded figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.figures import Figure, Target, Value, mean, share, table
from benchmarks.recorded import drops, record, tolerance


def _figure(amount: float, *, of: int | None = 100, less_is_better: bool = False, steady: bool = True) -> Figure:
    value = Value(amount, round(amount * of) if of else None, of)
    return Figure("some", "refused", value, less_is_better=less_is_better, steady=steady)


def test_shares_and_means() -> None:
    assert share([True, False, True, True]) == Value(0.75, 3, 4)
    assert mean([1, 2, 6]) == Value(3)
    assert str(share([])) == "-"


@pytest.mark.parametrize(
    ("ours", "plain", "target", "reached"),
    [
        (0.9, None, Target(0.9), True),
        (0.89, None, Target(0.9), False),
        (0.05, None, Target(0.04, at_most=True), False),
        (0.21, 0.1, Target(2, times_plain=True), True),
        (0.19, 0.1, Target(2, times_plain=True), False),
        (0.19, None, Target(2, times_plain=True), None),
        (0.19, 0.1, None, None),
    ],
)
def test_what_reaches_its_target(ours: float, plain: float | None, target: Target | None, reached: bool | None) -> None:
    figure = Figure("some", "measure", Value(ours), Value(plain) if plain is not None else None, target)
    assert figure.reached is reached


def test_the_table_names_a_collection_once() -> None:
    lines = table([_figure(0.5), Figure("some", "other", Value(0.25), Value(0.5), Target(0.2))]).splitlines()
    assert [line.split()[0] for line in lines if not line.startswith("-")] == ["collection", "some", "other"]
    assert "0.500 (50 of 100)" in lines[2]
    assert lines[3].endswith("reached")


def test_a_small_set_may_lose_a_question_and_a_large_one_four_in_a_hundred() -> None:
    assert 1 / 8 < tolerance(Value(1, 8, 8)) < 2 / 8
    assert tolerance(Value(0.5, 500, 1000)) == 0.04


def test_a_drop_is_said_with_both_figures(tmp_path: Path) -> None:
    file = tmp_path / "recorded.json"
    record([_figure(0.9)], "some machine", file)
    assert drops([_figure(0.88)], ["some"], file) == []
    assert drops([_figure(1.0)], ["some"], file) == []
    assert drops([_figure(0.8)], ["some"], file) == [
        "some: refused: recorded 0.900, now 0.800 (80 of 100); allowed is 0.86."
    ]


def test_where_less_is_better_a_rise_is_a_drop(tmp_path: Path) -> None:
    file = tmp_path / "recorded.json"
    record([_figure(0.1, less_is_better=True)], "some machine", file)
    assert drops([_figure(0.0, less_is_better=True)], ["some"], file) == []
    assert len(drops([_figure(0.2, less_is_better=True)], ["some"], file)) == 1


def test_a_figure_no_longer_measured_is_a_drop_unless_its_collection_is_absent(tmp_path: Path) -> None:
    file = tmp_path / "recorded.json"
    record([_figure(0.9), Figure("some", "seconds", Value(3.0), steady=False)], "some machine", file)
    assert drops([], ["some"], file) == ["some: refused: recorded 0.900, not measured now."]
    assert drops([], ["another"], file) == []
