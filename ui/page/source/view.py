"""What the panel shows: a document at one page or part, with quotes and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import Citation, Document, Library, LibraryError, PageBox

LONGEST_LEAF = 24_000
PDF = "application/pdf"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the viewer shows at once: a page, or a part of a document without pages."""

    name: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What was asked for: a quote from `start` to `end` among the `quotes` of its answer, and the place in the
    document's leaves, None for the one on which the quote begins. `as_text` shows a PDF's words."""

    start: int = 0
    end: int = 0
    quotes: tuple[Span, ...] = ()
    leaf: int | None = None
    as_text: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote on the page's picture; `number` is the printed number of its paragraph."""

    boxes: tuple[PageBox, ...]
    number: str | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be shown as picture: its size in points and the quotes on it."""

    width: float
    height: float
    marks: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A document opened at one of its `leaves`. `cited` is the current quote, empty where none was asked for."""

    document: Document
    leaves: tuple[Leaf, ...]
    at: int
    cited: Citation
    quotes: tuple[Span, ...] = ()
    as_text: bool = False
    sheet: Sheet | None = None

    @property
    def leaf(self) -> Leaf:
        """The leaf shown."""
        return self.leaves[self.at]

    @property
    def span(self) -> Span:
        """Where the current quote begins and ends."""
        return self.cited.start, self.cited.end

    @property
    def is_paged(self) -> bool:
        """Whether the document's pages can be shown as pictures."""
        return self.document.media_type == PDF and bool(self.document.pages)


def opened(library: Library, document: Document, place: Place) -> View:
    """The document at that place, held to what it has."""
    length = len(document.text)
    start, end = min(place.start, length), min(place.end, length)
    cited = library.cite(document, start, end)
    quotes = {span for span in (*place.quotes, (start, end)) if 0 <= span[0] < span[1] <= length}
    parts = leaves(document)
    leaf = _holding(parts, start) if place.leaf is None else min(max(place.leaf, 0), len(parts) - 1)
    view = View(document, parts, leaf, cited, tuple(sorted(quotes)), place.as_text)
    return view if place.as_text or not view.is_paged else _with_sheet(library, view)


def leaves(document: Document) -> tuple[Leaf, ...]:
    """The pages of a document, or parts of a document without pages, each short enough to show at once."""
    if document.pages:
        return tuple(Leaf(f"Page {page.number}", page.start, page.end, page.number) for page in document.pages)
    starts = [0]
    for block in document.blocks:
        if block.start - starts[-1] > LONGEST_LEAF:
            starts.append(block.start)
    ends = [*starts[1:], len(document.text)]
    return tuple(Leaf(f"Part {index}", *span) for index, span in enumerate(zip(starts, ends, strict=True), 1))


def on_leaf(leaf: Leaf, spans: Sequence[Span]) -> list[Span]:
    """Those of the spans of which something stands on the leaf."""
    return [(start, end) for start, end in spans if start < end and start < leaf.end and end > leaf.start]


def _holding(parts: Sequence[Leaf], offset: int) -> int:
    return max((index for index, part in enumerate(parts) if part.start <= offset), default=0)


def _with_sheet(library: Library, view: View) -> View:
    """With the page's picture; as text where it cannot be drawn."""
    page = view.leaf.page or 1
    try:
        width, height = library.page_size(view.document, page)
        marks = tuple(_marked(library, view, span) for span in on_leaf(view.leaf, view.quotes))
    except LibraryError:
        return replace(view, as_text=True)
    return replace(view, sheet=Sheet(width, height, marks))


def _marked(library: Library, view: View, span: Span) -> Marked:
    first, last = max(span[0], view.leaf.start), min(span[1], view.leaf.end)
    block = view.document.block_at(span[0])
    boxes = tuple(library.quote_boxes(view.document, first, last))
    return Marked(boxes, block.number if block else None, span == view.span)
