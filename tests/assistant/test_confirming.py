"""Whether an authority got a grade is answered with yes or no and the inspection that says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Library

_GRADES = (
    ("2018", "Inadequate", "Good"),
    ("2021", "Requires improvement to be good", "Inadequate"),
    ("2024", "Good", "Good"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    for year, overall, leavers in _GRADES:
        text = (
            f"Inspection of Fenborough local authority children’s services\n\n"
            f"Inspection dates: 5 to 16 March {year}\n\nJudgement\tGrade\n"
            f"The experiences and progress of care leavers\t{leavers}\n"
            f"Overall effectiveness\t{overall}\n\nFindings\n\n1. Children in Fenborough are seen by social workers.\n"
        )
        (folder / f"fen-{year}.txt").write_text(text, "utf-8")
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        library.add(folder)
        yield library


@pytest.mark.parametrize(
    ("question", "said", "quoted"),
    [
        ("Is it true that Fenborough was inadequate in 2018?", "Yes, Fenborough, inspection of 5 to 16 March 2018",
         "Inadequate"),
        ("Was Fenborough rated good in 2021?", "No, Fenborough, inspection of 5 to 16 March 2021",
         "Requires improvement"),
        ("Is Fenborough inadequate now?", "No, Fenborough, inspection of 5 to 16 March 2024", "Good"),
        ("Was Fenborough judged good for care leavers in 2021?",
         "No, Fenborough, inspection of 5 to 16 March 2021, care leavers: Inadequate", "Inadequate"),
        ("Does Fenborough still require improvement?", "No, Fenborough, inspection of 5 to 16 March 2024", "Good"),
        ("Was Fenborough good or better in 2024?", "Yes, Fenborough, inspection of 5 to 16 March 2024", "Good"),
        ("Is it true that Fenborough was less than good in 2021?", "Yes, Fenborough, inspection of 5 to 16 March 2021",
         "Requires improvement"),
    ],
)  # fmt: skip
def test_yes_or_no_comes_with_the_grade_that_settles_it(
    library: Library, question: str, said: str, quoted: str
) -> None:
    answer = library.ask(question)
    assert answer.status == "answered"
    assert not answer.withheld
    assert answer.statements[0].text.startswith(said)
    assert answer.statements[0].kind == "derived"
    assert quoted in answer.statements[0].citations[0].quote


def test_of_the_past_all_inspections_count_and_the_newest_is_told_beside(library: Library) -> None:
    answer = library.ask("Has Fenborough ever been inadequate?")
    assert [statement.text for statement in answer.statements] == [
        "Yes, Fenborough, inspection of 5 to 16 March 2018: Inadequate.",
        "Fenborough, inspection of 5 to 16 March 2024: Good.",
    ]
    never = library.ask("Was Fenborough ever outstanding?")
    assert never.statements[0].text.startswith("No, ")
    assert len(never.statements) == 3


@pytest.mark.parametrize(
    "question",
    [
        "Which grade did Fenborough get in 2018?",
        "Was Fenborough not inadequate in 2018?",
        "Is Fenborough good or outstanding?",
        "Was Fenborough good in 2019?",
        "Is practice in Fenborough good enough?",
        "Was Fenborough better in 2024?",
    ],
)
def test_nothing_is_affirmed_or_denied_that_no_grade_settles(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert not any(statement.text.startswith(("Yes", "No,")) for statement in answer.statements)
