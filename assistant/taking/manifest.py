"""What a bundle says of itself, and how a person checks it by hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assistant.references import called, dated
from assistant.version import VERSION
from store.types import Document

_SHA256 = re.compile(r"[0-9a-f]{64}")
_HOW_TO_CHECK = (
    "Each number in answer.html, answer.md and quotes.csv stands for one quote in one document, and for nothing else "
    "in this bundle.",
    "To see that a source is the very file that was quoted, compare its sha256 with the one under “sources”: "
    "“sha256sum FILE” on Linux, “shasum -a 256 FILE” on a Mac, “certutil -hashfile FILE SHA256” on Windows.",
    "Then open the file at the page that quotes.csv names and read the quote there. The folder “pages” shows these "
    "pages with the quotes marked.",
    "“start” and “end” count the characters of the text that Chapterverse of this version reads from the file: the "
    "quote is what stands from “start” up to, not including, “end”.",
    "A cell of quotes.csv that a spreadsheet would run as a formula has an apostrophe before it, which is no part of "
    "the document; answer.json has every quote as it is.",
    "Under “files” is the sha256 of every other file of this bundle, so that a later change to one of them shows.",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A cited document: the numbers of its `quotes`, the bytes of the library's copy where it holds one, and the name
    of the copy in the bundle where it is put in."""

    document: Document
    quotes: tuple[int, ...]
    data: bytes | None
    original: str | None

    @property
    def sha256(self) -> str | None:
        """The sha256 of the file, or of the text where it is in no file; None where that is not known any more."""
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        if self.document.text and not self.document.paths:
            return hashlib.sha256(self.document.text.encode(errors="replace")).hexdigest()
        return self.document.id if _SHA256.fullmatch(self.document.id) else None

    def values(self) -> dict[str, Any]:
        """The source as JSON values."""
        document = self.document
        return {
            "title": called(document),
            "file": document.name if document.paths else None,
            "sha256": self.sha256,
            "sha256_of": "the file" if document.paths else "the text",
            "authority": document.authority,
            "kind": document.kind,
            "publisher": document.publisher,
            "published": document.date.isoformat() if document.date else None,
            "days": dated(document) or None if document.periods else None,
            "in_the_library": bool(document.text),
            "quotes": list(self.quotes),
            "original": self.original,
        }


def manifest(
    made: datetime,
    model: str,
    writers: Sequence[str],
    sources: Sequence[Source],
    files: Mapping[str, bytes],
    missing: Sequence[str],
) -> dict[str, Any]:
    """The manifest as JSON values; `writers` are the language models that wrote answers, `missing` names pages of which
    no picture could be made."""
    return {
        "made_by": f"Chapterverse {VERSION}",
        "made": made.isoformat(),
        "embedding_model": model,
        "language_model": ", ".join(writers) or None,
        "how_to_check": list(_HOW_TO_CHECK),
        "sources": [source.values() for source in sources],
        "pages_without_picture": list(missing),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }
