"""The lines of a PDF page, with where and how they are set, from PDFium's text page."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

LINE_END_HYPHEN = "\ufffe"
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u00ad": None})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_WORD = re.compile(r"\S+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space and where it begins and ends across the page, in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, its baseline area in points from the page's top, and its type.

    `hyphenated` is True where PDFium saw the line end in a hyphen that belongs to a broken word.
    """

    words: tuple[Word, ...]
    top: float
    bottom: float
    size: float
    bold: bool
    hyphenated: bool = False

    @property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins, in points from the page's left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends, in points from the page's left edge."""
        return self.words[-1].right


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of one page in reading order; `height` is the page's height in points."""

    number: int
    height: float
    lines: tuple[Line, ...]


def page_lines(page: pdfium.PdfPage, number: int) -> PageLines:
    """Read the lines of `page`, which is the `number`-th of its document."""
    textpage = page.get_textpage()
    try:
        text = _characters(textpage)
        height = page.get_height()
        lines = [_line(textpage, text, start, end, height) for start, end in _line_spans(text)]
        return PageLines(number, height, tuple(line for line in lines if line))
    finally:
        textpage.close()


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """The page's text with exactly one character for each of PDFium's character indexes."""
    count = textpage.count_chars()
    text = textpage.get_text_range()
    if len(text) == count:
        return str(text)
    codes = (pdfium_c.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in re.finditer(rf"\r\n|\r|\n|{LINE_END_HYPHEN}", text):
        end = match.end() if match.group() == LINE_END_HYPHEN else match.start()
        spans.append((start, end))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def _line(textpage: pdfium.PdfTextPage, text: str, start: int, end: int, height: float) -> Line | None:
    words = []
    tops, bottoms = [], []
    hyphenated = text[start:end].endswith(LINE_END_HYPHEN)
    stop = end - 1 if hyphenated else end
    for match in _WORD.finditer(text, start, stop):
        cleaned = _CONTROL.sub("", match.group().translate(_LIGATURES)).strip()
        if not cleaned:
            continue
        first, last = _box(textpage, match.start()), _box(textpage, match.end() - 1)
        words.append(Word(cleaned, first[0], max(last[2], first[2])))
        tops.append(height - max(first[3], last[3]))
        bottoms.append(height - min(first[1], last[1]))
    if not words:
        return None
    anchor = next(index for index in range(start, stop) if not text[index].isspace())
    size, bold = _type(textpage, _longest_word_start(text, start, stop, anchor))
    return Line(tuple(words), min(tops), max(bottoms), size, bold, hyphenated)


def _longest_word_start(text: str, start: int, stop: int, default: int) -> int:
    """Type is read from the longest word: a bullet or a footnote mark is often set in another font."""
    longest = max(_WORD.finditer(text, start, stop), key=lambda match: len(match.group()), default=None)
    return longest.start() if longest else default


def _box(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character, with the font's own height, in points."""
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(textpage, index, box):
        return (0.0, 0.0, 0.0, 0.0)
    return (box.left, box.bottom, box.right, box.top)


def _type(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, bool]:
    """The size in points and whether the font is a bold one."""
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index))
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(textpage, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
    return round(size, 1), bool(_BOLD.search(name))
