"""Grades and what needs to improve in reports on children's homes and schools: never the grades of earlier ones."""

from __future__ import annotations

from ingest.reading import read_file
from store.types import Reading

HOME = """SC400001

Registered provider: Brightwater Care Limited

Full inspection

Inspected under the social care common inspection framework

Inspection dates: 11 and 12 February 2025

Overall experiences and progress of children and young people, taking into account	good
How well children and young people are helped and protected	outstanding
The effectiveness of leaders and managers	requires improvement to be good

Date of last inspection: 6 December 2023

Overall judgement at last inspection: inadequate

Recent inspection history

Inspection date	Inspection type	Inspection judgement
06/12/2023	Full	Inadequate

Inspection judgements

Overall experiences and progress of children and young people: good

Children make good progress.

Inspector

Catriona Vale, Social Care Inspector
"""
SCHOOL = """Inspection of Marle Bank Primary School

Marle Lane, Marlbeck MB9 2QQ

Inspection dates: 5 and 6 November 2024

Overall effectiveness	Requires improvement
The quality of education	Good
Overall effectiveness at previous inspection	Inadequate

What does the school do well and what does it need to do better?

Leaders have raised expectations of what pupils can do in every subject that they are taught.

What does the school need to improve?

- Attendance is too low for some pupils.

School details

Unique reference number	199999
Local authority	Marlbeck
Type of school	Primary

Inspection team

Hazel Cornish, lead inspector	His Majesty's Inspector
Derek Poole	Ofsted Inspector
"""
NOTE = """Children's services improvement

Background

Judgement	Previous grade
The experiences and progress of children in care	Inadequate
Overall effectiveness	Inadequate

Work goes on.
"""
ANNUAL = """Marlbeck Safeguarding Partnership

Annual report

1. Introduction

The partnership met four times.

4. What needs to improve in 2025

- The voice of the child.
- Data on exploitation.

5. Thanks

- All who helped.
"""
COPIED = """Inspection of Norcaster local authority children's services

Inspection dates: 24 February to 7 March 2025

Judgement
Grade
The impact of leaders on social work practice with children and families
Good
The experiences and progress of children in care
Outstanding
Overall effectiveness
Good

Norcaster was last inspected in December 2021, when overall effectiveness was inadequate.
"""


def read(text: str) -> Reading:
    return read_file(text.encode(), "file.txt")


def grades(reading: Reading) -> dict[str | None, str | None]:
    return {fact.plain_name: fact.plain_value for fact in reading.facts if fact.kind == "judgement"}


def items(reading: Reading, kind: str) -> list[str]:
    return [fact.value for fact in reading.facts if fact.kind == kind]


def test_a_home_has_the_grades_of_its_inspection_and_not_of_the_last_one() -> None:
    reading = read(HOME)
    assert grades(reading) == {
        "overall experiences and progress of children and young people": "good",
        "how well children and young people are helped and protected": "outstanding",
        "effectiveness of leaders and managers": "requires improvement",
    }


def test_a_home_s_report_has_a_title_a_framework_and_an_inspector() -> None:
    reading = read(HOME)
    assert reading.title == "SC400001: Full inspection"
    assert reading.framework == "social care common inspection framework (SCCIF)"
    assert [(one.role, one.name, one.post) for one in reading.people] == [
        ("inspector", "Catriona Vale", "Social Care Inspector")
    ]


def test_a_school_has_the_grades_of_its_inspection_and_not_of_the_previous_one() -> None:
    assert grades(read(SCHOOL)) == {"overall effectiveness": "requires improvement", "quality of education": "good"}


def test_a_school_is_no_authority_and_names_its_own() -> None:
    reading = read(SCHOOL)
    assert (reading.authority, reading.authority_as_written) == ("Marlbeck", "Marlbeck")
    assert [(one.role, one.name, one.post) for one in reading.people] == [
        ("lead inspector", "Hazel Cornish", "His Majesty's Inspector"),
        ("inspector", "Derek Poole", "Ofsted Inspector"),
    ]


def test_what_a_school_does_well_is_nothing_that_needs_to_improve() -> None:
    assert items(read(SCHOOL), "improvement") == ["Attendance is too low for some pupils."]


def test_a_column_of_previous_grades_states_no_judgement() -> None:
    assert grades(read(NOTE)) == {}


def test_a_numbered_section_of_a_text_file_lists_what_needs_to_improve() -> None:
    assert items(read(ANNUAL), "improvement") == ["The voice of the child.", "Data on exploitation."]


def test_a_table_that_was_copied_line_by_line_has_its_grades() -> None:
    reading = read(COPIED)
    assert grades(reading) == {
        "impact of leaders on social work practice": "good",
        "children in care": "outstanding",
        "overall effectiveness": "good",
    }
    overall = next(fact for fact in reading.facts if fact.plain_name == "overall effectiveness")
    assert reading.text[overall.start : overall.end] == "Overall effectiveness\nGood"
