"""Fills in what a document says of itself, each field with where it was read."""

from __future__ import annotations

from dataclasses import replace

from ingest.anatomy.transcripts import is_transcript
from ingest.metadata.authority import authority_of, full_authority
from ingest.metadata.framework import framework_of
from ingest.metadata.kind import kind_of
from ingest.metadata.lines import Found, Value, lines_of
from ingest.metadata.people import people_of
from ingest.metadata.periods import periods_of
from ingest.metadata.publication import date_in_name, published_on, publisher_of
from ingest.metadata.title import title_of
from store.types import MetadataField, Origin, Reading

_REPORTS = frozenset({"inspection report", "focused visit", "monitoring visit", "area SEND"})
_MEETINGS = frozenset({"minutes", "agenda", "transcript"})


def titled(reading: Reading) -> Reading:
    """The reading with its title and kind, by which all else is read."""
    lines = lines_of(reading.text, reading.blocks)
    title = title_of(reading.title, lines)
    kind = kind_of(
        title,
        lines,
        is_news_page=reading.kind == "news",
        is_transcript=is_transcript(reading.text, reading.blocks),
    )
    return replace(reading, title=title.value, kind=kind.value, origins=tuple(_origins(title=title, kind=kind)))


def described(reading: Reading, name: str = "") -> Reading:
    """The titled reading with the rest of its metadata; `name` is the file's.

    What a reader found in the file's own fields is kept.
    """
    lines = lines_of(reading.text, reading.blocks)
    kind = reading.kind
    title = _title(reading)
    authority = _given(reading.authority) or authority_of(title, lines, kind)
    published = published_on(lines, is_of_meeting=kind in _MEETINGS)
    date = _given(reading.date) or published or date_in_name(name)
    publisher = _given(reading.publisher) or publisher_of(lines)
    framework = framework_of(lines) if kind in _REPORTS else None
    periods = periods_of(lines, kind, date.value if date else None)
    people = people_of(lines, kind)
    origins = _origins(publisher=publisher, authority=authority, date=date, framework=framework)
    if periods:
        origins.append(Origin("periods", "text", periods[0].start, periods[-1].end))
    if people:
        origins.append(Origin("people", "text", people[0].start, people[0].end))
    return replace(
        reading,
        publisher=publisher.value if publisher else None,
        authority=full_authority(authority.value, reading.text) if authority else None,
        authority_as_written=" ".join(authority.value.split()) if authority else None,
        date=date.value if date else None,
        framework=framework.value if framework else None,
        periods=reading.periods or periods,
        people=people,
        origins=(*reading.origins, *origins),
    )


def _title(reading: Reading) -> Found[str]:
    origin = next((origin for origin in reading.origins if origin.field == "title"), None)
    return Found(reading.title, origin.start, origin.end, origin.how) if origin else Found(reading.title)


def _given(value: Value | None) -> Found[Value] | None:
    """What the reader found in the file's own fields, such as a web page's."""
    return None if value is None else Found(value, how="file properties")


def _origins(**found: object) -> list[Origin]:
    fields: dict[str, MetadataField] = {
        "title": "title", "kind": "kind", "publisher": "publisher", "authority": "authority", "date": "date",
        "framework": "framework",
    }  # fmt: skip
    return [
        one.origin(fields[name])
        for name, one in found.items()
        if isinstance(one, Found) and one.value and one.value != "other"
    ]
