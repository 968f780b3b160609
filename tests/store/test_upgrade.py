"""A catalogue that an older version wrote is brought up to date where it lies, whole or not at all."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

import store.versions
from store.catalogue import Catalogue
from store.repetition import line_key
from store.types import Block, Page, Period

OLD_SCHEMA = Path(__file__).with_name("version_1.sql")
TEXT = "Housing\n\n1. Care leavers wait too long for homes.\n\nTo receive news, subscribe to our letter.\n\nPage two."


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A catalogue as version 1 wrote it: two documents, one of them from two files, and an index half made."""
    path = tmp_path / "catalogue.sqlite3"
    with sqlite3.connect(path) as connection:
        # With a tokenizer that no schema of ours names, to see that the word index gets the one of today.
        connection.executescript(OLD_SCHEMA.read_text("utf-8").replace("porter unicode61 remove_diacritics 2", "ascii"))
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO state VALUES ('model', 'a model'), ('generation', 'g1'), ('revision', '7')")
        for document, title in (("first", "Homes “2024”"), ("second", "Fees")):
            insert_old(connection, document, title)
        connection.execute("INSERT INTO sources VALUES ('s1', '/in/a.pdf', 'first'), ('s2', '/in/b.pdf', 'first')")
        connection.execute("INSERT INTO sources VALUES ('s3', NULL, 'second')")
        connection.execute("DELETE FROM passages WHERE id = 2")
        connection.execute("DELETE FROM unindexed WHERE passage_id = 1")
    connection.close()
    return path


def insert_old(connection: sqlite3.Connection, document: str, title: str) -> None:
    blocks = [("title", 0, 7, 1, None), ("paragraph", 12, 50, None, "1"), ("paragraph", 52, 93, None, None)]
    values = (
        document, title, "inspection report", "Inspectorate", "Marlbeck", "2024-11-25",
        json.dumps([["inspection", "2024-09-30", "2024-10-11"]]), TEXT, json.dumps([[1, 0, 95], [2, 95, len(TEXT)]]),
        json.dumps(blocks), "application/pdf", ".pdf", "[3]", "2024-12-01T10:00:00+00:00",
    )  # fmt: skip
    connection.execute(f"INSERT INTO documents VALUES ({', '.join('?' * 14)})", values)
    for start, end, label in ((12, 50, "para. 1"), (95, 104, None)):
        vector = np.array([start, end], np.float32)
        connection.execute(
            'INSERT INTO passages (document_id, start, "end", text, page, page_end, headings, context, label, vector) '
            "VALUES (?, ?, ?, ?, 1, 1, ?, ?, ?, ?)",
            (document, start, end, TEXT[start:end], '["Housing"]', f"{title}\nHousing", label, vector.tobytes()),
        )


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def schema(path: Path) -> list[tuple[str, str, str]]:
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return sorted((kind, name, " ".join(sql.split())) for kind, name, sql in rows)
    finally:
        connection.close()


def test_nothing_of_an_older_library_is_lost(old: Path) -> None:
    catalogue = Catalogue(old)
    document = catalogue.document("first")
    assert document is not None
    assert (document.title, document.kind, document.publisher, document.authority) == (
        "Homes “2024”", "inspection report", "Inspectorate", "Marlbeck"
    )  # fmt: skip
    assert document.date == date(2024, 11, 25)
    assert document.periods == (Period("inspection", date(2024, 9, 30), date(2024, 10, 11)),)
    assert document.text == TEXT
    assert document.pages == (Page(1, 0, 95), Page(2, 95, len(TEXT)))
    assert document.blocks[1] == Block("paragraph", 12, 50, None, "1")
    assert (document.unread_pages, document.media_type) == ((3,), "application/pdf")
    assert document.added == datetime(2024, 12, 1, 10, tzinfo=UTC)
    assert (document.source_id, document.paths) == ("s1", ("/in/a.pdf", "/in/b.pdf"))
    assert catalogue.counts() == (2, 3)
    assert catalogue.resolve("s3") == "second"
    assert [(held.id, held.text, held.label) for held in catalogue.passages_of(["first"])] == [
        (1, TEXT[12:50], "para. 1")
    ]
    assert catalogue.vectors()[1].tolist() == [[12.0, 50.0], [12.0, 50.0], [95.0, 104.0]]
    added, _, removed = catalogue.unindexed()
    assert (added, removed) == ([3, 4], [2])
    assert (catalogue.state("model"), catalogue.state("generation")) == ("a model", "g1")
    assert catalogue.revision() > 7
    assert catalogue.problems() == []
    catalogue.close()


def test_what_the_older_version_did_not_read_is_absent_and_can_be_told(old: Path) -> None:
    catalogue = Catalogue(old)
    document = catalogue.document("first")
    assert document is not None
    assert (document.people, document.framework, document.origins, document.authority_as_written) == (
        (),
        None,
        (),
        None,
    )
    assert catalogue.facts() == []
    assert catalogue.outdated(1) == ["first", "second"]
    assert catalogue.repeated_lines(2) == {line_key(TEXT[52:93])}
    metadata = catalogue.metadata_as_read("first")
    assert metadata is not None
    assert (metadata.title, metadata.periods) == (document.title, document.periods)
    catalogue.close()


def test_the_upgraded_tables_are_those_of_a_new_library(old: Path, tmp_path: Path) -> None:
    """Whatever tokenizer the schema names, an older library has it too."""
    Catalogue(old).close()
    Catalogue(tmp_path / "new.sqlite3").close()
    assert schema(old) == schema(tmp_path / "new.sqlite3")


def test_words_are_found_as_before_and_go_with_their_document(old: Path) -> None:
    catalogue = Catalogue(old)
    assert {key for key, _ in catalogue.match_words('"waiting"', 9, None)} == {1, 3}
    assert {key for key, _ in catalogue.match_words('context : "fees"', 9, None)} == {3, 4}
    catalogue.remove("second")
    assert [key for key, _ in catalogue.match_words('"waiting"', 9, None)] == [1]
    assert catalogue.problems() == []
    catalogue.close()


def test_an_upgrade_that_is_broken_off_leaves_the_older_library_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(old)

    def full(*_: object) -> None:
        raise OSError("no space")

    with monkeypatch.context() as broken:
        broken.setattr(store.versions, "index_words_anew", full)
        with pytest.raises(OSError, match="no space"):
            Catalogue(old)
    assert dump(old) == before
    catalogue = Catalogue(old)
    assert catalogue.counts() == (2, 3)
    catalogue.close()


def test_a_second_opening_upgrades_nothing(old: Path) -> None:
    Catalogue(old).close()
    before = dump(old)
    Catalogue(old).close()
    assert dump(old) == before
