"""Whole pages of PDFs: their margins, their numbers, and pages that nobody has read."""

from __future__ import annotations

import pytest

from ingest.errors import ReadError
from ingest.pdf.reader import read_pdf
from tests.ingest.pdf_blocks import FILLER, said, words
from tests.sheets import LEFT, Sheets


def test_page_numbers_within_reach_of_the_text_are_gone() -> None:
    sheets = Sheets()
    for page in range(2, 5):
        sheets.put(str(page), top=730, left=520)
        sheets.paragraph(f"Part {page} says this. {FILLER}")
        sheets.lines("There is more to say.")
        sheets.next_page()
    expected = [(f"Part {page} says this. {FILLER}", "There is more to say.") for page in range(2, 5)]
    assert words(read_pdf(sheets.data())) == [text for page in expected for text in page]


def test_a_number_that_counts_no_pages_stays() -> None:
    sheets = Sheets()
    for count in (41, 17, 96):
        sheets.paragraph(FILLER)
        sheets.put(str(count), top=640, left=300, size=30)
        sheets.next_page()
    assert [text for _, _, text in said(read_pdf(sheets.data())) if text.isdigit()] == ["41", "17", "96"]


def test_a_sentence_that_recurs_at_the_foot_of_pages_stays() -> None:
    sheets = Sheets()
    for page, top in enumerate((752, 770, 761, 779)):
        sheets.paragraph(f"Part {page} says this. {FILLER}")
        sheets.put("The motion was carried.", top=top)
        sheets.put("Minutes of Marlbeck Council", top=805, size=8)
        sheets.next_page()
    reading = read_pdf(sheets.data())
    assert reading.text.count("The motion was carried.") == 4
    assert "Minutes of Marlbeck" not in reading.text


@pytest.mark.parametrize("has_footer", [False, True])
@pytest.mark.parametrize(("drawn", "unread"), [("picture", (2,)), ("nothing", ()), ("rule", ())])
def test_a_picture_is_unread_and_an_empty_page_is_not(has_footer: bool, drawn: str, unread: tuple[int, ...]) -> None:
    sheets = Sheets()
    for page in (1, 2, 3):
        if page != 2:
            sheets.paragraph(f"Part {page} says this. {FILLER}")
        elif drawn == "picture":
            sheets.picture(top=100, height=500)
        elif drawn == "rule" and has_footer:
            sheets.rule(top=790)
        if has_footer:
            sheets.put("Minutes of Marlbeck Council", top=805, size=8)
        sheets.next_page()
    sheets.paragraph(FILLER)
    assert read_pdf(sheets.data()).unread_pages == unread


def test_blank_pages_alone_are_no_pictures() -> None:
    sheets = Sheets()
    sheets.next_page()
    with pytest.raises(ReadError, match=r"blank"):
        read_pdf(sheets.data())


def test_a_paragraph_that_its_author_broke_in_mid_sentence_is_one() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER, label="4.", left=LEFT + 28)
    sheets.lines("Reports do not combine what is counted with what is said by users", label="5.", left=LEFT + 28)
    sheets.lines("of the service. Leaders know this.", left=LEFT + 32)
    assert said(read_pdf(sheets.data()))[1:] == [
        (
            "paragraph",
            "5",
            "Reports do not combine what is counted with what is said by users of the service. Leaders know this.",
        )
    ]


def test_a_numbered_paragraph_is_never_boilerplate() -> None:
    sheets = Sheets()
    text = "Adopters meet often, and a newsletter tells them what other families do and what help there is to be had."
    sheets.paragraph(text, label="7.", left=LEFT + 28)
    assert said(read_pdf(sheets.data())) == [("paragraph", "7", text)]


def test_a_hyphen_at_a_lines_end_stays_where_the_word_is_written_both_ways() -> None:
    sheets = Sheets()
    sheets.paragraph("A multi-agency team met. The multiagency plan was theirs. The team was multi-agency by design.")
    sheets.lines(
        "What is not yet known is why so few of the cases that were heard by the multi-", "agency team went on."
    )
    assert "heard by the multi-agency team went on" in read_pdf(sheets.data()).text
