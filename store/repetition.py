"""Lines that stand in many documents: newsletter lines, notes of the publisher, addresses."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Protocol

from store.connection import Connected
from store.types import Block, Document, FactRow

AT_LEAST = 4
"""Documents in which a line stands before it counts as repeated."""
ONE_IN = 20
"""And the share of the library: in a large one a standard sentence is found four times and is true each time."""
_SHORTEST, _LONGEST = 25, 900
_MOST_OF_A_DOCUMENT = 0.4


def line_key(text: str) -> int:
    """A 64-bit number that is the same for lines that differ in case and white space only."""
    folded = " ".join(text.casefold().split())
    digest = hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def may_repeat(block: Block) -> bool:
    """Whether a block is looked at: what has a part of its own in the document is never a mere repetition."""
    if block.role is not None:
        return False
    return block.kind in ("list_item", "boilerplate") or (block.kind == "paragraph" and block.number is None)


def lines_in(text: str, blocks: Sequence[Block], facts: Sequence[FactRow] = ()) -> Iterator[tuple[int, int]]:
    """Key and length of each line of a document that may repeat elsewhere; one that states a fact never does."""
    stated = sorted(fact.start for fact in facts)
    for block in blocks:
        line = " ".join(text[block.start : block.end].split())
        states = bisect_left(stated, block.start) < bisect_left(stated, block.end)
        if may_repeat(block) and not states and _SHORTEST <= len(line) <= _LONGEST:
            yield line_key(line), len(line)


class Lines(Connected):
    """Counts in how many documents a line stands."""

    def repeated_lines(self, at_least: int) -> set[int]:
        """The keys of the lines that stand in at least so many documents."""
        rows = self._all("SELECT key FROM lines GROUP BY key HAVING count(*) >= ?", at_least)
        return {row[0] for row in rows}

    def places_of_repeated_lines(self, at_least: int, most: float) -> set[tuple[str, int]]:
        """Document and key of the lines that stand in at least so many documents.

        Left out are documents in which they make up more than the share `most` of the characters of all lines.
        """
        rows = self._all(
            "WITH repeated AS (SELECT key FROM lines GROUP BY key HAVING count(*) >= ?), "
            "mostly AS (SELECT document_id FROM lines LEFT JOIN repeated USING (key) GROUP BY document_id "
            "HAVING sum(characters * (repeated.key IS NOT NULL)) > ? * sum(characters)) "
            "SELECT document_id, key FROM lines JOIN repeated USING (key) WHERE document_id NOT IN mostly",
            at_least,
            most,
        )
        return {(row[0], row[1]) for row in rows}


class _Counted(Protocol):
    def revision(self) -> int:
        """A number that grows with every change of the documents."""

    def counts(self) -> tuple[int, int]:
        """How many documents and passages there are."""

    def places_of_repeated_lines(self, at_least: int, most: float) -> set[tuple[str, int]]:
        """Document and key of the lines that stand in `at_least` documents, without mostly repeated documents."""


class Repetition:
    """What repeats in a library, counted anew when its documents change."""

    def __init__(self, catalogue: _Counted) -> None:
        """Nothing is counted yet."""
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._revision = -1
        self._held: frozenset[tuple[str, int]] = frozenset()

    def is_repeated(self, document_id: str, text: str) -> bool:
        """Whether the line `text` of a document stands in many others too.

        A document most of whose lines stand elsewhere is another edition of the same report: none of its lines counts.
        """
        return (document_id, line_key(text)) in self._places()

    def is_repeated_block(self, document: Document, block: Block) -> bool:
        """Whether a block of the document stands in many others too, and has no part of its own in this one."""
        return may_repeat(block) and self.is_repeated(document.id, document.text[block.start : block.end])

    def _places(self) -> frozenset[tuple[str, int]]:
        with self._guard:
            revision = self._catalogue.revision()
            if revision != self._revision:
                at_least = max(AT_LEAST, ceil(self._catalogue.counts()[0] / ONE_IN))
                self._held = frozenset(self._catalogue.places_of_repeated_lines(at_least, _MOST_OF_A_DOCUMENT))
                self._revision = revision
            return self._held


def write_lines(connection: sqlite3.Connection, document_id: str, lines: Iterable[tuple[int, int]]) -> None:
    """Put these lines in the place of those that the document had; a line counts once."""
    connection.execute("DELETE FROM lines WHERE document_id = ?", (document_id,))
    rows = [(document_id, key, length) for key, length in dict(lines).items()]
    connection.executemany("INSERT INTO lines (document_id, key, characters) VALUES (?, ?, ?)", rows)
