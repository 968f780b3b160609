"""Checks what a person says a document's metadata should be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date as Date
from datetime import datetime
from typing import Any, TypedDict, cast, get_args

from assistant.errors import LibraryError, WrongValue
from ingest.metadata.authority import plain_authority
from store.metadata import METADATA_FIELDS, Metadata
from store.types import DocumentKind, MetadataField, Origin, Period, Person, Reading

DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)


class Corrections(TypedDict, total=False):
    """New values by field; None makes a field absent. `date` is a day, or one written as "2024-05-03"."""

    title: str | None
    kind: DocumentKind | str | None
    publisher: str | None
    authority: str | None
    date: Date | str | None
    periods: Iterable[Period] | None
    people: Iterable[Person] | None
    framework: str | None


def corrected(metadata: Metadata, changes: Corrections) -> Metadata:
    """The metadata with these changes. Raises WrongValue for a value that cannot be, saying what to do."""
    fields = known_fields(changes)
    given = cast(Mapping[str, Any], changes)
    columns: dict[str, Any] = {}
    for field in fields:
        try:
            columns.update(_checked(field, given[field]))
        except LibraryError as error:
            raise WrongValue(field, str(error)) from error
    return replace(metadata, **columns)


def known_fields(names: Iterable[str]) -> list[MetadataField]:
    """The names as names of fields. Raises LibraryError for one that is none."""
    for name in names:
        if name not in METADATA_FIELDS:
            raise LibraryError(f"“{name}” cannot be corrected. The fields are: {', '.join(METADATA_FIELDS)}.")
    return cast(list[MetadataField], list(names))


def day_given(value: Date | str | None) -> Date | None:
    """The day, given as one or written as "2024-05-03". Raises LibraryError where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, Date):
        return value
    try:
        return Date.fromisoformat(value.strip())
    except ValueError as error:
        raise LibraryError(f"“{value}” is no date. Write the year, month and day, as in 2024-05-03.") from error


def given_by_hand(reading: Reading, fields: Iterable[MetadataField]) -> Reading:
    """The reading with these fields marked as said by a person, not read."""
    by_hand = [Origin(field, "by hand") for field in fields]
    read = [origin for origin in reading.origins if origin.field not in {held.field for held in by_hand}]
    return replace(reading, origins=(*read, *by_hand))


def _checked(field: MetadataField, value: Any) -> dict[str, Any]:
    """The values of the field's own columns."""
    match field:
        case "title":
            return {field: _words(field, value) or ""}
        case "kind":
            return {field: _kind(value)}
        case "authority":
            name = _words(field, value)
            return {field: plain_authority(name) if name else None, "authority_as_written": name}
        case "date":
            return {field: day_given(value)}
        case "periods":
            return {field: tuple(map(_period, value or ()))}
        case "people":
            return {field: tuple(map(_person, value or ()))}
    return {field: _words(field, value)}


def _words(what: str, value: str | None) -> str | None:
    """The words in one line; None where there are none."""
    if value is None:
        return None
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise LibraryError(f"The {what} holds halves of characters. Write it again.") from error
    return " ".join(value.split()) or None


def _kind(value: str | None) -> DocumentKind:
    if value is None:
        return "other"
    if value not in DOCUMENT_KINDS:
        raise LibraryError(f"“{value}” is no kind of document. The kinds are: {', '.join(DOCUMENT_KINDS)}.")
    return value


def _period(period: Period) -> Period:
    if not isinstance(period, Period):
        raise LibraryError("A period is given as Period(name, first, last), with the first and the last day.")
    name = _words("period's name", period.name)
    first, last = day_given(period.first), day_given(period.last)
    if not name or first is None or last is None:
        raise LibraryError("A period needs a name, such as inspection, and its first and last day.")
    if last < first:
        raise LibraryError(f"The {name} would end on {last} before it begins on {first}. Give the first day first.")
    return Period(name, first, last)


def _person(person: Person) -> Person:
    if not isinstance(person, Person):
        raise LibraryError("A person is given as Person(name, role), such as lead inspector for the role.")
    name, role = _words("person's name", person.name), _words("person's part", person.role)
    if not name or not role:
        raise LibraryError("A person needs a name and a part, such as lead inspector.")
    return Person(name, role, _words("person's post", person.post))
