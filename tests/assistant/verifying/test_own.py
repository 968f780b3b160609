"""Our own answers are verified before they are shown; what fails is withheld and logged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Answer, Cell, Library, Table
from assistant.verifying.own import verified

LISTED = "What needs to improve?"
CHANGED = "How have Marlbeck’s grades changed since 2021?"


@pytest.fixture
def answer(sample_library: Library) -> Answer:
    found = sample_library.ask(LISTED)
    assert len(found.statements) > 1
    return found


def spoiled(answer: Answer, place: int, **changes: object) -> Answer:
    """The answer with one statement changed."""
    statements = list(answer.statements)
    statements[place] = replace(statements[place], **changes)  # type: ignore[arg-type]
    return replace(answer, statements=tuple(statements))


def moved(answer: Answer, place: int) -> Answer:
    """The answer with the quote of one statement one letter off."""
    citation = replace(answer.statements[place].citations[0], start=answer.statements[place].citations[0].start + 1)
    return spoiled(answer, place, citations=(citation,))


@pytest.mark.parametrize("question", [LISTED, CHANGED, "Which grade did Marlbeck get overall in 2021?", "Hello"])
def test_what_stands_is_left_as_it_is(sample_library: Library, question: str) -> None:
    found = sample_library.ask(question)
    assert verified(found) is found
    assert not found.withheld


def test_a_quote_that_stands_elsewhere_is_withheld(answer: Answer, caplog: pytest.LogCaptureFixture) -> None:
    found = verified(moved(answer, 0))
    assert found.statements == answer.statements[1:]
    assert answer.statements[0].citations[0] not in found.citations
    assert [held.text for held in found.withheld] == [answer.statements[0].text]
    assert found.notes[-1] == "1 sentence was withheld because the passages do not say it."
    assert answer.statements[0].text in caplog.text


def test_words_that_are_not_the_quote_are_withheld(answer: Answer) -> None:
    found = verified(spoiled(answer, 1, text="Nothing needs to improve."))
    assert [held.text for held in found.withheld] == ["Nothing needs to improve."]
    assert len(verified(spoiled(answer, 1, citations=())).withheld) == 1


def test_where_nothing_is_left_it_is_no_answer(answer: Answer) -> None:
    found = verified(moved(replace(answer, statements=answer.statements[:1]), 0))
    assert (found.status, found.statements, found.citations, found.score) == ("not_found", (), (), 0.0)
    assert "could not be verified" in found.reason


def test_what_does_not_come_out_again_is_withheld(sample_library: Library) -> None:
    found = sample_library.ask(CHANGED)
    place = next(place for place, one in enumerate(found.statements) if one.kind == "derived")
    text = found.statements[place].text
    wrong = text.replace("got better", "got worse") if "got better" in text else text.replace("got worse", "got better")
    wrong = wrong if wrong != text else text.replace("stayed the same", "got better")
    assert [held.text for held in verified(spoiled(found, place, text=wrong)).withheld] == [wrong]


def test_a_table_whose_source_does_not_stand_is_left_out(answer: Answer) -> None:
    citation = replace(answer.citations[0], quote="Something else.")
    found = verified(replace(answer, table=Table(("grade",), ((Cell("good", (citation,)),),))))
    assert (found.table, found.statements) == (None, answer.statements)
