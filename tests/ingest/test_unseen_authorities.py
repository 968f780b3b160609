"""Which authority a document is about: no school, no charity, no "local authority" itself; names in capitals."""

from __future__ import annotations

import pytest

from ingest.metadata.authority import plain_authority
from ingest.reading import read_file
from store.types import Reading

CHARITY = """Cancer Council chief backs school meals campaign

Cancer Council chief executive Norma Dale has backed a campaign run by the Medical Research Council and councillors.

"Every child should eat well," she said. The Arts Council and the British Council signed the letter.
"""
CAPITALS = """BOROUGH OF HARTLE-ON-WALTON

CHILDREN'S SERVICES SCRUTINY COMMITTEE

Minutes of the meeting held on Thursday 6 March 2025 at 7.00pm

Present: Councillor Jane Pettifer (Chairman)

1. APOLOGIES

There were none.
"""
GOVERNORS = """St Osyth's Primary School

Minutes of the Full Governing Body meeting held on Wednesday 12th March 2025 at 6pm

Present: Mrs Alice Thorn (Chair), Mr Suresh Nair (Headteacher)

1. Safeguarding

Governors approved the Safeguarding Policy.
"""
ITEM = """Ofsted Inspection of Local Authority Children's Services

Minutes:

The Committee considered the report. The County Council was last inspected in November 2019.

RESOLVED that the report be noted.
"""
RELEASE = """Ofsted rates Hartle Walton's children's services Outstanding

Published: Friday, 2nd May 2025

Children's services in Hartle Walton have been judged Outstanding by Ofsted following an inspection in March.

Councillor Sana Iqbal, Cabinet Member, said: “This is a fantastic result.”

Notes to editors

The full report was published on 1 May 2025.
"""
AGENCY = """Inspection of Brightwater Fostering Agency

Inspection dates: 20 to 24 January 2025

The effectiveness of leaders and managers: outstanding
"""


def read(text: str) -> Reading:
    return read_file(text.encode(), "file.txt")


@pytest.mark.parametrize("text", [CHARITY, GOVERNORS, ITEM, AGENCY])
def test_other_bodies_are_no_authority(text: str) -> None:
    assert read(text).authority is None


def test_a_name_in_capitals_is_written_plainly() -> None:
    reading = read(CAPITALS)
    assert (reading.authority, reading.authority_as_written) == ("Hartle-on-Walton", "BOROUGH OF HARTLE-ON-WALTON")


@pytest.mark.parametrize(
    ("written", "plain"),
    [("LONDON BOROUGH OF STANWICK", "Stanwick"), ("BCP COUNCIL", "BCP"), ("KING’S MARL COUNCIL", "King’s Marl")],
)
def test_capitals_are_no_part_of_a_plain_name(written: str, plain: str) -> None:
    assert plain_authority(written) == plain


def test_a_council_s_press_release_is_news_about_the_authority() -> None:
    reading = read(RELEASE)
    assert (reading.kind, reading.authority) == ("news", "Hartle Walton")
