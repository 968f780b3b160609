"""Who inspected and who signed."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.facts.places import place_of
from store.types import FactKind, FactRow, Reading


def named(reading: Reading) -> Iterator[FactRow]:
    """A fact for each inspector and signatory whom the document names."""
    for person in reading.people:
        kind: FactKind | None = (
            "inspector" if "inspector" in person.role else "signatory" if person.role == "signatory" else None
        )
        if kind and person.start is not None and person.end is not None:
            start, end = place_of(reading.text, reading.blocks, person.start, person.end)
            yield FactRow(kind, person.role, person.name, start, end, person.role, person.name)
