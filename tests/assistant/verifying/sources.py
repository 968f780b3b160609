"""Small documents to verify statements against."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import date as Date

from assistant.verifying.verdicts import Source
from ingest.reading import read_given_text
from store.types import Document, Period


def document(text: str, authority: str = "Coventry", title: str = "Inspection of children’s services") -> Document:
    reading = read_given_text(text, title)
    return Document(
        id=f"{authority} {title}",
        source_id=title,
        title=title,
        kind="inspection report",
        publisher="Ofsted",
        authority=authority,
        date=Date(2022, 8, 15),
        periods=(Period("inspection", Date(2022, 6, 20), Date(2022, 7, 1)),),
        text=reading.text,
        pages=(),
        blocks=reading.blocks,
        paths=(),
        media_type="text/plain",
        unread_pages=(),
        added=datetime(2024, 1, 1, tzinfo=UTC),
    )


def source(text: str, number: int = 1, authority: str = "Coventry") -> Source:
    held = document(text, authority)
    return Source(number, held, 0, len(held.text))
