"""Denials, quantifiers, hedges, causes, roles and quotation marks of a statement against cited words."""

from __future__ import annotations

import pytest

from assistant.verifying.frequencies import wrong_frequency
from assistant.verifying.hedges import wrong_cause, wrong_hedge
from assistant.verifying.negation import wrong_denial
from assistant.verifying.opposites import opposite, wrong_comparison
from assistant.verifying.quantifiers import wrong_quantity
from assistant.verifying.quotations import markup, wrong_quotation
from assistant.verifying.roles import exchanged


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Plans are unclear.", "Plans are not clear."),
        ("Managers fail to record reasons.", "Managers do not record reasons."),
        ("There are too few carers.", "There are not enough carers."),
        ("Staff get no training.", "Staff work without training."),
        ("Plans are clear.", "Plans are clear, but not timely."),
        ("No more than nine wait.", "Up to nine wait."),
    ],
)
def test_the_same_is_denied(said: str, held: str) -> None:
    assert wrong_denial(said, held) == ""


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Plans are clear.", "Plans are not clear."),
        ("Plans are not clear.", "Plans are clear."),
        ("Plans are clear and visits are not regular.", "Plans are not clear and visits are regular."),
        ("Plans are not unclear.", "Plans are unclear."),
        ("Reviews had an effect.", "Reviews were not thorough enough to have had an effect."),
        ("Carers are recruited.", "The trust fails to recruit carers."),
        ("Plans are clear.", "Plans are unclear."),
    ],
)
def test_what_only_one_denies(said: str, held: str) -> None:
    assert wrong_denial(said, held)


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("The majority of children are seen.", "Most children are seen."),
        ("Every plan is clear.", "All plans are clear."),
        ("A few plans are late.", "A small number of plans are late."),
        ("Plans are often late.", "Plans are frequently late."),
        ("Plans are clear.", "All plans are clear."),
        ("The most able pupils do well.", "The most able pupils do well."),
    ],
)
def test_the_same_quantity(said: str, held: str) -> None:
    assert wrong_quantity(said, held) == ""


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Children are seen.", "Some children are seen."),
        ("All children are seen.", "Most children are seen."),
        ("Many plans are late.", "A few plans are late."),
        ("Plans are never late, always.", "Plans are late."),
        ("Plans are always clear.", "Plans are clear."),
        ("Only managers decide.", "Managers decide."),
        ("Plans are not clear.", "Plans are not always clear."),
        ("Most plans help all children.", "All plans help most children."),
    ],
)
def test_a_quantity_that_is_added_changed_or_dropped(said: str, held: str) -> None:
    assert wrong_quantity(said, held)


@pytest.mark.parametrize(
    ("said", "held", "context"),
    [
        ("The trust has opened a hub.", "The trust plans to open a hub.", ""),
        ("Reviews are late.", "Reviews may be late.", ""),
        ("Plans are clear.", "Ensure that plans are clear.", ""),
        ("Plans are clear.", "Clear plans.", "What needs to improve"),
        ("The trust should open a hub.", "The trust has opened a hub.", ""),
        ("A child goes home.", "A child goes home if it is safe.", ""),
        ("Plans are poor.", "Plans previously were poor.", ""),
    ],
)
def test_what_is_less_sure_than_it_is_told(said: str, held: str, context: str) -> None:
    assert wrong_hedge(said, held, context)


def test_plans_and_duties_in_other_words() -> None:
    assert wrong_hedge("The trust intends to open a hub.", "The trust plans to open a hub.", "") == ""
    assert wrong_hedge("Plans should be clear.", "Plans must be clear.", "") == ""


def test_causes_comparisons_and_frequencies_are_not_added() -> None:
    assert wrong_cause("Plans are late because of vacancies.", "Plans are late. There are vacancies.")
    assert not wrong_cause("Plans are late because of vacancies.", "Due in part to vacancies, plans are late.")
    assert wrong_frequency("Staff meet weekly.", "Staff meet regularly.") == "weekly"
    assert not wrong_frequency("Staff meet weekly.", "There are weekly meetings.")
    assert wrong_comparison("Boys wait longer than girls.", "Boys and girls wait.")
    assert not wrong_comparison("Boys wait longer than girls.", "Compared with girls, boys wait long.")
    assert opposite("Caseloads rose.", "Caseloads fell.")
    assert not opposite("Caseloads rose.", "Caseloads rose.")


@pytest.mark.parametrize(
    ("said", "held", "swapped"),
    [
        ("Managers praised social workers.", "Social workers praised managers.", True),
        ("Managers were praised by social workers.", "Social workers praised managers.", False),
        ("Social workers were praised by managers.", "Social workers praised managers.", True),
        ("Those who worked for the trust now work for the council.",
         "Those who worked for the council now work for the trust.", True),
        ("Clear goals and firm plans help.", "Firm plans and clear goals help.", False),
        ("Clear plans and firm goals help.", "Firm plans and clear goals help.", True),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(said: str, held: str, swapped: bool) -> None:
    assert bool(exchanged(said, held)) == swapped


def test_quotation_marks_hold_what_is_cited() -> None:
    assert not wrong_quotation("Plans are “clear and firm”.", "Plans are clear\nand firm.")
    assert wrong_quotation("Plans are “clear and bold”.", "Plans are clear and firm.") == "clear and bold"
    assert wrong_quotation("Plans are 'bold'.", "Plans are firm.") == "bold"
    assert not wrong_quotation("The children’s plans and the boys’ plans are firm.", "Plans are firm.")


@pytest.mark.parametrize(
    "said",
    ["See https://a.example/x.", "![plan](http://x)", "[plan](/x)", "<img src=x>", "Write to a@b.example.", "`x`"],
)
def test_links_images_and_code_are_refused(said: str) -> None:
    assert markup(said)
