"""Gathers the facts that a document states."""

from __future__ import annotations

from dataclasses import replace

from ingest.facts.dates import events, own_dates
from ingest.facts.judgements import judgements_of
from ingest.facts.lists import listed
from ingest.facts.people import named
from ingest.facts.resolutions import resolved
from ingest.metadata.lines import lines_of
from store.types import Reading

_REPORTS = frozenset({"inspection report", "focused visit", "monitoring visit", "area SEND", "other"})


def with_facts(reading: Reading) -> Reading:
    """The reading with its facts in the order of the text. Grades are those of reports alone: news repeats them."""
    lines = lines_of(reading.text, reading.blocks)
    facts = [
        *(judgements_of(reading, lines) if reading.kind in _REPORTS else ()),
        *named(reading),
        *own_dates(reading),
        *events(reading, lines),
        *listed(reading, lines),
        *resolved(lines),
    ]
    return replace(reading, facts=tuple(sorted(facts, key=lambda fact: (fact.start, fact.end))))
