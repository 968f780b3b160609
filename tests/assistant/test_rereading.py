"""Reading anew, as after an upgrade: what a better reader finds comes in, what people gave stays."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant import FileResult, Library
from store.catalogue import Vectors
from store.embedding import Embedder
from store.types import Document

LONG_AGO = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)
NEWS = "news-2024-11-26.html"


@pytest.fixture
def folder(sample_library: Library, tmp_path: Path) -> Path:
    """The samples' library with two given texts, as an earlier version with worse readers would have left it."""
    folder = Path(shutil.copytree(sample_library.path, tmp_path / "copy"))
    with Library.open(folder) as library:
        library.add_text("Note\n\nThe panel met on 3 May 2024.\n", title="By hand", id="note", date=date(2024, 5, 4))
        library.add_text("Minutes\n\n1. The board noted the report in full.\n\n2. It agreed.\n", title="Board")
    run(folder, f"UPDATE documents SET added = '{LONG_AGO.isoformat()}'")
    return folder


def run(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / "catalogue.sqlite3")
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def make_stale(folder: Path) -> None:
    """One document with another title, no authority, and only its first passage."""
    run(
        folder,
        "CREATE TEMP TABLE stale AS SELECT document_id AS id FROM sources WHERE path LIKE '%inspection-2021.pdf'",
        "UPDATE documents SET title = 'An old title', authority = NULL WHERE id IN (SELECT id FROM stale)",
        "DELETE FROM passages WHERE document_id IN (SELECT id FROM stale) AND id NOT IN "
        "(SELECT min(passages.id) FROM passages JOIN stale ON document_id = stale.id)",
    )


def seen(library: Library) -> dict[str, tuple[Document, list[tuple[str, str | None, tuple[str, ...]]]]]:
    """All that a library says of its documents, and its passages."""
    return {
        document.id: (
            document,
            sorted(
                (hit.text, hit.passage.label, hit.passage.headings)
                for hit in library.search("the", limit=500, documents=document)
            ),
        )
        for document in library.documents()
    }


def names(paths: tuple[str, ...]) -> list[str]:
    return [Path(path).name for path in paths]


def test_what_reads_as_before_stays_as_it_was_and_needs_no_model(folder: Path) -> None:
    with Library.open(folder) as library:
        before = seen(library)
    steps: list[tuple[int, int]] = []
    told: list[FileResult] = []
    with Library.open(folder) as library:
        report = library.reread(progress=lambda done, total, what: steps.append((done, total)), on_file=told.append)
        assert not library._embedder.is_loaded, "the vectors of the same words are the same"
        assert (len(report.unchanged), report.replaced, report.added, report.failed) == (9, (), (), ())
        assert steps == [(done, 9) for done in range(10)]
        assert {result.outcome for result in told} == {"unchanged"}
    with Library.open(folder) as library:
        assert seen(library) == before
        assert {document.added for document in library.documents()} == {LONG_AGO}
        assert library.check().problems == ()


def test_what_reads_better_is_better_and_keeps_its_place(
    sample_library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_stale(folder)
    asked: list[str] = []
    embed = Embedder.embed

    def embed_and_count(embedder: Embedder, texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return embed(embedder, texts)

    with Library.open(folder) as library:
        with monkeypatch.context() as patch:
            patch.setattr(Embedder, "embed", embed_and_count)
            report = library.reread()
        assert names(report.replaced) == ["marlbeck-inspection-2021.pdf"]
        assert len(report.unchanged) == 8
        expected = next(d for d in sample_library.documents() if d.name == "marlbeck-inspection-2021.pdf")
        found = library.document(expected.id)
        assert len(asked) == len(seen(library)[expected.id][1]) - 1, "one passage was there already"
        assert (found.title, found.authority) == (expected.title, expected.authority)
        assert (found.source_id, found.paths, found.added) == (expected.source_id, expected.paths, LONG_AGO)
        assert seen(library)[expected.id][1] == seen(sample_library)[expected.id][1]
        words = "Imelda Thackray lead inspector"
        assert [hit.text for hit in library.search(words, limit=3, documents=found)] == [
            hit.text for hit in sample_library.search(words, limit=3, documents=expected)
        ]
        assert library.check().problems == ()


def test_title_and_day_of_a_given_text_stay(folder: Path) -> None:
    run(folder, "UPDATE documents SET blocks = '[]' WHERE suffix = ''")
    with Library.open(folder) as library:
        before = {document.title: document for document in library.documents() if not document.paths}
        report = library.reread()
        assert set(report.replaced) == {"By hand", "Board"}
        note, board = library.document("note"), library.document(before["Board"].id)
    assert (note.title, note.date, note.text) == ("By hand", date(2024, 5, 4), before["By hand"].text)
    assert [block.number for block in board.blocks if block.number] == ["1", "2"]
    assert (board.title, board.text, board.added) == ("Board", before["Board"].text, LONG_AGO)


def test_a_document_with_two_files_keeps_both(folder: Path, samples: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(samples / NEWS, tmp_path / "other.html"))
    with Library.open(folder) as library:
        library.add(other)
        library.reread()
        (document,) = (d for d in library.documents() if d.name == NEWS)
        assert names(document.paths) == [NEWS, "other.html"]
        assert names(library.add(other).unchanged) == ["other.html"]


def test_a_file_without_an_ending_stays_the_file_it_is(samples: Path, tmp_path: Path) -> None:
    shutil.copy(samples / "marlbeck-inspection-2021.pdf", tmp_path / "report")
    with Library.open(tmp_path / "library") as library:
        library.add(tmp_path / "report")
        (before,) = library.documents()
        assert len(before.pages) > 1
        assert names(library.reread().unchanged) == ["report"]
        assert library.documents() == [before]
        assert library.original(before) is not None
        assert names(library.add(tmp_path / "report").unchanged) == ["report"]


def test_a_document_without_its_copy_is_named_and_stays(folder: Path) -> None:
    with Library.open(folder) as library:
        document = next(d for d in library.documents() if d.name == NEWS)
        original = library.original(document)
        assert original is not None
        original.unlink()
        report = library.reread()
        (failed,) = report.failed
        assert Path(failed.path).name == NEWS
        assert "Add the file again" in failed.reason
        assert len(report.unchanged) == 8
        assert library.document(document.id) == document


def test_a_copy_that_cannot_be_read_any_more_leaves_what_was_read(folder: Path) -> None:
    with Library.open(folder) as library:
        document = next(d for d in library.documents() if d.name.endswith("2024.pdf"))
        original = library.original(document)
        assert original is not None
        original.write_bytes(b"%PDF-1.4 and no more")
        (failed,) = library.reread().failed
        assert "stays" in failed.reason
        assert library.document(document.id) == document
        assert library.search("supervision", documents=document)


def test_a_stop_leaves_the_rest_as_it_was(folder: Path) -> None:
    make_stale(folder)
    stop = threading.Event()
    with Library.open(folder) as library:
        before = library.documents()
        report = library.reread(stop=stop, on_file=lambda result: stop.set())
        assert (report.stopped, len(report.unchanged) + len(report.replaced)) == (True, 1)
        assert len(library.documents()) == len(before)
        assert names(library.reread().replaced + report.replaced) == ["marlbeck-inspection-2021.pdf"]
        assert library.check().problems == ()
