"""Limits set before a question is read, and what can be asked after a refusal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant import Library, Scope, next_steps

GRADE = "How was Marlbeck graded overall?"


def test_a_question_names_its_own_within_the_limits(sample_library: Library) -> None:
    answer = sample_library.ask(GRADE, within=Scope(first=date(2021, 1, 1), last=date(2021, 12, 31)))
    assert answer.status == "answered"
    assert {citation.document.last_day.year for citation in answer.citations if citation.document.last_day} == {2021}
    assert answer.scope.words() == "Marlbeck; 2021"


def test_all_limits_hold(sample_library: Library) -> None:
    visit = next(held for held in sample_library.documents() if held.kind == "focused visit")
    chosen = sample_library.ask("What needs to improve?", within=Scope(documents=(visit.id,)))
    assert {citation.document.id for citation in chosen.citations} == {visit.id}
    assert visit.title in chosen.scope.words()
    none = sample_library.ask("What needs to improve?", within=Scope(documents=(visit.id,), kinds=("minutes",)))
    assert (none.status, none.refusal) == ("not_found", "no document")
    assert "fits" in none.reason


def test_without_limits_nothing_is_different(sample_library: Library) -> None:
    assert sample_library.ask(GRADE, within=Scope()) == sample_library.ask(GRADE)


def test_questions_about_the_library_keep_to_the_limits(sample_library: Library) -> None:
    answer = sample_library.ask("What documents do you have?", within=Scope(kinds=("minutes",)))
    assert "2 sets of minutes" in answer.text


def test_the_steps_after_a_refusal_take_its_conditions_off(sample_library: Library) -> None:
    refused = sample_library.ask("What happened in Marlbeck in 2019?")
    first, *others = next_steps(refused)
    assert (first.label, first.without) == ("Ask without the period (2019)", "period")
    assert "Which years are here?" in [step.label for step in others]
    questions = [step.question for step in others if step.question]
    assert all(sample_library.ask(question).status == "answered" for question in questions)
    assert next_steps(sample_library.ask(GRADE)) == ()


def test_an_authority_that_is_not_here_leads_to_those_that_are(sample_library: Library) -> None:
    (step,) = next_steps(sample_library.ask("What did Ofsted find in Atlantis?"))
    assert "Marlbeck" in sample_library.ask(step.question).text


def test_an_empty_library_is_not_asked_what_it_holds(tmp_path: Path) -> None:
    with Library.open(tmp_path / "empty") as library:
        answer = library.ask("What did Ofsted find in Atlantis?")
    assert answer.reason == "The library holds no documents yet. Add some and ask again."
    assert next_steps(answer) == ()
