from __future__ import annotations

import pytest

from assistant.verifying.agents import wrong_agent

HELD = (
    "The plan was presented to the board by the independent chair on 3 May. "
    "The board will be replaced by an executive group."
)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The plan was presented to the board by the executive group.", "executive group"),
        ("The board will be replaced by the independent chair.", "independent chair"),
        ("The plan was presented by officers.", "officers"),
    ],
)
def test_what_one_does_is_not_done_by_another(said: str, who: str) -> None:
    assert wrong_agent(said, HELD) == who


@pytest.mark.parametrize(
    "said",
    [
        "The plan was presented by the chair.",
        "The board is to be replaced by a group.",
        "The plan was presented by 3 May.",
        "The plan was drawn up by officers.",
        "The plan was presented by meeting the board.",
    ],
)
def test_the_same_and_what_is_not_told_are_left(said: str) -> None:
    assert wrong_agent(said, HELD) == ""
