"""Finding passages by words: what a person types, to what the word index understands."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from ingest.reading import passages_of, read_given_text
from store.catalogue import Catalogue
from store.words import any_of, content_words, phrase, phrases, score_words, search_words, tokens

TEXTS = {
    "homes": "Care leavers wait too long for a home of their own, and leaders have begun to act on this at last.",
    "fees": "The carers’ fees were raised in April. Café owners in O’Brien Street complained about parking there.",
    "board": "The Scrutiny Board resolved to note the report and not to ask for another one before the summer.",
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    held = Catalogue(tmp_path_factory.mktemp("words") / "catalogue.sqlite3")
    for name, text in TEXTS.items():
        reading = read_given_text(text, name.title())
        chunks = passages_of(reading)
        vectors = np.ones((len(chunks), 2), np.float32)
        held.put(name, reading, chunks, vectors, source_id=name, path=None, suffix="")
    yield held
    held.close()


def found(catalogue: Catalogue, question: str, documents: list[str] | None = None) -> list[str]:
    ids = [key for key, _ in search_words(catalogue, question, 10, documents)]
    passages = catalogue.passages(ids)
    return [passages[key].document_id for key in ids]


def test_tokens_are_words_in_lower_case_without_possessive_endings() -> None:
    assert tokens("The carers’ fees, café & 14% of Ms Lathbury’s COVID-19 budget!") == [
        *("the carers fees café 14 of ms lathbury covid 19 budget").split()
    ]


def test_a_name_with_an_apostrophe_is_one_word_however_it_is_typed() -> None:
    assert len(tokens("O’Brien")) == 1
    assert tokens("O’Brien") == tokens("o'brien") == tokens("O’Brien’s") == tokens("O'Brien's")


def test_content_words_leave_out_what_every_question_holds() -> None:
    assert content_words("What did the Board say about the fees, and the fees of whom?") == ["board", "fees"]
    assert content_words("What is it?") == []


def test_expressions_quote_every_word() -> None:
    assert phrase("Scrutiny  Board (3)") == '"scrutiny board 3"'
    assert any_of(["and", "near"]) == '"and" OR "near"'


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who is waiting for homes?", ["homes"]),
        ("carer's fee", ["fees"]),
        ("cafe", ["fees"]),
        ("What was the resolution?", []),
        ("resolves", ["board"]),
    ],
)
def test_words_are_found_in_any_form_of_the_same_stem(catalogue: Catalogue, question: str, expected: list[str]) -> None:
    assert found(catalogue, question) == expected


@pytest.mark.parametrize("question", ["O'Brien", "O’Brien", "What about O’Brien’s?"])
def test_names_with_an_apostrophe_are_found(catalogue: Catalogue, question: str) -> None:
    assert found(catalogue, question)[:1] == ["fees"]


def test_a_question_of_stop_words_alone_is_looked_for_as_it_stands(catalogue: Catalogue) -> None:
    assert "board" in found(catalogue, "not to")


@pytest.mark.parametrize(
    "question",
    ['"', "fees AND", "NEAR(fees board)", "fees*", "text:fees", "^fees", "-fees", "(", "'; DROP TABLE words; --"],
)
def test_nothing_that_is_typed_is_taken_for_a_command(catalogue: Catalogue, question: str) -> None:
    assert found(catalogue, question) in ([], ["fees"], ["fees", "board"], ["board", "fees"])


@pytest.mark.parametrize("question", ["", "   ", "?!", "…"])
def test_no_words_find_nothing(catalogue: Catalogue, question: str) -> None:
    assert found(catalogue, question) == []


def test_a_search_can_be_kept_within_documents(catalogue: Catalogue) -> None:
    assert found(catalogue, "carers and leavers", ["homes"]) == ["homes"]
    assert found(catalogue, "carers and leavers", ["board"]) == []


def test_the_passage_with_the_rarer_words_comes_first(catalogue: Catalogue) -> None:
    scores = search_words(catalogue, "fees for care", 10, None)
    assert [score for _, score in scores] == sorted((score for _, score in scores), reverse=True)
    assert found(catalogue, "fees for care")[0] == "fees"


def test_a_footnote_mark_is_no_part_of_its_word() -> None:
    assert tokens("the board¹ and the areas’¹² plans") == ["the", "board", "and", "the", "areas", "plans"]


def test_phrases_reach_from_one_word_that_carries_meaning_to_the_next() -> None:
    assert phrases("What is the quality of the care for foster carers?") == [
        '"quality of the care"',
        '"care for foster"',
        '"foster carers"',
    ]
    assert phrases("Was care, and was it at all times and in every place, good?")[0] == '"times and in every"'
    assert phrases("What is it?") == phrases("Care?") == []


def test_passages_are_scored_by_words_and_phrases_among_those_named(catalogue: Catalogue) -> None:
    everything = dict(search_words(catalogue, "fees parking raised", 9, None))
    key = next(iter(everything))
    apart = score_words(catalogue, "fees parking", "raised", [key])
    together = score_words(catalogue, "carers’ fees parking raised", "", [key])
    assert apart == pytest.approx(everything)
    assert together[key] > dict(search_words(catalogue, "carers’ fees parking raised", 9, None))[key]
    assert score_words(catalogue, "fees", "", []) == {}
