"""An answer as it is kept: what was said and quoted, and of each document what tells it apart, but not its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from assistant.types import Choice, Refusal, Scope, StatementKind, Status, Withheld
from store.types import DocumentKind, Period

FORMAT = 2
"""Grows with every change to the records below."""
NEW_IN_2: Mapping[str, object] = {"model": None, "withheld": [], "complete": True}
"""What `KeptAnswer` holds since then, with what it was before."""


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """What is said of a document where it was removed since. `file` is its name without folders, if it has one."""

    id: str
    source_id: str
    title: str
    kind: DocumentKind
    publisher: str | None
    authority: str | None
    date: Date | None
    periods: tuple[Period, ...]
    file: str | None
    media_type: str
    added: datetime


@dataclass(frozen=True, slots=True)
class KeptCitation:
    """A citation; `document` is the document's id."""

    number: int
    document: str
    quote: str
    start: int
    end: int
    page: int | None
    page_end: int | None
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement; `citations` are places in `KeptAnswer.cited`."""

    text: str
    citations: tuple[int, ...]
    kind: StatementKind
    voice: str | None


@dataclass(frozen=True, slots=True)
class KeptCell:
    """A cell; `citations` are places in `KeptAnswer.cited`."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeptTable:
    """The answer as a table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[KeptCell, ...], ...]


@dataclass(frozen=True, slots=True)
class KeptNear:
    """A place near the question with its words; `document` is the document's id."""

    document: str
    start: int
    end: int
    page: int | None
    paragraph: str | None
    text: str


@dataclass(frozen=True, slots=True)
class KeptHit:
    """A passage that was weighed, without its words, which go with their document; `id` is the passage's."""

    id: int
    document: str
    start: int
    end: int
    page: int | None
    page_end: int | None
    headings: tuple[str, ...]
    label: str | None
    score: float
    cosine: float


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer whole. `cited` are all its citations; `citations` are places in it, those of the answer itself."""

    format: int
    question: str
    standalone: str
    status: Status
    statements: tuple[KeptStatement, ...]
    citations: tuple[int, ...]
    reason: str
    refusal: Refusal | None
    notes: tuple[str, ...]
    table: KeptTable | None
    choices: tuple[Choice, ...]
    scope: Scope
    near: tuple[KeptNear, ...]
    score: float
    inputs: Mapping[str, float]
    seconds: float
    considered: tuple[KeptHit, ...]
    cited: tuple[KeptCitation, ...]
    documents: tuple[KeptDocument, ...]
    model: str | None
    withheld: tuple[Withheld, ...]
    complete: bool
