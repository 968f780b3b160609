"""What a document says of itself, on the page: each value tells on hovering where it was read."""

from __future__ import annotations

from collections.abc import Iterable

from store.types import Document, format_date
from ui.metadata import Entry, days, entry
from ui.page.frame.markup import text


def about(document: Document, *more: str) -> str:
    """Kind, authority, day of publication and the days of the inspection, visit or meeting, in one line."""
    published = [Entry("", f"published {held.value}", held.read, held.quote) for held in publication(document)]
    events = [Entry("", f"{held.name} {held.value}", held.read, held.quote) for held in days(document) if held.value]
    parts = [*kind(document), *authority(document), *published, *events]
    return " · ".join([*map(value, parts), *(text(word) for word in more if word)])


def title_read(document: Document) -> str:
    """Where the title was read; the file's name stands in for one that is absent."""
    held = entry(document, "title", document.title)
    return held.read if held.value else "the file's name"


def kind(document: Document) -> list[Entry]:
    """The kind, where it is one."""
    return _present(entry(document, "kind", "" if document.kind == "other" else document.kind))


def authority(document: Document) -> list[Entry]:
    """The authority, where the document names one."""
    return _present(entry(document, "authority", document.authority or ""))


def publication(document: Document) -> list[Entry]:
    """The day of publication, where the document names one."""
    return _present(entry(document, "date", format_date(document.date) if document.date else ""))


def value(held: Entry) -> str:
    """A value that tells where it was read."""
    where = f"{held.read}: “{held.quote}”" if held.quote else held.read
    return f'<span title="{text(where)}">{text(held.value)}</span>'


def values(held: Iterable[Entry]) -> str:
    """Values one after the other."""
    return " ".join(map(value, held))


def _present(held: Entry) -> list[Entry]:
    return [held] if held.value else []
