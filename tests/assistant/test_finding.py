"""Finding passages: how meaning, words, headings and the passages beside them are weighed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Library
from assistant.fusing import fuse
from store.passages import Place
from store.types import DocumentKind


def places(*documents: tuple[int, ...], kind: DocumentKind = "other") -> dict[int, Place]:
    """The places of passages, given the ids of each document's passages in order."""
    found = {}
    for ids in documents:
        for before, key, after in zip((None, *ids[:-1]), ids, (*ids[1:], None), strict=True):
            found[key] = Place(key, f"document {ids}", kind, before, after)
    return found


def best(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda key: (-scores[key], key))


def test_a_clear_lead_by_words_outweighs_a_hair_s_breadth_by_meaning() -> None:
    scores = fuse({1: 0.61, 2: 0.60, 3: 0.20}, {1: 4.0, 2: 12.0, 3: 3.0}, places((1,), (2,), (3,)))
    assert best(scores) == [2, 1, 3]


def test_a_passage_found_by_one_way_alone_still_counts() -> None:
    scores = fuse({1: 0.7, 2: 0.1, 3: 0.1}, {2: 9.0}, places((1,), (2,), (3,)))
    assert best(scores)[-1] == 3


def test_a_passage_gains_by_what_stands_beside_it_in_its_document_alone() -> None:
    cosines = {1: 0.6, 2: 0.3, 3: 0.3, 4: 0.1}
    scores = fuse(cosines, {}, places((1, 2), (3, 4)))
    assert best(scores) == [1, 2, 3, 4]


def test_speech_leans_more_on_what_is_said_around_it() -> None:
    cosines = {1: 0.6, 2: 0.3, 3: 0.4, 4: 0.1}
    assert best(fuse(cosines, {}, places((1, 2), (3, 4))))[1] == 3
    assert best(fuse(cosines, {}, places((1, 2), (3, 4), kind="transcript")))[1] == 2


def test_a_short_document_is_no_worse_off_for_having_no_neighbours() -> None:
    scores = fuse({1: 0.6, 2: 0.55, 3: 0.55}, {}, places((1,), (2, 3)))
    assert best(scores)[0] == 1


def test_nothing_found_by_words_or_meaning_is_no_error() -> None:
    assert fuse({}, {}, {}) == {}
    assert fuse({1: -0.2}, {}, places((1,))) == {1: 0.0}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("finding")
    with Library.open(folder / "library") as held:
        held.add_text("Foster carers met. They spoke of the quality of the care that was given.", title="Carers")
        held.add_text("Of quality they spoke, and care was mentioned by the foster carers who met.", title="Spoken")
        held.add_text("The bus station opened again after the flood in March.", title="Buses")
        yield held


def test_words_that_stand_together_as_in_the_question_count_more(library: Library) -> None:
    hits = library.search("quality of the care", 2)
    assert [hit.document.title for hit in hits] == ["Carers", "Spoken"]


def test_every_hit_tells_its_cosine_however_it_was_found(library: Library) -> None:
    hits = library.search("quality of the care", 3)
    assert len({hit.cosine for hit in hits}) == 3
    assert all(hit.cosine for hit in hits)


def test_search_stays_within_the_documents_named(library: Library) -> None:
    buses = next(document for document in library.documents() if document.title == "Buses")
    assert [hit.document.title for hit in library.search("quality of the care", 5, documents=buses)] == ["Buses"]


def test_what_two_documents_say_in_the_same_words_is_shown_once_and_from_the_newer_one(tmp_path: Path) -> None:
    said = "The footbridge over the weir is inspected in every spring and in every autumn by the surveyor of bridges. "
    with Library.open(tmp_path / "library") as held:
        held.add_text(said * 3, title="Bridges", date="2020-05-01")
        held.add_text(f"{(said * 3).strip()}\n", title="Bridges again", date="2023-05-01")
        held.add_text("The footbridge is closed.", title="Closed")
        held.add_text("The footbridge is closed.\n", title="Closed too")
        hits = held.search("inspected footbridge", 3)
        assert [hit.document.title for hit in hits[:1]] == ["Bridges again"]
        assert {hit.document.title for hit in hits[1:]} == {"Closed", "Closed too"}
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        named = [document for document in held.documents() if document.title.startswith("Bridges")]
        assert {hit.document.title for hit in held.search("footbridge", 2, documents=named)} == {
            "Bridges",
            "Bridges again",
        }
