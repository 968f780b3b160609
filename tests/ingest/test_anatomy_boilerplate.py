"""Small print is known as such, and what a report says about complaints or newsletters is not taken for it."""

from __future__ import annotations

import time

import pytest

from ingest.anatomy.boilerplate import is_boilerplate
from ingest.reading import read_file
from tests.anatomy import of_blocks, of_text, words

SMALL_PRINT = """\
Any complaints about the inspection or the report should be made following the procedures set out in the guidance.
If you are not happy with the inspection or the report, you can complain to Ofsted.
You may copy all or parts of this document for non-commercial educational purposes, as long as you give its source.
You may reuse this information (not including logos) free of charge under the terms of the Open Government Licence.
To receive regular email alerts about new publications please visit our website and go to ‘Subscribe’.
Interested in our work? You can subscribe to our monthly newsletter for more information and updates.
Sign up to our weekly newsletter
Copies in large print, Braille or other languages can be had by telephoning 01632 960114.
This report is available at https://reports.example.gov.uk/.
A Mackman Group collaboration - market research by Mackman Research | website design by Mackman
© Crown copyright 2022
Home > News > Children's services
You are here: Home / Council / Meetings
Skip to main content
Back to top
Share this page on Facebook
Privacy policy | Cookies policy | Terms and conditions
enquiries@ofsted.gov.uk www.gov.uk/ofsted
T 0300 123 1231 Textphone 0161 618 8524
Piccadilly Gate Store Street Manchester M1 2WD
"""

SAID = """\
Care leavers receive a quarterly newsletter, which they help to write.
Ensure that children know how to make a complaint and that complaints about placements are answered in time.
Complaints about the service are dealt with well and should be seen as a source of learning.
Young people sign up for the pledge when they come into care.
Staff said that the council's privacy policy was clear to them.
Letters to children are available in Braille and large print.
Most care leavers have a passport and a provisional driving licence.
Home/school transport is good.
The local authority website holds useful documents on rights.
Leaders share this ambition with the police on every level.
Families are told about the local offer by newsletter and on social media.
The council has been working since 2014 with 0 to 25 teams in each of its areas.
"""


@pytest.mark.parametrize("line", SMALL_PRINT.splitlines())
def test_small_print(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", SAID.splitlines())
def test_what_is_said(line: str) -> None:
    assert not is_boilerplate(line)


def test_the_lines_of_an_address_are_small_print_and_those_around_it_are_not() -> None:
    reading = of_text(
        "Children told inspectors that they feel safe.\n\nInspectorate of Homes\nRowan House\nStore Street\n"
        "Fenborough\nFN1 2AB\nT: 01632 960001\nW: www.homes.example\n\nMain findings\n\nPlans are clear.\n"
    )
    assert [(block.kind, words(reading, block)) for block in reading.blocks if block.kind != "boilerplate"] == [
        ("paragraph", "Children told inspectors that they feel safe."),
        ("heading", "Main findings"),
        ("paragraph", "Plans are clear."),
    ]


def test_a_heading_or_a_signature_above_an_address_is_none_of_it() -> None:
    reading = of_blocks(
        ("heading", "Findings"),
        ("boilerplate", "Piccadilly Gate Store Street Manchester M1 2WD"),
        ("paragraph", "Yours sincerely"),
        ("paragraph", "Ann Lee"),
        ("paragraph", "Store Street"),
        ("boilerplate", "M1 2WD"),
        ("paragraph", "Her Majesty’s Inspector"),
        ("boilerplate", "M1 2WD"),
    )
    assert [block.kind for block in reading.blocks] == [
        "heading",
        "boilerplate",
        "paragraph",
        "paragraph",
        "boilerplate",
        "boilerplate",
        "paragraph",
        "boilerplate",
    ]


def test_the_place_of_a_meeting_is_no_small_print() -> None:
    assert not is_boilerplate("Venue: Committee Room 1, Civic Centre, Mill Lane, Ashmere AM1 4QT")


@pytest.mark.parametrize("line", ["1 " * 180 + "x", "a.b" * 120 + "!", "Home > " * 50, "020 7946 0000 " * 25 + "?"])
def test_no_line_takes_long_to_judge(line: str) -> None:
    began = time.thread_time()
    is_boilerplate(line)
    assert time.thread_time() - began < 0.1


def test_navigation_of_a_web_page_is_small_print() -> None:
    page = (
        "<html><body><main><h1>Carers heard</h1><p>Carers spoke to the board about fees for an hour on Monday.</p>"
        "<ul><li>Fees are low.</li><li>Journeys are long.</li></ul>"
        "<p>Back to top</p><p>Share this page</p></main></body></html>"
    )
    reading = read_file(page.encode(), "page.html")
    small_print = [words(reading, block) for block in reading.blocks if block.kind == "boilerplate"]
    said = [words(reading, block) for block in reading.blocks if block.kind != "boilerplate"]
    assert {"Fees are low.", "Journeys are long."} <= set(said)
    assert not {"Back to top", "Share this page"} & set(said), small_print
