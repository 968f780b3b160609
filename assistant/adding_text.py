"""Puts text that is in no file into the library."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date as Date

from assistant.adding import embedding_texts
from assistant.correcting import day_given, given_by_hand
from assistant.storage import Storage
from ingest.reading import READER_VERSION, passages_of, read_given_text
from store.metadata import metadata_of

_LET_WAIT = 2000
"""Passages that may wait for the vector index while texts are given one by one; they are found all the same."""


def add_given_text(storage: Storage, text: str, title: str, id: str | None, date: Date | str | None) -> str:
    """Add a text under `id`, unless it is in already as it is given; the document's id.

    Raises ReadError where it is empty, LibraryError where `date` is none.
    """
    reading = read_given_text(text, title)
    day = day_given(date)
    reading = given_by_hand(replace(reading, date=day or reading.date), ("title", "date") if day else ("title",))
    document_id = id or hashlib.sha256(text.encode()).hexdigest()
    catalogue = storage.catalogue
    with storage.writing():
        storage.claim_model()
        before = catalogue.document(document_id)
        if before and before.text == text and catalogue.metadata_as_read(document_id) == metadata_of(reading):
            return document_id
        chunks = passages_of(reading)
        vectors = storage.embedder.embed(embedding_texts(reading, chunks))
        # Where a file holds the very same words, its copy stays.
        suffix = catalogue.suffix(document_id) if before and before.text == text else ""
        catalogue.put(
            document_id,
            reading,
            chunks,
            vectors,
            source_id=document_id,
            path=None,
            suffix=suffix,
            reader=READER_VERSION,
        )
        if catalogue.unindexed_count() > max(_LET_WAIT, catalogue.counts()[1] // 4):
            storage.sync()
    return document_id
