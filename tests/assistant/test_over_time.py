"""How a topic developed at one authority comes as a row for each inspection, each cited."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Answer, Library

_INSPECTIONS = (
    ("5 to 16 March 2018", "Inadequate", "Too many care leavers live in unsuitable accommodation.",
     "Supervision of social workers is irregular and rarely recorded."),
    ("7 to 18 June 2021", "Requires improvement to be good", "Most care leavers now live in suitable accommodation.",
     "Supervision of social workers has become regular in most teams."),
    ("4 to 15 November 2024", "Good", "Care leavers live in suitable accommodation that they choose themselves.",
     "Foster carers are recruited from all parts of the county."),
)  # fmt: skip


def report(authority: str, dates: str, leavers: str, *findings: str) -> str:
    points = "\n\n".join(f"{number}. {finding}" for number, finding in enumerate(findings, start=1))
    return (
        f"Inspection of {authority} local authority children’s services\n\nInspection dates: {dates}\n\n"
        f"Judgement\tGrade\nThe experiences and progress of care leavers\t{leavers}\n"
        f"Overall effectiveness\t{leavers}\n\nThe experiences and progress of care leavers\n\n{points}\n"
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    for place, (dates, grade, *findings) in enumerate(_INSPECTIONS):
        (folder / f"fen-{place}.txt").write_text(report("Fenborough", dates, grade, *findings), "utf-8")
    only = report("Woldshire", "3 to 14 May 2022", "Good", "Care leavers in Woldshire have a personal adviser.")
    (folder / "wold.txt").write_text(only, "utf-8")
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        library.add(folder)
        yield library


def rows(answer: Answer) -> list[tuple[str, ...]]:
    assert answer.table is not None
    assert all(cell.citations for row in answer.table.rows for cell in row if cell.text != "–")
    return [tuple(cell.text for cell in row) for row in answer.table.rows]


@pytest.mark.parametrize(
    "question",
    [
        "What changed for care leavers in Fenborough?",
        "How has support for care leavers developed in Fenborough?",
        "What is different for care-experienced young people in Fenborough?",
    ],
)
def test_a_graded_topic_has_a_row_for_each_inspection_with_its_grade(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert answer.status == "answered"
    assert not answer.withheld
    assert rows(answer) == [(f"inspection of {dates}", grade, finding) for dates, grade, finding, _ in _INSPECTIONS]
    assert answer.table is not None
    assert answer.table.columns[1] == "care leavers"
    quoted = [statement.text for statement in answer.statements if statement.kind == "quoted"]
    assert quoted == [finding for _, _, finding, _ in _INSPECTIONS]


def test_a_topic_without_a_grade_has_its_findings_and_names_the_inspection_that_is_silent(library: Library) -> None:
    answer = library.ask("How has the supervision of social workers developed in Fenborough?")
    assert [row[-1] for row in rows(answer)] == [_INSPECTIONS[0][3], _INSPECTIONS[1][3]]
    assert len(answer.table.columns if answer.table else ()) == 2
    assert any("inspection of 4 to 15 November 2024" in note for note in answer.notes)


def test_a_period_limits_the_rows(library: Library) -> None:
    answer = library.ask("What has changed for care leavers in Fenborough since 2020?")
    assert [row[0][-4:] for row in rows(answer)] == ["2021", "2024"]


def test_all_that_changed_has_the_overall_grades(library: Library) -> None:
    answer = library.ask("What has changed since 2019 in Fenborough?")
    assert [row[:2] for row in rows(answer)] == [
        ("inspection of 7 to 18 June 2021", "Requires improvement to be good"),
        ("inspection of 4 to 15 November 2024", "Good"),
    ]


def test_of_one_inspection_no_change_is_told_and_that_is_said(library: Library) -> None:
    answer = library.ask("What changed for care leavers in Woldshire?")
    assert len(rows(answer)) == 1
    assert any("Only one" in note for note in answer.notes)
    recruited = library.ask("How has the recruitment of foster carers changed in Fenborough?")
    assert [row[-1] for row in rows(recruited)] == [_INSPECTIONS[2][3]]
    assert any("only one" in note for note in recruited.notes)


@pytest.mark.parametrize(
    "question",
    [
        "How has the number of care leavers in Fenborough changed?",
        "How good is support for care leavers in Fenborough?",
        "What changed since the last inspection in Fenborough?",
    ],
)
def test_figures_the_present_and_one_report_alone_have_no_rows(library: Library, question: str) -> None:
    assert library.ask(question).table is None


def test_a_topic_of_which_nothing_is_said_is_refused(library: Library) -> None:
    answer = library.ask("How has the budget of the library service changed in Fenborough?")
    assert answer.status == "not_found"
    assert answer.table is None
