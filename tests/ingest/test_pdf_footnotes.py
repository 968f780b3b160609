"""Footnotes in PDFs: marks stay out of the words, notes out of the text they stand below."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
import pytest

from ingest.pdf.finding import Quote
from ingest.pdf.printed import printed_on
from ingest.pdf.reader import read_pdf
from ingest.reading import passages_of, read_file
from ingest.sentences import sentence_spans
from store.catalogue import Catalogue
from store.types import Reading
from store.words import search_words
from tests.ingest.pdf_blocks import FILLER, page_of, said, words
from tests.sheets import Sheets

NOTE = ("The numbers are those of the authority itself, which was given the chance to", "look at them again.")


def noted(*, over_page: bool = True) -> bytes:
    """A page with a mark and its footnote, in the midst of a sentence that goes on over the page."""
    sheets = Sheets()
    sheets.paragraph(FILLER)
    sheets.marked("Of the children in academies", "3", ", most live within ten miles of the town that they")
    sheets.lines("come from, and nearly all of them go home as often as they want, although a few must")
    sheets.footnote("3", *NOTE, top=740)
    if over_page:
        sheets.next_page()
        sheets.lines("wait for a car. Leaders know this.")
    return sheets.data()


def test_a_mark_is_a_superscript_of_its_word_and_parts_no_sentence() -> None:
    reading = read_pdf(noted())
    assert "Of the children in academies³, most live within ten miles of the town that they come from" in reading.text


@pytest.mark.parametrize(
    ("before", "mark", "after", "read"),
    [
        ("The safeguarding board", "1", "", "The safeguarding board¹"),
        ("They were 2,663 at 31 March 2014", "12", ".", "They were 2,663 at 31 March 2014¹²."),
        ("These were the schools,", "4", " all of them in town", "These were the schools,⁴ all of them in town"),
        ("It was said of women.", "2,3", " Leaders know why", "It was said of women.²,³ Leaders know why"),
        ("Help was good.", "2", " Leaders know why", "Help was good.² Leaders know why"),
    ],
)
def test_marks_are_told_from_numbers_of_the_text(before: str, mark: str, after: str, read: str) -> None:
    sheets = Sheets()
    sheets.marked(before, mark, after)
    assert words(read_pdf(sheets.data())) == [read]


def test_numbers_of_the_text_stay_numbers() -> None:
    sheets = Sheets()
    sheets.lines("In 2014, 12 of the 391 pupils moved to B&B2, 3 of them in March")
    assert words(read_pdf(sheets.data())) == ["In 2014, 12 of the 391 pupils moved to B&B2, 3 of them in March"]


def test_smaller_digits_on_the_same_line_of_writing_stay_numbers() -> None:
    sheets = Sheets()
    sheets.put("Do the exercise", top=120)
    sheets.put("10", top=120, left=160, size=7.5)
    sheets.put("times a day", top=120, left=172)
    assert "exercise 10 times a day" in read_pdf(sheets.data()).text


def test_a_footnotes_number_may_touch_its_words() -> None:
    sheets = Sheets()
    sheets.marked("The board", "1", " and the council")
    sheets.paragraph(FILLER)
    sheets.put("1", top=717, size=6.5)
    sheets.put("Counterexamples are few, and each of them has been looked at by the", top=720, left=75.6, size=10)
    sheets.put("board and by the council.", top=732, size=10)
    found = [(number, text) for kind, number, text in said(read_pdf(sheets.data())) if kind == "footnote"]
    assert found == [
        ("1", "Counterexamples are few, and each of them has been looked at by the board and by the council.")
    ]


def test_a_footnote_is_a_block_of_its_own_on_its_page() -> None:
    reading = read_pdf(noted())
    assert [(kind, number) for kind, number, _ in said(reading)] == [
        ("paragraph", None),
        ("footnote", "3"),
        ("paragraph", None),
    ]
    assert words(reading)[1] == " ".join(NOTE)
    assert page_of(reading, "The numbers are those") == 1
    assert "although a few must wait for a car." in reading.text
    assert page_of(reading, "wait for a car") == 2


def test_a_footnote_is_no_numbered_paragraph_and_parts_no_list() -> None:
    sheets = Sheets()
    sheets.marked("What needs to improve?", "1", size=14, bold=True)
    sheets.top += 12
    sheets.paragraph("The pace of recruitment.", label="•", left=92)
    sheets.footnote("1", *NOTE, top=740)
    sheets.next_page()
    sheets.paragraph(FILLER, label="1.", left=92)
    numbers = [(kind, number, text[:23]) for kind, number, text in said(read_pdf(sheets.data()))]
    assert numbers == [
        ("heading", None, "What needs to improve?¹"),
        ("list_item", None, "The pace of recruitment"),
        ("footnote", "1", "The numbers are those o"),
        ("paragraph", "1", "Social workers visit ch"),
    ]


def test_two_footnotes_are_two_blocks() -> None:
    sheets = Sheets()
    sheets.marked("The board", "1", " and the council")
    sheets.paragraph(FILLER)
    sheets.footnote("1", "The one is about the board.", top=720)
    sheets.footnote("2", "The other is about the council.", top=734)
    found = [(number, text) for kind, number, text in said(read_pdf(sheets.data())) if kind == "footnote"]
    assert found == [("1", "The one is about the board."), ("2", "The other is about the council.")]


def test_small_type_without_a_mark_that_asks_for_it_is_no_footnote() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER)
    sheets.put("3 homes were seen, says the small print.", top=740, size=10)
    assert [kind for kind, _, _ in said(read_pdf(sheets.data()))] == ["paragraph", "paragraph"]


def test_a_sentence_ends_at_its_full_stop_with_a_mark_behind_it() -> None:
    text = "All receive good help, care and protection.² The judgements are these."
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "All receive good help, care and protection.²",
        "The judgements are these.",
    ]


def test_a_quote_with_a_mark_is_found_on_the_page() -> None:
    document = pdfium.PdfDocument(noted())
    try:
        quote = Quote("Of the children in academies³, most live within ten miles")
        assert printed_on(document[0]).boxes_of(quote)
    finally:
        document.close()


def test_footnotes_share_no_passage_with_what_the_document_says() -> None:
    reading = read_file(noted(over_page=False), "noted.pdf")
    passages = [reading.text[chunk.start : chunk.end] for chunk in passages_of(reading)]
    assert " ".join(NOTE) in passages


@pytest.fixture
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    held = Catalogue(tmp_path_factory.mktemp("marks") / "catalogue.sqlite3")
    yield held
    held.close()


def test_a_word_with_a_mark_is_found_by_the_word(catalogue: Catalogue) -> None:
    reading = read_file(noted(), "noted.pdf")
    _put(catalogue, reading)
    assert search_words(catalogue, "academies", 5, None)


def _put(catalogue: Catalogue, reading: Reading) -> None:
    chunks = passages_of(reading)
    vectors = np.ones((len(chunks), 2), np.float32)
    catalogue.put("noted", reading, chunks, vectors, source_id="noted", path=None, suffix=".pdf")
