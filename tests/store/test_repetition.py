"""Which lines count as repeated: those of many documents, unless they have a part of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from store.catalogue import Catalogue
from store.repetition import Repetition, line_key
from store.types import Block, BlockKind, Chunk, FactRow, Reading

NEWSLETTER = "Want more of this? Our weekly letter has it, every Friday."
OWN = "Paragraph {n} of document {name} speaks of something that no other document speaks of, at {n}{name} length."

Line = tuple[str, dict[str, Any]]
"""Words, and what is told of their block."""


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    held = Catalogue(tmp_path / "catalogue.sqlite3")
    yield held
    held.close()


def put(catalogue: Catalogue, name: str, *lines: Line, facts: tuple[FactRow, ...] = ()) -> None:
    text, blocks = "", []
    for words, as_block in lines:
        kind: BlockKind = as_block.get("kind", "paragraph")
        rest = {key: value for key, value in as_block.items() if key != "kind"}
        blocks.append(Block(kind, len(text), len(text) + len(words), **rest))
        text += words + "\n\n"
    reading = Reading(text, tuple(blocks), title=name, facts=facts)
    vectors = np.ones((1, 2), np.float32)
    catalogue.put(name, reading, [Chunk(0, len(text), (), None)], vectors, source_id=name, path=None, suffix="")


def own(name: str) -> list[Line]:
    return [(OWN.format(n=number, name=name), {}) for number in range(3)]


def test_the_key_of_a_line_knows_neither_case_nor_spaces_but_digits() -> None:
    assert line_key("Call  0300\n123 NOW") == line_key("call 0300 123 now")
    assert line_key("call 0300 124 now") != line_key("call 0300 123 now")
    assert -(2**63) <= line_key("a") < 2**63


def test_a_line_of_four_documents_is_repeated_and_one_of_three_is_not(catalogue: Catalogue) -> None:
    repetition = Repetition(catalogue)
    for count, name in enumerate("abcd", start=1):
        put(catalogue, name, *own(name), (NEWSLETTER, {}), (NEWSLETTER, {}))
        assert repetition.is_repeated("a", NEWSLETTER) is (count == 4)
    assert repetition.is_repeated("d", NEWSLETTER.upper().replace(" ", "\n"))
    assert not repetition.is_repeated("a", OWN.format(n=0, name="a"))
    assert not repetition.is_repeated("elsewhere", NEWSLETTER)
    assert catalogue.repeated_lines(4) == {line_key(NEWSLETTER)}
    catalogue.remove("b")
    assert not repetition.is_repeated("a", NEWSLETTER)


@pytest.mark.parametrize(
    ("as_block", "counts"),
    [
        ({"kind": "boilerplate"}, True),
        ({"kind": "list_item"}, True),
        ({"kind": "list_item", "number": "2"}, True),
        ({"kind": "list_item", "role": "resolution"}, False),
        ({"role": "turn"}, False),
        ({"number": "14"}, False),
        ({"kind": "heading", "level": 2}, False),
        ({"kind": "table_row"}, False),
        ({"kind": "footnote"}, False),
    ],
)
def test_what_has_a_part_of_its_own_never_counts(catalogue: Catalogue, as_block: dict[str, Any], counts: bool) -> None:
    for name in "abcd":
        put(catalogue, name, *own(name), (NEWSLETTER, as_block))
    document = catalogue.document("a")
    assert document is not None
    assert Repetition(catalogue).is_repeated_block(document, document.blocks[-1]) is counts


def test_a_line_that_states_a_fact_never_counts_for_its_document(catalogue: Catalogue) -> None:
    start = sum(len(words) + 2 for words, _ in own("a"))
    fact = FactRow("judgement", "Overall effectiveness", "good", start + 3, start + 9)
    put(catalogue, "a", *own("a"), (NEWSLETTER, {}), facts=(fact,))
    for name in "bcde":
        put(catalogue, name, *own(name), (NEWSLETTER, {}))
    repetition = Repetition(catalogue)
    assert [repetition.is_repeated(name, NEWSLETTER) for name in "abcde"] == [False, True, True, True, True]


def test_a_second_edition_of_a_report_is_no_repetition(catalogue: Catalogue) -> None:
    for name in ("2020", "2021", "2022", "2023"):
        put(catalogue, name, *own("same"), (f"This edition alone is the one of the year {name}, as it says.", {}))
    put(catalogue, "other", *own("other"), own("same")[0])
    repetition = Repetition(catalogue)
    assert not any(repetition.is_repeated("2020", words) for words, _ in own("same"))
    assert repetition.is_repeated("other", own("same")[0][0])


def test_short_and_long_lines_never_count(catalogue: Catalogue) -> None:
    for name in "abcd":
        put(catalogue, name, *own(name), ("Too short to tell.", {}), ("A long one. " * 80, {}))
    assert catalogue.repeated_lines(2) == set()


def test_in_a_large_library_a_line_must_stand_in_more_documents(catalogue: Catalogue) -> None:
    """A standard sentence that five reports of a hundred need is no newsletter line."""
    for number in range(101):
        extra: list[Line] = [(NEWSLETTER, {})] if number < 5 else []
        put(catalogue, f"d{number}", *own(f"d{number}"), *extra)
    repetition = Repetition(catalogue)
    assert not repetition.is_repeated("d0", NEWSLETTER)
    catalogue.remove("d100")
    assert repetition.is_repeated("d0", NEWSLETTER)
