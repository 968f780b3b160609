"""The lines of a PDF page, with where and how they are set, from PDFium's text page."""

from __future__ import annotations

import ctypes
import re
from dataclasses import replace
from statistics import median_low

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.pdf.drawings import holds_picture, is_drawn_on
from ingest.pdf.layout import Box, Drawn, Frame, Line, PageLines, Word
from ingest.pdf.superscripts import is_raised, joined_lines, joined_words, with_marks, with_opening_mark

LINE_END_HYPHEN = "\ufffe"
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u00ad": None})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_MAY_END_IN_MARK = re.compile(r"\d[.,;:!?)\]’”\"]*$")
_FRACTION = re.compile(r"[^\S\r\n]*[⁄∕]")
_DIGIT = re.compile(r"[0-9]")
_LINE_END = re.compile(rf"\r\n|\r|\n|{LINE_END_HYPHEN}")
_WORD = re.compile(r"\S+")
_FEW_LINES = 6
_UPRIGHT = 0.1
_LEAST_SHIFT = 0.12
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Where and how `page` is shown."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def page_lines(page: pdfium.PdfPage, number: int) -> PageLines:
    """Read the lines of `page`, which is the `number`-th of its document."""
    textpage = page.get_textpage()
    try:
        characters = _Characters(textpage, frame_of(page))
        lines = [_line(characters, start, end) for start, end in _line_spans(characters.text)]
        printed = tuple(joined_lines([line for line in lines if line]))
        return PageLines(number, page.get_height(), printed, _drawn(page) if len(printed) <= _FEW_LINES else None)
    finally:
        textpage.close()


class _Characters:
    """The characters of one page: `text` has one for each of PDFium's indexes."""

    def __init__(self, textpage: pdfium.PdfTextPage, frame: Frame) -> None:
        self.text = _text(textpage)
        self._page = textpage.raw
        self._frame = frame
        self._rect = pdfium_c.FS_RECTF()

    def box(self, index: int) -> Box:
        """Left, top, right and bottom of a character, with the font's own height, in points from the upper left."""
        rect, frame = self._rect, self._frame
        if not pdfium_c.FPDFText_GetLooseCharBox(self._page, index, rect):
            return frame.shown(frame.left, frame.bottom, frame.left, frame.bottom)
        return frame.shown(rect.left, rect.bottom, rect.right, rect.top)

    def is_raised(self, index: int, beside: int) -> bool:
        """Whether a character is set smaller than another one, upright, and on a higher baseline."""
        other = self.box(beside)
        if not is_raised(self.box(index), other) or abs(pdfium_c.FPDFText_GetCharAngle(self._page, index)) > _UPRIGHT:
            return False
        return self._baseline(beside) - self._baseline(index) > _LEAST_SHIFT * (other[3] - other[1])

    def _baseline(self, index: int) -> float:
        """How far from the page's top a character stands."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(self._page, index, x, y)
        return self._frame.shown(x.value, y.value, x.value, y.value)[1]

    def type(self, index: int) -> tuple[float, bool]:
        """The size in points and whether the font is a bold one."""
        size = float(pdfium_c.FPDFText_GetFontSize(self._page, index))
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = pdfium_c.FPDFText_GetFontInfo(self._page, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
        return round(size, 1), bool(_BOLD.search(name))


def _text(textpage: pdfium.PdfTextPage) -> str:
    count = textpage.count_chars()
    text = textpage.get_text_range()
    if len(text) == count and not _HALVES.search(text):
        return str(text)
    codes = (pdfium_c.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return _HALVES.sub(" ", "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes))


def _drawn(page: pdfium.PdfPage) -> Drawn:
    if holds_picture(page):
        return "picture"
    return "something" if is_drawn_on(page) else "nothing"


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for match in _LINE_END.finditer(text):
        end = match.end() if match.group() == LINE_END_HYPHEN else match.start()
        spans.append((start, end))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def _line(characters: _Characters, start: int, end: int) -> Line | None:
    text = characters.text
    hyphenated = text.endswith(LINE_END_HYPHEN, start, end)
    stop = end - 1 if hyphenated else end
    words: list[Word] = []
    starts: list[int] = []
    tops: list[float] = []
    bottoms: list[float] = []
    for match in _WORD.finditer(text, start, stop):
        word = _cleaned(match.group())
        if not word:
            continue
        first = characters.box(match.start())
        last = characters.box(match.end() - 1) if match.end() - match.start() > 1 else first
        words.append(Word(word, first[0], last[2] if last[2] > first[2] else first[2]))
        starts.append(match.start())
        tops.append(first[1] if first[1] < last[1] else last[1])
        bottoms.append(first[3] if first[3] > last[3] else last[3])
    if not words:
        return None
    longest = _within_longest_word(text, start, stop)
    size, bold = characters.type(longest)
    if _DIGIT.search(text, start, stop):
        marked = [_marked(characters, word, at, longest) for word, at in zip(words, starts, strict=True)]
        words = joined_words(marked, size)
    return Line(tuple(words), median_low(tops), max(bottoms), size, bold, hyphenated)


def _cleaned(word: str) -> str:
    if word.isascii() and word.isprintable():
        return word
    return _CONTROL.sub("", word.translate(_LIGATURES)).strip()


def _marked(characters: _Characters, word: Word, start: int, longest: int) -> Word:
    """A word with the raised digits at its end or beginning as superscripts; `longest` is within the longest word."""
    text = word.text
    end = start + len(text)
    if not _DIGIT.search(text) or characters.text[start:end] != text or _FRACTION.match(characters.text, end):
        return word
    beside = start if not text[0].isdigit() else longest
    if _MAY_END_IN_MARK.search(text):
        text = with_marks(text, lambda at: characters.is_raised(start + at, beside))
    elif text[0].isdigit() and characters.is_raised(start, start + len(text) - 1):
        text = with_opening_mark(text)
    return word if text == word.text else replace(word, text=text)


def _within_longest_word(text: str, start: int, stop: int) -> int:
    """Type is read in the midst of the longest word: a bullet or a footnote mark is often set in another font."""
    longest = max(_WORD.finditer(text, start, stop), key=lambda match: match.end() - match.start())
    return (longest.start() + longest.end() - 1) // 2
