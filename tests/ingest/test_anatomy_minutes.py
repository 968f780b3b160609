"""Minutes as councils write them, each in its own way: what was on the agenda, said, decided and voted."""

from __future__ import annotations

from ingest.reading import read_file
from tests.anatomy import having, introduction_of, of_blocks, of_text
from tests.sheets import Sheets

COUNTY = """\
FENBOROUGH COUNTY COUNCIL

CHILDREN'S SERVICES SCRUTINY COMMITTEE

Minutes of the meeting held on Tuesday, 12 March 2024 at 2.00 pm in the Council Chamber, Shire Hall

Present:
Councillor A Whitlow (Chair)
Councillors C Dray, D Eastoe and F Grimble

In attendance:
J Kettle, Director of Children's Services

14. APOLOGIES FOR ABSENCE

Apologies for absence were received from Councillors L Moss and N Orde.

15. MINUTES OF THE PREVIOUS MEETING

RESOLVED – That the minutes of the meeting held on 9 January 2024 be approved as a correct record.

16. PLACEMENT SUFFICIENCY

The Committee received a report of the Director which set out how many places there were. 61 lived far away.

In discussion, members made the following points:

(a) places near to home were cheaper as well as better;
(b) foster carers had told members that the fees were too low.

On being put to the vote, the motion to raise the fees was lost by 3 votes to 7.

RESOLVED –
(1) That the report be noted.
(2) That a further report be brought to the meeting in September 2024.

RECOMMENDED TO CABINET – That the fees paid to foster carers be reviewed.

17. WORK PROGRAMME

The Committee noted the work programme.

The meeting closed at 4.05 pm.

Chair ...................... Date ......................
"""

PARTNERSHIP = """\
Ashmere Safeguarding Partnership Board

Date: 3 October 2023
Time: 10:00 - 12:30
Venue: Committee Room 1, Civic Centre, Mill Lane, Ashmere AM1 4QT

Members present: Dr P Quill (Independent Chair), S Rusk (Police), T Upton (NHS)
Apologies: V Wray (Probation)

SB.12 Welcome and introductions

The Chair welcomed everyone to the meeting.

SB.13 Neglect strategy

S Rusk presented the draft strategy. Partners were concerned that schools had not been asked.

Action: T Upton to share the draft with head teachers by 31 October.

The Board agreed that the strategy should be launched in January.

SB.14 Any other business

IT WAS RESOLVED THAT the next meeting be held online.

Voting:
For: 9
Against: 2
Abstained: 1

Date of next meeting: 5 December 2023
"""

TOWN = """\
Town Council of Merrow - Policy and Resources Committee

MINUTES

of a meeting held at the Guildhall on Monday 5th February 2024 commencing at 7.30pm

PRESENT: Cllr Ames (in the Chair), Cllrs Birt, Cole, Dunn

23/101 Apologies

Apologies were received and accepted from Cllr Frost (work commitments).

23/102 Youth shelter

Members considered three quotations. Cllr Birt proposed and Cllr Cole seconded the second quotation.

Resolved: to accept the quotation of Stannard Ltd in the sum of £8,450. (For 3, Against 1)

23/103 To receive the report of the Finance Officer

It was resolved that:
i) the accounts be approved;
ii) the payments listed be made; and
iii) the Clerk write to the auditor.

There being no further business, the meeting ended at 8.40pm.
"""

PANEL = """\
Minutes

Children and Families Overview Panel

Wednesday 17 April 2024

Attendance

Panel members: Councillors Rowan Teal (Chair), Iris Vane and Otto Wick

Apologies

Councillor Uma Yarrow

Elective home education

The Head of Inclusion said that 812 children were educated at home, which was 90 more than a year before.

Recommendations

1. That every family be offered a visit each year.
2. That the Cabinet Member write to the Secretary of State.

Recommendation 3: That the register be shared with the health service.

Decision

The Panel unanimously approved the recommendations.

Family hubs

The Panel received a presentation. It was noted that two hubs had opened.

Agreed:
- to visit the hub at Linden Street
- to ask for figures in the summer
"""

SELECT_COMMITTEE = """\
Minutes of a meeting of the Children and Young People Select Committee held at County Hall on 3 July 2023

Attendance

Members of the Select Committee in attendance were:

Jenny Alder (Chair)
Mark Birch

1 Apologies and Substitutions

1.1 Apologies were received from Paul Dogwood.

2 Previous minutes

2.1 The Select Committee RESOLVED that the minutes of the meeting held on 6 March 2023 be confirmed.

3 Attendance at school

3.1 The Select Committee considered a report by the Assistant Director which is filed with these minutes.

3.2 Key points raised during the debate:

\u2022\tMembers asked why attendance had not recovered.
\u2022\tOfficers said that illness had been high.

3.3 The Select Committee agreed to:

(a) note the report;
(b) receive an update in six months.

The Committee divided as follows: For (4), Against (2), Abstentions (0)

Duration of meeting: 10.00 am - 12.20 pm
"""

CABINET = """\
CABINET

Tuesday, 6 December 2022

Present:       Councillor L Vale, Leader
               Councillor M Wyn, Deputy Leader

Agenda Item 1: Urgent business

There was none.

Agenda Item 2: Fostering fees

Cabinet considered the report.

DECISION

Cabinet:

1. Approved the fees in Appendix A.
2. Delegated authority to the Director to make minor changes.

Reason for decision

Fees had not risen since 2016.

Action: Head of Property
"""


def test_minutes_with_bare_numbers_and_numbered_paragraphs_below_them() -> None:
    reading = of_text(SELECT_COMMITTEE, "minutes")
    assert having(reading, "item") == ["1 Apologies and Substitutions", "2 Previous minutes", "3 Attendance at school"]
    assert having(reading, "present")[-1] == "Mark Birch"
    assert having(reading, "apologies") == ["1.1 Apologies were received from Paul Dogwood."]
    assert [resolution[:24] for resolution in having(reading, "resolution")] == [
        "2.1 The Select Committee",
        "a note the report;",
        "b receive an update in s",
    ]
    assert len(having(reading, "vote")) == 1
    assert [line[:14] for line in having(reading, "discussion")] == [
        "3.1 The Select",
        "3.2 Key points",
        "Members asked ",
        "Officers said ",
    ]
    assert introduction_of(reading, "note the report") == "The Select Committee agreed to:"


def test_a_decision_under_two_lines_that_lead_in() -> None:
    reading = of_text(CABINET, "minutes")
    assert having(reading, "meeting") == ["CABINET"]
    assert having(reading, "item") == ["1 Urgent business", "2 Fostering fees"]
    assert having(reading, "resolution") == [
        "1 Approved the fees in Appendix A.",
        "2 Delegated authority to the Director to make minor changes.",
    ]
    assert introduction_of(reading, "Approved the fees") == "Cabinet:"


def test_minutes_of_a_county_with_items_in_capitals() -> None:
    reading = of_text(COUNTY, "minutes")
    assert having(reading, "meeting") == ["CHILDREN'S SERVICES SCRUTINY COMMITTEE"]
    assert [line[:27] for line in having(reading, "date")] == ["Minutes of the meeting held"]
    assert having(reading, "present")[1:3] == [
        "Councillor A Whitlow (Chair)",
        "Councillors C Dray, D Eastoe and F Grimble",
    ]
    assert having(reading, "present")[-1] == "J Kettle, Director of Children's Services"
    assert having(reading, "apologies") == ["Apologies for absence were received from Councillors L Moss and N Orde."]
    assert having(reading, "item") == [
        "14 APOLOGIES FOR ABSENCE",
        "15 MINUTES OF THE PREVIOUS MEETING",
        "16 PLACEMENT SUFFICIENCY",
        "17 WORK PROGRAMME",
    ]
    assert having(reading, "resolution") == [
        "RESOLVED – That the minutes of the meeting held on 9 January 2024 be approved as a correct record.",
        "1 That the report be noted.",
        "2 That a further report be brought to the meeting in September 2024.",
        "The Committee noted the work programme.",
    ]
    assert having(reading, "recommendation") == [
        "RECOMMENDED TO CABINET – That the fees paid to foster carers be reviewed."
    ]
    assert having(reading, "vote") == [
        "On being put to the vote, the motion to raise the fees was lost by 3 votes to 7."
    ]
    assert [line[:24] for line in having(reading, "discussion")] == [
        "The Committee received a",
        "In discussion, members m",
        "a places near to home we",
        "b foster carers had told",
    ]


def test_a_lead_in_is_no_resolution_and_introduces_those_below_it() -> None:
    reading = of_text(COUNTY, "minutes")
    assert introduction_of(reading, "That the report be noted") == "RESOLVED –"
    assert introduction_of(reading, "That a further report") == "RESOLVED –"
    assert introduction_of(reading, "places near to home") == "In discussion, members made the following points:"


def test_minutes_of_a_partnership_with_lettered_items_actions_and_votes() -> None:
    reading = of_text(PARTNERSHIP, "minutes")
    assert having(reading, "meeting") == ["Ashmere Safeguarding Partnership Board"]
    assert having(reading, "date") == ["Date: 3 October 2023"]
    assert having(reading, "apologies") == ["Apologies: V Wray (Probation)"]
    assert having(reading, "item") == [
        "SB.12 Welcome and introductions",
        "SB.13 Neglect strategy",
        "SB.14 Any other business",
    ]
    assert having(reading, "resolution") == [
        "Action: T Upton to share the draft with head teachers by 31 October.",
        "The Board agreed that the strategy should be launched in January.",
        "IT WAS RESOLVED THAT the next meeting be held online.",
    ]
    assert having(reading, "vote") == ["Voting:", "For: 9", "Against: 2", "Abstained: 1"]


def test_minutes_of_a_town_with_years_in_their_item_numbers() -> None:
    reading = of_text(TOWN, "minutes")
    assert having(reading, "meeting") == ["Town Council of Merrow - Policy and Resources Committee"]
    assert [line[:39] for line in having(reading, "date")] == ["of a meeting held at the Guildhall on M"]
    assert having(reading, "item") == [
        "23/101 Apologies",
        "23/102 Youth shelter",
        "23/103 To receive the report of the Finance Officer",
    ]
    assert having(reading, "apologies") == ["Apologies were received and accepted from Cllr Frost (work commitments)."]
    assert having(reading, "resolution") == [
        "Resolved: to accept the quotation of Stannard Ltd in the sum of £8,450. (For 3, Against 1)",
        "i the accounts be approved;",
        "ii the payments listed be made; and",
        "iii the Clerk write to the auditor.",
    ]


def test_minutes_whose_items_are_headings_without_numbers() -> None:
    reading = of_text(PANEL, "minutes")
    assert having(reading, "meeting") == ["Children and Families Overview Panel"]
    assert having(reading, "date") == ["Wednesday 17 April 2024"]
    assert having(reading, "item") == ["Elective home education", "Family hubs"]
    assert having(reading, "apologies") == ["Apologies", "Councillor Uma Yarrow"]
    assert having(reading, "recommendation") == [
        "1 That every family be offered a visit each year.",
        "2 That the Cabinet Member write to the Secretary of State.",
        "3 That the register be shared with the health service.",
    ]
    assert having(reading, "resolution") == [
        "The Panel unanimously approved the recommendations.",
        "to visit the hub at Linden Street",
        "to ask for figures in the summer",
    ]
    assert introduction_of(reading, "That every family") == "Recommendations"


def test_headings_with_numbers_and_what_is_only_said_below_them() -> None:
    reading = of_blocks(
        ("title", "Marlow Vale Council"),
        ("heading", "Minutes of the Meeting of the Corporate Parenting Board held on 4 July 2023"),
        ("paragraph", "Present: Councillor R Oxley (Chair)"),
        ("heading", "1. Declarations of Interest"),
        ("paragraph", "No declarations were made."),
        ("heading", "2. Health of children in care"),
        ("paragraph", "The Board noted the following figures, which were a little better than a year before."),
        ("table_row", "Measure\t2022\t2023"),
        ("table_row", "Health assessments in time\t71%\t78%"),
        ("paragraph", "Officers agreed to bring the figures for dental checks. Members agreed with the Chair."),
        ("paragraph", "2.1. Councillor Pym asked about the dentists. For 40 children there was none."),
        ("paragraph", "RESOLVED that the Board:"),
        ("list_item", "1. Note the figures."),
        ("list_item", "2. Recommend to Cabinet that a dentist be found."),
        ("paragraph", "Carried by 7 votes to 3."),
        ("heading", "3. Date of next meeting"),
        ("paragraph", "The next meeting would be on 5 September 2023."),
        kind="minutes",
    )
    assert having(reading, "meeting") == ["Minutes of the Meeting of the Corporate Parenting Board held on 4 July 2023"]
    assert having(reading, "item") == [
        "1 Declarations of Interest",
        "2 Health of children in care",
        "3 Date of next meeting",
    ]
    assert having(reading, "resolution") == ["1 Note the figures.", "2 Recommend to Cabinet that a dentist be found."]
    assert having(reading, "recommendation") == []
    assert having(reading, "vote") == ["Carried by 7 votes to 3."]
    assert len(having(reading, "discussion")) == 5
    assert introduction_of(reading, "Health assessments in time") == "Measure 2022 2023"


def test_numbers_on_lines_of_their_own_above_the_titles() -> None:
    reading = of_text(
        "Cabinet Panel\n\n36.\n\nFostering\n\nThe report was taken as read.\n\nDecision: That the report be noted.\n\n"
        "37.\n\nYouth justice\n\nThe plan was considered at some length.\n",
        "minutes",
    )
    assert having(reading, "item") == ["36 Fostering", "37 Youth justice"]
    assert having(reading, "resolution") == ["Decision: That the report be noted."]


def test_points_below_an_item_are_no_items_of_their_own() -> None:
    reading = of_blocks(
        ("paragraph", "5. Fostering"),
        ("paragraph", "The Panel spoke about why carers leave, and found two reasons."),
        ("paragraph", "1. Low fees"),
        ("paragraph", "2. Long journeys"),
        ("paragraph", "6. Schools"),
        kind="minutes",
    )
    assert having(reading, "item") == ["5 Fostering", "6 Schools"]


def test_a_lead_in_of_one_word_introduces_the_list_below_it() -> None:
    reading = of_blocks(
        ("heading", "5. Fostering"), ("paragraph", "Resolved"), ("list_item", "To thank the carers."), kind="minutes"
    )
    assert having(reading, "resolution") == ["To thank the carers."]
    assert introduction_of(reading, "To thank") == "Resolved"


def test_an_agenda_has_items_and_nothing_that_was_said() -> None:
    reading = of_blocks(
        ("title", "Agenda"),
        ("paragraph", "Meeting: Scrutiny Board (2)"),
        ("paragraph", "Date: 9 February 2022"),
        ("paragraph", "1. Apologies for absence"),
        ("paragraph", "2. Fostering: report of the Director"),
        ("paragraph", "To consider how many foster carers have left and why."),
        ("paragraph", "3. Any other business"),
        kind="agenda",
    )
    assert having(reading, "item") == [
        "1 Apologies for absence",
        "2 Fostering: report of the Director",
        "3 Any other business",
    ]
    assert having(reading, "date") == ["Date: 9 February 2022"]
    assert having(reading, "discussion") == having(reading, "resolution") == []


def test_minutes_without_any_items_still_say_what_was_resolved() -> None:
    reading = of_text(
        "Harbour Academy Governing Body\n\nMeeting held on 11 May 2023\n\nPresent: A Lee (Chair), B Moy\n\n"
        "The head teacher gave her report. Attendance had risen to 96 per cent in the spring term.\n\n"
        "RESOLVED: That the report be accepted.\n",
        "minutes",
    )
    assert having(reading, "meeting") == ["Harbour Academy Governing Body"]
    assert having(reading, "date") == ["Meeting held on 11 May 2023"]
    assert having(reading, "present") == ["Present: A Lee (Chair), B Moy"]
    assert len(having(reading, "discussion")) == 1
    assert having(reading, "resolution") == ["RESOLVED: That the report be accepted."]


def test_minutes_set_as_a_pdf() -> None:
    sheets = Sheets()
    sheets.lines("Oakmoor Council", size=16, bold=True)
    sheets.lines("Minutes of the Education Panel held on 6 June 2023", size=14, bold=True)
    sheets.paragraph("Present: Councillors Finch (Chair), Wren and Martin")
    sheets.paragraph("Apologies: Councillor Swift")
    sheets.lines("7. Exclusions", bold=True)
    said = "The Panel considered a report on exclusions, which had doubled in two years in the east of the district. "
    sheets.paragraph(said * 3)
    sheets.paragraph("RESOLVED:")
    sheets.paragraph("That the report be noted with thanks to those who had worked on it.", label="(1)", left=100)
    sheets.paragraph("That head teachers be asked to the next meeting of the Panel.", label="(2)", left=100)
    sheets.lines("8. School places", bold=True)
    sheets.paragraph(said * 3)
    sheets.paragraph("The motion was carried unanimously.")
    reading = read_file(sheets.data(), "minutes.pdf")
    assert reading.kind == "minutes"
    assert having(reading, "item") == ["7 Exclusions", "8 School places"]
    assert having(reading, "apologies") == ["Apologies: Councillor Swift"]
    assert [resolution[:10] for resolution in having(reading, "resolution")] == ["1 That the", "2 That hea"]
    assert having(reading, "vote") == ["The motion was carried unanimously."]
