"""What the assistant gives back: answers made of statements, each with the citations that support it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from store.types import Document, FactKind, Passage

Status = Literal["answered", "partial", "not_found", "clarify"]
StatementKind = Literal["quoted", "derived", "written"]


class Turn(TypedDict):
    """One earlier turn of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a document that support a statement; always `document.text[start:end] == quote`.

    `number` is the mark in the answer's text ("[1]"). `page` and `page_end` are the pages on which the quote begins
    and ends, None for a document without pages. `paragraph` is how a person finds it on the page: the printed
    paragraph number ("para. 14"), or the heading and place, or None.
    """

    number: int
    document: Document
    quote: str
    start: int
    end: int
    page: int | None
    page_end: int | None
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, row or list item of an answer.

    A quoted statement's text is its quote with line breaks folded to spaces. `voice` is whose words a quoted
    statement's are ("Ofsted’s inspectors"), empty where that is not known.
    """

    text: str
    citations: tuple[Citation, ...]
    kind: StatementKind = "quoted"
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found; a higher `score` is a better match, comparable within one search only.

    `cosine` is how near its meaning is to the words searched for, -1 to 1.
    """

    passage: Passage
    document: Document
    score: float
    cosine: float = 0.0

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.passage.text

    @property
    def page(self) -> int | None:
        """The page on which the passage begins."""
        return self.passage.page


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a document states, such as a judgement with its grade; `citation` is where it stands.

    `name` and `value` are in the document's own words, `plain_name` and `plain_value` the same in today's terms and in
    plain form, where these differ or help to compare. `number` is the number printed before it.
    """

    kind: FactKind
    name: str
    value: str
    plain_name: str | None
    plain_value: str | None
    number: str | None
    citation: Citation

    @property
    def document(self) -> Document:
        """The document that states it."""
        return self.citation.document


@dataclass(frozen=True, slots=True)
class Scope:
    """What an answer was looked for in: the ids of the documents, or None for the whole library, and the names
    and years of the question that narrowed it."""

    documents: tuple[str, ...] | None = None
    names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A place that touches the question without answering it, offered beside a refusal."""

    document: Document
    start: int
    end: int
    page: int | None
    paragraph: str | None

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `status` is "answered", "partial", "not_found" or "clarify". `reason` says in one sentence why there is no (full)
    answer, and is empty otherwise. `score` is higher the surer it is that the documents answer, between 0 and 1;
    `considered` are the passages that were weighed, best first. `near` is filled only where nothing was found.
    `notes` are remarks that need no source.
    """

    question: str
    status: Status
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    reason: str = ""
    scope: Scope = field(default_factory=Scope)
    near: tuple[Near, ...] = ()
    score: float = 0.0
    considered: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)

    @property
    def text(self) -> str:
        """The answer as text with [1], [2] marks, or the reason where there is none."""
        lines = [f"{statement.text} {marks(statement.citations)}".rstrip() for statement in self.statements]
        return "\n".join([*lines, *([self.reason] if self.reason else []), *self.notes])


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be added and what a person can do about it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartlyUnread:
    """A file that is in, and the numbers of its pages that hold no text: nothing on them is found or cited."""

    path: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of the files given to `Library.add`, by path, in the order in which they were read.

    `unchanged` holds the files that were in already; `duplicates` those of them that came under a new name.
    `partly_unread` holds those of the files read that have pages without text, such as scans.
    `stopped` is True where the work was stopped before the last file; a later `add` goes on from there.
    """

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[FailedFile, ...] = ()
    duplicates: tuple[str, ...] = ()
    partly_unread: tuple[PartlyUnread, ...] = ()
    pages: int = 0
    seconds: float = 0.0
    stopped: bool = False


def marks(citations: Iterable[Citation]) -> str:
    """The citation marks of a statement: "[1][3]"."""
    return "".join(f"[{citation.number}]" for citation in citations)
