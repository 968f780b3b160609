"""What lies in a library's folder, opened, and the rules for writing to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.adding import Shelf
from assistant.errors import LibraryError, ModelChanged
from assistant.keeping.file import KEPT_FILES, KeptFile
from store.catalogue import Catalogue
from store.embedding import PACKAGED, Embedder
from store.lock import WriterLock
from store.meaning import bring_up_to_date
from store.originals import Originals
from store.types import CATALOGUE_FILE
from store.vectors import VectorIndex

_MODEL_VARIABLE = "CHAPTERVERSE_EMBEDDING"
_OWN_NAMES = frozenset({"index", "originals", "uploads", "writer.lock", *KEPT_FILES})


class Storage:
    """The catalogue, the vector index, the copies of files and what is kept; `model` is the embedding model's name."""

    def __init__(self, folder: Path, embedding: str | None) -> None:
        """The folder is made when absent; `embedding` names the model to use, unless None.

        Raises LibraryError where the folder cannot be made or holds other files and no library.
        """
        _refuse_foreign(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"The library's folder {folder} cannot be made ({error.strerror}). Name another folder."
            ) from error
        self.folder = folder
        self.catalogue = Catalogue(folder / CATALOGUE_FILE)
        self.index = VectorIndex(folder / "index")
        self.originals = Originals(folder / "originals")
        self.kept = KeptFile(folder)
        self._lock = WriterLock(folder / "writer.lock")
        self.model = embedding or os.environ.get(_MODEL_VARIABLE) or self.catalogue.state("model") or PACKAGED
        if Path(self.model).is_dir():
            # A relative name would be another folder, or a model on the hub, from elsewhere.
            self.model = str(Path(self.model).resolve())
        self.embedder = Embedder(self.model)

    def close(self) -> None:
        """Bring the vector index up to date where no other process writes, and let go of all files."""
        if self.catalogue.is_closed:
            return
        if self.catalogue.unindexed_count() and not self.needs_reembedding:
            self._sync_if_free()
        self.index.close()
        self.kept.close()
        self.catalogue.close()

    @property
    def shelf(self) -> Shelf:
        """The parts that adding needs."""
        return Shelf(self.catalogue, self.originals, self.embedder)

    @property
    def needs_reembedding(self) -> bool:
        """Whether the vectors were made with another model than the one configured."""
        made_with = self.catalogue.state("model")
        return made_with is not None and made_with != self.model

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock; what the disk refuses becomes a message for a person. Raises LibraryBusy."""
        with self._lock.held():
            try:
                yield
            except OSError as error:
                raise LibraryError(
                    f"The library could not be written to ({error}). See that its disk has room and that you may write "
                    "there, and try again; what was in before is safe."
                ) from error

    def claim_model(self) -> None:
        """The first document decides with which model the library is embedded. Raises ModelChanged, ModelMissing."""
        self.require_model()
        if self.catalogue.state("model") is None:
            self.embedder.load()
            self.catalogue.set_state("model", self.model)

    def require_model(self) -> None:
        """Raises ModelChanged where the library was embedded with another model than the one configured."""
        if self.needs_reembedding:
            raise ModelChanged(
                f"This library was embedded with “{self.catalogue.state('model')}”, and “{self.model}” is "
                "configured now. Re-embed it, or configure the old model again."
            )

    def sync(self) -> None:
        """Bring the vector index up to date. Call with the writer's lock."""
        bring_up_to_date(self.catalogue, self.index)

    def drop_unneeded_originals(self) -> None:
        """Delete the copies of files that no document needs any more. Call with the writer's lock."""
        self.originals.keep_only(self.catalogue.original_names())

    def _sync_if_free(self) -> None:
        try:
            with self.writing():
                self.sync()
        except LibraryError:
            return


def _refuse_foreign(folder: Path) -> None:
    """A new library is not made among other files."""
    if not folder.is_dir() or (folder / CATALOGUE_FILE).exists():
        return
    if any(entry.name not in _OWN_NAMES and not entry.name.startswith(".") for entry in folder.iterdir()):
        raise LibraryError(f"The folder {folder} holds other files and no library. Name a new folder for the library.")
