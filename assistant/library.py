"""The library: documents in, answers with citations out. This is the whole public way in."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from assistant.adding import add_files
from assistant.adding_text import add_given_text
from assistant.answering import Answerer
from assistant.asked import Asked, AskOptions, Documents, readable
from assistant.checking import CheckReport, check_library
from assistant.contents import Contents
from assistant.conversation.searching import search_after
from assistant.correcting import Corrections, corrected, known_fields
from assistant.errors import LibraryError
from assistant.filing import FileResult
from assistant.finding import Finder
from assistant.reembedding import reembed_all
from assistant.rereading import reread_all
from assistant.scope_choices import ScopeChoices, scope_choices
from assistant.storage import Storage
from assistant.types import AddReport, Answer, Hit, Turn
from assistant.verifying.verifier import Verifier
from assistant.writing.choosing import MODEL_VARIABLE, NO_MODEL
from assistant.writing.limits import ModelLimits
from store.metadata import METADATA_FIELDS, metadata_of
from store.types import CATALOGUE_FILE, Document, Progress

if TYPE_CHECKING:
    from assistant.langchain import AnsweringRunnable, LibraryRetriever
    from assistant.writing.configured import ChatModels, Models


class Library(Contents):
    """A folder of documents that can be asked. Open one with `Library.open`; use it from any thread."""

    def __init__(
        self, storage: Storage, model: ChatModels | None, model_host: str | Sequence[str], limits: ModelLimits | None
    ) -> None:
        """Use `Library.open`."""
        super().__init__(storage)
        self._embedder = storage.embedder
        self._finder = Finder(self._catalogue, storage.index, self._embedder)
        self._answerer = Answerer(self._catalogue, self._finder, self._embedder)
        self._wanted_models = (model, model_host, limits)
        self._models: Models | None = None
        self._configuring = threading.Lock()
        if model is not None:
            self._configured()

    @classmethod
    def open(
        cls,
        folder: str | os.PathLike[str],
        *,
        embedding: str | None = None,
        make: bool = True,
        model: ChatModels | None = None,
        model_host: str | Sequence[str] = (),
        model_limits: ModelLimits | None = None,
    ) -> Library:
        """Open the library in `folder`, which is made when absent unless `make` is False.

        `embedding` names a sentence-transformers model or a folder with one; without it the environment's
        CHAPTERVERSE_EMBEDDING counts, then the model the library was made with, then the packaged all-MiniLM-L6-v2.

        `model` is a language model that may write answers: its name ("ollama:llama3.2", several parted by commas),
        a LangChain chat model, or several of them; "none" for none. Without it the environment's CHAPTERVERSE_MODEL
        counts. `model_host` names the hosts other than this machine to which passages may be sent, beside those of
        CHAPTERVERSE_MODEL_HOST; who gives a chat model chose its host. Raises LibraryError where the folder or a model
        cannot be used.
        """
        place = Path(folder).expanduser().resolve()
        if not make and not (place / CATALOGUE_FILE).exists():
            raise LibraryError(f"There is no library in {place} yet. Add documents first, or name another folder.")
        return cls(Storage(place, embedding), model, model_host, model_limits)

    # putting in and taking out

    def add(
        self,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        progress: Progress | None = None,
        stop: threading.Event | None = None,
        on_file: Callable[[FileResult], None] | None = None,
    ) -> AddReport:
        """Add files, and the files within folders.

        Each file is in, or reported as failed with its reason, before the next one is read: a killed or stopped `add`
        loses nothing, and the next one goes on from there. The same bytes are never added twice; a changed file
        replaces its old self. `progress` is told the number of files done, of all files, and the next file's name;
        `on_file` each file's result. Raises LibraryBusy where another process is writing.
        """
        named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        with self._storage.writing():
            self._storage.claim_model()
            try:
                files = [Path(path).expanduser() for path in named]
                return add_files(self._storage.shelf, files, progress, stop, on_file)
            finally:
                self._storage.sync()
                self._storage.drop_unneeded_originals()

    def reread(
        self,
        *,
        progress: Progress | None = None,
        stop: threading.Event | None = None,
        on_file: Callable[[FileResult], None] | None = None,
    ) -> AddReport:
        """Read all documents anew, as after an upgrade, from the library's own copies of their files.

        Ids, sources, paths and the days on which they were added stay. `replaced` names the documents that read
        differently now; one that cannot be read stays as it was and is in `failed`. The other words are as for `add`.
        """
        with self._storage.writing():
            self._storage.require_model()
            try:
                return reread_all(self._storage.shelf, progress, stop, on_file)
            finally:
                self._storage.sync()

    def add_text(self, text: str, *, title: str, id: str | None = None, date: Date | str | None = None) -> Document:
        """Add text that is in no file; `id` becomes the document's id, and text given again under it replaces it.

        `date` is a day, or one written as "2024-05-03".

        The document's text is `text` itself, so that offsets hold in both. Raises ReadError where it is empty.
        """
        return self.document(add_given_text(self._storage, text, title, id, date))

    def remove(self, name: str) -> Document:
        """Remove a document, by its id or source id, from the catalogue, both indexes and the copies; what it was.

        Raises NotFound where there is none.
        """
        document = self.document(name)
        self.remove_all([document.id])
        return document

    def remove_all(self, names: Iterable[str]) -> list[Document]:
        """The same for several, in one go; those that were here. What is not here is passed over."""
        with self._storage.writing():
            ids = dict.fromkeys(held for name in names if (held := self._catalogue.resolve(name)))
            removed = self._catalogue.documents(list(ids))
            for document in removed:
                self._catalogue.remove(document.id)
            self._storage.sync()
            self._storage.drop_unneeded_originals()
        return removed

    # correcting

    def correct(self, name: str, **changes: Unpack[Corrections]) -> Document:
        """Correct what was read of a document, by its id or source id: title, kind, publisher, authority, date,
        periods, people, framework; only what is given, and None makes a field absent. The document as it is now.

        The correction stays with the file, also when it changes or is read anew, until `restore` or `remove`. Raises
        LibraryError for a value that cannot be, NotFound where there is no such document.
        """
        fields = known_fields(changes)
        with self._storage.writing():
            document = self.document(name)
            self._catalogue.correct(document.id, corrected(metadata_of(document), changes), fields)
        return self.document(document.id)

    def restore(self, name: str, *fields: str) -> Document:
        """Take corrections of a document back, all where no field is named; the document as it is now."""
        named = known_fields(fields or METADATA_FIELDS)
        with self._storage.writing():
            document = self.document(name)
            self._catalogue.restore(document.id, named)
        return self.document(document.id)

    # asking

    def ask(
        self,
        question: str,
        history: Sequence[Turn] | None = None,
        documents: Documents | None = None,
        **options: Unpack[AskOptions],
    ) -> Answer:
        """Answer a question from the documents, or say why they do not answer it.

        `history` holds the turns before it, oldest first; the answer's `standalone` says how they make the question
        understood. `documents` limits the search to some documents, by id or source id. Without a `scope` it is
        recognised in the question; one given is used exactly as it stands, such as an earlier answer's, or one of its
        choices. `within` limits the library before the question is read: all its conditions must hold, and what the
        question names is recognised within them; beside a `scope` it is not looked at. Writes nothing. Raises NotFound
        where a document named is not here.

        `model` is one of `models`, or "none"; unless told, the first of them writes. `stop` ends its writing.
        """
        growing = self.stream(question, history, documents, **options)
        return deque(growing, maxlen=1).pop()

    def stream(
        self,
        question: str,
        history: Sequence[Turn] | None = None,
        documents: Documents | None = None,
        **options: Unpack[AskOptions],
    ) -> Generator[Answer]:
        """The answer of `ask` as it grows while a language model writes: each one holds a verified sentence more, and
        the last is `complete`. Closing it, or setting `stop`, ends the request to the model.
        """
        self._storage.require_model()
        asked = Asked(readable(question), tuple(history or ()), self._ids(documents), **options)
        models = None if asked.model == NO_MODEL else self._configured()
        if models is None:
            if asked.model not in (None, NO_MODEL):
                raise LibraryError(f"The model “{asked.model}” is not configured for this library; none is.")
            yield self._answerer.answer(asked)
            return
        from assistant.writing.streaming import answers

        yield from answers(self._answerer, models, asked, asked.model, asked.stop)

    @property
    def models(self) -> tuple[str, ...]:
        """The language models configured, by name; the first one writes unless told otherwise. Empty for none."""
        configured = self._configured()
        return configured.names if configured else ()

    def search(
        self,
        words: str,
        limit: int = 10,
        documents: Documents | None = None,
        history: Sequence[Turn] | None = None,
    ) -> list[Hit]:
        """The passages that fit `words` best, best first. Writes nothing.

        After the turns of `history` these are the passages for the question as it stands alone, and with less weight
        those for the words alone and beside the last answer.
        """
        self._storage.require_model()
        words, ids = readable(words), self._ids(documents)
        if not words.strip() or limit <= 0:
            return []
        if not history:
            return self._finder.search(words, limit, ids)
        return search_after(self._finder, words, self._answerer.standing_alone(words, history, ids), limit, ids)

    def scope_choices(self) -> ScopeChoices:
        """What a person may limit a question to, each with the number of documents."""
        return scope_choices(self._answerer.openings)

    def as_retriever(self, limit: int = 5) -> LibraryRetriever:
        """The library as a LangChain retriever (a BaseRetriever) of passages."""
        from assistant.langchain import LibraryRetriever

        return LibraryRetriever(library=self, limit=limit)

    def as_runnable(self) -> AnsweringRunnable:
        """The library as a LangChain runnable from a question to an Answer."""
        from assistant.langchain import answering_runnable

        return answering_runnable(self)

    # keeping it sound

    def check(self, progress: Progress | None = None) -> CheckReport:
        """Check catalogue, indexes and copies against each other, and repair what can be made from the catalogue."""
        with self._storage.writing():
            return check_library(self._catalogue, self._storage.index, self._storage.originals, progress)

    def warm(self) -> None:
        """Load the embedding model now, so that the first question need not wait for it. Raises ModelMissing."""
        self._embedder.load()

    def reembed(self, *, progress: Progress | None = None, stop: threading.Event | None = None) -> bool:
        """Make all vectors anew with the configured model; False where `stop` ended it, which changes nothing."""
        with self._storage.writing():
            return reembed_all(self._storage, progress, stop)

    # inner workings

    def _configured(self) -> Models | None:
        """The language models; None where there are none, so that LangChain need not be loaded."""
        model, hosts, limits = self._wanted_models
        if not (os.environ.get(MODEL_VARIABLE) if model is None else model) or model == NO_MODEL:
            return None
        with self._configuring:
            if self._models is None:
                from assistant.writing.configured import Models

                self._models = Models(model, hosts, limits, Verifier(self._embedder), self._answerer.authorities)
        return self._models
