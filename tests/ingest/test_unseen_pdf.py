"""Minutes printed with little space: a bold title right below a full line is an item, and no end of its paragraph."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from ingest.reading import read_file

LINES = (
    "<b>Minutes of the Scrutiny Committee held on 3 February 2025</b>",
    "<b>15/25 Minutes of the previous meeting</b>",
    "The minutes of the meeting held on 9 December 2024 were approved as a correct record.",
    "<b>16/25 Ofsted action plan</b>",
    "The Director reported that Ofsted inspected the service in May 2024.",
    "<b>17/25 Fostering</b>",
    "The Committee discussed the fostering statement.",
)


def test_a_bold_title_below_a_full_line_is_an_item() -> None:
    style = getSampleStyleSheet()["Normal"].clone("body", fontSize=11, leading=14, spaceAfter=8)
    file = BytesIO()
    SimpleDocTemplate(file).build([Paragraph(line, style) for line in LINES])
    reading = read_file(file.getvalue(), "minutes.pdf")
    assert [block.number for block in reading.blocks if block.role == "item"] == ["15/25", "16/25", "17/25"]
