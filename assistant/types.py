"""What the assistant gives back: answers made of statements, each with the citations that support it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from datetime import timedelta
from typing import Literal, TypedDict

from assistant.references import reference
from assistant.wording import listed
from store.types import Document, DocumentKind, FactKind, Passage, format_date, format_period

Status = Literal["answered", "partial", "not_found", "clarify"]
StatementKind = Literal["quoted", "derived", "written"]
Refusal = Literal["no document", "no period", "topic absent", "not said", "no number", "no date", "no name", "no grade"]
"""Why nothing was found: no document about this or of this kind; none of that time; no word of it anywhere; it is
spoken of, but what was asked is not said; it is spoken of without a number, date, name or grade."""


class Turn(TypedDict):
    """One earlier turn of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a document that support a statement; `document.text[start:end] == quote`, unless it is `gone`.

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

    @property
    def gone(self) -> bool:
        """Whether the document was removed, or changed here, since the answer was kept; the quote is as it was."""
        return self.document.text[self.start : self.end] != self.quote

    @property
    def reference(self) -> str:
        """How a person refers to the place: title, days of the inspection, visit or meeting, page and paragraph."""
        return reference(self.document, self.page, self.page_end, self.paragraph)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, row or list item of an answer.

    A quoted statement's text is its quote with line breaks folded to spaces. A derived one is computed (a count, a
    change) from what its citations say. A written one is a language model's; its citation was found to say it. `voice`
    is whose words a quoted statement's are ("Ofsted’s inspectors"), empty where that is not known.
    """

    text: str
    citations: tuple[Citation, ...]
    kind: StatementKind = "quoted"
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence of a language model that is not shown, and why not, in one sentence a person understands."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, with the citations that say it; a cell that only names something has none."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The answer as a table; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


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


DatedBy = Literal["event", "publication"]
Order = Literal["latest", "previous", "first"]
ScopePart = Literal["authorities", "kinds", "publishers", "titles", "period", "order"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What an answer was looked for in.

    `documents` are the ids looked in, None for the whole library. The other fields are the conditions that chose them:
    authorities by their plain names, kinds, publishers, documents by their titles, `first` and `last` day (both
    included, None where open) of the inspection, visit or meeting, or of publication (`dated_by`), and which of a
    series (`order`). A scope with `documents` given to `Library.ask` means these; without, those that fit the
    conditions.
    """

    documents: tuple[str, ...] | None = None
    authorities: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    publishers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    first: Date | None = None
    last: Date | None = None
    dated_by: DatedBy = "event"
    order: Order | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The authorities."""
        return self.authorities

    @property
    def years(self) -> tuple[int, ...]:
        """The years of a period that has a first and a last day."""
        return tuple(range(self.first.year, self.last.year + 1)) if self.first and self.last else ()

    def parts(self) -> tuple[tuple[ScopePart, str], ...]:
        """Each condition with how a person says it, so that it can be shown and taken off."""
        said: list[tuple[ScopePart, str]] = [
            ("authorities", listed(self.authorities)),
            ("kinds", _kinds_said(self.kinds)),
            ("publishers", f"by {listed(self.publishers)}" if self.publishers else ""),
            ("titles", self._titles_said()),
            ("period", self._period()),
            ("order", self.order or ""),
        ]
        return tuple((part, words) for part, words in said if words)

    def words(self) -> str:
        """The conditions as a person reads them: "Coventry; inspection reports; 2022"; empty where there are none."""
        return "; ".join(words for _, words in self.parts())

    def without(self, part: ScopePart) -> Scope:
        """The same scope with one condition taken off; which documents it means is found anew."""
        if part == "period":
            return replace(self, documents=None, first=None, last=None, dated_by="event")
        return replace(self, documents=None, **{part: None if part == "order" else ()})  # type: ignore[arg-type]

    def _titles_said(self) -> str:
        if len(self.titles) > _MOST_TITLES_SAID:
            return f"{len(self.documents or self.titles)} documents"
        return listed([f"“{title}”" for title in self.titles])

    def _period(self) -> str:
        said = said_period(self.first, self.last)
        return f"published {said}" if said and self.dated_by == "publication" else said


_MOST_TITLES_SAID = 4
_PLURALS: dict[DocumentKind, str] = {
    "inspection report": "inspection reports",
    "focused visit": "focused visits",
    "monitoring visit": "monitoring visits",
    "area SEND": "area SEND inspections",
    "transcript": "transcripts",
    "agenda": "agendas",
    "other": "other documents",
}


_ALL_REPORTS = {"inspection report", "focused visit", "monitoring visit", "area SEND"}


def _kinds_said(kinds: Sequence[DocumentKind]) -> str:
    return "reports" if set(kinds) == _ALL_REPORTS else listed([kind_in_plural(kind) for kind in kinds])


def kind_in_plural(kind: DocumentKind) -> str:
    """Several documents of a kind: "inspection reports"."""
    return _PLURALS.get(kind, kind)


def said_period(first: Date | None, last: Date | None) -> str:
    """A period as a person says it: "2022", "2018 to 2020", "since 2022", "before March 2021"; empty for none."""
    if first and last:
        if _begins_year(first) and _ends_year(last):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        whole = first.day == 1 and (last + timedelta(days=1)).day == 1
        if whole and (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
        return format_period(first, last)
    if first:
        return f"since {_begin(first)}"
    if last:
        return f"before {_begin(last + timedelta(days=1))}"
    return ""


def _begin(day: Date) -> str:
    if _begins_year(day):
        return str(day.year)
    return f"{day:%B} {day.year}" if day.day == 1 else format_date(day)


def _begins_year(day: Date) -> bool:
    return (day.month, day.day) == (1, 1)


def _ends_year(day: Date) -> bool:
    return (day.month, day.day) == (12, 31)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that an ambiguous question may mean: how it is called, and the scope to ask again with."""

    label: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Near:
    """A place that touches the question without answering it, offered beside a refusal.

    `kept` are the words that stood there, where the document was removed, or changed here, since the answer was kept.
    """

    document: Document
    start: int
    end: int
    page: int | None
    paragraph: str | None
    kept: str = ""

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self.kept or self.document.text[self.start : self.end]

    @property
    def gone(self) -> bool:
        """Whether these words can no longer be shown in their document."""
        return bool(self.kept)

    @property
    def reference(self) -> str:
        """How a person refers to the place."""
        return reference(self.document, self.page, None, self.paragraph)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    `status` is "answered", "partial", "not_found" or "clarify". `reason` says in one sentence why there is no (full)
    answer, and is empty otherwise. `score` is higher the surer it is that the documents answer, between 0 and 1;
    `considered` are the passages that were weighed, best first. `near` is filled only where nothing was found.
    `notes` are remarks that need no source. `choices` are what an ambiguous question may mean (status "clarify").
    `table` shows the statements side by side where there is something to compare. `refusal` says of which kind the
    reason is where nothing was found. `inputs` are what `score` was made
    of, where sentences were weighed: what each thing looked at added to the log-odds. `standalone` is the question as
    it was understood from the turns before it; it equals `question` where nothing was needed. `model` is the language
    model that wrote the statements, or found that nothing answers; None where none did. `withheld` are its sentences
    that are not shown. `complete` is False while it still writes.
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
    choices: tuple[Choice, ...] = ()
    table: Table | None = None
    refusal: Refusal | None = None
    inputs: Mapping[str, float] = field(default_factory=dict, compare=False)
    seconds: float = field(default=0.0, compare=False)
    standalone: str = ""
    model: str | None = None
    withheld: tuple[Withheld, ...] = ()
    complete: bool = True

    def __post_init__(self) -> None:
        """Without turns before it a question stands alone as it is."""
        if not self.standalone:
            object.__setattr__(self, "standalone", self.question)

    @property
    def said_of_withheld(self) -> str:
        """How many sentences are not shown, as one of `notes` says it; empty for none."""
        count = len(self.withheld)
        if count == 1:
            return "1 sentence was withheld because the passages do not say it."
        return f"{count} sentences were withheld because the passages do not say them." if count else ""

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


def all_citations(answer: Answer) -> tuple[Citation, ...]:
    """The citations of an answer, its statements and its table, each once, in order of appearance."""
    return tuple({citation_key(citation): citation for citation in _each_citation(answer)}.values())


def citation_key(citation: Citation) -> tuple[str, int, int, int, str | None]:
    """What tells a citation of an answer apart, without a look at whole documents."""
    return (citation.document.id, citation.number, citation.start, citation.end, citation.paragraph)


def _each_citation(answer: Answer) -> Iterator[Citation]:
    yield from answer.citations
    for statement in answer.statements:
        yield from statement.citations
    for row in answer.table.rows if answer.table else ():
        for cell in row:
            yield from cell.citations
