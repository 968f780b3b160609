"""A bundle that proves answers: they, their quotes, the pages with the quotes marked, and what to check them by."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.keeping.answer_json import as_values
from assistant.taking.exchanges import Taken
from assistant.taking.html import html_of
from assistant.taking.manifest import Source, manifest
from assistant.taking.markdown import markdown_of
from assistant.taking.page_pictures import Pictures, file_stem, page_pictures
from assistant.taking.quotes import quotes_csv
from assistant.taking.saying import documents
from assistant.version import VERSION
from store.types import Document

if TYPE_CHECKING:
    from assistant.contents import Contents

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A ZIP holds no earlier moment."""
_PACKED = (".png", ".pdf", ".docx")
"""What packing makes no smaller."""


def evidence(library: Contents, exchanges: Sequence[Taken], made: datetime | None, originals: bool) -> bytes:
    """The bundle's bytes; the same answers and moment make the same bytes."""
    moment = (made or datetime.now(UTC)).astimezone(UTC)
    pictures = page_pictures(library, exchanges)
    sources = [
        _source(library, document, place, exchanges, originals)
        for place, document in enumerate(documents(exchanges), start=1)
    ]
    writers = sorted({taken.answer.model for taken in exchanges if taken.answer.model})
    files = _files(exchanges, moment, pictures, sources)
    files["manifest.json"] = _json(manifest(moment, _model(library), writers, sources, files, pictures.missing))
    return _zipped(files, moment)


def _files(
    exchanges: Sequence[Taken], made: datetime, pictures: Pictures, sources: Sequence[Source]
) -> dict[str, bytes]:
    hashes = {source.document.id: source.sha256 for source in sources}
    return {
        "answer.html": html_of(exchanges, made, pictures.names).encode(errors="replace"),
        "answer.md": markdown_of(exchanges, made).encode(errors="replace"),
        "answer.json": _json({"version": VERSION, "made": made.isoformat(), "answers": [*map(_values, exchanges)]}),
        "quotes.csv": quotes_csv(exchanges, hashes, pictures.names).encode(),
        **pictures.data,
        **{source.original: source.data for source in sources if source.original and source.data is not None},
    }


def _values(taken: Taken) -> dict[str, Any]:
    """An answer as JSON values; `numbers` are those that its citations, in the order of `cited`, have in the bundle."""
    return {
        "asked": taken.asked.isoformat() if taken.asked else None,
        "numbers": taken.numbers_of(taken.citations),
        "answer": as_values(taken.answer),
    }


def _source(library: Contents, document: Document, place: int, exchanges: Sequence[Taken], originals: bool) -> Source:
    quotes = [
        taken.number_of(citation)
        for taken in exchanges
        for citation in taken.citations
        if citation.document.id == document.id
    ]
    path = library.original(document)
    data = path.read_bytes() if path else None
    name = f"originals/{place:02}-{file_stem(document)}{path.suffix}" if path and originals else None
    return Source(document, tuple(quotes), data, name)


def _model(library: Contents) -> str:
    """The embedding model's name; of a folder its last part, as where it lies is nobody else's business."""
    return Path(library.embedding).name if Path(library.embedding).is_dir() else library.embedding


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode(errors="replace")


def _zipped(files: Mapping[str, bytes], made: datetime) -> bytes:
    moment = max(_EARLIEST, made.timetuple()[:6])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = 3  # as on every system, so that the bytes are the same
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return held.getvalue()
