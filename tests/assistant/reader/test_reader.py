"""The reader: weights by name, chances, what adds up to its decision, and that another may stand in its place."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import assistant.reader.weights
from assistant import Hit, Library
from assistant.gathering import Gathered
from assistant.questions import Question
from assistant.reader.features import (
    OVERALL_FEATURES,
    QUESTION_FEATURES,
    SENTENCE_FEATURES,
    overall_features,
    question_features,
    sentence_features,
)
from assistant.reader.matching import Match, WeighedQuestion
from assistant.reader.reader import Read
from assistant.reader.weights import chance, question_weights, sentence_weights
from assistant.units import Unit

ANSWERED = "What is the average caseload in the east team?"
UNANSWERED = "How many swimming pools has the council built?"


def gathered(library: Library, question: str) -> Gathered:
    return library._answerer.gathered(question)[0]


def read(library: Library, question: str) -> Read:
    held = gathered(library, question)
    return library._answerer._reader.read(held.question, held.weighed, held.units, held.hits)


@pytest.mark.parametrize(("part", "names"), [("sentence", SENTENCE_FEATURES), ("question", QUESTION_FEATURES)])
def test_weights_and_features_have_the_same_names(part: str, names: Sequence[str]) -> None:
    file = Path(assistant.reader.weights.__file__).with_name("weights.json")
    held = json.loads(file.read_text(encoding="utf-8"))[part]
    assert set(held) == {"bias", *names}
    assert len(set(names)) == len(names)


def test_each_weight_belongs_to_the_feature_of_its_name() -> None:
    file = Path(assistant.reader.weights.__file__).with_name("weights.json")
    held = json.loads(file.read_text(encoding="utf-8"))
    for part, logistic in (("sentence", sentence_weights()), ("question", question_weights())):
        row = np.arange(1.0, 1 + len(logistic.names))
        by_hand = sum(place * held[part].get(name, 0.0) for place, name in enumerate(logistic.names, start=1))
        assert logistic.logits(row[None, :])[0] == pytest.approx(by_hand + held[part]["bias"])
        assert sum(logistic.parts(row).values()) == pytest.approx(by_hand)


def test_features_have_a_column_for_each_name(sample_library: Library) -> None:
    held = gathered(sample_library, ANSWERED)
    matches = sample_library._answerer.matcher.match(held.weighed, held.units)
    rows = sentence_features(held.question, held.weighed, matches, held.hits)
    overall = overall_features(held.question, held.weighed, matches, held.hits, rows)
    assert rows.shape == (len(held.units), len(SENTENCE_FEATURES))
    assert overall.shape == (len(OVERALL_FEATURES),)
    assert question_features(rows, np.zeros(len(rows)), overall).shape == (len(QUESTION_FEATURES),)
    assert np.isfinite(rows).all()
    assert np.isfinite(overall).all()


def _mentions(match: Match, *words: str) -> bool:
    return any(word in match.unit.text.casefold() for word in words)


def test_features_say_of_a_sentence_what_they_are_named_for(sample_library: Library) -> None:
    held = gathered(sample_library, ANSWERED)
    matches = sample_library._answerer.matcher.match(held.weighed, held.units)
    rows = sentence_features(held.question, held.weighed, matches, held.hits)
    says = next(place for place, match in enumerate(matches) if "east team was now 19" in match.unit.text)
    other = next(place for place, match in enumerate(matches) if not _mentions(match, "east", "caseload", "team"))
    words, missing, rank = (SENTENCE_FEATURES.index(name) for name in ("words", "missing", "rank"))
    assert rows[says, words] > rows[other, words]
    assert rows[says, missing] < rows[other, missing]
    assert rows[:, rank].max() == 1


def test_chances_are_between_0_and_1() -> None:
    assert chance(np.array([-50.0, 0.0, 50.0])) == pytest.approx([0, 0.5, 1])


@pytest.mark.parametrize("question", [ANSWERED, UNANSWERED])
def test_sentences_come_best_first_with_chances(sample_library: Library, question: str) -> None:
    found = read(sample_library, question)
    chances = [match.chance for match in found.matches]
    assert len(chances) > 3
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= one <= 1 for one in [*chances, found.no_answer])
    assert len({round(one, 6) for one in chances}) > 1


def test_each_unit_is_read_once(sample_library: Library) -> None:
    units = gathered(sample_library, ANSWERED).units
    found = read(sample_library, ANSWERED)
    assert sorted(match.unit.key for match in found.matches) == sorted(unit.key for unit in units)


def test_the_sentence_that_answers_is_among_the_first(sample_library: Library) -> None:
    assert any("east team was now 19" in match.unit.text for match in read(sample_library, ANSWERED).matches[:3])
    assert read(sample_library, ANSWERED).no_answer < read(sample_library, UNANSWERED).no_answer


@pytest.mark.parametrize("question", [ANSWERED, UNANSWERED])
def test_what_is_looked_at_adds_up_to_the_log_odds_of_an_answer(sample_library: Library, question: str) -> None:
    found = read(sample_library, question)
    assert set(found.inputs) <= set(QUESTION_FEATURES)
    answers = 1 - found.no_answer
    assert sum(found.inputs.values()) + question_weights().bias == pytest.approx(math.log(answers / (1 - answers)))


def test_an_answer_carries_what_its_score_was_made_of(sample_library: Library) -> None:
    answer = sample_library.ask(ANSWERED)
    assert answer.status == "answered"
    logit = sum(answer.inputs.values()) + question_weights().bias
    assert answer.score == pytest.approx(1 / (1 + math.exp(-logit)))


def test_nothing_to_read_answers_nothing(sample_library: Library) -> None:
    held = gathered(sample_library, ANSWERED)
    found = sample_library._answerer._reader.read(held.question, held.weighed, [], held.hits)
    assert (found.matches, found.no_answer) == ((), 1.0)


class Sceptic:
    """A reader to which nothing is an answer."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self._matches = matches

    def read(self, question: Question, weighed: WeighedQuestion, units: Sequence[Unit], hits: Sequence[Hit]) -> Read:
        return Read(tuple(self._matches), 1.0, {"doubt": -9.0})


def test_another_reader_may_stand_in_its_place(sample_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    matches = [replace(match, chance=0.5) for match in read(sample_library, ANSWERED).matches[:2]]
    assert sample_library.ask(ANSWERED).status == "answered"
    monkeypatch.setattr(sample_library._answerer, "_reader", Sceptic(matches))
    answer = sample_library.ask(ANSWERED)
    assert answer.status == "not_found"
    assert not answer.citations
    assert (answer.score, answer.inputs) == (0, {"doubt": -9.0})
    assert {near.text for near in answer.near} == {match.unit.text for match in matches}
