"""What a document says of itself, apart from its text: as it was read, and with the corrections made by hand."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass
from datetime import date as Date
from typing import Any, TypeAlias, get_args

from store.types import Document, DocumentKind, MetadataField, Origin, Period, Person, Reading

METADATA_FIELDS: tuple[MetadataField, ...] = get_args(MetadataField)
Columns: TypeAlias = dict[str, str | None]
"""Metadata as the catalogue's columns hold it: days as ISO, lists as JSON."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a document's metadata, as in `Reading`."""

    title: str
    kind: DocumentKind
    publisher: str | None
    authority: str | None
    authority_as_written: str | None
    date: Date | None
    periods: tuple[Period, ...]
    people: tuple[Person, ...]
    framework: str | None
    origins: tuple[Origin, ...]


METADATA_COLUMNS = tuple(Metadata.__dataclass_fields__)


def metadata_of(held: Reading | Document) -> Metadata:
    """The metadata of what was read, or of a document."""
    return Metadata(**{name: getattr(held, name) for name in METADATA_COLUMNS})


def columns_of(metadata: Metadata) -> Columns:
    """The metadata as columns."""
    periods = [(held.name, held.first.isoformat(), held.last.isoformat(), held.start, held.end)
               for held in metadata.periods]  # fmt: skip
    return {
        "title": metadata.title,
        "kind": metadata.kind,
        "publisher": metadata.publisher,
        "authority": metadata.authority,
        "authority_as_written": metadata.authority_as_written,
        "date": metadata.date.isoformat() if metadata.date else None,
        "periods": json.dumps(periods, ensure_ascii=False),
        "people": json.dumps([astuple(person) for person in metadata.people], ensure_ascii=False),
        "framework": metadata.framework,
        "origins": json.dumps([astuple(origin) for origin in metadata.origins]),
    }


def metadata_in(columns: Mapping[str, Any]) -> Metadata:
    """The metadata that columns hold."""
    return Metadata(
        title=columns["title"],
        kind=columns["kind"],
        publisher=columns["publisher"],
        authority=columns["authority"],
        authority_as_written=columns["authority_as_written"],
        date=Date.fromisoformat(columns["date"]) if columns["date"] else None,
        periods=tuple(_period(*held) for held in json.loads(columns["periods"])),
        people=tuple(Person(*held) for held in json.loads(columns["people"])),
        framework=columns["framework"],
        origins=tuple(Origin(*held) for held in json.loads(columns["origins"])),
    )


def columns_of_field(field: MetadataField) -> tuple[str, ...]:
    """The columns that hold a field; an authority is held in its plain form and as written."""
    return ("authority", "authority_as_written") if field == "authority" else (field,)


def with_corrections(as_read: Columns, corrections: Mapping[MetadataField, Columns]) -> Columns:
    """The columns as they were read, but for those corrected by hand."""
    corrected = {name: value for columns in corrections.values() for name, value in columns.items()}
    return {**as_read, **corrected, "origins": _origins(as_read["origins"], corrections)}


def _origins(as_read: str | None, corrected: Collection[MetadataField]) -> str:
    origins = [origin for origin in json.loads(as_read or "[]") if origin[0] not in corrected]
    return json.dumps([*origins, *(astuple(Origin(field, "by hand")) for field in corrected)])


def _period(name: str, first: str, last: str, start: int | None = None, end: int | None = None) -> Period:
    return Period(name, Date.fromisoformat(first), Date.fromisoformat(last), start, end)
