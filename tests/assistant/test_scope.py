"""What a person gets who asks about one authority, period or kind of document among several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

import pytest

from assistant import Answer, Library, Period, Scope, Turn

_REPORTS = (
    # authority, kind, first day, last day, published, overall grade, inspector
    ("Aldermere", "inspection report", "2018-05-14", "2018-05-25", "2018-07-02", "Inadequate", "Ada Quill"),
    ("Aldermere", "focused visit", "2020-12-08", "2020-12-08", "2021-02-01", "", "Bo Sterne"),
    ("Aldermere", "inspection report", "2022-06-20", "2022-07-01", "2022-08-12", "Good", "Cy Marsh"),
    ("Brackwater and Fenn", "inspection report", "2019-03-04", "2019-03-15", "2019-05-01", "Good", "Di Ember"),
    ("East Sorrel", "inspection report", "2021-09-06", "2021-09-17", "2021-11-01", "Outstanding", "Ed Firth"),
    ("West Sorrel", "inspection report", "2023-01-09", "2023-01-20", "2023-03-01", "Good", "Fi Grange"),
)  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Six short reports on four authorities."""
    with Library.open(tmp_path_factory.mktemp("scope") / "library") as library:
        for authority, kind, first, last, published, grade, inspector in _REPORTS:
            event = "visit" if kind == "focused visit" else "inspection"
            text = (
                f"{kind.title()} of {authority}\n\nLead inspector: {inspector}\n\n"
                f"{inspector} led the inspectors and wrote this report on {authority}. "
                f"Overall effectiveness is {grade.lower() or 'not judged'}.\n\n"
                "Social workers know their children well and visit them often.\n"
            )
            if authority == "West Sorrel":
                text += "\nSome children live in Tarnborough, far from home.\n"
            if last == "2018-05-25":
                text += "\nThe sledge team in the hills finds children who ran away from home.\n"
            title = f"{kind.title()} of {authority}"
            held = library.add_text(text, title=title, id=f"{authority} {last}", date=published)
            library.correct(
                held.id,
                kind=kind,
                authority=authority,
                periods=(Period(event, Date.fromisoformat(first), Date.fromisoformat(last)),),
            )
        yield library


def used(answer: Answer) -> set[str]:
    return set(answer.scope.documents or ())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What was said about Aldermere in 2018?", {"Aldermere 2018-05-25"}),
        ("What was said about Aldermre in 2018?", {"Aldermere 2018-05-25"}),
        ("Did social workers know children in Aldermere since 2020?", {"Aldermere 2020-12-08", "Aldermere 2022-07-01"}),
        ("Did social workers know children in Brackwater & Fenn?", {"Brackwater and Fenn 2019-03-15"}),
        ("Did social workers know children in Fenn?", {"Brackwater and Fenn 2019-03-15"}),
        ("What did the last inspection of Aldermere Council say?", {"Aldermere 2022-07-01"}),
        ("What did the previous inspection of Aldermere say?", {"Aldermere 2018-05-25"}),
        ("What did the focused visit to Aldermere say?", {"Aldermere 2020-12-08"}),
        ("What did reports published in 2021 say?", {"Aldermere 2020-12-08", "East Sorrel 2021-09-17"}),
        ("What was said about Fenn and East Sorrel?", {"Brackwater and Fenn 2019-03-15", "East Sorrel 2021-09-17"}),
        ("What was said between 2019 and 2020?", {"Brackwater and Fenn 2019-03-15", "Aldermere 2020-12-08"}),
        ("What was said in the last two years?",
         {"Aldermere 2022-07-01", "East Sorrel 2021-09-17", "West Sorrel 2023-01-20"}),
        ("What was Aldermere to put right after the December 2020 visit?", {"Aldermere 2020-12-08"}),
        ("What should Aldermere do, following its 2018 inspection?", {"Aldermere 2018-05-25"}),
        ("How many children ran away in Aldermere in the year before the 2022 report?", {"Aldermere 2022-07-01"}),
        ("Who visits children in Aldermere, going by the 2018 inspection report?", {"Aldermere 2018-05-25"}),
        ("Do social workers know children in Aldermere after December 2020?", {"Aldermere 2022-07-01"}),
        ("Do social workers know children in Aldermere before 2020?", {"Aldermere 2018-05-25"}),
        ("How has Aldermere changed since the December 2020 visit?", {"Aldermere 2020-12-08", "Aldermere 2022-07-01"}),
        ("Has work in Aldermere changed following the 2018 inspection?",
         {"Aldermere 2018-05-25", "Aldermere 2020-12-08", "Aldermere 2022-07-01"}),
        ("What had to change in Aldermere following the last visit?", {"Aldermere 2020-12-08"}),
        ("What had to change in Aldermere after the May 2018 inspection?", {"Aldermere 2018-05-25"}),
        ("Who visited children in Aldermere as of the 2018 inspection?", {"Aldermere 2018-05-25"}),
        ("Compare visits to children in Aldermere and East Sorrel in 2021",
         {"Aldermere 2020-12-08", "East Sorrel 2021-09-17"}),
        ("Did children run away in Aldermere in the run-up to the 2018 inspection?", {"Aldermere 2018-05-25"}),
        ("Compare visits to children in Aldermere and East Sorrel since 2022", {"Aldermere 2022-07-01"}),
        ("Did social workers know children in Aldermere by early 2022?", {"Aldermere 2022-07-01"}),
        ("Did social workers know children in Aldermere by 2022?", {"Aldermere 2022-07-01"}),
        ("Did social workers know children in Aldermere by 2019?", {"Aldermere 2018-05-25"}),
        ("Which authorities know their children by 2019?", {"Aldermere 2018-05-25", "Brackwater and Fenn 2019-03-15"}),
        ("Did social workers know children in Aldermere in February 2021?", {"Aldermere 2020-12-08"}),
        ("Who wrote the 2021 letter to Aldermere?", {"Aldermere 2020-12-08"}),
        ("Did social workers know children in Aldermere better in 2022 than in 2021?",
         {"Aldermere 2020-12-08", "Aldermere 2022-07-01"}),
    ],
)  # fmt: skip
def test_the_question_says_which_documents(reports: Library, question: str, expected: set[str]) -> None:
    assert used(reports.ask(question)) == expected


def test_a_name_that_was_misspelt_is_said(reports: Library) -> None:
    assert "“Aldermre” was read as Aldermere." in reports.ask("What was said about Aldermre in 2018?").notes


def test_the_year_is_that_of_the_visit_and_said_where_the_letter_is_of_another(reports: Library) -> None:
    answer = reports.ask("Did social workers know their children in Aldermere in 2020?")
    assert answer.status == "answered"
    assert answer.notes == (
        "The year is that of the visit, which ended on 8 December 2020; the report is of February 2021.",
    )


def test_where_no_event_is_of_the_time_named_what_was_published_then_is_used_and_said(reports: Library) -> None:
    answer = reports.ask("Did social workers know their children in Aldermere in 2021?")
    assert answer.status == "answered"
    assert answer.scope.words() == "Aldermere; published 2021"
    assert answer.notes == (
        "No inspection, visit or meeting here ended at the time named; the focused visit of 8 December 2020 was "
        "published in February 2021.",
    )
    assert reports.ask("Who was the lead inspector of Aldermere in 2021?").status == "not_found"


def test_words_that_only_say_when_are_not_looked_for(reports: Library) -> None:
    for when in (
        "following the May 2018 inspection",
        "going by the 2018 inspection",
        "in the run-up to the 2018 visit",
    ):
        assert "speaks of" not in reports.ask(f"Who led a sledge team in Aldermere, {when}?").reason, when


def test_initials_that_an_authoritys_documents_use_name_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        for authority, called in (("Combe, Hale and Marsh", "CHM Council"), ("Dell, Oak and Green", "dog")):
            text = f"Inspection of {authority}\n\nSocial workers in the {called} know their children well.\n"
            held = library.add_text(text, title=f"Inspection of {authority}", id=authority)
            library.correct(held.id, kind="inspection report", authority=authority)
        assert used(library.ask("Do social workers know their children in CHM?")) == {"Combe, Hale and Marsh"}
        assert used(library.ask("Do social workers at CHM Council know children?")) == {"Combe, Hale and Marsh"}
        assert used(library.ask("Do social workers know their children in chm?")) == set()
        assert used(library.ask("Do social workers know their DOG?")) == set()


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Do social workers know children in Wolverhampton?", "No document about Wolverhampton in this library."),
        ("Is Thornwick Council good?", "No document about Thornwick in this library."),
        ("What was North Aldermere like?", "No document about North Aldermere in this library."),
        ("What do the minutes say?", "No minutes in this library."),
        ("How was Aldermere after 2022?",
         "Nothing about Aldermere after 2022; the latest is the inspection of 20 June to 1 July 2022."),
        ("How was Aldermere in 2019?",
         "Nothing about Aldermere in 2019; the nearest are the inspection of 14 to 25 May 2018 and the focused visit "
         "of 8 December 2020."),
    ],
)  # fmt: skip
def test_a_scope_that_matches_nothing_is_said_so(reports: Library, question: str, reason: str) -> None:
    answer = reports.ask(question)
    assert (answer.status, answer.reason, answer.citations) == ("not_found", reason, ())


def test_a_place_mentioned_in_passing_is_shown_where(reports: Library) -> None:
    answer = reports.ask("Do social workers know children in Tarnborough?")
    assert answer.reason == "No document about Tarnborough in this library."
    assert "Tarnborough" in answer.near[0].text
    assert answer.notes[0].startswith("Tarnborough is mentioned in passing in: Inspection Report of West Sorrel")


def test_the_newest_answers_and_older_ones_only_where_it_does_not(reports: Library) -> None:
    newest = reports.ask("Do social workers know their children in Aldermere?")
    assert newest.scope.order == "latest"
    assert "Aldermere 2018-05-25" not in used(newest)
    older = reports.ask("Is there a sledge team in Aldermere?")
    assert {citation.document.id for citation in older.citations} == {"Aldermere 2018-05-25"}
    assert older.notes == ("From an earlier inspection, May 2018.",)


def test_a_scope_given_back_means_the_same_documents_and_a_part_can_be_taken_off(reports: Library) -> None:
    question = "Did social workers know their children in Aldermere in 2018?"
    first = reports.ask(question)
    assert first.scope.words() == "Aldermere; 2018"
    again = reports.ask(question, scope=first.scope)
    assert (again.scope, again.statements) == (first.scope, first.statements)
    wider = reports.ask(question, scope=first.scope.without("period"))
    assert used(wider) == {"Aldermere 2018-05-25", "Aldermere 2020-12-08", "Aldermere 2022-07-01"}
    assert reports.ask(question, scope=Scope()).scope.documents is None
    other = reports.ask(question, scope=Scope(authorities=("East Sorrel",)))
    assert used(other) == {"East Sorrel 2021-09-17"}


def test_an_ambiguous_question_is_asked_back_and_the_next_turn_picks(reports: Library) -> None:
    question = "Who was the lead inspector?"
    back = reports.ask(question)
    assert back.status == "clarify"
    assert back.reason == "Which authority do you mean?"
    assert [choice.label for choice in back.choices] == [
        "Aldermere",
        "Brackwater and Fenn",
        "East Sorrel",
        "West Sorrel",
    ]
    history: list[Turn] = [{"role": "user", "content": question}, {"role": "assistant", "content": back.text}]
    for picked in ("East Sorrel", "the third", "East Sorrel 2021", "3"):
        answer = reports.ask(picked, history=history)
        assert "Ed Firth" in answer.text, picked
        assert answer.question == picked
    assert "Di Ember" in reports.ask(question, scope=back.choices[1].scope).text


def test_of_several_inspections_of_an_authority_the_latest_answers_and_says_so(reports: Library) -> None:
    answer = reports.ask("Who was the lead inspector in Aldermere?")
    assert {period.last.year for period in answer.citations[0].document.periods} == {2022}
    assert "the latest of 2" in " ".join(answer.notes)


def test_a_name_that_two_share_is_asked_back(reports: Library) -> None:
    back = reports.ask("Do social workers know children in Sorrel?")
    assert back.reason == "Which authority do you mean by “Sorrel”?"
    assert [choice.label for choice in back.choices] == ["East Sorrel", "West Sorrel"]


def test_a_later_turn_changes_only_what_it_names(reports: Library) -> None:
    history: list[Turn] = [{"role": "user", "content": "Who was the lead inspector in Aldermere in 2018?"}]
    answer = reports.ask("And in 2022?", history=history)
    assert "Cy Marsh" in answer.text
    assert "Ada Quill" not in answer.text


@pytest.mark.parametrize(
    "question", ["Which authorities were judged good?", "Do social workers visit children often?", "How many reports?"]
)
def test_questions_over_all_are_not_asked_back(reports: Library, question: str) -> None:
    assert reports.ask(question).status != "clarify"


def test_a_scope_says_itself() -> None:
    scope = Scope(
        authorities=("Aldermere",), kinds=("inspection report",), first=Date(2022, 1, 1), last=Date(2022, 12, 31)
    )
    assert scope.words() == "Aldermere; inspection reports; 2022"
    assert replace(scope, dated_by="publication").parts()[-1] == ("period", "published 2022")
    assert scope.years == (2022,)


@pytest.fixture(scope="module")
def mentioning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A report on one authority that names two real ones beside it."""
    with Library.open(tmp_path_factory.mktemp("mentioning") / "library") as library:
        text = (
            "Inspection of East Sorrel\n\nThe East Sorrel and Worcestershire health board pays for the clinic.\n\n"
            "Leaders learn from Leeds City Council, their partner. Children who go missing are found soon.\n"
        )
        held = library.add_text(text, title="Inspection of East Sorrel", id="sorrel")
        library.correct(held.id, kind="inspection report", authority="East Sorrel")
        yield library


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Does Worcestershire have children who go missing?", "Worcestershire"),
        ("Are children found soon in Leeds?", "Leeds"),
        ("Is Devon finding children who go missing?", "Devon"),
        ("Is Reading finding children who go missing?", "Reading"),
    ],
)
def test_an_authority_of_the_country_that_no_report_is_about_is_absent(
    mentioning: Library, question: str, name: str
) -> None:
    answer = mentioning.ask(question)
    assert (answer.status, answer.refusal) == ("not_found", "no document")
    assert answer.reason == f"No document about {name} in this library."


def test_a_comparison_with_an_authority_named_in_passing_says_that_it_is_not_here(mentioning: Library) -> None:
    answer = mentioning.ask("Compare East Sorrel and Worcestershire on children who go missing.")
    assert answer.status == "partial"
    assert answer.reason.startswith("No document about Worcestershire in this library.")


def test_who_has_to_do_with_an_authority_named_in_passing_is_answered(mentioning: Library) -> None:
    answer = mentioning.ask("Which council learns from Leeds?")
    assert "Leaders learn from Leeds City Council" in answer.text
