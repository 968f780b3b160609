"""The lines of a PDF page, with where and how they are set, from PDFium's text page."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from statistics import median_low

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.pdf.drawings import holds_picture, is_drawn_on
from ingest.pdf.layout import Box, Drawn, Frame, Line, PageLines, Word
from ingest.pdf.superscripts import is_raised, joined_lines, joined_words, raised, with_marks, with_opening_mark

LINE_END_HYPHEN = "\ufffe"
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u00ad": None})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_MAY_END_IN_MARK = re.compile(r"\d[.,;:!?)\]’”\"]*$")
_DIGIT = re.compile(r"[0-9]")
_LINE_END = re.compile(rf"\r\n|\r|\n|{LINE_END_HYPHEN}")
_WORD = re.compile(r"\S+")
_FEW_LINES = 6
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
    has_digit = bool(_DIGIT.search(text, start, stop))
    words: list[Word] = []
    boxes: list[Box] = []
    for match in _WORD.finditer(text, start, stop):
        word = _cleaned(match.group())
        if not word:
            continue
        first = characters.box(match.start())
        last = characters.box(match.end() - 1) if match.end() - match.start() > 1 else first
        if has_digit and len(word) == match.end() - match.start():
            word = _with_marks(word, first, last, partial(_box_within, characters, match.start()))
        left, top, _, bottom = first
        right = last[2] if last[2] > first[2] else first[2]
        words.append(Word(word, left, right))
        boxes.append((left, top if top < last[1] else last[1], right, bottom if bottom > last[3] else last[3]))
    if not words:
        return None
    area = _area(boxes)
    size, bold = characters.type(_longest_word_start(text, start, stop))
    if has_digit:
        words = [_marked(word, box, area) for word, box in zip(words, boxes, strict=True)]
        words = joined_words(words, size)
    return Line(tuple(words), area[1], area[3], size, bold, hyphenated)


def _cleaned(word: str) -> str:
    if word.isascii() and word.isprintable():
        return word
    return _CONTROL.sub("", word.translate(_LIGATURES)).strip()


def _with_marks(word: str, first: Box, last: Box, box_of: Callable[[int], Box]) -> str:
    """A word with the raised digits at its end or its beginning as superscripts."""
    if _MAY_END_IN_MARK.search(word):
        return with_marks(word, first, box_of)
    return with_opening_mark(word) if word[0].isdigit() and is_raised(first, last) else word


def _box_within(characters: _Characters, start: int, index: int) -> Box:
    return characters.box(start + index)


def _area(boxes: Sequence[Box]) -> Box:
    """The line's own area: tall first letters do not raise its top."""
    return (boxes[0][0], median_low(box[1] for box in boxes), boxes[-1][2], max(box[3] for box in boxes))


def _marked(word: Word, box: Box, line: Box) -> Word:
    is_mark = word.text.isdigit() and len(word.text) < 4 and is_raised(box, line)
    return replace(word, text=raised(word.text)) if is_mark else word


def _longest_word_start(text: str, start: int, stop: int) -> int:
    """Type is read from the longest word: a bullet or a footnote mark is often set in another font."""
    return max(_WORD.finditer(text, start, stop), key=lambda match: match.end() - match.start()).start()
