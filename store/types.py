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
BlockKind = Literal["title", "heading", "paragraph", "list_item", "table_row", "footnote", "boilerplate"]
BlockRole = Literal[
    "meeting", "date", "present", "apologies", "item", "discussion", "resolution", "recommendation", "vote",
    "turn",
    "addressee", "salutation", "subject", "closing", "signatory",
]  # fmt: skip
"""What a block is in minutes, in a transcript, in a letter."""
DocumentKind = Literal[
    "inspection report",
    "focused visit",
    "monitoring visit",
    "area SEND",
    "minutes",
    "agenda",
    "transcript",
    "news",
    "other",
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
    `role` is what it is in its kind of document. `introduced_by` is the place in `Document.blocks` of the block that
    introduces it: a list item's lead-in, a table row's column heads. `speaker` is who speaks in a transcript's turn.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    number: str | None = None
    role: BlockRole | None = None
    introduced_by: int | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included, and what happened on them ("inspection", "visit", "meeting").

    `start` and `end` are where the text says so, None where it was given by hand or by the file's name.
    """

    name: str
    first: Date
    last: Date
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the document names in a part: "lead inspector", "inspector", "signatory", "chair", "addressee".

    `post` is the person's post as printed ("His Majesty's Inspector"). `start` and `end` are where the name stands.
    """

    name: str
    role: str
    post: str | None = None
    start: int | None = field(default=None, compare=False)
    end: int | None = field(default=None, compare=False)


MetadataField = Literal["title", "kind", "publisher", "authority", "date", "periods", "people", "framework"]
OriginHow = Literal["text", "file name", "file properties", "by hand"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one field of the metadata was read.

    "text" comes with the place in the text. "file name" and "file properties" (a PDF's or web page's own fields) can
    not be cited. "by hand" is a correction that a person made.
    """

    field: MetadataField
    how: OriginHow
    start: int | None = None
    end: int | None = None


FactKind = Literal[
    "judgement", "inspector", "signatory", "date", "event", "improvement", "recommendation", "resolution"
]
"""A "date" is of what the document is about (its inspection, its publication), an "event" of what it speaks of."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One thing that a document states, with the place `start` to `end` of the text that states it.

    `name` and `value` are in the document's own words: what was judged and its grade ("Overall effectiveness",
    "requires improvement to be good"); a part and a person ("lead inspector", "Nick Bennison"); what happened and when
    ("inspection", "20 June to 1 July 2022"); a list's heading and its item. `plain_name` and `plain_value` are the same
    in today's terms and in plain form ("overall effectiveness", "requires improvement"; dates as ISO days parted by
    "/"). `number` is the number printed before it.
    """

    kind: FactKind
    name: str
    value: str
    start: int
    end: int
    plain_name: str | None = None
    plain_value: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file: its running text, the parts of it, what it says of itself, and its facts.

    `authority` is the plain name ("Telford and Wrekin"), `authority_as_written` the one printed. `date` is the day of
    publication. `origins` say where each field was read; a field without one is absent. `unread_pages` names the pages
    that hold no text, such as scans.
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
    authority_as_written: str | None = None
    people: tuple[Person, ...] = ()
    framework: str | None = None
    origins: tuple[Origin, ...] = ()
    facts: tuple[FactRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the library holds it.

    `id` is the sha256 of the file's bytes (or the id given to `add_text`). `source_id` stays the same when the file
    is replaced by a newer version. `paths` are the files that hold these bytes, empty for text that is in no file.
    `date` is the day of publication, never the day on which it was `added`. The metadata is as in `Reading`, with the
    corrections made by hand.
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
    authority_as_written: str | None = None
    people: tuple[Person, ...] = ()
    framework: str | None = None
    origins: tuple[Origin, ...] = ()

    @property
    def name(self) -> str:
        """The file's name without its folders, or the title of a text that is in no file."""
        return self.paths[0].replace("\\", "/").rsplit("/", 1)[-1] if self.paths else self.title

    @property
    def last_day(self) -> Date | None:
        """The last day of the inspection, visit or meeting that it is about, else the day of publication."""
        return max((period.last for period in self.periods), default=self.date)

    def origin(self, name: MetadataField) -> Origin | None:
        """Where this field was read; None where it is absent."""
        return next((origin for origin in self.origins if origin.field == name), None)

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
