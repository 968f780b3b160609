from __future__ import annotations

import pytest

from assistant.verifying.qualified import unqualified_denial


@pytest.mark.parametrize(
    ("said", "held", "how"),
    [
        ("Plans are not used.", "Plans are not used effectively to help children.", "effectively"),
        ("Managers do not review cases.", "Managers do not always review cases.", "always"),
        ("Staff were not trained.", "Staff were not trained well enough.", "well"),
    ],
)
def test_what_qualifies_a_denial_is_not_left_out(said: str, held: str, how: str) -> None:
    assert unqualified_denial(said, held) == how


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Plans are not used effectively.", "Plans are not used effectively to help children."),
        ("Plans are not effectively used.", "Plans are not used effectively to help children."),
        ("Plans are not used.", "Plans are not used at all."),
        ("Plans are used.", "Plans are not used effectively."),
        ("Visits are not made weekly.", "Visits are not made weekly."),
    ],
)
def test_the_same_denials_are_left(said: str, held: str) -> None:
    assert unqualified_denial(said, held) == ""
