"""Letters: whom they are to, what about, when, and who signed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ingest.reading import read_file
from tests.anatomy import having, of_blocks, of_text, words

LETTER = """\
Inspectorate of Homes
Rowan House
12 Mill Lane
Fenborough
FN1 2AB

T: 01632 960001
www.homes.example

3 May 2023

Ms Jo Kettle
Director of Children's Services
Fenborough County Council
Shire Hall
Fenborough
FN2 3CD

Our ref: 23/114

Dear Ms Kettle,

Visit to Fenborough children's services

This letter summarises the findings of a visit to the council's homes for children on 4 and 5 April 2023.

Kind regards

Pat Quill
Lead Inspector

Sam Rook
Inspector

cc: Department for Education
"""


def test_a_letter_under_a_letterhead() -> None:
    reading = of_text(LETTER)
    assert having(reading, "date") == ["3 May 2023"]
    assert having(reading, "addressee") == [
        "Ms Jo Kettle",
        "Director of Children's Services",
        "Fenborough County Council",
        "Shire Hall",
        "Fenborough",
        "FN2 3CD",
    ]
    assert having(reading, "salutation") == ["Dear Ms Kettle,"]
    assert having(reading, "subject") == ["Visit to Fenborough children's services"]
    assert having(reading, "closing") == ["Kind regards"]
    assert having(reading, "signatory") == ["Pat Quill", "Lead Inspector", "Sam Rook", "Inspector"]


def test_the_letterhead_is_small_print_and_the_addressee_is_not() -> None:
    reading = of_text(LETTER)
    small_print = [words(reading, block) for block in reading.blocks if block.kind == "boilerplate"]
    assert {"Rowan House", "12 Mill Lane", "FN1 2AB", "T: 01632 960001", "www.homes.example"} <= set(small_print)
    assert not {"Shire Hall", "FN2 3CD", "Ms Jo Kettle"} & set(small_print)


def test_a_letterhead_in_the_middle_and_a_letter_without_a_date() -> None:
    reading = of_blocks(
        ("paragraph", "Carolyn Fair"),
        ("paragraph", "Director of Children’s Services"),
        ("boilerplate", "BN7 1UE"),
        ("paragraph", "Dear Ms Fair"),
        ("paragraph", "Re: Complaint about a school"),
        ("paragraph", "Thank you for your letter, which we have read with care and which we answer below."),
        ("paragraph", "Ofsted"),
        ("boilerplate", "Piccadilly Gate Store Street Manchester M1 2WD"),
        ("paragraph", "Yours faithfully"),
        ("heading", "Rodica Vane"),
        ("heading", "His Majesty’s Inspector"),
    )
    assert having(reading, "addressee") == ["Carolyn Fair", "Director of Children’s Services", "BN7 1UE"]
    assert having(reading, "subject") == ["Re: Complaint about a school"]
    assert having(reading, "signatory") == ["Rodica Vane", "His Majesty’s Inspector"]
    assert having(reading, "date") == []
    assert reading.blocks[6].kind == "boilerplate", "the name above a letterhead's address is of the letterhead"


@pytest.mark.parametrize("end", ["FN1 2AB", "T: 01632 960001"])
def test_a_letterhead_right_above_the_addressee(end: str) -> None:
    reading = of_blocks(
        ("heading", "Inspectorate"),
        ("paragraph", "Rowan House"),
        ("boilerplate", end),
        ("paragraph", "Carolyn Fair"),
        ("paragraph", "Shire Hall"),
        ("boilerplate", "BN7 1UE"),
        ("paragraph", "Dear Ms Fair"),
        ("paragraph", "Thank you for your letter, which we have read with care and which we answer below."),
    )
    assert having(reading, "addressee") == ["Carolyn Fair", "Shire Hall", "BN7 1UE"]
    assert having(reading, "subject") == []


def test_a_report_that_quotes_a_letter_is_no_letter() -> None:
    reading = of_blocks(("title", "Report"), ("paragraph", "Dear to all of us was the home that closed in May."))
    assert all(block.role is None for block in reading.blocks)


def test_real_letters_have_all_their_parts(collections: Path) -> None:
    letters = sorted((collections / "ofsted" / "documents").rglob("*focused visit*.pdf"))[::3]
    found: Counter[str] = Counter()
    for path in letters:
        reading = read_file(path.read_bytes(), path.name)
        found.update({block.role for block in reading.blocks if block.role})
        addressee = " ".join(having(reading, "addressee"))
        assert "Piccadilly" not in addressee, path.name
        assert having(reading, "addressee")[-1][-3].isdigit(), f"{path.name}: no postcode ends the address"
    parts = ("date", "addressee", "salutation", "subject", "closing", "signatory")
    assert {part: found[part] for part in parts} == dict.fromkeys(parts, len(letters))
