"""Who leads the council or its services is not who led the inspection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Library

_REPORT = """Inspection of {authority} local authority children’s services

Inspection dates: 5 to 16 March 2024

Lead inspector: Imelda Thackray, His Majesty’s Inspector

Judgement\tGrade
Overall effectiveness\tGood

Findings

1. Leaders of the council know the services well and meet with the director of children’s services each month.

{more}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    named = "2. The leader of the council, Osric Vane, visits the teams."
    for authority, more in (("Fenborough", "2. Visits are in time."), ("Woldshire", named)):
        (folder / f"{authority}.txt").write_text(_REPORT.format(authority=authority, more=more), "utf-8")
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        library.add(folder)
        yield library


@pytest.mark.parametrize(
    "question",
    [
        "Who leads the council in Fenborough?",
        "Who runs children’s services in Fenborough?",
        "Who is the leader of Fenborough council?",
        "Who is the director of children’s services in Fenborough?",
        "Who is the lead member for children in Fenborough?",
    ],
)
def test_an_office_of_the_council_is_not_that_of_the_inspector(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert answer.status == "not_found", answer.text
    assert answer.refusal in ("no name", "topic absent", "not said")


def test_who_is_named_in_the_office_is_found_and_so_is_the_inspector(library: Library) -> None:
    assert "Osric Vane" in library.ask("Who leads the council in Woldshire?").text
    assert "Imelda Thackray" in library.ask("Who was the lead inspector in Fenborough?").text
    assert "Imelda Thackray" in library.ask("Who led the inspection of Fenborough?").text
