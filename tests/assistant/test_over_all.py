"""Whole questions over all authorities open a topic of their own; those without a noun count authorities."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Answer, Library, Turn

_GRADES = {
    "Aldermere": ("Inadequate", "Good"),
    "Brackwater": ("Good", "Inadequate"),
    "East Sorrel": ("Requires improvement to be good", "Good"),
}
_BEFORE = ("What did inspectors say about support for care leavers in Aldermere?", "Care leavers are supported. [1]")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    for name, (overall, leavers) in _GRADES.items():
        text = (
            f"Inspection of {name} local authority children’s services\n\nInspection dates: 5 to 16 March 2024\n\n"
            f"Judgement\tGrade\nThe experiences and progress of care leavers\t{leavers}\n"
            f"Overall effectiveness\t{overall}\n\nFindings\n\n1. Care leavers in {name} are supported by advisers.\n"
        )
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        library.add(folder)
        yield library


def after(library: Library, *said: str) -> Answer:
    history: list[Turn] = [
        {"role": "assistant" if place % 2 else "user", "content": words} for place, words in enumerate(said[:-1])
    ]
    return library.ask(said[-1], history=history)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("Which councils are inadequate now?", {"Aldermere"}),
        ("How many authorities require improvement?", {"East Sorrel"}),
        ("List the councils that are good.", {"Brackwater"}),
        ("Is any council inadequate?", {"Aldermere"}),
        ("Who is inadequate at the moment?", {"Aldermere"}),
        ("Who else is inadequate?", {"Aldermere"}),
        ("How many councils still need to improve?", {"Aldermere", "East Sorrel"}),
    ],
)
def test_a_whole_question_over_all_is_a_new_topic(library: Library, asked: str, named: set[str]) -> None:
    answer = after(library, *_BEFORE, asked)
    assert answer.standalone == asked
    assert {citation.document.authority for citation in answer.citations} == named
    assert all("Overall" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("asked", "understood", "named"),
    [
        ("How many are inadequate?", "How many authorities are inadequate for care leavers?", {"Brackwater"}),
        ("Which need to improve?", "Which authorities need to improve for care leavers?", {"Brackwater"}),
    ],
)
def test_a_grade_asked_for_without_a_noun_is_that_of_the_topic(
    library: Library, asked: str, understood: str, named: set[str]
) -> None:
    answer = after(library, *_BEFORE, asked)
    assert answer.standalone == understood
    assert {citation.document.authority for citation in answer.citations} == named


def test_what_was_listed_before_is_listed_again(library: Library) -> None:
    listing = ("Which councils are inadequate?", "1 authority was judged inadequate overall: Aldermere. [1]")
    answer = after(library, *listing, "Which are good?")
    assert answer.standalone == "Which councils are good?"
    assert {citation.document.authority for citation in answer.citations} == {"Brackwater"}


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("Which councils do better?", "care leavers"),
        ("Which councils have the same problem?", "care leavers"),
        ("Which councils are good at this?", "care leavers"),
    ],
)
def test_what_leans_on_the_topic_keeps_it(library: Library, asked: str, holds: str) -> None:
    assert holds in after(library, *_BEFORE, asked).standalone


def test_another_judgement_takes_the_place_of_the_overall_one(library: Library) -> None:
    graded = ("Which grade did Aldermere get overall in 2024?", "Overall effectiveness — Inadequate [1]")
    answer = after(library, *graded, "What about care leavers?")
    assert answer.standalone == "Which grade did Aldermere get in 2024 for care leavers?"
    assert [citation.quote.rpartition("\t")[2] for citation in answer.citations] == ["Good"]


@pytest.mark.parametrize(
    ("asked", "standalone"),
    [
        ("Summarise the latest inspection of Brackwater.", "Summarise the latest inspection of Brackwater."),
        ("Give me an overview of the East Sorrel report.", "Give me an overview of the East Sorrel report."),
        ("Summarise the report.", "Summarise the report in Aldermere."),
    ],
)
def test_a_summary_of_a_report_is_a_new_topic(library: Library, asked: str, standalone: str) -> None:
    answer = after(library, *_BEFORE, asked)
    assert answer.standalone == standalone
    assert answer.text.startswith("The experiences and progress of care leavers")


@pytest.mark.parametrize("asked", ["Was it inadequate in 2024?", "Is it rated good?", "Were they judged inadequate?"])
def test_it_is_the_authority_where_a_grade_is_asked_for(library: Library, asked: str) -> None:
    answer = after(library, *_BEFORE, asked)
    assert "Aldermere" in answer.standalone
    assert answer.text.startswith(("Yes, Aldermere", "No, Aldermere"))


def test_a_council_that_is_not_here_takes_the_place_of_the_one_before(library: Library) -> None:
    answer = after(library, *_BEFORE, "Does Leicester support its care leavers?")
    assert answer.standalone == "Does Leicester support its care leavers?"
    assert answer.reason == "No document about Leicester in this library."
