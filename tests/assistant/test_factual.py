"""Grades, names and dates are answered from the reports' facts: exact, cited, and counted where that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, Library

WORST_TO_BEST = ("inadequate", "requires improvement", "good", "outstanding")


def report(
    authority: str,
    dates: str,
    inspector: str,
    *,
    overall: str,
    protection: str,
    leavers: str,
    needs: str = "Supervision.",
) -> str:
    overall_row = f"Overall effectiveness\t{overall}\n" if overall else ""
    return (
        f"Inspection of {authority} local authority children’s services\n\nInspection dates: {dates}\n\n"
        f"Lead inspector: {inspector}, His Majesty’s Inspector\n\nJudgement\tGrade\n"
        f"The experiences and progress of children who need help and protection\t{protection}\n"
        f"The experiences and progress of care leavers\t{leavers}\n{overall_row}\n"
        f"What needs to improve?\n\n- {needs}\n- Life-story work.\n\n"
        f"Findings\n\n1. Children in {authority} are seen by their social workers and helped. Ofsted will return.\n"
    )


PAPERS = {
    "fen-2018": report("Fenborough", "5 to 16 March 2018", "Ada Quill", overall="Inadequate", protection="Inadequate",
                       leavers="Good"),
    "fen-2021": report("Fenborough", "8 to 19 November 2021", "Bram Stowe", overall="Requires improvement to be good",
                       protection="Good", leavers="Good", needs="The recording of visits."),
    "marl-2019": report("Marlbeck", "3 to 7 June 2019", "Cora Tindall", overall="Good", protection="Good",
                        leavers="Requires improvement to be good"),
    "marl-2022": report("Marlbeck", "5 to 16 December 2022 and 9 to 10 January 2023", "Ada Quill",
                        overall="Requires improvement to be good", protection="Good", leavers="Inadequate"),
    "wold-2021": report("Woldshire", "1 to 5 February 2021", "Dov Penhale", overall="Inadequate", protection="Good",
                        leavers="Inadequate"),
    "wold-2025": report("Woldshire", "3 to 7 March 2025", "Elin Marsh", overall="", protection="Outstanding",
                        leavers="Good"),
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    for name, text in PAPERS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        library.add(folder)
        yield library


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def names(answer: Answer) -> list[str]:
    return [Path(citation.document.paths[0]).stem for citation in answer.citations]


def rows(answer: Answer) -> list[tuple[str, ...]]:
    assert answer.table is not None
    return [tuple(cell.text for cell in row) for row in answer.table.rows]


# one fact


@pytest.mark.parametrize(
    "question",
    [
        "What was the overall effectiveness of Fenborough in 2018?",
        "Which grade did Fenborough get overall in 2018?",
        "How was Fenborough rated in 2018?",
        "Fenborough 2018: overall judgement",
        "What did Ofsted judge Fenborough in 2018?",
    ],
)
def test_a_grade_is_the_row_of_the_right_report(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert answer.status == "answered"
    assert quotes(answer) == ["Overall effectiveness\tInadequate"]
    assert names(answer) == ["fen-2018"]


def test_without_a_year_the_latest_report_counts_and_the_answer_says_so(library: Library) -> None:
    answer = library.ask("What grade did Fenborough get for help and protection?")
    assert names(answer) == ["fen-2021"]
    assert "latest of 2" in " ".join(answer.notes)


def test_a_year_is_that_in_which_the_inspection_ended(library: Library) -> None:
    assert names(library.ask("What was the overall grade of Marlbeck in 2023?")) == ["marl-2022"]
    assert library.ask("What was the overall grade of Marlbeck in 2022?").status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "What is Woldshire's overall grade?",
        "Is Woldshire still inadequate?",
        "Is Woldshire inadequate now?",
        "How is Woldshire currently rated?",
        "What was Woldshire's latest overall grade?",
    ],
)
def test_the_newest_inspection_counts_without_an_overall_grade_too(library: Library, question: str) -> None:
    answer = library.ask(question)
    (statement,) = answer.statements
    assert "inspected 3 to 7 March 2025, without an overall grade" in statement.text
    assert "children who need help and protection Outstanding" in statement.text
    assert set(names(answer)) == {"wold-2025"}
    assert len(statement.citations) == 2
    assert "1 to 5 February 2021" in " ".join(answer.notes)


def test_where_now_is_not_asked_for_the_last_overall_grade_stands_below_the_newest_inspection(library: Library) -> None:
    answer = library.ask("What was Woldshire's overall grade?")
    assert names(answer) == ["wold-2025", "wold-2025", "wold-2021"]
    assert [row[3] for row in rows(answer)] == ["no overall grade", "Inadequate"]


def test_a_past_year_is_answered_from_its_own_report(library: Library) -> None:
    answer = library.ask("Was Woldshire inadequate in 2021?")
    assert quotes(answer) == ["Overall effectiveness\tInadequate"]
    assert names(answer) == ["wold-2021"]


@pytest.mark.parametrize("question", ["Which councils are inadequate now?", "How many authorities are inadequate?"])
def test_nobody_is_listed_under_a_grade_older_than_its_newest_inspection(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert answer.statements[0].text.startswith("None of the 2 authorities")
    assert "wold-2021" not in names(answer)
    assert "no overall grade: Woldshire" in " ".join(answer.notes)


def test_who_would_be_listed_under_an_older_grade_has_a_row_that_says_so(library: Library) -> None:
    answer = library.ask("Which authorities require improvement or worse?")
    assert answer.table is not None
    assert [(row[0], row[2]) for row in rows(answer)] == [
        ("Fenborough", "Requires improvement to be good"),
        ("Marlbeck", "Requires improvement to be good"),
        ("Woldshire", "no overall grade"),
    ]
    assert {citation.document.name for citation in answer.table.rows[2][2].citations} == {"wold-2025.txt"}
    assert "Woldshire" not in answer.statements[0].text


def test_a_change_goes_on_to_the_newest_inspection_and_is_not_computed_past_it(library: Library) -> None:
    answer = library.ask("How has Woldshire changed between inspections?")
    assert [row[2] for row in rows(answer)] == ["Inadequate", "no overall grade"]
    assert "nothing is compared" in answer.statements[0].text
    assert set(names(answer)) == {"wold-2021", "wold-2025"}


def test_a_timeline_says_which_inspection_gave_no_overall_grade(library: Library) -> None:
    answer = library.ask("Timeline of the inspections of Woldshire")
    assert [row[2] for row in rows(answer)] == ["Inadequate", "no overall grade"]


def test_a_grade_that_the_report_asked_about_does_not_give_is_refused(library: Library) -> None:
    answer = library.ask("What was the overall grade of Woldshire in 2025?")
    assert (answer.status, answer.citations) == ("not_found", ())
    assert "gives no grade for overall effectiveness" in answer.reason


def test_a_year_without_a_report_is_refused_with_the_years_there_are(library: Library) -> None:
    answer = library.ask("Who was the lead inspector of Fenborough in 2020?")
    assert (answer.status, answer.citations) == ("not_found", ())
    assert "2018" in answer.reason
    assert "2021" in answer.reason


@pytest.mark.parametrize(
    "question", ["Who led the 2021 inspection of Woldshire?", "Lead inspector of Woldshire in 2021?"]
)
def test_the_lead_inspector_is_named(library: Library, question: str) -> None:
    assert quotes(library.ask(question)) == ["Lead inspector: Dov Penhale, His Majesty’s Inspector"]


def test_the_first_and_the_last_inspection_are_told_apart(library: Library) -> None:
    assert names(library.ask("When was the first inspection of Marlbeck?")) == ["marl-2019"]
    assert names(library.ask("When was the last inspection of Marlbeck?")) == ["marl-2022"]


def test_what_needs_to_improve_is_the_whole_list_of_one_report(library: Library) -> None:
    answer = library.ask("What needs to improve in Fenborough?")
    assert [statement.text for statement in answer.statements] == ["The recording of visits.", "Life-story work."]
    assert set(names(answer)) == {"fen-2021"}


def test_a_question_that_asks_for_more_than_a_fact_is_left_to_the_sentences(library: Library) -> None:
    answer = library.ask("How is the recording of visits judged in Fenborough?")
    assert "Overall effectiveness" not in " ".join(quotes(answer))


def test_a_grade_of_what_no_report_speaks_of_is_refused(library: Library) -> None:
    answer = library.ask("Which grade did Fenborough get for its adult education in 2021?")
    assert (answer.status, answer.citations) == ("not_found", ())
    assert "adult education" in answer.reason


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("What grade did Fenborough's work with care leavers earn in 2018?", "care leavers\tGood"),
        ("Where did Fenborough land on the grading scale overall in 2018?", "Overall effectiveness\tInadequate"),
        ("What mark did Fenborough's care leavers' service receive in 2018?", "care leavers\tGood"),
        ("How did Fenborough fare in its 2018 inspection?", "Overall effectiveness\tInadequate"),
        ("What verdict did the 2018 inspection give Fenborough?", "Overall effectiveness\tInadequate"),
        ("What was the outcome of the 2018 inspection of Fenborough?", "Overall effectiveness\tInadequate"),
        ("What did the 2018 report grade Fenborough overall?", "Overall effectiveness\tInadequate"),
    ],
)
def test_words_for_getting_a_grade_ask_for_nothing_else(library: Library, question: str, row: str) -> None:
    (quote,) = quotes(library.ask(question))
    assert quote.endswith(row)


@pytest.mark.parametrize(
    "question",
    [
        "What praise did judges have for Fenborough in 2021?",
        "What did a High Court judgment reveal about Fenborough?",
        "Was the buying of lodgings in Fenborough good enough in 2021?",
        "How is the graded care profile used in Fenborough?",
        "What did inspectors judge to be the weakest part in Fenborough in 2021?",
    ],
)
def test_what_asks_for_no_grade_is_left_to_the_sentences(library: Library, question: str) -> None:
    assert "give no grade for" not in library.ask(question).reason


def test_help_that_a_sentence_may_call_good_is_not_refused_for_want_of_a_grade(library: Library) -> None:
    reason = library.ask("Was leadership good enough in Fenborough in 2021?").reason
    assert "gives no grade for" not in reason


# counted and compared


@pytest.mark.parametrize(
    ("question", "number", "expected"),
    [
        ("How many authorities were judged inadequate in 2021?", "1 authority", {"wold-2021"}),
        ("How many councils are inadequate for care leavers?", "1 authority", {"marl-2022"}),
        ("Which authorities were rated good or better for help and protection?", "3 authorities",
         {"fen-2021", "marl-2022", "wold-2025"}),
        ("How many authorities were judged inadequate between 2018 and 2021?", "2 authorities",
         {"fen-2018", "wold-2021"}),
    ],
)  # fmt: skip
def test_a_count_is_derived_from_what_it_cites(
    library: Library, question: str, number: str, expected: set[str]
) -> None:
    answer = library.ask(question)
    (statement,) = answer.statements
    assert statement.kind == "derived"
    assert statement.text.startswith(number)
    assert {Path(citation.document.paths[0]).stem for citation in statement.citations} == expected
    assert len({citation.document.authority for citation in statement.citations}) == int(number.split()[0])


def test_the_best_and_the_worst_are_found_by_their_grades(library: Library) -> None:
    assert [row[0] for row in rows(library.ask("Which authority has the best grade for help and protection?"))] == [
        "Woldshire"
    ]
    assert [row[0] for row in rows(library.ask("Which council has the worst rating for care leavers?"))] == ["Marlbeck"]


def test_who_never_got_a_grade_is_told_from_all_reports(library: Library) -> None:
    answer = library.ask("Which authorities have never been judged inadequate overall?")
    assert {row[0] for row in rows(answer)} == {"Marlbeck"}
    assert len(answer.statements[0].citations) == 2


def test_all_judgements_of_a_report_are_given_where_none_is_named(library: Library) -> None:
    assert len(library.ask("What were the judgements for Fenborough in 2021?").statements) == 3


def test_none_is_a_count_too_and_cites_all_that_were_looked_at(library: Library) -> None:
    (statement,) = library.ask("How many authorities were judged outstanding overall in 2021?").statements
    assert statement.text.startswith("None of the 2 authorities")
    assert len(statement.citations) == 2


def test_authorities_are_compared_side_by_side_each_cell_cited(library: Library) -> None:
    answer = library.ask("Compare the overall grades of Fenborough and Marlbeck")
    assert {(row[0], row[3]) for row in rows(answer)} == {
        ("Fenborough", "Requires improvement to be good"),
        ("Marlbeck", "Requires improvement to be good"),
    }
    assert answer.table is not None
    assert all(row[3].citations for row in answer.table.rows)


def test_a_side_that_is_missing_is_said(library: Library) -> None:
    answer = library.ask("Compare the overall grades of Fenborough and Woldshire in 2018")
    assert answer.status == "partial"
    assert "Woldshire" in answer.reason
    assert names(answer) == ["fen-2018"]


def test_a_side_that_is_not_in_the_library_is_said(library: Library) -> None:
    answer = library.ask("Compare the overall grades of Fenborough and Birmingham")
    assert answer.status == "partial"
    assert "No document about Birmingham" in answer.reason
    assert names(answer) == ["fen-2021"]


def test_years_named_apart_leave_out_those_between(library: Library) -> None:
    answer = library.ask("How many authorities were judged inadequate in 2018 and 2023?")
    assert names(answer) == ["fen-2018"]
    assert "in 2018 and 2023" in answer.statements[0].text


def test_a_change_is_recomputed_from_its_rows(library: Library) -> None:
    answer = library.ask("How has Fenborough's overall grade changed?")
    (statement,) = answer.statements
    grades = [re.sub(" to be good", "", row[2].casefold()) for row in rows(answer)]
    assert grades == ["inadequate", "requires improvement"]
    better = WORST_TO_BEST.index(grades[-1]) > WORST_TO_BEST.index(grades[0])
    assert ("got better" in statement.text) == better


def test_who_got_better_and_who_got_worse(library: Library) -> None:
    better = library.ask("Which authorities got better since their last inspection?")
    assert [row[0] for row in rows(better)] == ["Fenborough"]
    worse = library.ask("Which authorities got worse since their last inspection?")
    assert [row[0] for row in rows(worse)] == ["Marlbeck"]


def test_a_timeline_is_in_the_order_of_the_days(library: Library) -> None:
    answer = library.ask("Timeline of the inspections of Marlbeck")
    assert [row[2] for row in rows(answer)] == ["Good", "Requires improvement to be good"]
    assert all(statement.citations for statement in answer.statements)


def test_every_citation_is_exact(library: Library) -> None:
    for question in ("How many authorities are inadequate?", "Timeline of Fenborough's inspections"):
        for citation in library.ask(question).citations:
            assert citation.document.text[citation.start : citation.end] == citation.quote


# real reports


def test_a_real_newest_report_without_an_overall_grade_decides(collections: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add(collections / "ofsted" / "documents" / "south-tyneside")
        still = library.ask("Is South Tyneside still inadequate?")
        (statement,) = still.statements
        assert "inspected 15 to 26 June 2026, without an overall grade" in statement.text
        assert len(statement.citations) == 4
        assert not library.ask("Which councils are inadequate now?").statements
        course = library.ask("How has South Tyneside changed between inspections?")
        assert [row[2].casefold() for row in rows(course)] == ["good", "inadequate", "no overall grade"]
        (latest,) = library.grades(judgement="overall effectiveness", latest=True).rows
        assert [grade.grade for grade in latest.grades] == ["no overall grade"]
