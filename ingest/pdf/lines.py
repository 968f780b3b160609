"""The lines of a PDF page, with where and how they are set, from PDFium's text page."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
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
        text = _characters(textpage)
        height = page.get_height()
        frame = frame_of(page)
        lines = [_line(textpage, text, start, end, frame) for start, end in _line_spans(text)]
        printed = tuple(joined_lines([line for line in lines if line]))
        return PageLines(number, height, printed, _drawn(page) if len(printed) <= _FEW_LINES else None)
    finally:
        textpage.close()


def _drawn(page: pdfium.PdfPage) -> Drawn:
    if holds_picture(page):
        return "picture"
    return "something" if is_drawn_on(page) else "nothing"


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
    words: list[Word] = []
    boxes: list[Box] = []
    hyphenated = text[start:end].endswith(LINE_END_HYPHEN)
    stop = end - 1 if hyphenated else end
    for match in _WORD.finditer(text, start, stop):
        cleaned = _CONTROL.sub("", match.group().translate(_LIGATURES)).strip()
        if not cleaned:
            continue
        first, last = _box(textpage, match.start(), frame), _box(textpage, match.end() - 1, frame)
        if cleaned == match.group() and _MAY_END_IN_MARK.search(cleaned):
            cleaned = with_marks(cleaned, first, partial(_box_within, textpage, frame, match.start()))
        elif cleaned[0].isdigit() and is_raised(first, last):
            cleaned = with_opening_mark(cleaned)
        words.append(Word(cleaned, first[0], max(last[2], first[2])))
        boxes.append((first[0], min(first[1], last[1]), last[2], max(first[3], last[3])))
    if not words:
        return None
    whole = _area(boxes)
    if any(word.text.isdigit() for word in words):
        words = [_marked(word, box, whole) for word, box in zip(words, boxes, strict=True)]
    anchor = next(index for index in range(start, stop) if not text[index].isspace())
    size, bold = _type(textpage, _longest_word_start(text, start, stop, anchor))
    return Line(joined_words(words, size), whole[1], whole[3], size, bold, hyphenated)


def _area(boxes: Sequence[Box]) -> Box:
    """The line's own area: tall first letters do not raise its top."""
    return (boxes[0][0], median_low(box[1] for box in boxes), boxes[-1][2], max(box[3] for box in boxes))


def _marked(word: Word, box: Box, line: Box) -> Word:
    is_mark = word.text.isdigit() and len(word.text) < 4 and is_raised(box, line)
    return replace(word, text=raised(word.text)) if is_mark else word


def _longest_word_start(text: str, start: int, stop: int, default: int) -> int:
    """Type is read from the longest word: a bullet or a footnote mark is often set in another font."""
    longest = max(_WORD.finditer(text, start, stop), key=lambda match: len(match.group()), default=None)
    return longest.start() if longest else default


def _box(textpage: pdfium.PdfTextPage, index: int, frame: Frame) -> Box:
    """Left, top, right and bottom of a character, with the font's own height, in points from the upper left."""
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(textpage, index, box):
        return frame.shown(frame.left, frame.bottom, frame.left, frame.bottom)
    return frame.shown(box.left, box.bottom, box.right, box.top)


def _box_within(textpage: pdfium.PdfTextPage, frame: Frame, start: int, index: int) -> Box:
    return _box(textpage, start + index, frame)


def _type(textpage: pdfium.PdfTextPage, index: int) -> tuple[float, bool]:
    """The size in points and whether the font is a bold one."""
    size = float(pdfium_c.FPDFText_GetFontSize(textpage, index))
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(textpage, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
    return round(size, 1), bool(_BOLD.search(name))
