"""Where each field of the metadata was read: in the text, in the file's name, in the file's own fields, or nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.metadata.authority import plain_authority
from ingest.reading import read_file
from store.types import Origin, Period, Person, Reading

LETTER = """27 April 2023

Kevin Hall OBE

Director of Children’s Services

Marlbeck Council

Dear Mr Hall

Focused visit to Marlbeck children’s services

This letter summarises the findings of the focused visit to Marlbeck children’s services on 21 and 22 March. His \
Majesty’s Inspectors for this visit were Imelda Thackray and Zoë O’Connell-Price. They looked at early help.

Headline findings

Leaders know the service well, and the recommendations of Ms Ada Quill were followed.

Yours sincerely

Imelda Thackray

His Majesty’s Inspector

enquiries@inspectorate.gov.uk
The Inspectorate publishes its letters.
"""
MINUTES = """Marlbeck Council

Scrutiny Board

Wednesday, 12 June 2024 at 2.00 pm

Present: Councillor M Osgathorpe (Chair), Councillor B Finch

1. Minutes

The minutes of the meeting held on 3 May 2024 were approved.

RESOLVED that the minutes be signed.
"""


def read(text: str, name: str = "file.txt") -> Reading:
    return read_file(text.encode(), name)


def origin(reading: Reading, field: str) -> Origin | None:
    return next((one for one in reading.origins if one.field == field), None)


def words(reading: Reading, field: str) -> str:
    found = origin(reading, field)
    assert found is not None
    assert found.how == "text"
    return reading.text[found.start : found.end]


def test_every_field_of_a_letter_names_the_words_that_say_it() -> None:
    reading = read(LETTER)
    assert words(reading, "title") == "Focused visit to Marlbeck children’s services"
    assert words(reading, "authority") == reading.authority == "Marlbeck"
    assert words(reading, "date") == "27 April 2023"
    assert words(reading, "periods") == "21 and 22 March"
    assert reading.publisher == "Inspectorate"
    assert words(reading, "publisher") == "@inspectorate.gov.uk"
    assert words(reading, "kind").casefold().startswith("focused visit")


def test_days_without_a_year_are_the_last_ones_before_the_letter() -> None:
    assert read(LETTER).periods == (Period("visit", date(2023, 3, 21), date(2023, 3, 22)),)


def test_a_letters_people_are_its_signatory_its_addressee_and_the_inspectors() -> None:
    assert read(LETTER).people == (
        Person("Imelda Thackray", "signatory", "His Majesty’s Inspector"),
        Person("Kevin Hall OBE", "addressee", "Director of Children’s Services"),
        Person("Imelda Thackray", "inspector"),
        Person("Zoë O’Connell-Price", "inspector"),
    )


def test_each_person_stands_where_they_are_cited() -> None:
    reading = read(LETTER)
    assert all(reading.text[person.start : person.end] == person.name for person in reading.people)


def test_a_date_that_only_the_files_name_gives_is_marked_so() -> None:
    reading = read("Marlbeck’s services are described here.\n", "services - 11 february 2022.txt")
    assert reading.date == date(2022, 2, 11)
    assert origin(reading, "date") == Origin("date", "file name")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("minutes_2019-02-14.txt", date(2019, 2, 14)),
        ("Report-published-3-March-2020-final.txt", date(2020, 3, 3)),
        ("report 3 march 2020 to 5 march 2020.txt", None),
        ("report 2020.txt", None),
        ("03042020.txt", None),
    ],
)
def test_a_files_name_is_believed_only_where_it_holds_one_date(name: str, found: date | None) -> None:
    assert read("Words about the services.\n", name).date == found


def test_a_printed_date_counts_before_the_files_name() -> None:
    reading = read(LETTER, "letter 5 may 2023.txt")
    assert reading.date == date(2023, 4, 27)
    assert words(reading, "date") == "27 April 2023"


def test_a_meetings_day_is_its_own_and_not_that_of_the_minutes_it_approves() -> None:
    reading = read(MINUTES)
    assert reading.periods == (Period("meeting", date(2024, 6, 12), date(2024, 6, 12)),)
    assert reading.date is None
    assert reading.people == (Person("Councillor M Osgathorpe", "chair"),)


def test_a_websites_designer_is_not_its_publisher() -> None:
    reading = read("“Good,” said the leader of Marlbeck council.\n\nwebsite design by Bright Pages Ltd\n")
    assert reading.publisher is None
    assert origin(reading, "publisher") is None


def test_what_is_absent_has_no_origin() -> None:
    reading = read("A few words about nothing in particular.\n")
    assert reading.origins == ()
    assert (reading.title, reading.authority, reading.date, reading.people) == ("", None, None, ())


def test_a_monitoring_visit_is_no_focused_visit() -> None:
    reading = read(LETTER.replace("Focused visit", "Monitoring visit").replace("focused visit", "monitoring visit"))
    assert reading.kind == "monitoring visit"
    assert reading.periods[0].last == date(2023, 3, 22)


def test_the_longer_form_of_an_authoritys_name_is_taken_from_the_text() -> None:
    text = "Inspection of West Marl local authority children’s services\n\nThe council is West Marl of Beckshire.\n"
    reading = read(text)
    assert (reading.authority_as_written, reading.authority) == ("West Marl", "West Marl of Beckshire")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("Royal Borough of Windsor & Maidenhead", "Windsor and Maidenhead"),
        ("Bristol, City of", "Bristol"),
        ("Durham County Council", "Durham"),
        ("County Durham", "Durham"),
        ("St. Helens Metropolitan Borough Council", "St Helens"),
        ("Southend-On-Sea", "Southend-on-Sea"),
        ("Birmingham Children’s Trust", "Birmingham"),
        ("Surrey Safeguarding Children Board", "Surrey"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
    ],
)
def test_a_plain_name_is_without_rank(written: str, plain: str) -> None:
    assert plain_authority(written) == plain
