"""What is only meant or under way is not told as done; amounts of change keep their direction."""

from __future__ import annotations

import pytest

from assistant.verifying.causes import other_cause
from assistant.verifying.completion import not_done
from assistant.verifying.directions import wrong_direction
from assistant.verifying.evidence import evidence_in
from assistant.verifying.verifier import Verifier
from store.embedding import Embedder
from tests.assistant.verifying.sources import source


@pytest.mark.parametrize(
    ("said", "true", "false"),
    [
        ("The depot has improved its rota.", "A new list improved its rota.",
         "The depot drew up a list to improve its rota."),
        ("The depot has improved its rota.", "The new list led to improvements in its rota.",
         "The depot will quickly improve its rota."),
        ("The depot has opened a yard.", "By opening a yard, the depot gained space.",
         "Opening a yard is a key focus for the depot."),
        ("Surveyors opened a yard.", "A yard was opened by surveyors.", "Surveyors talk of opening a yard."),
        ("The list has now been rolled out.", "The list was rolled out.", "The list continues to be rolled out."),
        ("Clerks have completed a course.", "Clerks carried out a course.", "Clerks are undertaking a course."),
        ("The board has provided money.", "The money that the board provided helps.",
         "There is a commitment by the board to provide money."),
        ("The board has established a fund.", "The board set up a fund and established it.",
         "The board works with others to establish a fund."),
        ("The depot has shown some care.", "The depot has been able to show some care.",
         "The depot is able to show some care."),
        ("Surveyors have lifted its mood.", "A result was the lifting of its mood by surveyors.",
         "The lifting of its mood is planned by surveyors."),
        ("The depot has cut faults.", "The depot was successful in cutting faults.",
         "The depot is interested in cutting faults."),
        ("It was unclear why tests had been run; they had helped.", "Why tests being helped and run was unclear.",
         "Why tests are being helped and run is unclear."),
        ("The list has helped clerks.", "The list helped to train clerks.", "The list is to help clerks."),
    ],
)  # fmt: skip
def test_done_only_where_it_is_done(said: str, true: str, false: str) -> None:
    assert not_done(said, true) == ""
    assert not_done(said, false)


@pytest.mark.parametrize(
    ("said", "true", "false"),
    [
        ("The depot increased its vans by 10%.", "The number of vans rose by 10%.", "This led to a 10% fall in vans."),
        (
            "Repairs fell by about 40.",
            "A reduction of 40 in repairs.",
            "A growth of 40 in repairs.",
        ),
    ],
)
def test_amounts_of_change_keep_their_direction(said: str, true: str, false: str) -> None:
    assert wrong_direction(said, true) == ""
    assert wrong_direction(said, false)


def test_a_short_statement_stands_there_itself() -> None:
    verifier = Verifier(Embedder())
    given = [source("Young people describe their foster carers as their family.")]
    assert not verifier.written("They are very good people.", [1], given).supported
    assert verifier.written("Young people call their foster carers their family.", [1], given).supported


def test_an_effect_keeps_its_cause() -> None:
    text = (
        "Weak surveys are too short, so repairs are vague. Some lifts lack spare parts for weeks. "
        "This means that some tenants wait too long for repairs."
    )
    place = evidence_in(source(text))[2]
    assert place.text.startswith("This means")
    assert other_cause("Because some lifts lack spare parts, some tenants wait too long.", place) == ""
    assert other_cause("Because weak surveys are too short, some tenants wait too long.", place)
    assert other_cause("Some tenants wait too long because weak surveys are too short.", place)
