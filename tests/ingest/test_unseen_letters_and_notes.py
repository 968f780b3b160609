"""Joint letters, notes and news of kinds of their own: what they are, of which days, signed by whom."""

from __future__ import annotations

from datetime import date

from ingest.reading import read_file
from store.types import Reading

JOINT = """12 September 2024

Samuel Reddish, Executive Director of Children's Services, Marlbeck County Council

Dear Marlbeck Local Safeguarding Partnership

Joint targeted area inspection of Marlbeck

This letter summarises the findings of the inspection of the response to serious youth violence in Marlbeck.

This inspection took place from 15 to 19 July 2024. It was carried out by inspectors from four bodies.

Yours sincerely

Ivor Chilcott
National Director, Social Care, Ofsted
"""
AREA_LETTER = """Ofsted
Agora
6 Cumberland Place
Nottingham
NG1 6HJ

14 May 2018

Mr Roland Castle
Director of Children's Services

Dear Mr Castle

Joint local area SEND inspection in Hartle Walton

Between 12 March 2018 and 16 March 2018, Ofsted and the Care Quality Commission (CQC) conducted a joint inspection of \
the local area of Hartle Walton.

Yours sincerely

Deborah Munro
Her Majesty's Inspector

Ofsted	Care Quality Commission
Andrew Coole HMI
Regional Director	Ursula Gallant
Deborah Munro HMI
Lead Inspector	Lea Pickford
CQC Inspector
"""
NOTE = """Briefing note

To: Children and Education Scrutiny Board
From: Deborah Lane, Head of Quality Assurance
Date: 5 March 2025
Subject: Outcome of the Ofsted focused visit to Marlbeck, 21 and 22 January 2025

3 Background

Ofsted visited the Council on 21 and 22 January 2025. Monitoring visits took place on 9 and 10 March 2022 and 14 and \
15 September 2022.
"""
BYLINE = """Children's services in Marlbeck 'transformed' says watchdog

By Priya Sandhu
Local Democracy Reporter

Published 11 April 2025

Marlbeck City Council's children's services have been rated "good" by Ofsted.

"There is more to do," said council leader Tom Ridley.
"""
AREA_NEWS = """Parents welcome area SEND report

By Martin Lowe

The area SEND inspection of the local area partnership found delays, according to inspectors.

"We are sorry," said the council leader.
"""
ORAL = """Education Committee

Oral evidence: Children's social care, HC 998

Tuesday 25 February 2025

Ordered by the House of Commons to be published on 27 February 2025.

Members present: Harriet Lowe (Chair); Jess Farrant.

""" + "\n\n".join(
    f"Q{number} {name}: What has been the effect of the reforms on item {number}?\n\nAndy Boulter: It has been good."
    for number, name in enumerate(("Chair", "Jess Farrant", "Chair", "Jess Farrant"), start=112)
)
ABOVE = """Monitoring visit of Hartle Walton Borough Council children's services

Dear Mr Adebayo

This letter contains a summary of the findings of the monitoring visit to Hartle Walton Borough Council children's \
services on 24 and 25 September 2024.

Overview

Help was too slow.

Yours sincerely,

Ruth Marsden
Her Majesty's Inspector
"""
PAPER = """Report to: Children's Scrutiny Committee
Report of: Director of Children's Services

Ofsted Inspection of Local Authority Children's Services (ILACS)

1. Summary

The Committee is told of the inspection of Norcaster City Council between 24 February and 7 March 2025.
"""
PAGE = """<html><head><title>Ofsted: North Marl's SEND services 'letting down' children</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ofsted: SEND"}</script></head><body><main>
<h1>Ofsted: North Marl's SEND services 'letting down' children</h1>
<p>An area SEND inspection has found failings in North Marl, a joint report by Ofsted and CQC says.</p>
<h2>What needs to improve</h2>
<p>The report lists three priority actions. Campaigner Jo Wills said: "We knew this all along."</p>
</main></body></html>"""
NUMBERED = """Committee on Children and Families

Wednesday 11 June 2025

[1] Siân Pritchard: Good morning and welcome to you all.

[2] Dr Owen: I am Gethin Owen from the inspectorate.

[3] Siân Pritchard: How many homes did you see?

[4] Dr Owen: We saw forty homes and six were good.

[5] Siân Pritchard: Thank you very much for that.
"""
PROBATION = """HMI Probation

An inspection of youth justice services in Marlbeck

Recommendations

As a result of our inspection findings, we have made two recommendations.

The Marlbeck Youth Justice Service should:

1. improve the quality of assessment
2. review its plans for safety.
"""
COPIES = """3 February 2022

Dear Mrs Bowles

Focused visit to Lark Hill children's services

Inspectors visited Lark Hill in December and found that plans had improved for most of the children.

Yours sincerely

John Alder
Her Majesty's Inspector

cc: Department for Education
Peter Long, Chief Executive
"""
UPDATE = """Local area partnership SEND update for Marlbeck

Report of the Executive Director to the Health and Wellbeing Board, 5 June 2025

1. The area SEND inspection of Marlbeck took place from 10 to 14 February 2025.
"""
ONLINE = """BBC News

Marlbeck children's services 'need urgent change'

Ofsted has told Marlbeck Council its children's services are inadequate.

Additional reporting by Tim Dodd, Local Democracy Reporting Service
"""


def read(text: str) -> Reading:
    return read_file(text.encode(), "file.txt")


def days(reading: Reading) -> list[tuple[str, date, date]]:
    return [(one.name, one.first, one.last) for one in reading.periods]


def test_a_joint_inspection_s_letter_is_a_report_with_its_own_days() -> None:
    reading = read(JOINT)
    assert (reading.kind, reading.framework) == ("inspection report", "joint targeted area inspection (JTAI)")
    assert days(reading) == [("inspection", date(2024, 7, 15), date(2024, 7, 19))]


def test_an_older_area_letter_is_of_its_inspection() -> None:
    reading = read(AREA_LETTER)
    assert (reading.kind, reading.publisher) == ("area SEND", "Ofsted")
    assert days(reading) == [("inspection", date(2018, 3, 12), date(2018, 3, 16))]


def test_signatures_side_by_side_make_no_person_and_no_lead_inspector_up() -> None:
    assert [(one.role, one.name, one.post) for one in read(AREA_LETTER).people] == [
        ("signatory", "Deborah Munro", "Her Majesty's Inspector"),
        ("signatory", "Andrew Coole", "HMI"),
        ("addressee", "Mr Roland Castle", "Director of Children's Services"),
    ]


def test_a_note_about_a_visit_is_not_of_the_visit() -> None:
    reading = read(NOTE)
    assert reading.title == "Outcome of the Ofsted focused visit to Marlbeck, 21 and 22 January 2025"
    assert (reading.kind, reading.authority, reading.date) == ("other", "Marlbeck", date(2025, 3, 5))


def test_periods_that_are_named_side_by_side_are_of_one_event() -> None:
    found = [fact.plain_value for fact in read(NOTE).facts if fact.kind == "event" and fact.name == "visit"]
    assert found[-2:] == ["2022-03-09/2022-03-10", "2022-09-14/2022-09-15"]


def test_a_byline_makes_a_page_news_and_nobody_a_signatory() -> None:
    reading = read(BYLINE)
    assert (reading.kind, reading.authority, reading.date) == ("news", "Marlbeck", date(2025, 4, 11))
    assert reading.people == ()


def test_news_about_an_area_inspection_is_not_its_report() -> None:
    assert read(AREA_NEWS).kind == "news"


def test_oral_evidence_has_its_subject_in_the_title_and_its_printed_date() -> None:
    reading = read(ORAL)
    assert reading.title == "Education Committee: Oral evidence: Children's social care, HC 998"
    assert (reading.kind, reading.date, reading.authority) == ("transcript", date(2025, 2, 27), None)


def test_a_subject_above_the_salutation_is_the_title_and_no_addressee() -> None:
    reading = read(ABOVE)
    assert reading.title == "Monitoring visit of Hartle Walton Borough Council children's services"
    assert (reading.kind, reading.authority) == ("monitoring visit", "Hartle Walton")
    assert [block.role for block in reading.blocks][:2] == ["subject", "salutation"]


def test_a_paper_about_an_inspection_is_not_its_report() -> None:
    assert read(PAPER).kind == "other"


def test_a_title_with_a_colon_is_no_speech_and_news_is_no_list_of_improvements() -> None:
    reading = read_file(PAGE.encode(), "page.html")
    assert (reading.title, reading.kind) == ("Ofsted: North Marl's SEND services 'letting down' children", "news")
    assert not [fact for fact in reading.facts if fact.kind == "improvement"]


def test_turns_with_numbers_in_brackets_are_a_transcript() -> None:
    reading = read(NUMBERED)
    assert reading.kind == "transcript"
    assert [block.speaker for block in reading.blocks if block.speaker][:2] == ["Siân Pritchard", "Dr Owen"]


def test_a_sentence_that_announces_recommendations_is_none() -> None:
    values = [fact.value for fact in read(PROBATION).facts if fact.kind == "recommendation"]
    assert values == [
        "The Marlbeck Youth Justice Service should: improve the quality of assessment review its plans for safety."
    ]


def test_who_gets_a_copy_has_not_signed() -> None:
    assert [(one.role, one.name) for one in read(COPIES).people] == [("signatory", "John Alder")]


def test_an_update_on_an_area_inspection_is_not_its_report() -> None:
    assert read(UPDATE).kind == "other"


def test_a_site_s_name_is_no_headline() -> None:
    reading = read(ONLINE)
    assert (reading.title, reading.kind) == ("Marlbeck children's services 'need urgent change'", "news")
