"""The vector index: quick, never wrong, and made anew whatever happened to it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import store.vectors
from assistant import Library
from assistant.adding import embedding_text
from store.catalogue import Catalogue, Vectors
from store.meaning import bring_up_to_date, search_meaning
from store.vectors import VectorIndex
from tests.folders import contents

ROOT = Path(store.vectors.__file__).parents[1]


def random_vectors(count: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).standard_normal((count, 32)).astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


def exact(ids: list[int], vectors: Vectors, vector: Vectors, limit: int) -> list[int]:
    return [ids[place] for place in np.argsort(-(vectors @ vector.ravel()), kind="stable")[:limit]]


def keys(found: list[tuple[int, float]]) -> list[int]:
    return [key for key, _ in found]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[VectorIndex]:
    held = VectorIndex(tmp_path / "index")
    yield held
    held.close()


@pytest.fixture
def library_copy(sample_library: Library, tmp_path: Path) -> Path:
    """A library folder of the samples that may be spoilt."""
    folder = tmp_path / "library"
    shutil.copytree(sample_library.path, folder)
    return folder


@pytest.fixture
def parts(library_copy: Path) -> Iterator[tuple[Catalogue, VectorIndex]]:
    catalogue, index = Catalogue(library_copy / "catalogue.sqlite3"), VectorIndex(library_copy / "index")
    yield catalogue, index
    index.close()
    catalogue.close()


def test_the_index_finds_what_comparing_every_vector_finds(index: VectorIndex) -> None:
    ids, vectors = list(range(1, 601)), random_vectors(600)
    name = index.make(None, ids, vectors, [])
    assert index.count(name) == 600
    for question in random_vectors(20, seed=1):
        found = index.search(name, question, 10)
        assert keys(found) == exact(ids, vectors, question, 10)
        cosines = [vectors[key - 1] @ question for key in keys(found)]
        np.testing.assert_allclose([score for _, score in found], cosines, atol=1e-4)


def test_real_passages_are_found_by_the_index_as_by_comparing_all(sample_library: Library) -> None:
    catalogue, index = Catalogue(sample_library.path / "catalogue.sqlite3"), VectorIndex(sample_library.path / "index")
    generation = catalogue.state("generation")
    assert generation is not None
    ids, vectors = catalogue.vectors()
    for question in vectors[::7]:
        assert keys(index.search(generation, question, 10)) == exact(ids, vectors, question, 10)
    index.close()
    catalogue.close()


def test_a_generation_is_a_changed_copy_and_its_base_stays_as_it_was(index: VectorIndex, tmp_path: Path) -> None:
    vectors = random_vectors(60)
    base = index.make(None, list(range(50)), vectors[:50], [])
    before = contents(tmp_path / "index" / base)
    changed = index.make(base, list(range(50, 60)), vectors[50:], [3, 4])
    assert (tmp_path / "index" / changed).is_dir()
    assert contents(tmp_path / "index" / base) == before
    assert index.count(base) == 50
    assert index.count(changed) == 58
    kept = [key for key in range(60) if key not in (3, 4)]
    for place in (3, 4, 55):
        assert keys(index.search(changed, vectors[place], 5)) == exact(kept, vectors[kept], vectors[place], 5)
    assert keys(index.search(base, vectors[3], 1)) == [3]


@pytest.mark.parametrize("count", [5, 150, 1200])
def test_searching_changes_nothing_of_a_generation(tmp_path: Path, count: int) -> None:
    """Two processes may read it at once, and one of them may be killed."""
    vectors = random_vectors(count)
    maker = VectorIndex(tmp_path / "index")
    name = maker.make(None, list(range(count)), vectors, [])
    maker.close()
    before = contents(tmp_path / "index" / name)
    for place in (1, 4):
        reader = VectorIndex(tmp_path / "index")
        assert reader.count(name) == count
        assert keys(reader.search(name, vectors[place], 1)) == [place]
        reader.close()
    assert contents(tmp_path / "index" / name) == before


def test_an_empty_generation_finds_nothing(index: VectorIndex) -> None:
    name = index.make(None, [], random_vectors(0), [])
    assert index.search(name, random_vectors(1)[0], 5) == []


def test_only_the_generation_that_counts_is_kept(index: VectorIndex, tmp_path: Path) -> None:
    vectors = random_vectors(5)
    names = [index.make(None, list(range(5)), vectors, []) for _ in range(3)]
    index.drop_all_but(names[1])
    assert [path.name for path in (tmp_path / "index").iterdir()] == [names[1]]
    assert keys(index.search(names[1], vectors[2], 1)) == [2]


def test_what_the_index_does_not_know_yet_is_found_and_what_is_gone_is_not(
    parts: tuple[Catalogue, VectorIndex],
) -> None:
    catalogue, index = parts
    *others, gone = sorted(catalogue.documents(), key=lambda document: len(document.text))
    vanished, questions = catalogue.vectors([gone.id])
    catalogue.remove(gone.id)
    ids, vectors = catalogue.vectors()
    everything = [document.id for document in others]
    for question in (*questions[::5], *vectors[::11]):
        assert keys(search_meaning(catalogue, index, question, 10, None)) == exact(ids, vectors, question, 10)
        assert keys(search_meaning(catalogue, index, question, 10, everything)) == exact(ids, vectors, question, 10)
    assert set(vanished).isdisjoint(ids)


def test_a_library_without_a_usable_index_answers_all_the_same(
    parts: tuple[Catalogue, VectorIndex], library_copy: Path
) -> None:
    catalogue, index = parts
    generation = catalogue.state("generation")
    assert generation is not None
    ids, vectors = catalogue.vectors()
    database = library_copy / "index" / generation / "chroma.sqlite3"
    database.write_bytes(b"spoilt" * 1000)
    assert keys(search_meaning(catalogue, index, vectors[5], 10, None)) == exact(ids, vectors, vectors[5], 10)
    shutil.rmtree(library_copy / "index")
    assert keys(search_meaning(catalogue, index, vectors[5], 10, None)) == exact(ids, vectors, vectors[5], 10)


def test_an_index_that_is_up_to_date_is_left_alone(parts: tuple[Catalogue, VectorIndex], library_copy: Path) -> None:
    catalogue, index = parts
    names = sorted(path.name for path in (library_copy / "index").iterdir())
    assert not bring_up_to_date(catalogue, index)
    assert sorted(path.name for path in (library_copy / "index").iterdir()) == names


@pytest.mark.parametrize("share", ["one document", "most documents"])
def test_an_index_that_is_behind_learns_all_that_changed(parts: tuple[Catalogue, VectorIndex], share: str) -> None:
    catalogue, index = parts
    documents = catalogue.documents()
    for document in documents[: 1 if share == "one document" else 5]:
        catalogue.remove(document.id)
    assert bring_up_to_date(catalogue, index)
    assert_sound(catalogue, index)


# killed while it writes

ADDING = """
import os, shutil, signal, sys, threading
import numpy as np
from pathlib import Path
import store.catalogue, store.passage_vectors, store.vectors
from assistant import Library

folder, samples, known, moment = sys.argv[1:]
held = np.load(known)
vectors = dict(zip(held["texts"].tolist(), held["vectors"]))

class Known:
    def load(self): pass
    def embed(self, texts): return np.stack([vectors[text] for text in texts])

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(place, name, times=1):
    real, seen = getattr(place, name), []
    def doing(*given, **named):
        result = real(*given, **named)
        seen.append(1)
        if len(seen) == times:
            die()
        return result
    setattr(place, name, doing)

def half_way(path, **_):
    sorted(Path(path).rglob("*"))[-1].unlink()
    die()

if moment == "a passage put in": after(store.catalogue, "write_passages", times=2)
elif moment == "two documents put in": after(store.catalogue.Catalogue, "put", times=2)
elif moment == "folder copied": after(shutil, "copytree")
elif moment == "client open": after(store.vectors, "_client")
elif moment == "first batch in":
    from chromadb.api.models.Collection import Collection
    store.vectors._BATCH = 10
    after(Collection, "upsert")
elif moment == "second batch in":
    from chromadb.api.models.Collection import Collection
    store.vectors._BATCH = 10
    after(Collection, "upsert", times=2)
elif moment == "generation made": after(store.vectors.VectorIndex, "make")
elif moment == "switching": after(store.passage_vectors, "write_state")
elif moment == "old generations dropped in part": shutil.rmtree = half_way
elif moment.startswith("while it writes"):
    import chromadb
    from chromadb.api.models.Collection import Collection
    store.vectors._BATCH = 3
    real = Collection.upsert
    def upsert(*given, **named):
        print("writing", flush=True)
        return real(*given, **named)
    Collection.upsert = upsert

library = Library.open(folder)
library._storage.embedder = Known()
library.add(samples)
print("done", flush=True)
"""
MOMENTS = [
    ("none", "a passage put in"),
    ("most", "two documents put in"),
    ("most", "folder copied"),
    ("none", "client open"),
    ("most", "first batch in"),
    ("none", "second batch in"),
    ("most", "generation made"),
    ("most", "switching"),
    ("most", "old generations dropped in part"),
    ("most", "while it writes, at once"),
    ("none", "while it writes, after 30 ms"),
    ("most", "while it writes, after 60 ms"),
]


@pytest.fixture(scope="module")
def known(sample_library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' vectors, so that the process that is killed need not load the model."""
    catalogue = Catalogue(sample_library.path / "catalogue.sqlite3")
    ids, vectors = catalogue.vectors()
    passages = catalogue.passages(ids)
    texts = [embedding_text(passages[key].text, passages[key].headings) for key in ids]
    catalogue.close()
    path = tmp_path_factory.mktemp("known") / "vectors.npz"
    np.savez(path, texts=np.array(texts), vectors=vectors)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL.")
@pytest.mark.parametrize(("start", "moment"), MOMENTS)
def test_a_process_killed_while_it_adds_leaves_a_library_that_goes_on(
    sample_library: Library, samples: Path, known: Path, tmp_path: Path, start: str, moment: str
) -> None:
    folder = tmp_path / start
    if start == "most":
        shutil.copytree(sample_library.path, folder)
        with Library.open(folder) as library:
            for document in library.documents()[:3]:
                library.remove(document.id)
    kill_while_adding(folder, samples, known, moment)
    with Library.open(folder) as library:
        documents = library.documents()
        assert len(documents) == {"a passage put in": 1, "two documents put in": 6}.get(moment, 7)
        assert_found_by_meaning(folder)
        assert library.check().problems == ()
        report = library.add(samples)
        assert not report.failed
        assert len(report.added) == 7 - len(documents)
        assert {document.id for document in library.documents()} == {d.id for d in sample_library.documents()}
        assert library.check().problems == ()
    catalogue, index = Catalogue(folder / "catalogue.sqlite3"), VectorIndex(folder / "index")
    assert_sound(catalogue, index)
    assert [path.name for path in (folder / "index").iterdir()] == [catalogue.state("generation")]
    index.close()
    catalogue.close()


def kill_while_adding(folder: Path, samples: Path, known: Path, moment: str) -> None:
    command = [sys.executable, "-c", ADDING, str(folder), str(samples), str(known), moment]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as adding:
        assert adding.stdout is not None
        assert adding.stderr is not None
        if moment.startswith("while it writes"):
            assert adding.stdout.readline().strip() == "writing", adding.stderr.read()
            delay = {"at once": 0.0, "after 30 ms": 0.03, "after 60 ms": 0.06}[moment.split(", ")[1]]
            try:
                adding.wait(delay)
            except subprocess.TimeoutExpired:
                adding.kill()
        adding.wait(60)
        assert adding.returncode == -9, adding.stderr.read()


def assert_found_by_meaning(folder: Path) -> None:
    """Before anything is mended, a search gives what comparing every vector gives."""
    catalogue, index = Catalogue(folder / "catalogue.sqlite3"), VectorIndex(folder / "index")
    ids, vectors = catalogue.vectors()
    for question in vectors[::9]:
        assert keys(search_meaning(catalogue, index, question, 5, None)) == exact(ids, vectors, question, 5)
    index.close()
    catalogue.close()


def assert_sound(catalogue: Catalogue, index: VectorIndex) -> None:
    """The index holds every passage and no other."""
    assert catalogue.unindexed_count() == 0
    generation = catalogue.state("generation")
    assert generation is not None
    ids, vectors = catalogue.vectors()
    assert index.count(generation) == len(ids)
    for question in vectors[::5]:
        assert keys(index.search(generation, question, 10)) == exact(ids, vectors, question, 10)
