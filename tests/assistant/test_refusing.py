"""What a person is told where the documents do not say: of which kind, by which words, and what is near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from assistant import Answer, Document, Hit, Library
from assistant.questions import Question
from assistant.reader.matching import Matcher, WeighedQuestion
from assistant.reader.reader import Read
from assistant.reader.wordforms import stems
from assistant.refusing import ENOUGH
from assistant.units import Unit

REPORT = """Children speak warmly of their personal advisers. The advisers live near the children that they help.

The waiting list for mental health help is long. The director told inspectors that an academy for new workers would \
open and that it would cost a lot. The academy was praised by the workers.

Supervision takes place every month. The lowest caseload is 9 children in the fostering team."""
GARDEN = """The walls of the office were painted blue. A swimming pool was dug behind the office.

The gardeners water the roses each evening."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("refusing") / "library") as library:
        library.add_text(REPORT, title="Report", id="report")
        library.add_text(GARDEN, title="Garden", id="garden")
        yield library


def held_in(documents: Sequence[Document]) -> set[str]:
    return {stem for document in documents for stem in (*stems(document.text), *stems(document.title))}


def named_in(reason: str) -> list[str]:
    return re.findall("“([^”]+)”", reason)


ABSENT = {
    "What colour are the curtains?": {"curtains"},
    "How many trampolines do the advisers own?": {"trampolines"},
    "When was the planetarium opened?": {"planetarium"},
    "Do the gardeners prune the hedges?": {"prune", "hedges"},
    "Is the telescope used every month?": {"telescope"},
}
UNSAID = {
    "How many personal advisers are there?": "no number",
    "How much does the academy cost?": "no number",
    "When will the academy open?": "no date",
    "When does the director speak to inspectors?": "no date",
    "Who is the director?": "no name",
    "How was the academy graded?": "no grade",
}


@pytest.mark.parametrize("question", ABSENT)
def test_a_word_said_to_be_absent_stands_nowhere(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert (answer.status, answer.refusal) == ("not_found", "topic absent")
    named = named_in(answer.reason)
    assert named
    assert set(named) <= ABSENT[question] | {"colour", "own", "used"}
    assert not {stem for word in named for stem in stems(word)} & held_in(library.documents())
    assert not {word for word in named if word not in question.casefold()}


@pytest.mark.parametrize(
    "question",
    ["What colour are the walls of the office?", "Is there a swimming pool?", "Do the gardeners water the roses?"],
)
def test_absent_is_what_stands_in_none_of_the_documents_looked_in(library: Library, question: str) -> None:
    report = library.document("report")
    answer = library.ask(question, documents=[report])
    assert answer.refusal == "topic absent"
    absent = {stem for word in named_in(answer.reason) for stem in stems(word)}
    assert absent
    assert not absent & held_in([report])
    everywhere = library.ask(question)
    assert everywhere.refusal != "topic absent" or not set(named_in(everywhere.reason)) & set(named_in(answer.reason))


@pytest.mark.parametrize(("question", "refusal"), UNSAID.items())
def test_what_is_spoken_of_without_what_was_asked(library: Library, question: str, refusal: str) -> None:
    answer = library.ask(question)
    assert (answer.status, answer.refusal) == ("not_found", refusal)
    lacks = {"no number": "give no (number|sum)", "no date": "no date", "no name": "no name", "no grade": "no grade"}
    assert re.search(lacks[refusal], answer.reason)
    assert answer.score < ENOUGH


class Doubter:
    """Matches as the reader does, and believes of no sentence that it answers."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def read(self, question: Question, weighed: WeighedQuestion, units: Sequence[Unit], hits: Sequence[Hit]) -> Read:
        matches = sorted(self._matcher.match(weighed, units), key=lambda match: -match.score)
        return Read(tuple(replace(match, chance=match.score) for match in matches), 1.0, {"doubt": -9.0})


@pytest.mark.parametrize(
    "question", ["How do children speak of their personal advisers?", "How many children has the fostering team?"]
)
def test_what_holds_all_that_was_asked_and_is_no_answer_is_not_said(
    library: Library, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    assert library.ask(question).status == "answered"
    monkeypatch.setattr(library._answerer, "_reader", Doubter(library._answerer.matcher))
    answer = library.ask(question)
    assert answer.refusal == "not said"
    assert "touch on this" in answer.reason
    assert not named_in(answer.reason)


def near_and_uncited(answer: Answer) -> bool:
    cited = answer.citations or answer.statements or re.search(r"\[\d+\]", answer.text)
    return bool(answer.near) and not cited and answer.text.startswith(answer.reason)


@pytest.mark.parametrize("question", [*ABSENT, *UNSAID])
def test_near_places_are_offered_and_carry_no_citation(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert near_and_uncited(answer)
    assert len(answer.near) <= 3
    assert len({(near.document.id, near.start) for near in answer.near}) == len(answer.near)
    for near in answer.near:
        assert near.text
        assert near.text == near.document.text[near.start : near.end]


def test_what_is_near_speaks_of_the_same(library: Library) -> None:
    assert any("advisers" in near.text for near in library.ask("How many personal advisers are there?").near)
    assert any("academy" in near.text for near in library.ask("When will the academy open?").near)


@pytest.mark.parametrize("question", [*ABSENT, *UNSAID])
def test_a_refusal_carries_what_its_score_was_made_of(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert 0 <= answer.score < ENOUGH
    assert answer.inputs
    assert answer.considered
    assert any(value < 0 for value in answer.inputs.values())


def test_an_answer_has_no_refusal_and_nothing_near(library: Library) -> None:
    answer = library.ask("How do children speak of their personal advisers?")
    assert answer.status == "answered"
    assert answer.score >= ENOUGH
    assert (answer.refusal, answer.near, answer.reason) == (None, (), "")


@pytest.mark.parametrize(
    ("question", "refusal"),
    [
        ("Which software vendor supplies the early help hubs?", "topic absent"),
        ("Who is the headteacher of the virtual school?", "no name"),
        ("When was the youth offending service inspected by the probation inspectorate?", "topic absent"),
    ],
)
def test_the_samples_refuse_for_the_right_reason(sample_library: Library, question: str, refusal: str) -> None:
    answer = sample_library.ask(question)
    assert (answer.status, answer.refusal) == ("not_found", refusal)
    assert not {stem for word in named_in(answer.reason) for stem in stems(word)} & held_in(sample_library.documents())
