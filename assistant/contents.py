"""What is in a library, to be looked at and taken along: documents, what they state, where it stands, what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.asked import Documents
from assistant.citing import citation_of
from assistant.errors import NotFound
from assistant.examples.examples import Examples
from assistant.facts import FactTables, facts_in
from assistant.grades import Change, Grades
from assistant.keeping.conversations import Conversations
from assistant.keeping.feedback import FeedbackKept
from assistant.page_pictures import PageBox, PagePictures
from assistant.points import Points, limited_points
from assistant.storage import Storage
from assistant.taking.evidence import evidence
from assistant.taking.exchanges import Answers, exchanges_of
from assistant.types import Citation, Fact
from ingest.pdf.pictures import PictureFormat
from ingest.reading import READER_VERSION
from store.embedding import PACKAGED
from store.metadata import METADATA_COLUMNS
from store.types import Document


class Contents:
    """The documents of an open library; nothing here changes them."""

    def __init__(self, storage: Storage) -> None:
        """Nothing is read yet."""
        self.path = storage.folder
        self._storage = storage
        self._catalogue = storage.catalogue
        self._examples = Examples(storage.catalogue)
        self._tables = FactTables(storage.catalogue)
        self._pictures = PagePictures(self.original)

    def close(self) -> None:
        """Bring the vector index up to date where texts were given one by one, and let go of all files."""
        self._storage.close()

    def __enter__(self) -> Self:
        """For `with Library.open(...) as library`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

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
        return self._storage.originals.path(document.id, self._catalogue.suffix(document.id))

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

    # keeping and taking along

    @property
    def conversations(self) -> Conversations:
        """The conversations kept in the library's folder."""
        return Conversations(self._storage.kept, self._catalogue.documents)

    @property
    def feedback(self) -> FeedbackKept:
        """What people said of answers, kept in the library's folder."""
        return FeedbackKept(self._storage.kept)

    def evidence(self, answers: Answers, *, made: datetime | None = None, originals: bool = False) -> bytes:
        """A ZIP that proves answers: the answers, their quotes, the cited pages with the quotes marked, and hashes.

        `originals` puts the cited files in, too. `made` is the moment that it bears, now unless given: the same
        answers and moment make the same bytes.
        """
        return evidence(self, exchanges_of(answers), made, originals)

    def example_questions(self, limit: int = 4) -> list[str]:
        """Questions that this library answers, of different sorts, made from its own documents."""
        return self._examples.questions(limit)

    # how it stands

    @property
    def embedding(self) -> str:
        """The name of the embedding model that is configured."""
        return self._storage.model

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

    @property
    def uses_hub(self) -> bool:
        """Whether the embedding model configured is one on a hub, the only thing ever asked for over a network."""
        return self._storage.model != PACKAGED and not Path(self._storage.model).is_dir()

    @property
    def needs_reembedding(self) -> bool:
        """Whether the vectors were made with another model than the one configured; `reembed` makes them anew."""
        return self._storage.needs_reembedding

    def _ids(self, documents: Documents | None) -> list[str] | None:
        if documents is None:
            return None
        if isinstance(documents, str | Document):
            documents = [documents]
        return [document.id if isinstance(document, Document) else self.document(document).id for document in documents]
