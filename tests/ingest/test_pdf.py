"""PDF files: what a person reads on the pages, as running text with the page of every character."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from ingest.errors import ReadError
from ingest.pdf.reader import read_pdf
from ingest.reading import read_file
from ingest.sentences import sentence_spans
from store.types import Reading, page_at
from tests.ingest.pdf_blocks import FILLER, page_of, said, words
from tests.sheets import LEFT, Sheets


def test_running_headers_footers_and_page_numbers_are_gone() -> None:
    sheets = Sheets()
    for number in range(1, 5):
        sheets.put("Inspectorate for Children’s Services", top=40, left=330, size=9)
        sheets.paragraph(f"Part {number} says this. {FILLER}")
        sheets.put("Inspection of Marlbeck children’s services", top=790, size=8)
        sheets.put(str(number), top=790, left=500, size=12)
        sheets.next_page()
    sheets.put("Inspectorate for Children’s Services", top=40, left=330, size=9)
    sheets.put("The end is said on a page that has no number.", top=400)
    reading = read_pdf(sheets.data())
    assert words(reading) == [
        *(f"Part {number} says this. {FILLER}" for number in range(1, 5)),
        "The end is said on a page that has no number.",
    ]


@pytest.mark.parametrize("number", ["Page {} of 3", "- {} -", "Page {}"])
def test_page_numbers_are_gone_however_they_are_written(number: str) -> None:
    sheets = Sheets()
    for page in (1, 2, 3):
        sheets.paragraph(f"Part {page} says this. {FILLER}")
        sheets.put(number.format(page), top=800, left=280)
        sheets.next_page()
    reading = read_pdf(sheets.data())
    assert words(reading) == [f"Part {page} says this. {FILLER}" for page in (1, 2, 3)]


def test_a_line_that_recurs_in_the_middle_of_pages_stays() -> None:
    sheets = Sheets()
    for _ in range(3):
        sheets.paragraph(FILLER)
        sheets.lines("There were no declarations of interest.")
        sheets.next_page()
    assert read_pdf(sheets.data()).text.count("There were no declarations of interest.") == 3


def test_a_sentence_broken_by_the_end_of_a_page_is_one_sentence() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER)
    sheets.lines("Most young people live in homes that suit them well, but some of those who", "leave care at 18 wait")
    sheets.put("Inspection of Marlbeck", top=800, size=8)
    sheets.put("1", top=800, left=500, size=8)
    sheets.next_page()
    sheets.lines("too long for a home of their own. Leaders know this.")
    sheets.put("Inspection of Marlbeck", top=800, size=8)
    sheets.put("2", top=800, left=500, size=8)
    reading = read_pdf(sheets.data())
    assert words(reading)[1] == (
        "Most young people live in homes that suit them well, but some of those who leave care at 18 wait "
        "too long for a home of their own. Leaders know this."
    )
    broken = reading.text.index("wait too long") + len("wait ")
    assert [page_at(reading.pages, at) for at in (0, broken - 2, broken, len(reading.text) - 1)] == [1, 1, 2, 2]


def test_a_numbered_paragraph_goes_on_over_the_page_and_the_next_one_does_not_join_it() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER, label="14.", left=LEFT + 28)
    sheets.lines(
        "Children benefit from visits that are regular, planned with care and written up,",
        "although for a few of them the purpose is not explained. Leaders have begun.",
        label="15.",
        left=LEFT + 28,
    )
    sheets.next_page()
    sheets.lines("Their plan says what must be done before the summer.", left=LEFT + 28)
    sheets.paragraph(FILLER, label="16.", left=LEFT + 28)
    reading = read_pdf(sheets.data())
    assert [(kind, number) for kind, number, _ in said(reading)] == [
        ("paragraph", "14"),
        ("paragraph", "15"),
        ("paragraph", "16"),
    ]
    assert words(reading)[1].endswith("Leaders have begun. Their plan says what must be done before the summer.")
    assert page_of(reading, "Leaders have begun") == 1
    assert page_of(reading, "Their plan says") == 2
    assert page_at(reading.pages, reading.blocks[2].start) == 2


def test_paragraph_numbers_are_kept_apart_from_the_words() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER, label="9.", left=LEFT + 28)
    sheets.paragraph(FILLER, label="10.", left=LEFT + 28)
    sheets.paragraph(FILLER, label="2.1", left=LEFT + 28)
    sheets.paragraph(FILLER, label="(b)", left=LEFT + 28)
    reading = read_pdf(sheets.data())
    assert said(reading) == [("paragraph", number, FILLER) for number in ("9", "10", "2.1", "b")]
    assert reading.text.startswith("9. Social workers")


def test_a_number_set_tight_before_its_paragraph_is_still_its_number() -> None:
    """A tab stop that suits "9." sets "10." so close to the words that PDFium sees no space between them."""
    sheets = Sheets()
    for number in (9, 10, 11):
        sheets.paragraph(FILLER, label=f"{number}.", left=LEFT + 17.8)
    assert said(read_pdf(sheets.data())) == [("paragraph", number, FILLER) for number in ("9", "10", "11")]


def test_a_number_that_begins_a_line_within_a_paragraph_opens_no_new_one() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER, label="7.", left=LEFT + 28)
    sheets.lines(
        "Of the children whom the service supported in the year that ended in August, the",
        "number who had been excluded from their school in the autumn or in the spring was",
        "12. That is fewer than in the year before, and leaders have looked into the reasons.",
        "391 pupils had moved school. They found that most had moved house at that time.",
        label="8.",
        left=LEFT + 28,
    )
    sheets.paragraph(FILLER, label="9.", left=LEFT + 28)
    reading = read_pdf(sheets.data())
    assert [number for _, number, _ in said(reading)] == ["7", "8", "9"]
    assert "in the spring was 12. That is fewer" in reading.text


def test_bullets_are_items_without_their_mark() -> None:
    sheets = Sheets()
    sheets.paragraph("Leaders should improve the following things before they are visited again by inspectors:")
    sheets.paragraph(f"The quality of plans, and how {FILLER[:120]}", label="•", left=LEFT + 20)
    sheets.paragraph("The pace of recruitment.", label="•", left=LEFT + 20)
    sheets.paragraph("Housing for care leavers.", label="•", left=LEFT + 20)
    reading = read_pdf(sheets.data())
    assert [kind for kind, _, _ in said(reading)] == ["paragraph", "list_item", "list_item", "list_item"]
    assert words(reading)[2:] == ["The pace of recruitment.", "Housing for care leavers."]
    assert "•" not in "".join(words(reading))


def test_rows_of_a_table_keep_their_cells_together() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER)
    sheets.table(
        [
            ("Judgement", "Grade"),
            ("The impact of leaders on social work practice with children and families", "Good"),
            (
                "The experiences and progress of children in care and of those who have left it",
                "Requires improvement to be good in all that was seen",
            ),
            ("Overall effectiveness", "Requires improvement to be good"),
        ],
        (220, 220),
    )
    sheets.paragraph(FILLER)
    reading = read_pdf(sheets.data())
    assert said(reading)[1:-1] == [
        ("table_row", None, "Judgement\tGrade"),
        ("table_row", None, "The impact of leaders on social work practice with children and families\tGood"),
        (
            "table_row",
            None,
            "The experiences and progress of children in care and of those who have left it\t"
            "Requires improvement to be good in all that was seen",
        ),
        ("table_row", None, "Overall effectiveness\tRequires improvement to be good"),
    ]
    assert words(reading)[0] == words(reading)[-1] == FILLER


def test_a_hyphen_at_the_end_of_a_line_stays_where_the_word_has_one() -> None:
    sheets = Sheets()
    sheets.lines("The words of all letters to families and to carers are warm, clear and child-", "friendly, they say.")
    reading = read_pdf(sheets.data())
    assert words(reading) == [
        "The words of all letters to families and to carers are warm, clear and child-friendly, they say."
    ]


def test_a_hyphen_at_the_end_of_a_line_goes_where_the_word_has_none() -> None:
    sheets = Sheets()
    sheets.paragraph("Inspectors met foster carers.")
    sheets.lines("Those who had stayed for many years with this authority had told the inspec-", "tors why.")
    sheets.lines("Another paragraph is here, so that the place after the hyphen is known.")
    reading = read_pdf(sheets.data())
    assert words(reading)[1] == "Those who had stayed for many years with this authority had told the inspectors why."
    assert words(reading)[2] == "Another paragraph is here, so that the place after the hyphen is known."


def test_a_page_without_text_is_reported() -> None:
    sheets = Sheets()
    sheets.paragraph(f"This is said first. {FILLER}")
    sheets.next_page()
    sheets.picture(top=100, height=500)
    sheets.next_page()
    sheets.paragraph(f"This is said last. {FILLER}")
    reading = read_pdf(sheets.data())
    assert reading.unread_pages == (2,)
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert page_of(reading, "This is said first.") == 1
    assert page_of(reading, "This is said last.") == 3


def test_a_pdf_of_pictures_alone_asks_for_text_recognition() -> None:
    sheets = Sheets()
    sheets.picture(top=100, height=500)
    sheets.next_page()
    with pytest.raises(ReadError, match=r"no text.*OCR"):
        read_pdf(sheets.data())


def test_headings_have_levels_by_how_large_they_are_set() -> None:
    sheets = Sheets()
    sheets.paragraph("Inspection of Marlbeck children’s services", size=22, bold=True)
    sheets.paragraph(FILLER)
    sheets.paragraph("What needs to improve?", size=16, bold=True)
    sheets.paragraph(FILLER)
    sheets.paragraph("Housing", bold=True)
    sheets.paragraph(FILLER)
    sheets.paragraph("How leaders lead", size=16, bold=True)
    sheets.paragraph(FILLER)
    reading = read_pdf(sheets.data())
    found = [(b.kind, b.level, reading.text[b.start : b.end]) for b in reading.blocks if b.kind in ("title", "heading")]
    assert found == [
        ("title", 1, "Inspection of Marlbeck children’s services"),
        ("heading", 2, "What needs to improve?"),
        ("heading", 3, "Housing"),
        ("heading", 2, "How leaders lead"),
    ]
    assert words(reading).count(FILLER) == 4


def test_offsets_of_blocks_and_pages_go_through_the_whole_text(samples: Path) -> None:
    for path in sorted(samples.glob("*.pdf")):
        reading = read_pdf(path.read_bytes())
        assert reading.pages[0].start == 0
        assert reading.pages[-1].end == len(reading.text)
        assert all(a.end == b.start for a, b in zip(reading.pages, reading.pages[1:], strict=False))
        assert all(a.end < b.start for a, b in zip(reading.blocks, reading.blocks[1:], strict=False))
        assert all(text == text.strip() != "" for text in words(reading))


# real reports


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        (
            "coventry/children's services inspection - 12 august 2022.pdf",
            [
                "Judgement\tGrade",
                "The impact of leaders on social work practice with children and families\tGood",
                "The experiences and progress of children who need help and protection\tGood",
                "The experiences and progress of children in care and care leavers\tGood",
                "Overall effectiveness\tGood",
            ],
        ),
        (
            "st-helens/children's services inspection - 04 september 2023.pdf",
            [
                "Judgement\tGrade",
                "The impact of leaders on social work practice with children and families\tGood",
                "The experiences and progress of children who need help and protection\t"
                "Requires improvement to be good",
                "The experiences and progress of children in care\tGood",
                "The experiences and progress of care leavers\tOutstanding",
                "Overall effectiveness\tGood",
            ],
        ),
        (
            "east-sussex/children's services inspection - 04 september 2018.pdf",
            [
                "Judgement\tGrade",
                "The impact of leaders on social work practice with children and families\tOutstanding",
                "The experiences and progress of children who need help and protection\tGood",
                "The experiences and progress of children in care and care leavers\tOutstanding",
                "Overall effectiveness\tOutstanding",
            ],
        ),
        (
            "coventry/children's services inspection - 13 june 2017.pdf",
            [
                "1. Children who need help and protection\tRequires improvement",
                "2. Children looked after and achieving permanence\tRequires improvement",
                "2.1 Adoption performance\tRequires improvement",
                "2.2 Experiences and progress of care leavers\tGood",
                "3. Leadership, management and governance\tRequires improvement",
            ],
        ),
    ],
)
def test_the_judgements_of_real_reports_are_rows(collections: Path, file: str, rows: list[str]) -> None:
    reading = read_pdf((collections / "ofsted" / "documents" / file).read_bytes())
    assert [text for kind, _, text in said(reading) if kind == "table_row"] == rows


@pytest.mark.parametrize(
    ("file", "last"),
    [
        ("coventry/children's services inspection - 12 august 2022.pdf", 49),
        ("telford-and-wrekin/children's services inspection - 02 march 2020.pdf", 47),
        ("york/children's services inspection - 04 may 2022.pdf", 45),
        ("sunderland/children's services inspection - 20 august 2021.pdf", 42),
    ],
)
def test_printed_paragraph_numbers_of_real_reports_are_all_there(collections: Path, file: str, last: int) -> None:
    reading = read_pdf((collections / "ofsted" / "documents" / file).read_bytes())
    numbers = [number for kind, number, _ in said(reading) if kind == "paragraph" and number]
    assert numbers == [str(number) for number in range(1, last + 1)]


def test_every_drawn_sentence_of_real_reports_stands_on_its_page(collections: Path) -> None:
    """The page by our map is the page on which PDFium itself finds the words, also where a page ends within them."""
    draw = random.Random(20)
    with (collections / "ofsted" / "truth.csv").open(encoding="utf-8", newline="") as table:
        files = sorted(row["file"] for row in csv.DictReader(table))
    checked = 0
    for file in draw.sample(files, 10):
        data = (collections / "ofsted" / "documents" / file).read_bytes()
        reading = read_file(data, file)
        own = _pages_by_pdfium(data)
        sentences = list(_sentences(reading))
        over_pages = [span for span in sentences if len(list(_by_page(reading, *span))) > 1]
        for start, end in [*draw.sample(sentences, 20), *over_pages]:
            for page, text in _by_page(reading, start, end):
                assert _plain(text) in own[page], f"{file}, page {page}: {text!r}"
            checked += 1
    assert checked >= 200


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    for block in reading.blocks:
        if block.kind in ("paragraph", "list_item"):
            yield from sentence_spans(reading.text, block.start, block.end)


def _by_page(reading: Reading, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The parts of a sentence with the page that each is said to stand on."""
    for page in reading.pages:
        first, last = max(start, page.start), min(end, page.end)
        if first < last:
            yield page.number, reading.text[first:last]


def _pages_by_pdfium(data: bytes) -> dict[int, str]:
    document = pdfium.PdfDocument(data)
    try:
        return {number: _plain(page.get_textpage().get_text_range()) for number, page in enumerate(document, start=1)}
    finally:
        document.close()


def _plain(text: str) -> str:
    """Letters and digits alone: spaces, line ends and hyphens at them are what reading changes."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))
