"""Tables, columns, and keys with their values in PDFs."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.utils import simpleSplit  # type: ignore[import-untyped,unused-ignore]

from ingest.pdf.reader import read_pdf
from tests.ingest.pdf_blocks import FILLER, said, words
from tests.sheets import LEFT, Sheets

SECOND = LEFT + 234.0


def row(sheets: Sheets, *cells: Sequence[str], bold: bool = False, pitch: float = 14.5) -> None:
    """A row without rules, its cells set one after the other, each of the lines given."""
    for column, lines in enumerate(cells):
        for at, line in enumerate(lines):
            sheets.put(line, top=sheets.top + 14.5 * at, left=LEFT + 234 * column, bold=bold)
    sheets.top += 14.5 * (max(map(len, cells)) - 1) + pitch


def test_a_row_whose_cells_have_several_lines_is_one_row() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER)
    row(sheets, ["Local authority"], ["Integrated care board"], bold=True, pitch=15)
    row(sheets, ["Carolyn Fair, Director of", "Services"], ["Adam Doyle, Chief Officer"], pitch=15)
    row(sheets, ["County Hall", "Lewes"], ["Sackville House", "Brooks Close", "Marlbeck"], pitch=30)
    sheets.paragraph(FILLER)
    assert said(read_pdf(sheets.data()))[1:-1] == [
        ("table_row", None, "Local authority\tIntegrated care board"),
        ("table_row", None, "Carolyn Fair, Director of Services\tAdam Doyle, Chief Officer"),
        ("table_row", None, "County Hall Lewes\tSackville House Brooks Close Marlbeck"),
    ]


def test_names_in_two_columns_are_rows_however_long_they_are() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER)
    row(sheets, ["Inspectorate"], ["Care Quality Commission"], bold=True)
    row(sheets, ["Ms Christina Ellison-Lee, Inspectorate HMI"], ["Andrea Crosby-Josephs, CQC"])
    row(sheets, ["Simon Brown, Inspectorate"], ["Elizabeth Fox, CQC"])
    row(sheets, ["Tom Anthony, HMI"])
    row(sheets, ["Janet Fraser, HMI"], pitch=40)
    sheets.paragraph(FILLER)
    assert [text for kind, _, text in said(read_pdf(sheets.data())) if kind == "table_row"] == [
        "Inspectorate\tCare Quality Commission",
        "Ms Christina Ellison-Lee, Inspectorate HMI\tAndrea Crosby-Josephs, CQC",
        "Simon Brown, Inspectorate\tElizabeth Fox, CQC",
        "Tom Anthony, HMI",
        "Janet Fraser, HMI",
    ]


def test_a_list_within_a_cell_keeps_its_row_and_its_items() -> None:
    sheets = Sheets()
    sheets.paragraph(FILLER)
    for body in ("Marlbeck", "Thornley"):
        row(
            sheets,
            [f"{body} Council and", "care board"],
            ["Leaders should act with urgency", "to ensure that:"],
            pitch=0,
        )
        sheets.top += 14.5
        sheets.lines("plans are made in time", label="•", left=SECOND + 36, label_left=SECOND + 18)
    assert said(read_pdf(sheets.data()))[1:] == [
        ("table_row", None, "Marlbeck Council and care board\tLeaders should act with urgency to ensure that:"),
        ("list_item", None, "plans are made in time"),
        ("table_row", None, "Thornley Council and care board\tLeaders should act with urgency to ensure that:"),
        ("list_item", None, "plans are made in time"),
    ]


def test_keys_and_values_are_a_block_each() -> None:
    sheets = Sheets()
    sheets.paragraph("Inspection of Marlbeck", size=26)
    for key, value in (
        ("Inspection dates:", "4 December 2023 to 8 December 2023"),
        ("Dates of previous inspection:", "3 October 2016 to 7 October 2016"),
        ("Lead inspector:", "Ada Lathbury, Her Majesty’s"),
        ("", "Inspector of schools,"),
        ("", "and of colleges"),
    ):
        sheets.put(key, top=sheets.top, size=14)
        sheets.put(value, top=sheets.top, left=SECOND, size=14)
        sheets.top += 17
    sheets.top += 20
    sheets.paragraph(FILLER)
    assert words(read_pdf(sheets.data()))[1:-1] == [
        "Inspection dates: 4 December 2023 to 8 December 2023",
        "Dates of previous inspection: 3 October 2016 to 7 October 2016",
        "Lead inspector: Ada Lathbury, Her Majesty’s Inspector of schools, and of colleges",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    sheets = Sheets()
    texts = (f"The first column says this. {FILLER}", f"The second column says that. {FILLER}")
    for column, text in enumerate(texts):
        for at, line in enumerate(simpleSplit(text, "Helvetica", 12, 200)):
            sheets.put(line, top=110 + 15 * at, left=LEFT + 234 * column)
    assert words(read_pdf(sheets.data())) == list(texts)


def test_a_sentence_goes_on_in_the_next_column() -> None:
    sheets = Sheets()
    lines = simpleSplit(FILLER, "Helvetica", 12, 200)
    for at, line in enumerate(lines):
        column, place = divmod(at, 8)
        sheets.put(line, top=110 + 15 * place, left=LEFT + 234 * column)
    assert words(read_pdf(sheets.data())) == [FILLER]
