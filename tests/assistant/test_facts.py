"""Facts: each with its citation, found by authority, kind and name."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import Library, LibraryError, NotFound
from assistant.citing import cited
from assistant.units import Unit
from ingest.reading import read_given_text
from store.types import FactRow
from tests import stated


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(stated.make(tmp_path_factory.mktemp("facts") / "library")) as opened:
        yield opened


def test_every_fact_is_cited_at_its_place(library: Library) -> None:
    facts = library.facts()
    assert len(facts) == 5 * 4
    for fact in facts:
        citation = fact.citation
        assert citation.document.text[citation.start : citation.end] == citation.quote == fact.value
        assert citation.page == citation.page_end == (2 if fact.kind == "improvement" else 1)
        assert fact.document.title.startswith("Inspection of ")
    assert [fact.citation.number for fact in facts] == list(range(1, 21))


def test_places_are_labelled_as_in_an_answer(library: Library) -> None:
    for fact in library.facts("Telford"):
        document = fact.document
        block = document.block_at(fact.citation.start)
        assert block is not None
        unit = Unit(document, fact.citation.start, fact.citation.end, document.blocks.index(block), 0)
        (citation,) = cited([unit])[1]
        assert citation.paragraph
        assert fact.citation == replace(citation, number=fact.citation.number)


def test_facts_come_by_authority_then_date_then_place(library: Library) -> None:
    order = list(dict.fromkeys((fact.document.authority, fact.document.last_day) for fact in library.facts()))
    assert order == [
        ("North York", None),
        ("North Yorkshire", None),
        ("Telford and Wrekin", date(2022, 7, 1)),
        ("York", date(2020, 5, 3)),
        ("York", date(2024, 5, 3)),
    ]
    assert [(fact.kind, fact.number) for fact in library.facts(documents="telford")] == [
        ("inspector", None),
        ("judgement", None),
        ("improvement", "1"),
        ("improvement", "2"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Telford", {"telford"}),
        ("telford and wrekin", {"telford"}),
        ("Telford & Wrekin", {"telford"}),
        ("Wrekin", {"telford"}),
        ("City of York Council", {"york-new", "york-old"}),
        ("york", {"york-new", "york-old"}),
        ("North", {"north", "north-york"}),
        ("North Yorkshire County Council", {"north"}),
        ("Tel", set()),
        ("Leeds", set()),
        ("", set()),
    ],
)
def test_an_authority_is_found_by_any_form_of_its_name(library: Library, asked: str, found: set[str]) -> None:
    assert {fact.document.id for fact in library.facts(authority=asked)} == found


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("overall effectiveness", {"judgement"}),
        ("Effectiveness", {"judgement"}),
        ("experiences and progress", {"judgement"}),
        ("inspector", {"inspector"}),
        ("needs to improve", {"improvement"}),
        ("effect", set()),
        ("progress and experiences", set()),
        (" ", set()),
    ],
)
def test_a_name_is_found_as_written_or_plain_whole_or_by_its_words(
    library: Library, name: str, kinds: set[str]
) -> None:
    assert {fact.kind for fact in library.facts(name=name)} == kinds


def test_filters_go_together(library: Library) -> None:
    (fact,) = library.facts(authority="York", kind="judgement", name="overall", documents=["york-old", "telford"])
    assert (fact.document.id, fact.value) == ("york-old", "requires improvement to be good")
    assert (fact.plain_name, fact.plain_value) == ("overall experiences and progress", "requires improvement")


def test_an_unknown_kind_is_told_with_those_there_are(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"“grade” is no kind of fact.*judgement, inspector,.*resolution"):
        library.facts(kind="grade")
    with pytest.raises(NotFound, match="nobody"):
        library.facts(documents="nobody")


def test_a_correction_moves_the_facts_to_the_authority_given(tmp_path: Path) -> None:
    with Library.open(stated.make(tmp_path / "library")) as library:
        library.correct("telford", authority="Shropshire Council", periods=None, date="2019-01-02")
        assert library.facts(authority="Telford") == []
        assert {fact.document.id for fact in library.facts(authority="Shropshire")} == {"telford"}
        assert library.facts(authority="Shropshire")[0].document.last_day == date(2019, 1, 2)


def test_thousands_of_facts_are_there_at_once(tmp_path: Path) -> None:
    """185 reports with 27 facts each, in half a second on two cores; here with room for a busy machine."""
    folder = tmp_path / "library"
    folder.mkdir()
    long = stated.reading("York", "City of York Council", "good", date(2024, 5, 3))
    words = "".join(f"\n\n{n}. The authority should see to the matter that is named {n} here." for n in range(3, 200))
    text = long.text + words
    rows = tuple(
        FactRow("improvement", "What needs to improve", "The authority", at, at + 13)
        for at in [index for index in range(len(long.text), len(text)) if text.startswith("The authority", index)][:23]
    )
    read = read_given_text(text, "Report")
    for number in range(185):
        given = replace(read, authority=f"Authority {number}", facts=(*long.facts, *rows))
        stated.put(folder, f"report-{number}", given)
    with Library.open(folder) as library:
        began = time.thread_time()
        facts = library.facts(name="improve")
        seconds = time.thread_time() - began
    assert len(facts) == 185 * 25
    assert seconds < 2
