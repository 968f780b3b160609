"""Headings, titles, contents and names in PDFs."""

from __future__ import annotations

from ingest.pdf.reader import read_pdf
from store.types import Reading
from tests.ingest.pdf_blocks import FILLER, said, words
from tests.sheets import LEFT, Sheets

RIGHT = 500.0


def outline(reading: Reading) -> list[tuple[str, int | None, str]]:
    return [
        (block.kind, block.level, reading.text[block.start : block.end])
        for block in reading.blocks
        if block.kind in ("title", "heading")
    ]


def entry(sheets: Sheets, *lines: str, page: int, size: float = 14, bold: bool = False) -> None:
    """A line of a list of contents, as large as the headings that it lists."""
    for line in lines[:-1]:
        sheets.put(line, top=sheets.top, size=size, bold=bold)
        sheets.top += size * 1.25
    sheets.put(lines[-1], top=sheets.top, size=size, bold=bold)
    sheets.put(f"{page:2d}", top=sheets.top, left=RIGHT, size=size, bold=bold)
    sheets.top += size * 1.6


def test_every_line_of_a_list_of_contents_is_boilerplate() -> None:
    sheets = Sheets()
    sheets.paragraph("Contents", size=26)
    entry(sheets, "Executive summary", page=12)
    entry(sheets, "The local authority", page=15, size=16, bold=True)
    entry(sheets, "The experiences and progress of children looked after and", "achieving permanence", page=26)
    sheets.next_page()
    sheets.paragraph("Executive summary", size=14, bold=True)
    sheets.paragraph(FILLER)
    reading = read_pdf(sheets.data())
    assert said(reading)[:4] == [
        ("boilerplate", None, "Contents"),
        ("boilerplate", None, "Executive summary\t12"),
        ("boilerplate", None, "The local authority\t15"),
        ("boilerplate", None, "The experiences and progress of children looked after and achieving permanence\t26"),
    ]
    assert outline(reading) == [("heading", 1, "Executive summary")]


def test_a_heading_that_says_contents_above_plain_text_stays_one() -> None:
    sheets = Sheets()
    sheets.paragraph("Contents", size=14, bold=True)
    sheets.paragraph(FILLER)
    assert outline(read_pdf(sheets.data())) == [("heading", 1, "Contents")]


def test_headings_joined_by_a_word_are_one() -> None:
    sheets = Sheets()
    sheets.paragraph("Marlbeck Council", size=26)
    sheets.lines("Inspection of services for children in need of help", "and of those in care", size=14, bold=True)
    sheets.lines("and", size=14)
    sheets.lines("Review of the board", size=14, bold=True)
    sheets.paragraph(FILLER)
    assert outline(read_pdf(sheets.data())) == [
        ("title", 1, "Marlbeck Council"),
        (
            "heading",
            2,
            "Inspection of services for children in need of help and of those in care and Review of the board",
        ),
    ]


def test_a_post_below_a_name_is_no_heading() -> None:
    sheets = Sheets()
    sheets.paragraph("Inspection of Marlbeck", size=26)
    sheets.lines("Lead inspector: Ada Lathbury", size=14)
    sheets.lines("Her Majesty’s Inspector", size=14)
    sheets.paragraph("Findings", size=14, bold=True)
    sheets.paragraph(FILLER)
    reading = read_pdf(sheets.data())
    assert outline(reading)[1:] == [("heading", 2, "Findings")]
    assert ("paragraph", None, "Her Majesty’s Inspector") in said(reading)


def test_a_letter_is_headed_by_its_subject_and_ends_with_names() -> None:
    sheets = Sheets()
    sheets.lines("Dear Ms Oakes")
    sheets.paragraph("Focused visit to Marlbeck children’s services", bold=True)
    sheets.paragraph(FILLER)
    sheets.paragraph("Main findings", bold=True)
    sheets.paragraph(FILLER)
    sheets.lines("Yours sincerely")
    sheets.lines("Ada Lathbury", bold=True)
    sheets.lines("His Majesty’s Inspector", bold=True)
    reading = read_pdf(sheets.data())
    assert outline(reading) == [
        ("title", 1, "Focused visit to Marlbeck children’s services"),
        ("heading", 2, "Main findings"),
    ]
    assert words(reading)[-2:] == ["Ada Lathbury", "His Majesty’s Inspector"]


def test_a_grade_set_beside_a_sections_heading_is_no_part_of_it() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER)
    top = sheets.top
    for line in ("The experiences and progress of", "children who are looked after"):
        sheets.put(line, top=sheets.top, size=14, bold=True)
        sheets.top += 16
    sheets.put("Requires", top=top, left=LEFT + 280, size=14, bold=True)
    sheets.put("improvement", top=top + 16, left=LEFT + 280, size=14, bold=True)
    sheets.top += 24
    sheets.paragraph(FILLER)
    sheets.put("Leadership and governance", top=sheets.top, size=14, bold=True)
    sheets.put("Good", top=sheets.top, left=LEFT + 280, size=14, bold=True)
    sheets.top += 24
    sheets.paragraph(FILLER)
    assert said(read_pdf(sheets.data()))[1:-1] == [
        ("heading", None, "The experiences and progress of children who are looked after"),
        ("paragraph", None, "Requires improvement"),
        ("paragraph", None, FILLER),
        ("heading", None, "Leadership and governance"),
        ("paragraph", None, "Good"),
    ]
