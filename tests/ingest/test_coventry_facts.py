"""What the five Coventry texts state and say of themselves; the texts are no part of the project."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.reading import read_file
from store.types import FactRow, Period, Reading


@pytest.fixture(scope="module")
def texts(collections: Path) -> dict[str, Reading]:
    """The five documents by the number that their names begin with."""
    paths = sorted((collections / "coventry" / "documents").iterdir())
    return {path.name[:3]: read_file(path.read_bytes(), path.name) for path in paths}


def of_kind(reading: Reading, kind: str) -> list[FactRow]:
    return [fact for fact in reading.facts if fact.kind == kind]


def test_the_reports_judgement_table_is_four_facts(texts: dict[str, Reading]) -> None:
    reading = texts["003"]
    found = of_kind(reading, "judgement")
    assert [(fact.plain_name, fact.plain_value) for fact in found] == [
        ("impact of leaders on social work practice", "good"),
        ("children who need help and protection", "good"),
        ("children in care and care leavers", "good"),
        ("overall effectiveness", "good"),
    ]
    assert reading.text[found[3].start : found[3].end] == "Overall effectiveness\tGood"


def test_what_the_report_says_needs_to_improve_is_four_facts(texts: dict[str, Reading]) -> None:
    found = of_kind(texts["003"], "improvement")
    assert len(found) == 4
    assert found[1].value == "The response to children aged 16 and 17 who are homeless."


def test_the_report_says_of_itself_where_when_and_by_whom(texts: dict[str, Reading]) -> None:
    reading = texts["003"]
    assert (reading.kind, reading.authority, reading.publisher) == ("inspection report", "Coventry", "Ofsted")
    assert reading.periods == (Period("inspection", date(2022, 6, 20), date(2022, 7, 1)),)
    assert [(person.name, person.role) for person in reading.people] == [("Nick Bennison", "lead inspector")]
    assert reading.date is None


def test_the_minutes_resolutions_are_three_facts_with_their_numbers(texts: dict[str, Reading]) -> None:
    found = of_kind(texts["004"], "resolution")
    assert [(fact.number, fact.value.split()[0]) for fact in found] == [
        ("1", "Note"),
        ("2", "Indicate"),
        ("3", "Request"),
    ]
    assert {fact.name for fact in found} == {"Children's Services Ofsted Focused Visit"}


def test_the_dates_in_the_minutes_are_told_apart(texts: dict[str, Reading]) -> None:
    reading = texts["004"]
    assert {(fact.name, fact.plain_value) for fact in of_kind(reading, "event")} == {
        ("visit", "2019-02-26/2019-02-27"),
        ("visit", "2018-01-30/2018-01-31"),
        ("inspection", "2017-03-06/2017-03-30"),
        ("published", "2017-06-13/2017-06-13"),
        ("published", "2018-02-22/2018-02-22"),
        ("published", "2019-03-21/2019-03-21"),
    }
    assert (reading.kind, reading.periods, reading.date) == ("minutes", (), None)


@pytest.mark.parametrize(
    ("number", "authority"), [("000", "Coventry"), ("001", "Telford and Wrekin"), ("002", "Coventry")]
)
def test_news_knows_whom_it_is_about_and_guesses_nothing_else(
    texts: dict[str, Reading], number: str, authority: str
) -> None:
    reading = texts[number]
    assert (reading.kind, reading.authority) == ("news", authority)
    assert (reading.title, reading.publisher, reading.date, reading.periods) == ("", None, None, ())
    assert not of_kind(reading, "judgement")


def test_news_lists_what_it_says_should_improve(texts: dict[str, Reading]) -> None:
    found = of_kind(texts["001"], "improvement")
    assert [fact.value[:27] for fact in found] == [
        "The consideration of specia",
        "The oversight of care plann",
        "The provision of life-story",
        "The quality and regularity ",
        "Opportunities for social wo",
    ]
