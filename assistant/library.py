"""The library: documents in, answers with citations out. This is the whole public way in."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeAlias, Unpack

from assistant.adding import Shelf, add_files, embedding_text, embedding_texts
from assistant.answering import Answerer
from assistant.asked import Asked
from assistant.checking import CheckReport, check_library
from assistant.citing import citation_of
from assistant.conversation.searching import search_after
from assistant.correcting import Corrections, corrected, day_given, given_by_hand, known_fields
from assistant.errors import LibraryError, ModelChanged, NotFound
from assistant.examples.examples import Examples
from assistant.facts import FactTables, facts_in
from assistant.filing import FileResult
from assistant.finding import Finder
from assistant.grades import Change, Grades
from assistant.keeping.conversations import Conversations
from assistant.keeping.feedback import FeedbackKept
from assistant.keeping.file import KEPT_FILES, KeptFile
from assistant.page_pictures import PageBox, PagePictures
from assistant.points import Points, limited_points
from assistant.rereading import reread_all
from assistant.scope_choices import ScopeChoices, scope_choices
from assistant.taking.evidence import evidence
from assistant.taking.exchanges import Answers, exchanges_of
from assistant.types import AddReport, Answer, Citation, Fact, Hit, Scope, Turn
from assistant.verifying.verifier import Verifier
from assistant.writing.choosing import MODEL_VARIABLE, NO_MODEL
from assistant.writing.limits import ModelLimits
from ingest.pdf.pictures import PictureFormat
from ingest.reading import READER_VERSION, passages_of, read_given_text
from store.catalogue import Catalogue, Vectors
from store.embedding import PACKAGED, Embedder
from store.lock import WriterLock
from store.meaning import bring_up_to_date
from store.metadata import METADATA_COLUMNS, METADATA_FIELDS, metadata_of
from store.originals import Originals
from store.types import CATALOGUE_FILE, Document, Progress
from store.vectors import VectorIndex

if TYPE_CHECKING:
    from assistant.langchain import AnsweringRunnable, LibraryRetriever
    from assistant.writing.configured import ChatModels, Models

_MODEL_VARIABLE = "CHAPTERVERSE_EMBEDDING"
_OWN_NAMES = frozenset({"index", "originals", "uploads", "writer.lock", *KEPT_FILES})
_LET_WAIT = 2000
"""Passages that may wait for the vector index while texts are given one by one; they are found all the same."""
_BATCH = 256


Documents: TypeAlias = str | Document | Iterable[str | Document]
"""A document or several, each by its id, its source id, or itself."""


class Library:
    """A folder of documents that can be asked. Open one with `Library.open`; use it from any thread."""

    def __init__(
        self,
        folder: Path,
        embedding: str | None = None,
        model: ChatModels | None = None,
        model_host: str | Sequence[str] = (),
        model_limits: ModelLimits | None = None,
    ) -> None:
        """Use `Library.open`."""
        self.path = folder
        _refuse_foreign(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"The library's folder {folder} cannot be made ({error.strerror}). Name another folder."
            ) from error
        self._catalogue = Catalogue(folder / CATALOGUE_FILE)
        self._index = VectorIndex(folder / "index")
        self._originals = Originals(folder / "originals")
        self._pictures = PagePictures(self.original)
        self._lock = WriterLock(folder / "writer.lock")
        self._wanted_model = embedding or os.environ.get(_MODEL_VARIABLE) or self._catalogue.state("model") or PACKAGED
        if Path(self._wanted_model).is_dir():
            # A relative name would be another folder, or a model on the hub, from elsewhere.
            self._wanted_model = str(Path(self._wanted_model).resolve())
        self._embedder = Embedder(self._wanted_model)
        self._finder = Finder(self._catalogue, self._index, self._embedder)
        self._answerer = Answerer(self._catalogue, self._finder, self._embedder)
        self._tables = FactTables(self._catalogue)
        self._examples = Examples(self._catalogue)
        self._kept = KeptFile(folder)
        self._wanted_models = (model, model_host, model_limits)
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
        return cls(place, embedding, model, model_host, model_limits)

    def close(self) -> None:
        """Bring the vector index up to date where texts were given one by one, and let go of all files."""
        if self._catalogue.is_closed:
            return
        if self._catalogue.unindexed_count() and not self.needs_reembedding:
            self._sync_if_free()
        self._index.close()
        self._kept.close()
        self._catalogue.close()

    def __enter__(self) -> Self:
        """For `with Library.open(...) as library`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

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
        with self._writing():
            self._claim_model()
            shelf = Shelf(self._catalogue, self._originals, self._embedder)
            try:
                report = add_files(shelf, [Path(path).expanduser() for path in named], progress, stop, on_file)
            finally:
                self._sync()
                self._drop_unneeded_originals()
        return report

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
        with self._writing():
            self._require_model()
            shelf = Shelf(self._catalogue, self._originals, self._embedder)
            try:
                return reread_all(shelf, progress, stop, on_file)
            finally:
                self._sync()

    def add_text(self, text: str, *, title: str, id: str | None = None, date: Date | str | None = None) -> Document:
        """Add text that is in no file; `id` becomes the document's id, and text given again under it replaces it.

        `date` is a day, or one written as "2024-05-03".

        The document's text is `text` itself, so that offsets hold in both. Raises ReadError where it is empty.
        """
        reading = read_given_text(text, title)
        day = day_given(date)
        reading = given_by_hand(replace(reading, date=day or reading.date), ("title", "date") if day else ("title",))
        document_id = id or hashlib.sha256(text.encode()).hexdigest()
        with self._writing():
            self._claim_model()
            before = self._catalogue.document(document_id)
            if before and before.text == text and self._catalogue.metadata_as_read(document_id) == metadata_of(reading):
                return before
            chunks = passages_of(reading)
            vectors = self._embedder.embed(embedding_texts(reading, chunks))
            # Where a file holds the very same words, its copy stays.
            suffix = self._catalogue.suffix(document_id) if before and before.text == text else ""
            self._catalogue.put(
                document_id,
                reading,
                chunks,
                vectors,
                source_id=document_id,
                path=None,
                suffix=suffix,
                reader=READER_VERSION,
            )
            if self._catalogue.unindexed_count() > max(_LET_WAIT, self._catalogue.counts()[1] // 4):
                self._sync()
        return self.document(document_id)

    def remove(self, name: str) -> Document:
        """Remove a document, by its id or source id, from the catalogue, both indexes and the copies; what it was.

        Raises NotFound where there is none.
        """
        document = self.document(name)
        with self._writing():
            self._catalogue.remove(document.id)
            self._sync()
            self._drop_unneeded_originals()
        return document

    # correcting

    def correct(self, name: str, **changes: Unpack[Corrections]) -> Document:
        """Correct what was read of a document, by its id or source id: title, kind, publisher, authority, date,
        periods, people, framework; only what is given, and None makes a field absent. The document as it is now.

        The correction stays with the file, also when it changes or is read anew, until `restore` or `remove`. Raises
        LibraryError for a value that cannot be, NotFound where there is no such document.
        """
        fields = known_fields(changes)
        with self._writing():
            document = self.document(name)
            self._catalogue.correct(document.id, corrected(metadata_of(document), changes), fields)
        return self.document(document.id)

    def restore(self, name: str, *fields: str) -> Document:
        """Take corrections of a document back, all where no field is named; the document as it is now."""
        named = known_fields(fields or METADATA_FIELDS)
        with self._writing():
            document = self.document(name)
            self._catalogue.restore(document.id, named)
        return self.document(document.id)

    # asking

    def ask(
        self,
        question: str,
        history: Sequence[Turn] | None = None,
        documents: Documents | None = None,
        scope: Scope | None = None,
        within: Scope | None = None,
        *,
        model: str | None = None,
        stop: threading.Event | None = None,
    ) -> Answer:
        """Answer a question from the documents, or say why they do not answer it.

        `history` holds the turns before it, oldest first; the answer's `standalone` says how they make the question
        understood. `documents` limits the search to some documents, by id or
        source id. Without a `scope` it is recognised in the question; one given is used exactly as it stands, such as
        an earlier answer's, or one of its choices. `within` limits the library before the question is read: all its
        conditions must hold, and what the question names is recognised within them; beside a `scope` it is not looked
        at. Writes nothing. Raises NotFound where a document named is not here.

        `model` is one of `models`, or "none"; unless told, the first of them writes. `stop` ends its writing.
        """
        growing = self.stream(question, history, documents, scope, within, model=model, stop=stop)
        return deque(growing, maxlen=1).pop()

    def stream(
        self,
        question: str,
        history: Sequence[Turn] | None = None,
        documents: Documents | None = None,
        scope: Scope | None = None,
        within: Scope | None = None,
        *,
        model: str | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[Answer]:
        """The answer of `ask` as it grows while a language model writes: each one holds a verified sentence more, and
        the last is `complete`. Closing it, or setting `stop`, ends the request to the model.
        """
        self._require_model()
        asked = Asked(_plain(question), tuple(history or ()), self._ids(documents), scope, within)
        models = None if model == NO_MODEL else self._configured()
        if models is None:
            if model not in (None, NO_MODEL):
                raise LibraryError(f"The model “{model}” is not configured for this library; none is.")
            yield self._answerer.answer(asked)
            return
        from assistant.writing.streaming import answers

        yield from answers(self._answerer, models, asked, model, stop)

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
        self._require_model()
        words, ids = _plain(words), self._ids(documents)
        if not words.strip() or limit <= 0:
            return []
        if not history:
            return self._finder.search(words, limit, ids)
        return search_after(self._finder, words, self._answerer.standing_alone(words, history, ids), limit, ids)

    def as_retriever(self, limit: int = 5) -> LibraryRetriever:
        """The library as a LangChain retriever (a BaseRetriever) of passages."""
        from assistant.langchain import LibraryRetriever

        return LibraryRetriever(library=self, limit=limit)

    def as_runnable(self) -> AnsweringRunnable:
        """The library as a LangChain runnable from a question to an Answer."""
        from assistant.langchain import answering_runnable

        return answering_runnable(self)

    # keeping and taking along

    @property
    def conversations(self) -> Conversations:
        """The conversations kept in the library's folder."""
        return Conversations(self._kept, self._catalogue.documents)

    @property
    def feedback(self) -> FeedbackKept:
        """What people said of answers, kept in the library's folder."""
        return FeedbackKept(self._kept)

    def evidence(self, answers: Answers, *, made: datetime | None = None, originals: bool = False) -> bytes:
        """A ZIP that proves answers: the answers, their quotes, the cited pages with the quotes marked, and hashes.

        `originals` puts the cited files in, too. `made` is the moment that it bears, now unless given: the same
        answers and moment make the same bytes.
        """
        return evidence(self, exchanges_of(answers), made, originals)

    # where to begin

    def example_questions(self, limit: int = 4) -> list[str]:
        """Questions that this library answers, of different sorts, made from its own documents."""
        return self._examples.questions(limit)

    def scope_choices(self) -> ScopeChoices:
        """What a person may limit a question to, each with the number of documents."""
        return scope_choices(self._answerer.openings)

    # looking

    def documents(self) -> list[Document]:
        """All documents, by title."""
        return self._catalogue.documents()

    def shelf(self) -> list[Document]:
        """All documents, by title, as a list of many shows them: without their blocks, which take long to make."""
        return self._catalogue.documents(blocks=False)

    def document(self, name: str) -> Document:
        """One document by its id, source id, or an unmistakable beginning of either. Raises NotFound."""
        document_id = self._catalogue.resolve(name)
        document = self._catalogue.document(document_id) if document_id else None
        if document is None:
            raise NotFound(f"There is no document “{name}” in this library.")
        return document

    def as_read(self, name: str) -> Document:
        """One document as it was read, without the corrections made by hand. Raises NotFound."""
        document = self.document(name)
        read = self._catalogue.metadata_as_read(document.id)
        return replace(document, **{field: getattr(read, field) for field in METADATA_COLUMNS}) if read else document

    def facts(
        self,
        authority: str | None = None,
        kind: str | None = None,
        name: str | None = None,
        documents: Documents | None = None,
    ) -> list[Fact]:
        """What the documents state, each with its citation, by authority, then date, then place.

        `authority` is a name in any of its forms ("Telford", "City of York Council"). `kind` is "judgement",
        "inspector", "signatory", "date", "improvement", "recommendation" or "resolution". `name` is what was judged, or
        words of it, in the document's terms or in today's. Raises LibraryError for another kind, NotFound where a
        document named is not here.
        """
        return facts_in(self._catalogue, authority, kind, name, self._ids(documents))

    def grades(
        self,
        authority: str = "",
        judgement: str = "",
        since: int | None = None,
        until: int | None = None,
        grade: str = "",
        change: Change | None = None,
        latest: bool = False,
    ) -> Grades:
        """The grades of the library as a table, by authority and judgement, each row in time; only what fits.

        `authority` holds beginnings of words of a name, several names parted by commas ("cov, york"). `judgement` and
        `grade` are today's names ("care leavers", "requires improvement"), `since` and `until` years, both included.
        `change` is against the inspection before: "better", "worse" or "same". `latest` keeps the newest grade of each
        row only. Kept ready between calls, and read anew when documents change.
        """
        return self._tables.grades().limited(authority, judgement, since, until, grade, change, latest)

    def points(
        self,
        kind: str = "improvement",
        authority: str = "",
        words: str = "",
        since: int | None = None,
        until: int | None = None,
    ) -> tuple[Points, ...]:
        """What documents ask to be done, the newest document first: its points of one kind that hold all the words.

        `kind` is "improvement", "recommendation" or "resolution"; the other names are as for `grades`. A word may be
        the beginning of one. Raises LibraryError for another kind.
        """
        return limited_points(self._tables.points(kind), authority, words, since, until)

    def original(self, document: Document) -> Path | None:
        """The library's own copy of the document's file, None for text that is in no file."""
        return self._originals.path(document.id, self._catalogue.suffix(document.id))

    def cite(self, document: Document, start: int, end: int) -> Citation:
        """The characters `start` to `end` of a document's text as a citation, with their page and paragraph; where
        these are none, the document as a whole."""
        return citation_of(document, start, end)

    def page_picture(
        self,
        document: Document,
        page: int,
        marks: Sequence[tuple[int, int]] = (),
        scale: float = 2.0,
        form: PictureFormat = "png",
    ) -> bytes:
        """A PDF's page at `scale` times 72 dots per inch, with the ranges `marks` of the text marked on it.

        `form` is "png" or "webp", both without loss. Raises LibraryError where the document has no such page or its
        file is no PDF.
        """
        return self._pictures.picture(document, page, marks, scale, form)

    def page_size(self, document: Document, page: int) -> tuple[float, float]:
        """Width and height of a PDF's page in points of 1/72 inch. Raises LibraryError as `page_picture` does."""
        return self._pictures.size(document, page)

    def quote_boxes(self, document: Document, start: int, end: int) -> list[PageBox]:
        """Where the characters `start` to `end` of a PDF's text are printed, a box for each line, in reading order.

        Of words that stand several times on a page, those meant. Empty where they are nowhere printed, as on a page
        that was only a picture. Raises LibraryError as `page_picture` does.
        """
        return self._pictures.boxes(document, start, end)

    # keeping it sound

    def check(self, progress: Progress | None = None) -> CheckReport:
        """Check catalogue, indexes and copies against each other, and repair what can be made from the catalogue."""
        with self._writing():
            return check_library(self._catalogue, self._index, self._originals, progress)

    @property
    def embedding(self) -> str:
        """The name of the embedding model that is configured."""
        return self._wanted_model

    @property
    def passages(self) -> int:
        """How many passages the library holds."""
        return self._catalogue.counts()[1]

    @property
    def outdated(self) -> int:
        """How many documents were read by an older version of Chapterverse; `reread` reads them anew."""
        return len(self.outdated_documents)

    @property
    def outdated_documents(self) -> frozenset[str]:
        """The ids of the documents that were read by an older version of Chapterverse."""
        return frozenset(self._catalogue.outdated(READER_VERSION))

    def warm(self) -> None:
        """Load the embedding model now, so that the first question need not wait for it. Raises ModelMissing."""
        self._embedder.load()

    @property
    def uses_hub(self) -> bool:
        """Whether the embedding model configured is one on a hub, the only thing ever asked for over a network."""
        return self._wanted_model != PACKAGED and not Path(self._wanted_model).is_dir()

    @property
    def needs_reembedding(self) -> bool:
        """Whether the vectors were made with another model than the one configured; `reembed` makes them anew."""
        made_with = self._catalogue.state("model")
        return made_with is not None and made_with != self._wanted_model

    def reembed(self, *, progress: Progress | None = None, stop: threading.Event | None = None) -> bool:
        """Make all vectors anew with the configured model; False where `stop` ended it, which changes nothing."""
        with self._writing():
            self._embedder.load()
            passages = self._catalogue.passage_texts()
            batches: list[tuple[list[int], Vectors]] = []
            for start in range(0, len(passages), _BATCH):
                if stop is not None and stop.is_set():
                    return False
                if progress:
                    progress(start, len(passages), "passages")
                batch = passages[start : start + _BATCH]
                texts = [embedding_text(text, headings) for _, headings, text in batch]
                batches.append(([key for key, _, _ in batch], self._embedder.embed(texts)))
            self._catalogue.replace_vectors(batches, self._wanted_model)
            self._sync()
            if progress:
                progress(len(passages), len(passages), "")
        return True

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

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the writer's lock; what the disk refuses becomes a message for a person."""
        with self._lock.held():
            try:
                yield
            except OSError as error:
                raise LibraryError(
                    f"The library could not be written to ({error}). See that its disk has room and that you may write "
                    "there, and try again; what was in before is safe."
                ) from error

    def _claim_model(self) -> None:
        """The first document decides with which model the library is embedded."""
        self._require_model()
        if self._catalogue.state("model") is None:
            self._embedder.load()
            self._catalogue.set_state("model", self._wanted_model)

    def _require_model(self) -> None:
        if self.needs_reembedding:
            raise ModelChanged(
                f"This library was embedded with “{self._catalogue.state('model')}”, and “{self._wanted_model}” is "
                "configured now. Re-embed it, or configure the old model again."
            )

    def _sync(self) -> None:
        bring_up_to_date(self._catalogue, self._index)

    def _sync_if_free(self) -> None:
        try:
            with self._writing():
                self._sync()
        except LibraryError:
            return

    def _drop_unneeded_originals(self) -> None:
        self._originals.keep_only(self._catalogue.original_names())

    def _ids(self, documents: Documents | None) -> list[str] | None:
        if documents is None:
            return None
        if isinstance(documents, str | Document):
            documents = [documents]
        return [document.id if isinstance(document, Document) else self.document(document).id for document in documents]


def _refuse_foreign(folder: Path) -> None:
    """A new library is not made among other files."""
    if not folder.is_dir() or (folder / CATALOGUE_FILE).exists():
        return
    if any(entry.name not in _OWN_NAMES and not entry.name.startswith(".") for entry in folder.iterdir()):
        raise LibraryError(f"The folder {folder} holds other files and no library. Name a new folder for the library.")


def _plain(question: str) -> str:
    """A question without half characters, which no model can read."""
    return re.sub("[\ud800-\udfff]", " ", question)
