"""Choosing the reader by what a file holds, and saying what a person can do where none can read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.errors import ReadError
from ingest.reading import read_file, read_given_text
from tests.sheets import Sheets

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Minutes of the board".encode("utf-16-le") + bytes(2000)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4


def locked_pdf() -> bytes:
    sheets = Sheets(password="only the chair knows")
    sheets.paragraph("These words are locked away.")
    return sheets.data()


def cut_pdf() -> bytes:
    sheets = Sheets()
    sheets.paragraph("These words are cut short.")
    return sheets.data()[:400]


@pytest.mark.parametrize(
    ("name", "make", "what_is_wrong", "what_to_do"),
    [
        ("locked.pdf", locked_pdf, "password", "without the password"),
        ("empty.pdf", lambda: b"", "empty", ""),
        ("blank.txt", lambda: b" \n\t \r\n", "empty", ""),
        ("cut.pdf", cut_pdf, "damaged or cut short", "new copy"),
        ("old.doc", lambda: OLD_WORD, "old or locked Office file", "Save it as"),
        ("picture.pdf", lambda: PNG, "damaged", "add that"),
        ("picture.png", lambda: PNG, ".png", "Save it as"),
        ("numbers.xlsx", lambda: b"PK\x03\x04 and more", ".xlsx", "Save it as"),
        ("noending", lambda: b"words", "no ending", "Save it as"),
        ("data.txt", lambda: PNG, "not text", "PDF, DOCX"),
        ("broken.docx", lambda: b"PK\x03\x04 and more", "damaged", "add"),
        ("plain.docx", lambda: b"just words", "not a Word file", "add"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_so_that_a_person_can_act(
    name: str, make: Callable[[], bytes], what_is_wrong: str, what_to_do: str
) -> None:
    with pytest.raises(ReadError) as told:
        read_file(make(), f"/home/clerk/secret place/{name}")
    message = str(told.value)
    assert what_is_wrong in message
    assert what_to_do in message
    assert message.endswith(".")
    assert "clerk" not in message
    assert "secret" not in message
    assert "Error" not in message


def test_a_pdf_is_known_by_its_bytes_whatever_it_is_called() -> None:
    sheets = Sheets()
    sheets.paragraph("These words are in a PDF.")
    data = sheets.data()
    for name in ("report.pdf", "report.PDF", "report.txt", "report"):
        assert read_file(data, name).text == "These words are in a PDF."


def test_a_pdf_may_begin_after_a_few_stray_bytes() -> None:
    sheets = Sheets()
    sheets.paragraph("These words are in a PDF.")
    assert read_file(b"\r\n\r\n" + sheets.data(), "report.txt").text == "These words are in a PDF."


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.TXT", b"Some words.", "text/plain"),
        ("a.text", b"Some words.", "text/plain"),
        ("a.md", b"Some words.", "text/markdown"),
        ("a.Markdown", b"Some words.", "text/markdown"),
        ("a.html", b"<p>Some words.</p>", "text/html"),
        ("a.HTM", b"<p>Some words.</p>", "text/html"),
    ],
)
def test_the_ending_chooses_the_reader_in_capitals_too(name: str, data: bytes, media_type: str) -> None:
    reading = read_file(data, name)
    assert (reading.text, reading.media_type) == ("Some words.", media_type)


def test_text_that_is_given_is_kept_as_it_stands() -> None:
    text = "\n  Minutes of the board\r\n\r\n\tRESOLVED that the Board:\n1. notes this;\n2. asks for more.  \n"
    reading = read_given_text(text, "Board, May")
    assert reading.text == text
    assert reading.title == "Board, May"
    items = [(b.kind, b.number, text[b.start : b.end]) for b in reading.blocks][-2:]
    assert items == [("list_item", "1", "notes this;"), ("list_item", "2", "asks for more.")]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_empty_text_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="empty"):
        read_given_text(text, "Nothing")
