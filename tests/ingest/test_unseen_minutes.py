"""Minutes and agendas of other houses: whose meeting, on which day, under whom, and what was resolved on which item."""

from __future__ import annotations

from datetime import date

from ingest.reading import read_file
from store.types import Reading

HEAD = """Marlbeck Council

Minutes of a meeting of the Cabinet held on 21 May 2025 at 6.30pm

Present: Councillors Hussain (Leader of the Council, in the Chair), Petrou, Lyons and Baptiste

"""
BODY = """1. Declarations

There were none.

2. Minutes

RESOLVED – That the minutes of the meeting held on 16 April 2025 be approved.

3. Minutes of the sub-committee

Agreed.

4. Focused visit

The Committee agreed the report was encouraging and well written.

RESOLVED – (i) That the letter be received; and
(ii) That Cabinet be asked to publish its plan.

5. Short breaks

RECOMMENDED TO COUNCIL that the fees be raised.

6. Actions

Action: J Mort to send the caseload data to members.
"""
ITEM = """<html><head><title>Agenda item - Ofsted inspection - Marlbeck Council</title></head><body><main>
<h1>Agenda item</h1><h2>Ofsted inspection</h2>
<ul><li>Meeting of Families Select Committee, Wednesday, 19th March, 2025 10.00 am (Item 8.)</li></ul>
<h3>Minutes:</h3>
<p>8.1 The Committee considered a report by the Director of Children's Services on the inspection.</p>
<p>8.2 Resolved – That the Committee:</p>
<ol><li>Welcomes the outcome; and</li><li>Asks for an update at its meeting on 11 June 2025.</li></ol>
</main></body></html>"""
AGENDA = """Children and Families Panel

Agenda

Date: Monday 9 June 2025

Membership: Councillors L Frost (Chairman), G Amery, K Shah

1. Apologies for absence

2. Minutes of the previous meeting

To confirm the minutes of the meeting held on 10 March 2025.

3. Ofsted focused visit to children's services

To receive a report.
"""
TABLE = """NORTH MARLBECK COUNCIL

Corporate Parenting Board

Date:	12 February 2025
Time:	2.00 pm

Attendance

Name	Role	Present / Apologies
Cllr Denise Okoro	Chair	Present

Agenda Item	Discussion	Action
1. Minutes of the last meeting (4 December 2024)	Agreed as a true record.
2. Fostering	Enquiries fell by 12%.	PR to write

Date of next meeting: 9 April 2025
"""
BARE_NUMBERS = """Scrutiny Committee - Children and Young People

Minutes of a meeting of the Scrutiny Committee held in Loxley House on 16 January 2025

Present
Councillor Sarita Bell (Chair)

Absent
Councillor Ted Vale

30 Apologies for Absence

Councillor Ted Vale – personal reasons

31 Declarations of Interests

None.

32 Improvement Programme

The Director said that inspectors visited on 21 November 2024 and wrote on 9 December 2024.

Resolved

1) to note the progress

2) to request further information
"""
CAPITALS = """EAST MARSH BOROUGH COUNCIL

CHILDREN'S SERVICES SCRUTINY PANEL

10 FEBRUARY 2025

Present: Councillor Mrs. E. Tordoff (in the Chair); Councillors Ali, Beck and Crossley.

52. IMPROVEMENT PLAN

RESOLVED: That Cabinet:

(a) approves the plan; and

(b) notes the letter.
"""
BOARD = """Marlbeck Children's Trust

Minutes of the Board meeting held on Tuesday 4th February 2025

Present: Sir Colin Ashe (Chair), Maya Trent (Chief Executive)

1. Fees

1.1 The Committee recommended last year that fees rise.

1.2 The Committee recommended caution about unregistered homes.

1.3 The Board resolved last year to wait.

1.4 The Board approved the response.

2. Ofsted inspection

It was RESOLVED to:

(a) welcome the report; and

(b) thank staff.
"""
FORUM = """MINUTES

Meeting: Schools Forum
Date: Tuesday 28 January 2025
Chair: Anne Pardoe

Item 1: High needs block

Decision: The transfer was approved.
"""


def read(text: str, name: str = "file.txt") -> Reading:
    return read_file(text.encode(), name)


def decided(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [
        (fact.name, fact.number, fact.value) for fact in reading.facts if fact.kind in ("resolution", "recommendation")
    ]


def test_decisions_belong_to_their_items_and_to_nothing_else() -> None:
    assert decided(read(HEAD + BODY)) == [
        ("Minutes", None, "That the minutes of the meeting held on 16 April 2025 be approved."),
        ("Focused visit", "i", "That the letter be received; and"),
        ("Focused visit", "ii", "That Cabinet be asked to publish its plan."),
        ("Short breaks", None, "The fees be raised."),
    ]


def test_the_chair_is_a_person_and_not_the_council() -> None:
    assert [(one.role, one.name) for one in read(HEAD + BODY).people] == [("chair", "Hussain")]


def test_a_chair_named_after_a_dash_is_found_without_the_vice_chair() -> None:
    text = HEAD.partition("Present")[0] + "PRESENT:\n\nCouncillor Orrin – Vice-Chair\n\nCouncillor Batool – Chair\n\n"
    assert [(one.role, one.name) for one in read(text + BODY).people] == [("chair", "Councillor Batool")]


def test_a_page_of_one_item_has_its_own_meeting_s_day_and_not_the_next_one_s() -> None:
    reading = read(ITEM, "item.html")
    assert [(one.first, one.last) for one in reading.periods] == [(date(2025, 3, 19), date(2025, 3, 19))]
    assert decided(reading) == [
        ("Ofsted inspection", "1", "Welcomes the outcome; and"),
        ("Ofsted inspection", "2", "Asks for an update at its meeting on 11 June 2025."),
    ]
    assert [block.number for block in reading.blocks if block.number] == ["8.1", "8.2", "1", "2"]


def test_an_agenda_is_no_minutes_though_it_lists_apologies_and_earlier_minutes() -> None:
    reading = read(AGENDA)
    assert reading.kind == "agenda"
    assert [one.first for one in reading.periods] == [date(2025, 6, 9)]
    assert [(one.role, one.name) for one in reading.people] == [("chair", "L Frost")]


def test_minutes_in_tables_are_minutes_of_their_own_day() -> None:
    reading = read(TABLE)
    assert (reading.kind, reading.authority) == ("minutes", "North Marlbeck")
    assert [one.first for one in reading.periods] == [date(2025, 2, 12)]


def test_an_item_whose_title_begins_like_a_month_is_an_item() -> None:
    reading = read(BARE_NUMBERS)
    items = [(block.number, reading.text[block.start : block.end]) for block in reading.blocks if block.role == "item"]
    assert items[1] == ("31", "Declarations of Interests")
    assert {fact.name for fact in reading.facts if fact.kind == "resolution"} == {"Improvement Programme"}


def test_who_was_absent_was_not_present() -> None:
    reading = read(BARE_NUMBERS)
    present = [reading.text[block.start : block.end] for block in reading.blocks if block.role == "present"]
    assert present == ["Present", "Councillor Sarita Bell (Chair)"]


def test_a_day_after_another_verb_is_not_of_the_visit_before_it() -> None:
    found = [fact.plain_value for fact in read(BARE_NUMBERS).facts if fact.kind == "event"]
    assert found == ["2024-11-21/2024-11-21"]


def test_a_council_s_name_alone_is_no_title_and_initials_belong_to_a_name() -> None:
    reading = read(CAPITALS)
    assert reading.title == "EAST MARSH BOROUGH COUNCIL: CHILDREN'S SERVICES SCRUTINY PANEL"
    assert [one.name for one in reading.people] == ["Councillor Mrs. E. Tordoff"]


def test_a_heading_that_leads_in_what_was_resolved_is_not_its_item() -> None:
    assert {name for name, _, _ in decided(read(CAPITALS))} == {"IMPROVEMENT PLAN"}


def test_what_a_body_did_last_year_is_no_decision_of_the_meeting() -> None:
    assert decided(read(BOARD)) == [
        ("Fees", "1.4", "The Board approved the response."),
        ("Ofsted inspection", "a", "Welcome the report; and"),
        ("Ofsted inspection", "b", "Thank staff."),
    ]


def test_a_meeting_that_is_named_on_a_line_of_its_own_is_the_title() -> None:
    assert read(FORUM).title == "Schools Forum"
