"""What a report states as facts: grades, people, dates, what needs to improve; each with the words that say it."""

from __future__ import annotations

import pytest

from ingest.reading import read_file
from store.types import FactRow, Reading

INSPECTION = """Inspection of Marlbeck local authority children’s services

Inspection dates: 8 to 12 November 2021 and 17 to 18 January 2022

Lead inspector: Imelda Thackray, Her Majesty’s Inspector

Judgement	Grade
The impact of leaders on social work practice with children and families	Good
The experiences and progress of children who need help and protection	Requires improvement to be good
The experiences and progress of children in care and care leavers	Outstanding
Overall effectiveness	Good

Services for children in Marlbeck have improved since the last inspection in 2016, when they were judged inadequate.

What needs to improve?

- The timeliness of initial health assessments.
- Supervision that is regular and recorded.

The experiences and progress of children who need help and protection: requires improvement to be good

1. Most referrals are answered on the day. A focused visit on 3 and 4 March 2020 had found long delays.
2. As of 31 March 2021 there were 212 children in care; the council published its plan on 5 July 2021.
"""
SINGLE_FRAMEWORK = """Marlbeck Borough Council

Inspection of services for children in need of help and protection, children looked after and care leavers

Inspection date: 6 January 2015 – 28 January 2015

Report published: 20 March 2015

Children’s services in Marlbeck require improvement to be good

1. Children who need help and protection	Requires improvement
2. Children looked after and achieving permanence	Requires Improvement
2.1 Adoption performance	Good
2.2 Experiences and progress of care leavers	Inadequate
3. Leadership, management and governance	Requires improvement

The Local Safeguarding Children Board is good

Recommendations

1. Ensure that thresholds are applied by all partners.
2. Ensure that visits are recorded.

Summary for children and young people

Previous Ofsted inspections

- The judgements in 2011 were:
- overall effectiveness: inadequate

The inspection team consisted of three of Her Majesty’s Inspectors.

Lead inspector: Neville Orme

Team inspectors: Ada Quill HMI, Bram Stowe HMI and Cora Tindall HMI
"""
AREA = """Local area partnership report

Area SEND inspection of Marlbeck Local Area Partnership

Inspection dates: 4 March 2024 to 8 March 2024

Dates of previous inspection: 3 October 2016 to 7 October 2016

Inspection outcome

The local area partnership’s arrangements lead to inconsistent experiences and outcomes for children with special \
educational needs and/or disabilities. The partnership must work jointly to make improvements.

Areas for improvement

Leaders across the partnership should shorten the waiting times for speech and language therapy.

Leaders should ensure that:

- plans are written in time
- plans are reviewed each year.

Local area partnership details

The council and the board commission services together, and this is no area for improvement.
"""


def read(text: str) -> Reading:
    return read_file(text.encode(), "file.txt")


def of_kind(reading: Reading, kind: str) -> list[FactRow]:
    return [fact for fact in reading.facts if fact.kind == kind]


@pytest.mark.parametrize("text", [INSPECTION, SINGLE_FRAMEWORK, AREA])
def test_every_fact_stands_in_the_words_that_are_cited_for_it(text: str) -> None:
    reading = read(text)
    assert reading.facts
    for fact in reading.facts:
        cited = " ".join(reading.text[fact.start : fact.end].split())
        assert all(word in cited for word in fact.value.split()), fact


def test_grades_are_given_in_the_reports_words_with_a_plain_form() -> None:
    assert [
        (fact.name, fact.value, fact.plain_name, fact.plain_value) for fact in of_kind(read(INSPECTION), "judgement")
    ] == [
        (
            "The impact of leaders on social work practice with children and families",
            "Good",
            "impact of leaders on social work practice",
            "good",
        ),
        (
            "The experiences and progress of children who need help and protection",
            "Requires improvement to be good",
            "children who need help and protection",
            "requires improvement",
        ),
        (
            "The experiences and progress of children in care and care leavers",
            "Outstanding",
            "children in care and care leavers",
            "outstanding",
        ),
        ("Overall effectiveness", "Good", "overall effectiveness", "good"),
    ]


def test_judgements_of_2014_to_2018_stand_beside_todays_names() -> None:
    found = {
        fact.plain_name: (fact.number, fact.name, fact.plain_value)
        for fact in of_kind(read(SINGLE_FRAMEWORK), "judgement")
    }
    assert found == {
        "overall effectiveness": (None, "Children’s services in Marlbeck", "requires improvement"),
        "children who need help and protection": ("1", "Children who need help and protection", "requires improvement"),
        "children in care": ("2", "Children looked after and achieving permanence", "requires improvement"),
        "adoption performance": ("2.1", "Adoption performance", "good"),
        "care leavers": ("2.2", "Experiences and progress of care leavers", "inadequate"),
        "impact of leaders on social work practice": (
            "3",
            "Leadership, management and governance",
            "requires improvement",
        ),
        "Local Safeguarding Children Board": (None, "The Local Safeguarding Children Board", "good"),
    }


def test_a_report_without_an_overall_grade_has_none() -> None:
    text = INSPECTION.replace("Overall effectiveness\tGood\n", "")
    assert "overall effectiveness" not in {fact.plain_name for fact in of_kind(read(text), "judgement")}


def test_two_periods_of_one_inspection_are_two_dates() -> None:
    found = [(fact.name, fact.value, fact.plain_value) for fact in of_kind(read(INSPECTION), "date")]
    assert found == [
        ("inspection", "8 to 12 November 2021", "2021-11-08/2021-11-12"),
        ("inspection", "17 to 18 January 2022", "2022-01-17/2022-01-18"),
    ]


def test_dates_spoken_of_are_told_apart_from_the_documents_own() -> None:
    found = [(fact.name, fact.plain_value) for fact in of_kind(read(INSPECTION), "event")]
    assert found == [("visit", "2020-03-03/2020-03-04"), ("published", "2021-07-05/2021-07-05")]


def test_the_previous_inspections_dates_are_not_the_inspections() -> None:
    reading = read(AREA)
    assert [fact.plain_value for fact in of_kind(reading, "date")] == ["2024-03-04/2024-03-08"]
    assert [fact.plain_value for fact in of_kind(reading, "event")] == ["2016-10-03/2016-10-07"]


def test_the_whole_inspection_team_is_named() -> None:
    found = [(fact.name, fact.value) for fact in of_kind(read(SINGLE_FRAMEWORK), "inspector")]
    assert found == [
        ("lead inspector", "Neville Orme"),
        ("inspector", "Ada Quill"),
        ("inspector", "Bram Stowe"),
        ("inspector", "Cora Tindall"),
    ]


def test_what_needs_to_improve_is_the_list_below_the_heading() -> None:
    found = [(fact.name, fact.value) for fact in of_kind(read(INSPECTION), "improvement")]
    assert found == [
        ("What needs to improve?", "The timeliness of initial health assessments."),
        ("What needs to improve?", "Supervision that is regular and recorded."),
    ]


def test_recommendations_keep_their_numbers_and_end_with_their_section() -> None:
    found = [(fact.number, fact.value) for fact in of_kind(read(SINGLE_FRAMEWORK), "recommendation")]
    assert found == [
        ("1", "Ensure that thresholds are applied by all partners."),
        ("2", "Ensure that visits are recorded."),
    ]


def test_an_area_inspections_outcome_is_its_judgement() -> None:
    (fact,) = of_kind(read(AREA), "judgement")
    assert (fact.plain_name, fact.plain_value) == ("area SEND outcome", "inconsistent")
    assert fact.value == "lead to inconsistent experiences and outcomes"


def test_an_improvement_of_prose_takes_the_list_it_introduces_along() -> None:
    assert [fact.value for fact in of_kind(read(AREA), "improvement")] == [
        "Leaders across the partnership should shorten the waiting times for speech and language therapy.",
        "Leaders should ensure that: plans are written in time plans are reviewed each year.",
    ]


def test_news_repeats_grades_and_states_none_of_its_own() -> None:
    text = (
        "Council rated ‘good’ by inspectors\n\nChildren’s services in Marlbeck are good.\n\n"
        "“We are proud,” said the leader of Marlbeck council.\n"
    )
    assert not of_kind(read(text), "judgement")
