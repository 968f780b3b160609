"""Reads one file: which reader it needs is told by its bytes first and its name second."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from ingest.anatomy.introductions import with_introductions
from ingest.anatomy.lists import mark_numbered_items
from ingest.anatomy.roles import with_roles
from ingest.anatomy.small_print import mark_small_print
from ingest.docx.reader import read_docx
from ingest.errors import ReadError
from ingest.facts.stated import with_facts
from ingest.html.reader import read_html
from ingest.metadata.described import described, titled
from ingest.passages import chunks_of
from ingest.pdf.reader import read_pdf
from ingest.plain.markdown import read_markdown
from ingest.plain.text import read_text, structure
from store.types import Chunk, Reading

_BY_SUFFIX: dict[str, Callable[[bytes], Reading]] = {
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".text": read_text,
}
SUFFIXES = frozenset(_BY_SUFFIX)
"""The endings of the files that can be read, in lower case."""
READER_VERSION = 3
"""Grows with every change to what is read from a document; what an older one read is better read anew."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_MOST_CHARACTERS = 30_000_000
_ADVICE = "Save it as PDF, DOCX, HTML, Markdown or plain text and add that."


def read_file(data: bytes, name: str) -> Reading:
    """Read the bytes of the file `name`. Raises ReadError with a reason and what to do about it."""
    if not data.strip():
        raise ReadError("The file is empty.")
    reading = _reader(data, PurePath(name).suffix.lower())(data)
    if len(reading.text) > _MOST_CHARACTERS:
        raise ReadError(
            f"The file holds more than {_MOST_CHARACTERS // 10**6} million characters. Split it and add the parts."
        )
    return _finished(reading, name)


def read_given_text(text: str, title: str) -> Reading:
    """Read text that is in no file; the reading's text is `text` itself. Raises ReadError where it is empty."""
    if not text.strip():
        raise ReadError("The text is empty.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ReadError("The text holds halves of characters. Decode it again from its source.") from error
    return replace(_finished(structure(text), ""), title=title)


def passages_of(reading: Reading) -> list[Chunk]:
    """The passages of what was read."""
    return chunks_of(reading.text, reading.blocks)


def _finished(reading: Reading, name: str) -> Reading:
    text = _HALF_CHARACTER.sub("\ufffd", reading.text)
    blocks = mark_small_print(text, mark_numbered_items(text, reading.blocks))
    reading = titled(replace(reading, text=text, blocks=blocks))
    blocks = with_introductions(text, with_roles(text, reading.blocks, reading.kind))
    return with_facts(described(replace(reading, blocks=blocks), name))


def _reader(data: bytes, suffix: str) -> Callable[[bytes], Reading]:
    if b"%PDF-" in data[:1024]:
        return read_pdf
    if data.startswith(_OLD_OFFICE) and suffix != ".docx":
        raise ReadError(f"This is an old or locked Office file. {_ADVICE}")
    reader = _BY_SUFFIX.get(suffix)
    if reader is None:
        raise ReadError(f"Files of the kind “{suffix or 'no ending'}” cannot be read. {_ADVICE}")
    return reader
