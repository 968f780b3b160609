"""What a document says of itself: title, kind, authority, date and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.metadata.authority import plain_authority
from ingest.reading import read_file
from store.types import Period, Reading

INSPECTION = """Inspection of Marlbeck local authority children’s services

Inspection dates: 8 to 19 November 2021

Lead inspector: Imelda Thackray

Services for children in Marlbeck have improved since the last inspection in 2016.
"""
MINUTES = """Marlbeck Council

Minutes of the Scrutiny Board

Date: 14 June 2023

Present: Councillor M Osgathorpe (Chair)

Apologies: Councillor N Okoro-Hay

The Board considered the letter about a visit to Marlbeck council by inspectors on 11 May 2023.

RESOLVED that the Board notes the letter.
"""
TRANSCRIPT = "Transcript of the committee\n\n" + "\n\n".join(
    f"{name}: I have something to say about item {number}." for number in range(8) for name in ("Ms Lathbury", "Chair")
)
NEWS = """Council rated ‘good’ by inspectors

26 November 2024

Children’s services in Marlbeck have been rated ‘good’ after an inspection of the council in October.
"""


def read(text: str) -> Reading:
    return read_file(text.encode(), "file.txt")


def test_an_inspection_report_says_what_where_and_when() -> None:
    reading = read(INSPECTION)
    assert reading.title == "Inspection of Marlbeck local authority children’s services"
    assert reading.kind == "inspection report"
    assert reading.authority == "Marlbeck"
    assert reading.periods == (Period("inspection", date(2021, 11, 8), date(2021, 11, 19)),)
    assert reading.date is None


def test_minutes_are_of_their_meeting_and_not_of_a_visit_they_speak_of() -> None:
    reading = read(MINUTES)
    assert reading.title == "Marlbeck Council: Minutes of the Scrutiny Board"
    assert reading.kind == "minutes"
    assert reading.authority == "Marlbeck"
    assert reading.periods == (Period("meeting", date(2023, 6, 14), date(2023, 6, 14)),)


def test_a_transcript_is_known_by_its_turns() -> None:
    assert read(TRANSCRIPT).kind == "transcript"


def test_news_about_an_inspection_is_no_inspection_report() -> None:
    reading = read(NEWS)
    assert reading.title == "Council rated ‘good’ by inspectors"
    assert reading.kind in ("news", "other")
    assert reading.date == date(2024, 11, 26)
    assert reading.periods == ()


def test_a_date_within_the_prose_is_not_the_documents_date() -> None:
    assert read("Housing\n\nThe board met on 3 May 2020 and again later.\n\nIt agreed.\n").date is None


def test_published_is_the_date_before_any_other() -> None:
    assert read("Housing\n\n3 May 2020\n\nReport published: 9 June 2020\n\nIt was agreed.\n").date == date(2020, 6, 9)


def test_a_title_that_says_nothing_gives_way_to_the_next_heading() -> None:
    reading = read("Agenda item\n\nHousing for care leavers\n\nThe board considered it.\n")
    assert reading.title == "Housing for care leavers"


def test_what_says_nothing_of_itself_is_other() -> None:
    reading = read("some words without any heading, which go on for a while and say nothing of themselves at all.")
    assert (reading.title, reading.kind, reading.authority) == ("", "other", None)
    assert (reading.date, reading.periods) == (None, ())


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("City of York Council", "York"),
        ("London Borough of Brent", "Brent"),
        ("East Sussex County Council", "East Sussex"),
        ("Rotherham Metropolitan Borough Council", "Rotherham"),
        ("The Council of the Isles of Scilly", "Isles of Scilly"),
        ("Telford and Wrekin", "Telford and Wrekin"),
        ("Council", "Council"),
    ],
)
def test_an_authority_is_named_without_its_rank(name: str, plain: str) -> None:
    assert plain_authority(name) == plain


@pytest.mark.parametrize(
    ("file", "title", "kind", "days"),
    [
        (
            "marlbeck-inspection-2024.pdf",
            "Inspection of Marlbeck local authority children’s services",
            "inspection report",
            (date(2024, 9, 30), date(2024, 10, 11)),
        ),
        (
            "marlbeck-focused-visit-2023.pdf",
            "Focused visit to Marlbeck children’s services",
            "focused visit",
            (date(2023, 3, 21), date(2023, 3, 22)),
        ),
    ],
)
def test_sample_reports_say_what_they_are(
    samples: Path, file: str, title: str, kind: str, days: tuple[date, date]
) -> None:
    reading = read_file((samples / file).read_bytes(), file)
    assert (reading.title, reading.kind, reading.authority) == (title, kind, "Marlbeck")
    assert [(period.first, period.last) for period in reading.periods] == [days]


def test_sample_minutes_are_minutes_of_their_own_meeting(samples: Path) -> None:
    file = "scrutiny-board-minutes-2023-06-14.docx"
    reading = read_file((samples / file).read_bytes(), file)
    assert (reading.kind, reading.authority) == ("minutes", "Marlbeck")
    assert "Scrutiny Board" in reading.title
    assert all(period.name == "meeting" and period.first == date(2023, 6, 14) for period in reading.periods)


def test_the_sample_transcript_is_a_transcript_with_a_title(samples: Path) -> None:
    file = "committee-transcript-2024-12-12.txt"
    reading = read_file((samples / file).read_bytes(), file)
    assert reading.kind == "transcript"
    assert reading.title


def test_the_sample_agenda_item_about_an_inspection_is_no_inspection_report(samples: Path) -> None:
    file = "agenda-item-2022-02-09.html"
    reading = read_file((samples / file).read_bytes(), file)
    assert reading.kind in ("agenda", "minutes")
    assert reading.authority in (None, "Marlbeck")


@pytest.mark.parametrize(
    ("file", "kind", "authority", "days"),
    [
        (
            "coventry/children's services inspection - 12 august 2022.pdf",
            "inspection report",
            "Coventry",
            (date(2022, 6, 20), date(2022, 7, 1)),
        ),
        (
            "york/children's services inspection - 04 may 2022.pdf",
            "inspection report",
            "York",
            (date(2022, 3, 7), date(2022, 3, 18)),
        ),
        (
            "east-sussex/children's services inspection - 04 september 2018.pdf",
            "inspection report",
            "East Sussex",
            (date(2018, 7, 16), date(2018, 7, 20)),
        ),
        (
            "coventry/children's services focused visit - 21 march 2019.pdf",
            "focused visit",
            "Coventry",
            (date(2019, 2, 26), date(2019, 2, 27)),
        ),
        (
            "bexley/area send full inspection - 23 february 2024.pdf",
            "area SEND",
            "Bexley",
            (date(2023, 12, 4), date(2023, 12, 8)),
        ),
    ],
)
def test_real_reports_say_what_they_are(
    collections: Path, file: str, kind: str, authority: str, days: tuple[date, date]
) -> None:
    reading = read_file((collections / "ofsted" / "documents" / file).read_bytes(), file)
    assert (reading.kind, reading.authority) == (kind, authority)
    assert [(period.first, period.last) for period in reading.periods] == [days]
