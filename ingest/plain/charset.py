"""Finds out in which encoding a text file is written."""

from __future__ import annotations

import codecs

from ingest.errors import ReadError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Browsers read these names as Windows-1252, because most files that carry them are written in it.
_READ_AS_CP1252 = frozenset({"iso8859-1", "ascii"})
_UNICODE_OF_TWO_BYTES = ("utf-16", "utf-32")
_NOT_TEXT = "This file holds other data than text, whatever its name says. Open it, save it as PDF and add that."


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`: by its byte order mark, else as `declared`, else as UTF-8, else as Windows-1252.

    Raises ReadError for data that is no text.
    """
    text = _decode(data, declared)
    if "\0" in text:
        raise ReadError(_NOT_TEXT)
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for candidate in (_two_byte_encoding(data), _usable(declared), "utf-8"):
        try:
            if candidate:
                return data.decode(candidate)
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _two_byte_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    head = data[:200]
    if len(head) < 4:
        return None
    if head[1::2].count(0) > len(head) * 0.4 and 0 not in head[::2]:
        return "utf-16-le"
    if head[::2].count(0) > len(head) * 0.4 and 0 not in head[1::2]:
        return "utf-16-be"
    return None


def _usable(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return None
    if name.startswith(_UNICODE_OF_TWO_BYTES):
        # The declaration itself was found as single bytes, so it cannot be right.
        return "utf-8"
    return "cp1252" if name in _READ_AS_CP1252 else name
