"""A library's PDF pages as pictures, and where words stand on them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from assistant.errors import LibraryError
from ingest.errors import ReadError
from ingest.pdf.finding import Quote
from ingest.pdf.pictures import PictureFormat, page_picture
from ingest.pdf.printed import PrintedPage, printed_page
from store.types import Document, Page

PDF = "application/pdf"
_PICTURE_BYTES = 48 * 2**20
_LETTERS = 400_000
_Key = TypeVar("_Key", bound=Hashable)
_Held = TypeVar("_Held")


@dataclass(frozen=True, slots=True)
class PageBox:
    """A stretch of one printed line: its page, and its sides as shares of the page's width and height (0 to 1)."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PagePictures:
    """Draws pages and finds words on them; `original` names a document's file. Keeps what was last asked for."""

    def __init__(self, original: Callable[[Document], Path | None]) -> None:
        self._original = original
        self._pictures: _Recent[tuple[Path, int, float, PictureFormat], bytes] = _Recent(_PICTURE_BYTES, len)
        self._pages: _Recent[tuple[Path, int], PrintedPage] = _Recent(_LETTERS, lambda page: len(page.letters))

    def picture(
        self, document: Document, page: int, marks: Iterable[tuple[int, int]], scale: float, form: PictureFormat
    ) -> bytes:
        """One page with the ranges `marks` of the text marked on it. Raises LibraryError where there is none."""
        path = self._path(document)
        held = next((one for one in document.pages if one.number == page), None)
        quotes = [quote for mark in marks if held and (quote := _quote(document, held, *mark))]
        try:
            if quotes:
                return page_picture(path, page, quotes, scale, form)
            return self._pictures.get(
                (path, page, scale, form), lambda: page_picture(path, page, scale=scale, form=form)
            )
        except ReadError as error:
            raise LibraryError(str(error)) from error

    def size(self, document: Document, page: int) -> tuple[float, float]:
        """Width and height of a page in points. Raises LibraryError where there is none."""
        printed = self._printed(self._path(document), page)
        return printed.width, printed.height

    def boxes(self, document: Document, start: int, end: int) -> list[PageBox]:
        """Where the characters `start` to `end` of the text stand. Raises LibraryError where that cannot be seen."""
        path = self._path(document)
        return [
            box
            for page in document.pages
            if (quote := _quote(document, page, start, end))
            for box in _shares(self._printed(path, page.number), page.number, quote)
        ]

    def _path(self, document: Document) -> Path:
        path = self._original(document)
        if path is None or document.media_type != PDF:
            raise LibraryError(f"“{document.title or document.name}” has no pages to show.")
        return path

    def _printed(self, path: Path, page: int) -> PrintedPage:
        try:
            return self._pages.get((path, page), lambda: printed_page(path, page))
        except ReadError as error:
            raise LibraryError(str(error)) from error


def _quote(document: Document, page: Page, start: int, end: int) -> Quote | None:
    """What of `start` to `end` stands on the page, None for nothing."""
    first, last = max(start, page.start), min(end, page.end)
    if first >= last:
        return None
    text = document.text
    return Quote(text[first:last], text[page.start : first], text[last : page.end])


def _shares(printed: PrintedPage, number: int, quote: Quote) -> Iterator[PageBox]:
    width, height = printed.width, printed.height
    for left, top, right, bottom in printed.boxes_of(quote):
        yield PageBox(number, *map(_share, (left / width, top / height, right / width, bottom / height)))


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 5)


class _Recent(Generic[_Key, _Held]):
    """What was made last, up to a total size."""

    def __init__(self, most: int, size: Callable[[_Held], int]) -> None:
        self._most = most
        self._size = size
        self._held: OrderedDict[_Key, _Held] = OrderedDict()
        self._total = 0
        self._lock = threading.Lock()

    def get(self, key: _Key, make: Callable[[], _Held]) -> _Held:
        """What is held under `key`, else what `make` makes; two threads may make the same at once."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            self._drop(key)
            self._held[key] = made
            self._total += self._size(made)
            while self._total > self._most and len(self._held) > 1:
                self._drop(next(iter(self._held)))
        return made

    def _drop(self, key: _Key) -> None:
        dropped = self._held.pop(key, None)
        self._total -= self._size(dropped) if dropped is not None else 0
