"""The questions to start from: of several sorts, about several authorities, the same ones for the same documents."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from datetime import date as Date
from itertools import islice

from assistant.examples.stated import (
    Example,
    Held,
    change_questions,
    grade_questions,
    graded_years,
    improvement_questions,
    resolution_questions,
)
from assistant.examples.topics import topics_of
from store.catalogue import Catalogue
from store.documents import DescribedRow
from store.types import DocumentKind

_MOST = 12
_TOPICS, _OF_ONE = 4, 2
"""Questions about topics, and those of them from one document."""
_LOOKED_INTO, _READ = 200, 100_000
"""Documents, and characters of them, that are read for topics: the page waits for these."""
_REPORTS: frozenset[DocumentKind] = frozenset({"inspection report", "focused visit", "monitoring visit", "area SEND"})


class Examples:
    """The examples of a library, made anew when its documents change."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is read yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._held: tuple[str, ...] = ()

    def questions(self, limit: int) -> list[str]:
        """At most `limit` questions, and never more than twelve."""
        with self._guard:
            revision = self._catalogue.revision()
            if revision != self._revision:
                self._held = tuple(_questions(self._catalogue))
                self._revision = revision
            return list(self._held[: max(limit, 0)])


def _questions(catalogue: Catalogue) -> list[str]:
    held = sorted(map(_held, catalogue.described()), key=lambda one: (-(one.day or Date.min).toordinal(), one.id))
    graded = graded_years(catalogue, held)
    sorts = [
        grade_questions(graded),
        change_questions(graded),
        improvement_questions(catalogue, held),
        list(islice(_topic_questions(catalogue, held), _TOPICS)),
        resolution_questions(catalogue, held),
    ]
    return _mixed([sort for sort in sorts if sort])


def _mixed(sorts: Sequence[list[Example]]) -> list[str]:
    """One of each sort, then another of each; about what was not asked about yet as long as there is any."""
    chosen: list[str] = []
    about: set[str] = set()
    while len(chosen) < _MOST and any(sorts):
        for sort in filter(None, sorts):
            example = next((one for one in sort if one.about not in about), sort[0])
            sort.remove(example)
            about.add(example.about)
            chosen.append(example.question)
    return list(dict.fromkeys(chosen))[:_MOST]


def _topic_questions(catalogue: Catalogue, newest_first: Sequence[Held]) -> Iterator[Example]:
    """Papers that are no reports come first: the facts speak for reports."""
    ordered = sorted(newest_first, key=lambda held: held.kind in _REPORTS)
    seen: set[str] = set()
    read = 0
    for held in ordered[:_LOOKED_INTO]:
        document = catalogue.document(held.id)
        if document is None:
            continue
        read += len(document.text)
        for topic in islice((topic for topic in topics_of(document) if topic not in seen), _OF_ONE):
            seen.add(topic)
            yield _about(topic, held)
        if read > _READ:
            return


def _about(topic: str, held: Held) -> Example:
    if held.kind in _REPORTS and held.authority:
        return Example(held.authority, f"What did inspectors find about {topic} in {held.authority}?")
    return Example(held.id, f"What is said about {topic}?")


def _held(row: DescribedRow) -> Held:
    document_id, _, kind, authority, _, date, periods, _ = row
    days = [last for _, _, last, *_ in json.loads(periods)] or ([date] if date else [])
    return Held(document_id, kind, authority or "", max(map(Date.fromisoformat, days), default=None))
