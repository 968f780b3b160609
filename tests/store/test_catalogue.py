"""The catalogue: what is put in comes out the same, whoever looks, and nothing is ever half done."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from store.catalogue import Catalogue, Vectors
from store.errors import StoreError
from store.types import Block, Chunk, FactRow, Origin, Page, Period, Person, Reading

TEXT = "Housing\n\n1. Care leavers wait too long for homes.\n\n2. Carers’ fees rose by 4%."
READING = Reading(
    text=TEXT,
    blocks=(Block("title", 0, 7, 1), Block("paragraph", 12, 50, None, "1"), Block("paragraph", 55, 79, None, "2")),
    pages=(Page(1, 0, 30), Page(2, 30, len(TEXT))),
    title="Report on “housing”",
    kind="inspection report",
    publisher="Inspectorate",
    authority="Marlbeck",
    date=date(2024, 11, 25),
    periods=(Period("inspection", date(2024, 9, 30), date(2024, 10, 11), 60, 70),),
    media_type="application/pdf",
    unread_pages=(3,),
    authority_as_written="Marlbeck Borough Council",
    people=(Person("Ada Lathbury", "lead inspector", "His Majesty’s Inspector", 12, 24), Person("B", "signatory")),
    framework="ILACS",
    origins=(Origin("title", "text", 0, 7), Origin("date", "file name"), Origin("publisher", "file properties")),
    facts=(
        FactRow("judgement", "Overall effectiveness", "good", 12, 20, "overall effectiveness", "good", "1"),
        FactRow("improvement", "What needs to improve", "Fees", 55, 79),
    ),
)
CHUNKS = (Chunk(12, 50, ("Housing",), "para. 1"), Chunk(55, 79, ("Housing",), "para. 2"))


def unit(*rows: tuple[float, ...]) -> Vectors:
    vectors = np.array(rows, np.float32)
    found: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return found


VECTORS = unit((1, 0), (3, 4))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    held = Catalogue(tmp_path / "catalogue.sqlite3")
    yield held
    held.close()


def put(
    catalogue: Catalogue, document_id: str = "a" * 64, source_id: str = "here", path: str | None = "/in/a.pdf",
    reading: Reading = READING,
) -> None:  # fmt: skip
    catalogue.put(document_id, reading, CHUNKS, VECTORS, source_id=source_id, path=path, suffix=".pdf")


def test_a_document_comes_out_as_it_was_put_in(catalogue: Catalogue) -> None:
    put(catalogue)
    document = catalogue.document("a" * 64)
    assert document is not None
    assert document in catalogue.documents()
    for name in (
        *("text", "blocks", "pages", "title", "kind", "publisher", "authority", "date", "periods", "media_type"),
        *("authority_as_written", "people", "framework", "origins"),
    ):
        assert getattr(document, name) == getattr(READING, name), name
    assert [(held.start, held.end) for held in document.periods] == [(60, 70)]
    assert [(held.start, held.end) for held in document.people] == [(12, 24), (None, None)]
    assert document.unread_pages == (3,)
    assert (document.source_id, document.paths, document.name) == ("here", ("/in/a.pdf",), "a.pdf")
    assert timedelta(0) <= datetime.now(UTC) - document.added < timedelta(minutes=1)
    assert catalogue.suffix(document.id) == ".pdf"
    assert catalogue.original_names() == {"a" * 64 + ".pdf"}
    assert catalogue.counts() == (1, 2)


def test_facts_come_by_document_kind_and_place_and_go_with_their_document(catalogue: Catalogue) -> None:
    put(catalogue, "b", "two", "/in/2", replace(READING, facts=READING.facts[::-1]))
    put(catalogue, "a", "one", "/in/1")
    judgement, improvement = READING.facts
    assert catalogue.facts() == [("a", judgement), ("a", improvement), ("b", judgement), ("b", improvement)]
    assert catalogue.facts(kind="improvement") == [("a", improvement), ("b", improvement)]
    assert catalogue.facts(kind="judgement", documents=["b"]) == [("b", judgement)]
    assert catalogue.facts(documents=[]) == []
    put(catalogue, "b", "two", "/in/2", replace(READING, facts=()))
    catalogue.remove("a")
    assert catalogue.facts() == []


def test_the_catalogue_knows_which_reader_read_a_document(catalogue: Catalogue) -> None:
    put(catalogue, "a", "one", "/in/1")
    catalogue.put("b", READING, CHUNKS, VECTORS, source_id="two", path="/in/2", suffix=".pdf", reader=2)
    assert (catalogue.outdated(3), catalogue.outdated(2), catalogue.outdated(0)) == (["a", "b"], ["a"], [])


def test_a_document_read_anew_can_keep_the_day_on_which_it_was_added(catalogue: Catalogue) -> None:
    put(catalogue)
    day = datetime(2020, 1, 1, tzinfo=UTC)
    catalogue.put("a" * 64, READING, CHUNKS, VECTORS, source_id="here", path="/in/a.pdf", suffix=".pdf", added=day)
    assert [document.added for document in catalogue.documents()] == [day]
    put(catalogue)
    assert [document.added > day for document in catalogue.documents()] == [True]


def test_passages_know_their_text_page_and_place(catalogue: Catalogue) -> None:
    put(catalogue)
    first, second = catalogue.passages_of(["a" * 64])
    assert (first.text, first.page, first.page_end, first.label) == (TEXT[12:50], 1, 2, "para. 1")
    assert (second.text, second.page, second.page_end, second.headings) == (TEXT[55:79], 2, 2, ("Housing",))
    assert catalogue.passages([second.id, 999]) == {second.id: second}
    ids, vectors = catalogue.vectors()
    assert ids == [first.id, second.id]
    np.testing.assert_array_equal(vectors, VECTORS)
    assert [(row[0], row[2]) for row in catalogue.passage_texts()] == [(first.id, first.text), (second.id, second.text)]


def test_what_is_missing_is_told_as_missing(catalogue: Catalogue) -> None:
    assert catalogue.documents() == []
    assert catalogue.document("none") is None
    assert catalogue.document_at("/in/a.pdf") is None
    assert catalogue.passages_of(["none"]) == []
    assert catalogue.passages([]) == {}
    assert catalogue.vectors()[0] == []
    assert catalogue.counts() == (0, 0)


def test_documents_are_found_by_id_source_or_an_unmistakable_beginning(catalogue: Catalogue) -> None:
    put(catalogue, "abcdef01" * 8, "source-one", "/in/1")
    put(catalogue, "abcdef02" * 8, "source-two", "/in/2")
    assert catalogue.resolve("abcdef01" * 8) == "abcdef01" * 8
    assert catalogue.resolve("source-two") == "abcdef02" * 8
    assert catalogue.resolve("abcdef02") == "abcdef02" * 8
    assert catalogue.resolve("abcdef") is None, "two begin so"
    assert catalogue.resolve("source") is None
    assert catalogue.resolve("%") is None
    assert catalogue.resolve("abcde_01") is None, "no wildcard"
    assert catalogue.document_at("/in/2") == "abcdef02" * 8


def test_documents_come_by_title_then_name(catalogue: Catalogue) -> None:
    for number, (title, path) in enumerate([("b", "/1"), ("A", "/z"), ("a", "/B"), ("C", "/0")]):
        put(catalogue, f"{number}" * 64, f"source {number}", path, replace(READING, title=title))
    assert [(d.title, d.name) for d in catalogue.documents()] == [("a", "B"), ("A", "z"), ("b", "1"), ("C", "0")]


def test_a_changed_file_replaces_its_old_self_under_the_same_source(catalogue: Catalogue) -> None:
    put(catalogue, "old")
    put(catalogue, "new")
    assert [(document.id, document.source_id) for document in catalogue.documents()] == [("new", "here")]
    assert catalogue.counts() == (1, 2)


def test_a_document_with_two_sources_stays_until_both_name_another(catalogue: Catalogue) -> None:
    put(catalogue, "same", "one", "/in/1")
    catalogue.add_source("same", "two", "/in/2")
    document = catalogue.document("same")
    assert document is not None
    assert (document.source_id, document.paths) == ("one", ("/in/1", "/in/2"))
    put(catalogue, "next", "one", "/in/1")
    assert {held.id: held.paths for held in catalogue.documents()} == {"same": ("/in/2",), "next": ("/in/1",)}
    catalogue.add_source("next", "two", "/in/2")
    assert {held.id: held.paths for held in catalogue.documents()} == {"next": ("/in/1", "/in/2")}


def test_text_given_again_under_its_id_is_there_once(catalogue: Catalogue) -> None:
    put(catalogue, "given", "given", None)
    put(catalogue, "given", "given", None, replace(READING, title="Second"))
    assert [(document.title, document.paths) for document in catalogue.documents()] == [("Second", ())]
    assert catalogue.counts() == (1, 2)
    assert len(catalogue.match_words('"homes"', 10, None)) == 1


def test_removing_leaves_no_trace_to_be_found(catalogue: Catalogue) -> None:
    put(catalogue, "a", "one", "/in/1")
    put(catalogue, "b", "two", "/in/2")
    kept = [passage.id for passage in catalogue.passages_of(["b"])]
    catalogue.remove("a")
    assert [document.id for document in catalogue.documents()] == ["b"]
    assert catalogue.document_at("/in/1") is None
    assert catalogue.resolve("one") is None
    assert [key for key, _ in catalogue.match_words('"homes"', 10, None)] == kept[:1]
    assert catalogue.vectors()[0] == kept
    assert catalogue.document_frequencies(['"homes"']) == [1]
    assert catalogue.original_names() == {"b.pdf"}
    assert catalogue.problems() == []


def test_the_id_of_a_removed_passage_names_nothing_else_ever(catalogue: Catalogue) -> None:
    put(catalogue, "a")
    before = {passage.id for passage in catalogue.passages_of(["a"])}
    catalogue.remove("a")
    put(catalogue, "b")
    assert before.isdisjoint(passage.id for passage in catalogue.passages_of(["b"]))


def test_words_are_found_by_their_stem_in_text_and_headings_within_documents(catalogue: Catalogue) -> None:
    put(catalogue, "a", "one", "/in/1")
    put(catalogue, "b", "two", "/in/2", replace(READING, title="Fees"))
    first_a, second_a = (passage.id for passage in catalogue.passages_of(["a"]))
    first_b, second_b = (passage.id for passage in catalogue.passages_of(["b"]))
    assert {key for key, _ in catalogue.match_words('"waiting"', 10, None)} == {first_a, first_b}
    assert {key for key, _ in catalogue.match_words('"fee"', 10, None)} == {second_a, first_b, second_b}
    assert [key for key, _ in catalogue.match_words('"fee"', 10, ["a"])] == [second_a]
    assert catalogue.match_words('"fee"', 10, []) == []
    assert len(catalogue.match_words('"fee"', 2, None)) == 2
    best, *_ = catalogue.match_words('"fee"', 10, None)
    assert best[0] == second_b, "in text and title"
    assert catalogue.document_frequencies(['"fee"', '"wait"', '"none"']) == [3, 2, 0]
    assert catalogue.documents_with('"fee"') == {"a": 1, "b": 2}


def test_the_catalogue_knows_what_the_vector_index_lacks(catalogue: Catalogue) -> None:
    put(catalogue, "a", "one", "/in/1")
    first, second = (passage.id for passage in catalogue.passages_of(["a"]))
    added, vectors, removed = catalogue.unindexed()
    assert (added, removed) == ([first, second], [])
    np.testing.assert_array_equal(vectors, VECTORS)
    catalogue.switch_generation("g1", added, removed)
    assert (catalogue.state("generation"), catalogue.unindexed_count()) == ("g1", 0)
    put(catalogue, "b", "two", "/in/2")
    catalogue.remove("a")
    added, _, removed = catalogue.unindexed()
    assert added == [passage.id for passage in catalogue.passages_of(["b"])]
    assert removed == [first, second]
    catalogue.forget_index()
    assert catalogue.state("generation") is None
    assert catalogue.unindexed()[0] == added
    assert catalogue.unindexed()[2] == []


def test_new_vectors_replace_the_old_and_the_index_has_to_learn_them(catalogue: Catalogue) -> None:
    put(catalogue)
    ids, _ = catalogue.vectors()
    catalogue.switch_generation("g1", ids, [])
    new = unit((0, 1, 1), (1, 1, 0))
    catalogue.replace_vectors([(ids[:1], new[:1]), (ids[1:], new[1:])], "other model")
    np.testing.assert_array_equal(catalogue.vectors()[1], new)
    assert catalogue.state("model") == "other model"
    assert catalogue.state("generation") is None
    assert catalogue.unindexed()[0] == ids


def test_a_change_that_fails_half_way_changes_nothing(catalogue: Catalogue) -> None:
    put(catalogue, "old")
    before = catalogue.documents()
    with pytest.raises(ValueError, match="shorter"):
        catalogue.put("new", READING, CHUNKS, VECTORS[:1], source_id="here", path="/in/a.pdf", suffix=".pdf")
    assert catalogue.documents() == before
    assert catalogue.counts() == (1, 2)

    def batches() -> Iterator[tuple[list[int], Vectors]]:
        yield catalogue.vectors()[0], unit((0, 1), (0, 1))
        raise OSError("stopped")

    with pytest.raises(OSError, match="stopped"):
        catalogue.replace_vectors(batches(), "other")
    np.testing.assert_array_equal(catalogue.vectors()[1], VECTORS)
    assert catalogue.state("model") is None


def test_every_thread_and_every_other_opener_sees_what_was_put(catalogue: Catalogue, tmp_path: Path) -> None:
    found: list[int] = []
    put(catalogue)
    threads = [threading.Thread(target=lambda: found.append(catalogue.counts()[1])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2] * 4
    other = Catalogue(tmp_path / "catalogue.sqlite3")
    assert other.counts() == (1, 2)
    catalogue.remove("a" * 64)
    assert other.counts() == (0, 0)
    other.close()


def test_state_is_remembered_over_closing(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "catalogue.sqlite3")
    catalogue.set_state("model", "one")
    catalogue.set_state("model", "two")
    catalogue.close()
    catalogue = Catalogue(tmp_path / "catalogue.sqlite3")
    assert catalogue.state("model") == "two"
    assert catalogue.state("unknown") is None
    catalogue.close()


def test_a_sound_catalogue_has_no_problems_and_a_damaged_word_index_is_made_anew(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    put(catalogue)
    assert catalogue.problems() == []
    with sqlite3.connect(tmp_path / "catalogue.sqlite3") as connection:
        row = connection.execute("SELECT id, text, context FROM passages LIMIT 1").fetchone()
        connection.execute("INSERT INTO words (words, rowid, text, context) VALUES ('delete', ?, ?, ?)", row)
    connection.close()
    assert any("word index" in problem for problem in catalogue.problems())
    catalogue.rebuild_words()
    assert catalogue.problems() == []
    assert len(catalogue.match_words('"homes"', 10, None)) == 1


@pytest.mark.parametrize("content", [b"this is no database at all, " * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_catalogue_is_told_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.sqlite3"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"catalogue\.sqlite3 cannot be opened.*(backup|new folder)") as told:
        Catalogue(path)
    assert str(tmp_path) not in str(told.value)
    assert path.read_bytes() == content


def test_a_catalogue_of_another_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    Catalogue(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match=r"another version.*99"):
        Catalogue(path)


def test_a_passage_knows_those_beside_it_in_its_document(catalogue: Catalogue) -> None:
    for name in "abc":
        put(catalogue, name, f"source {name}", f"/in/{name}")
    first_b, second_b = (passage.id for passage in catalogue.passages_of(["b"]))
    found = catalogue.places([first_b])
    assert {key: (place.before, place.after) for key, place in found.items()} == {
        first_b: (None, second_b),
        second_b: (first_b, None),
    }
    assert {place.kind for place in found.values()} == {"inspection report"}
    assert catalogue.places([99]) == {}


def test_some_passages_are_scored_as_the_search_scores_them(catalogue: Catalogue) -> None:
    for name in "abc":
        put(catalogue, name, f"source {name}", f"/in/{name}")
    everything = dict(catalogue.match_words('"waiting" OR "fee"', 10, None))
    some = sorted(everything)[:2]
    assert catalogue.word_scores('"waiting" OR "fee"', some) == {key: everything[key] for key in some}
