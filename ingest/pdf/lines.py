"""The lines of a PDF page, with where and how they are set, from PDFium's text page."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from statistics import median_low

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

LINE_END_HYPHEN = "\ufffe"
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u00ad": None})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_HALVES = re.compile(r"[\ud800-\udfff]")
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


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a page is shown, in the PDF's own coordinates, and by how many degrees it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    def shown(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a box as the reader sees it, from the upper left corner."""
        match self.turned:
            case 90:
                return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 180:
                return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case 270:
                return (self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                return (left - self.left, self.top - top, right - self.left, self.top - bottom)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Where and how `page` is shown."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def page_lines(page: pdfium.PdfPage, number: int) -> PageLines:
    """Read the lines of `page`, which is the `number`-th of its document."""
    textpage = page.get_textpage()
    try:
        text = _characters(textpage)
        height = page.get_height()
        frame = frame_of(page)
        lines = [_line(textpage, text, start, end, frame) for start, end in _line_spans(text)]
        return PageLines(number, height, tuple(line for line in lines if line))
    finally:
        textpage.close()


def _characters(textpage: pdfium.PdfTextPage) -> str:
    """The page's text with exactly one character for each of PDFium's character indexes."""
    count = textpage.count_chars()
    text = textpage.get_text_range()
    if len(text) == count and not _HALVES.search(text):
        return str(text)
    codes = (pdfium_c.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return _HALVES.sub(" ", "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes))


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in re.finditer(rf"\r\n|\r|\n|{LINE_END_HYPHEN}", text):
        end = match.end() if match.group() == LINE_END_HYPHEN else match.start()
        spans.append((start, end))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def _line(textpage: pdfium.PdfTextPage, text: str, start: int, end: int, frame: Frame) -> Line | None:
    words = []
    tops, bottoms = [], []
    hyphenated = text[start:end].endswith(LINE_END_HYPHEN)
    stop = end - 1 if hyphenated else end
    for match in _WORD.finditer(text, start, stop):
        cleaned = _CONTROL.sub("", match.group().translate(_LIGATURES)).strip()
        if not cleaned:
            continue
        first, last = _box(textpage, match.start(), frame), _box(textpage, match.end() - 1, frame)
        words.append(Word(cleaned, first[0], max(last[2], first[2])))
        tops.append(min(first[1], last[1]))
        bottoms.append(max(first[3], last[3]))
    if not words:
        return None
    anchor = next(index for index in range(start, stop) if not text[index].isspace())
    size, bold = _type(textpage, _longest_word_start(text, start, stop, anchor))
    return Line(tuple(words), median_low(tops), max(bottoms), size, bold, hyphenated)


def _longest_word_start(text: str, start: int, stop: int, default: int) -> int:
    """Type is read from the longest word: a bullet or a footnote mark is often set in another font."""
    longest = max(_WORD.finditer(text, start, stop), key=lambda match: len(match.group()), default=None)
    return longest.start() if longest else default


def _box(textpage: pdfium.PdfTextPage, index: int, frame: Frame) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a character, with the font's own height, in points from the upper left."""
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(textpage, index, box):
        return frame.shown(frame.left, frame.bottom, frame.left, frame.bottom)
    return frame.shown(box.left, box.bottom, box.right, box.top)


def _type(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, bool]:
    """The size in points and whether the font is a bold one."""
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index))
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(textpage, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
    return round(size, 1), bool(_BOLD.search(name))
