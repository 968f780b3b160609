"""How often something happens is as cited, in whatever words."""

from __future__ import annotations

import pytest

from assistant.verifying.frequencies import wrong_frequency
from assistant.verifying.verifier import Verifier
from store.embedding import PACKAGED, Embedder
from tests.assistant.verifying.sources import source

HELD = "Supervision in the assessment teams takes place every month. Costs were £200 per week."


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return Verifier(Embedder(PACKAGED))


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("every month", "monthly"),
        ("once a month", "each month"),
        ("annually", "every year"),
        ("yearly", "once a year"),
        ("every two weeks", "fortnightly"),
        ("every other week", "every second week"),
        ("twice a year", "every six months"),
        ("six-monthly", "twice per year"),
        ("quarterly", "every three months"),
        ("four-weekly", "every 4 weeks"),
        ("daily", "every single day"),
        ("annual", "annual"),
        ("bi-monthly", "bimonthly"),
    ],
)
def test_the_same_rate_in_other_words(said: str, held: str) -> None:
    assert not wrong_frequency(f"Staff meet {said}.", f"Teams meet {held}.")
    assert not wrong_frequency(f"Staff meet {held}.", f"Teams meet {said}.")


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("every week", "every month"),
        ("every year", "every month"),
        ("weekly", "monthly"),
        ("annually", "quarterly"),
        ("twice a week", "once a week"),
        ("every four weeks", "every month"),
        ("fortnightly", "twice a week"),
        ("bi-weekly", "weekly"),
        ("every six weeks", "every six months"),
        ("every month", "regularly"),
    ],
)
def test_another_rate(said: str, held: str) -> None:
    assert wrong_frequency(f"Staff meet {said}.", f"Teams meet {held}.") == said


@pytest.mark.parametrize("often", ["every week", "every year", "weekly", "annually", "each day", "every other month"])
def test_another_frequency_than_the_passage_says_is_withheld(verifier: Verifier, often: str) -> None:
    verdict = verifier.written(f"Supervision in the assessment teams takes place {often}.", [1], [source(HELD)])
    assert not verdict.supported


@pytest.mark.parametrize("often", ["monthly", "each month", "once a month", "every month"])
def test_the_same_frequency_is_kept(verifier: Verifier, often: str) -> None:
    verdict = verifier.written(f"Supervision in the assessment teams takes place {often}.", [1], [source(HELD)])
    assert verdict.supported, verdict.reason


def test_a_rate_of_costs_counts_too(verifier: Verifier) -> None:
    assert verifier.written("Costs were £200 a week.", [1], [source(HELD)]).supported
    assert not verifier.written("Costs were £200 per month.", [1], [source(HELD)]).supported
    assert not verifier.written("Costs were £200 a month.", [1], [source(HELD)]).supported


def test_a_length_of_time_is_no_other_one_by_meaning(verifier: Verifier) -> None:
    held = source("Children are seen within a week of their referral to the service.")
    assert verifier.written("Children are seen within a week of their referral.", [1], [held]).supported
    assert not verifier.written("Children are seen within a month of their referral.", [1], [held]).supported


def test_a_year_is_twelve_months(verifier: Verifier) -> None:
    held = source("Some children wait for more than 12 months to be seen.")
    assert verifier.written("Some children wait for more than a year to be seen.", [1], [held]).supported
    assert not verifier.written("Some children wait for more than a week to be seen.", [1], [held]).supported
    assert not verifier.written("Some children wait for more than a month to be seen.", [1], [held]).supported
