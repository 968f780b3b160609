from __future__ import annotations

import pytest

from assistant.verifying.reported import reporter_as_subject

HELD = "However, social workers report that health staff do not routinely join core groups."


def test_what_is_reported_of_others_is_not_said_of_the_reporter() -> None:
    assert reporter_as_subject("The social workers do not join core groups.", HELD) == "The social workers"


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Health staff do not join core groups.", HELD),
        ("Social workers report that health staff do not join core groups.", HELD),
        ("Leaders are planning a new team.", "Leaders told inspectors that they are planning a new team."),
        ("Social workers are proud of their team.", "Social workers are proud of their team and visit often."),
    ],
)
def test_the_one_reported_on_and_the_report_itself_are_left(said: str, held: str) -> None:
    assert reporter_as_subject(said, held) == ""
