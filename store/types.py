"""The types that travel through the house: documents, their parts, and passages.

All of them are immutable. Offsets are character offsets into `Document.text`, half-open as in Python slices.
Page numbers count from 1 as a PDF viewer shows them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from typing import Literal, Protocol

CATALOGUE_FILE = "catalogue.sqlite3"
"""The file by which a library's folder is known."""
BlockKind = Literal["title", "heading", "paragraph", "list_item", "table_row", "boilerplate"]
DocumentKind = Literal[
    "inspection report", "focused visit", "area SEND", "minutes", "agenda", "transcript", "news", "other"
]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the source: the characters `start` to `end` of the text stand on page `number`."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a document as its author laid it out.

    `level` is the depth of a heading (1 is the highest). `number` is the label printed before a paragraph, a list
    item or a resolution, without its full stop ("14", "2.1"); the label itself is not part of `start` to `end`.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included, and what happened on them ("inspection", "visit", "meeting")."""

    name: str
    first: Date
    last: Date


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file: its running text, the parts of it, and what it says of itself.

    `unread_pages` names the pages that hold no text, such as scans.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    title: str = ""
    kind: DocumentKind = "other"
    publisher: str | None = None
    authority: str | None = None
    date: Date | None = None
    periods: tuple[Period, ...] = ()
    media_type: str = "text/plain"
    unread_pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the library holds it.

    `id` is the sha256 of the file's bytes (or the id given to `add_text`). `source_id` stays the same when the file
    is replaced by a newer version. `paths` are the files that hold these bytes, empty for text that is in no file.
    """

    id: str
    source_id: str
    title: str
    kind: DocumentKind
    publisher: str | None
    authority: str | None
    date: Date | None
    periods: tuple[Period, ...]
    text: str = field(repr=False)
    pages: tuple[Page, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    paths: tuple[str, ...]
    media_type: str
    unread_pages: tuple[int, ...]
    added: datetime

    @property
    def name(self) -> str:
        """The file's name without its folders, or the title of a text that is in no file."""
        return self.paths[0].replace("\\", "/").rsplit("/", 1)[-1] if self.paths else self.title

    def page_at(self, offset: int) -> int | None:
        """The page on which the character at `offset` stands, or None for a document without pages."""
        return page_at(self.pages, offset)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, or None between blocks."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]


def page_at(pages: Sequence[Page], offset: int) -> int | None:
    """The number of the page that holds `offset`; the text between two pages belongs to the earlier one."""
    index = bisect_right(pages, offset, key=lambda page: page.start) - 1
    return pages[max(index, 0)].number if pages else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document, small enough to be embedded whole.

    `headings` are the headings it stands under, outermost first. `label` is how a person finds it again ("para. 14").
    """

    id: int
    document_id: str
    start: int
    end: int
    text: str
    page: int | None
    page_end: int | None
    headings: tuple[str, ...]
    label: str | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage before the store has given it an id: offsets, headings and label as in `Passage`."""

    start: int
    end: int
    headings: tuple[str, ...]
    label: str | None


class Progress(Protocol):
    """Told of each step of a long piece of work."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """`done` of `total` steps are finished; `what` names the one that comes next, or is empty at the end."""


def format_period(first: Date, last: Date) -> str:
    """A period as a person writes it: "20 June to 1 July 2022"."""
    if first == last:
        return format_date(first)
    if first.year != last.year:
        return f"{format_date(first)} to {format_date(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {format_date(last)}"
    return f"{first.day} to {format_date(last)}"


def format_date(day: Date) -> str:
    """A day as a person writes it: "1 July 2022"."""
    return f"{day.day} {day:%B} {day.year}"
