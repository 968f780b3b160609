"""Corrections hang on the source: they outlast the document that they were made to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.catalogue import Catalogue
from store.metadata import METADATA_FIELDS, Metadata, metadata_of
from store.types import Document, MetadataField, Origin, Period, Person, Reading
from tests.store.test_catalogue import CHUNKS, READING, VECTORS


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    held = Catalogue(tmp_path / "catalogue.sqlite3")
    yield held
    held.close()


def put(catalogue: Catalogue, document_id: str = "a", source_id: str = "here", reading: Reading = READING) -> None:
    path = f"/in/{source_id}"
    catalogue.put(document_id, reading, CHUNKS, VECTORS, source_id=source_id, path=path, suffix=".pdf")


def document(catalogue: Catalogue, document_id: str = "a") -> Document:
    found = catalogue.document(document_id)
    assert found is not None
    return found


def correct(catalogue: Catalogue, document_id: str = "a", **changes: Any) -> None:
    metadata: Metadata = replace(metadata_of(document(catalogue, document_id)), **changes)
    fields: list[MetadataField] = [name for name in METADATA_FIELDS if name in changes]
    catalogue.correct(document_id, metadata, fields)


def test_every_field_can_be_corrected_and_restored(catalogue: Catalogue) -> None:
    put(catalogue)
    before = document(catalogue)
    visit = Period("visit", date(2023, 3, 1), date(2023, 3, 2))
    changes: dict[str, Any] = {
        "title": "Visit", "kind": "focused visit", "publisher": None, "authority": "York",
        "authority_as_written": "City of York Council", "date": date(2023, 4, 5), "periods": (visit,),
        "people": (Person("Ada", "signatory", "HMI"),), "framework": "ILACS",
    }  # fmt: skip
    correct(catalogue, **changes)
    after = document(catalogue)
    assert {name: getattr(after, name) for name in changes} == changes
    assert set(after.origins) == {Origin(field, "by hand") for field in METADATA_FIELDS}
    assert (after.text, after.blocks, after.added) == (before.text, before.blocks, before.added)
    assert catalogue.metadata_as_read("a") == metadata_of(before)
    catalogue.restore("a", ["title", "authority"])
    assert replace(document(catalogue), origins=()) == replace(
        after, title=before.title, authority=before.authority, authority_as_written=before.authority_as_written,
        origins=(),
    )  # fmt: skip
    assert document(catalogue).origin("title") == before.origin("title")
    catalogue.restore("a", METADATA_FIELDS)
    assert document(catalogue) == before


def test_a_correction_outlasts_a_rereading_and_a_new_version_of_the_file(catalogue: Catalogue) -> None:
    put(catalogue)
    correct(catalogue, title="By hand", date=None)
    put(catalogue, reading=replace(READING, title="Read anew", publisher="Other"))
    assert (document(catalogue).title, document(catalogue).publisher, document(catalogue).date) == (
        "By hand", "Other", None
    )  # fmt: skip
    put(catalogue, "b", reading=replace(READING, title="Changed file"))
    assert (document(catalogue, "b").title, document(catalogue, "b").date) == ("By hand", None)
    catalogue.restore("b", ["title"])
    assert (document(catalogue, "b").title, document(catalogue, "b").date) == ("Changed file", None)


def test_a_corrected_title_is_found_by_words_and_the_old_one_is_not(catalogue: Catalogue) -> None:
    put(catalogue)
    assert len(catalogue.match_words('context : "report"', 9, None)) == 2
    correct(catalogue, title="Letter to the director")
    assert len(catalogue.match_words('context : "letter"', 9, None)) == 2
    assert catalogue.match_words('context : "report"', 9, None) == []
    assert catalogue.problems() == []
    put(catalogue)
    assert len(catalogue.match_words('context : "letter"', 9, None)) == 2
    catalogue.restore("a", ["title"])
    assert len(catalogue.match_words('context : "report"', 9, None)) == 2
    assert catalogue.problems() == []


def test_a_document_of_two_files_keeps_its_correction_whichever_file_changes(catalogue: Catalogue) -> None:
    put(catalogue, "a", "one")
    correct(catalogue, title="By hand")
    catalogue.add_source("a", "two", "/in/two")
    put(catalogue, "b", "one")
    assert document(catalogue).title == document(catalogue, "b").title == "By hand"
    put(catalogue, "a", "two")
    assert document(catalogue).title == "By hand", "also when the file that is left is read anew"
    catalogue.restore("a", ["title"])
    assert (document(catalogue).title, document(catalogue, "b").title) == (READING.title, "By hand")


def test_of_two_files_that_become_one_document_the_last_correction_counts(catalogue: Catalogue) -> None:
    put(catalogue, "a", "one")
    put(catalogue, "b", "two")
    correct(catalogue, "b", title="Earlier")
    correct(catalogue, "a", title="Later")
    catalogue.add_source("a", "two", "/in/two")
    assert document(catalogue).title == "Later"
    put(catalogue, "c", "one")
    assert document(catalogue).title == "Later", "the other file has it too"
    catalogue.restore("a", ["title"])
    assert document(catalogue).title == READING.title


def test_removing_a_document_forgets_its_corrections(catalogue: Catalogue) -> None:
    put(catalogue)
    correct(catalogue, title="By hand")
    catalogue.remove("a")
    put(catalogue)
    assert document(catalogue).title == READING.title


def test_openings_show_corrected_values_and_the_revision_grows(catalogue: Catalogue) -> None:
    put(catalogue)
    before = catalogue.revision()
    correct(catalogue, authority="York", authority_as_written=None, kind="minutes")
    assert catalogue.revision() > before
    ((_, kind, _, authority, *_),) = catalogue.openings()
    assert (kind, authority) == ("minutes", "York")
    assert catalogue.authorities() == [("a", "York", None)]
