"""What a document says of itself, as a person reads it: each value with where it was read."""

from __future__ import annotations

from dataclasses import dataclass

from store.types import Document, MetadataField, Origin, format_date, format_period

_LONGEST_QUOTE = 70
_BESIDE_THE_TEXT = {"file name": "from the file's name", "file properties": "from the file's properties"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the metadata, empty where it is absent.

    `read` says where it was read ("read on p. 1"), `quote` the words that stand there, empty where it can not be cited.
    """

    name: str
    value: str
    read: str
    quote: str = ""


def entries(document: Document) -> list[Entry]:
    """All of a document's metadata, in the order in which a person looks for it."""
    written = document.authority_as_written
    authority = document.authority or ""
    if written and written != authority:
        authority = f"{authority} (“{written}”)"
    return [
        entry(document, "title", document.title),
        entry(document, "kind", "" if document.kind == "other" else document.kind),
        entry(document, "publisher", document.publisher or ""),
        entry(document, "authority", authority),
        entry(document, "date", format_date(document.date) if document.date else "", "published"),
        *days(document),
        *_people(document),
        entry(document, "framework", document.framework or ""),
    ]


def days(document: Document) -> list[Entry]:
    """The days of the inspection, visit or meeting; one entry without a value where there are none."""
    if not document.periods:
        return [entry(document, "periods", "", "days")]
    return [
        _placed(document, "periods", period.name, format_period(period.first, period.last), period.start, period.end)
        for period in document.periods
    ]


def entry(document: Document, field: MetadataField, value: str, name: str = "") -> Entry:
    """One field's value with where it was read; `name` is what the field is called, where not by its own name."""
    origin = document.origin(field)
    if not value and origin is None:
        return Entry(name or field, "", "absent")
    read, quote = _read(document, origin)
    return Entry(name or field, value, read, quote)


def unread(document: Document) -> str:
    """Which pages hold no text: "pages 3, 4 hold no text"; empty where all do."""
    numbers = ", ".join(map(str, document.unread_pages))
    if len(document.unread_pages) == 1:
        return f"page {numbers} holds no text"
    return f"pages {numbers} hold no text" if numbers else ""


def _people(document: Document) -> list[Entry]:
    if not document.people:
        return [entry(document, "people", "")]
    return [
        _placed(document, "people", person.role, ", ".join(filter(None, (person.name, person.post))),
                person.start, person.end)
        for person in document.people
    ]  # fmt: skip


def _placed(
    document: Document, field: MetadataField, name: str, value: str, start: int | None, end: int | None
) -> Entry:
    """A value with a place of its own, else with that of its field."""
    origin = document.origin(field)
    if start is not None and end is not None:
        origin = Origin(field, "text", start, end)
    read, quote = _read(document, origin)
    return Entry(name, value, read, quote)


def _read(document: Document, origin: Origin | None) -> tuple[str, str]:
    if origin is None:
        return "where it was read is not known", ""
    if origin.how == "by hand":
        return "corrected by hand" if document.paths else "given by hand", ""
    if origin.start is None or origin.end is None:
        return _BESIDE_THE_TEXT.get(origin.how, "read in the text"), ""
    page = document.page_at(origin.start)
    quote = " ".join(document.text[origin.start : origin.end].split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"
    return f"read on p. {page}" if page is not None else "read in the text", quote
