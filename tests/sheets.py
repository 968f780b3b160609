"""Sets small PDFs line by line, as an office program exports them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped,unused-ignore]
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped,unused-ignore]
from reportlab.lib.utils import (
    ImageReader,
    simpleSplit,  # type: ignore[import-untyped,unused-ignore]
)
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped,unused-ignore]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped,unused-ignore]

HEIGHT = A4[1]
LEFT = 72.0
WIDTH = 440.0


class Sheets:
    """Pages filled from the top; distances in points."""

    def __init__(self, password: str | None = None) -> None:
        self._file = io.BytesIO()
        lock = StandardEncryption(password) if password else None
        self._canvas = Canvas(self._file, pagesize=A4, invariant=1, pageCompression=0, encrypt=lock)
        self.top = 110.0

    def put(self, text: str, *, top: float, left: float = LEFT, size: float = 12, bold: bool = False) -> None:
        """One line at its place."""
        self._canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self._canvas.drawString(left, HEIGHT - top, text)

    def lines(
        self,
        *lines: str,
        label: str = "",
        left: float = LEFT,
        label_left: float = LEFT,
        size: float = 12,
        bold: bool = False,
    ) -> None:
        """Lines as given, one below the other, and space after them; a label stands before the first one."""
        if label:
            self.put(label, top=self.top, left=label_left, size=size)
        for line in lines:
            self.put(line, top=self.top, left=left, size=size, bold=bold)
            self.top += size * 1.25
        self.top += size * 0.9

    def paragraph(
        self, text: str, *, label: str = "", left: float = LEFT, size: float = 12, bold: bool = False
    ) -> None:
        """A paragraph broken into lines of equal width; with a label it hangs."""
        broken = simpleSplit(text, "Helvetica-Bold" if bold else "Helvetica", size, LEFT + WIDTH - left)
        self.lines(*broken, label=label, left=left, size=size, bold=bold)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A ruled table, whose cells are as high as their text needs."""
        for row in rows:
            cells = [simpleSplit(text, "Helvetica", 12, width - 12) for text, width in zip(row, widths, strict=True)]
            high = 15.0 * max(len(cell) for cell in cells) + 10
            left = LEFT
            for cell, width in zip(cells, widths, strict=True):
                self._canvas.rect(left, HEIGHT - self.top - high + 15, width, high)
                for number, line in enumerate(cell):
                    self.put(line, top=self.top + 5 + 15 * number, left=left + 6)
                left += width
            self.top += high
        self.top += 24

    def marked(self, before: str, mark: str, after: str = "", *, size: float = 12, bold: bool = False) -> None:
        """A line with a footnote's mark in it: smaller, raised, close to the word before it."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        beyond = LEFT + stringWidth(before, font, size)
        self.put(before, top=self.top, size=size, bold=bold)
        self.put(mark, top=self.top - size / 3, left=beyond, size=size * 0.65, bold=bold)
        if after:
            beyond += stringWidth(mark, font, size * 0.65)
            self.put(after, top=self.top, left=beyond, size=size, bold=bold)
        self.top += size * 1.25

    def footnote(self, mark: str, *lines: str, top: float) -> None:
        """Small type at the foot of the page, begun by a raised number."""
        self.put(mark, top=top - 3, size=6.5)
        for line in lines:
            self.put(line, top=top, left=LEFT + 6, size=10)
            top += 12

    def picture(self, *, top: float, height: float) -> None:
        """A picture across the page, as of a scan."""
        dots = ImageReader(Image.new("RGB", (40, 40), (200, 200, 200)))
        self._canvas.drawImage(dots, 36, HEIGHT - top - height, 520, height)

    def rule(self, *, top: float) -> None:
        """A line drawn across the page."""
        self._canvas.line(LEFT, HEIGHT - top, LEFT + WIDTH, HEIGHT - top)

    def next_page(self) -> None:
        """Go on at the top of a new page."""
        self._canvas.showPage()
        self.top = 110.0

    def data(self) -> bytes:
        """The finished file."""
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()
