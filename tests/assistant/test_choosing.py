"""Which sentences are shown, and in which order, once it is decided that the documents answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from assistant import Answer, Hit, Library
from assistant.questions import Question, understood
from assistant.reader.matching import WeighedQuestion
from assistant.reader.reader import Read, Reader
from assistant.reader.wanted import holds_wanted
from assistant.units import Unit

HUBS = """Early help hubs open until eight in the evening. However, many families do not know about them.

Leaders visit the hubs each month. They listen to families.

The first hub opened on 4 March 2019. The hub in the library opened on 9 June 2020. A third hub opened on 2 May 2022. \
The hub in the park opened on 7 July 2023. The hub by the river opened on 1 October 2023. The hub at the school opened \
on 12 January 2024. The hubs are bright and warm.

The panel recommends that the council:

1. trains every new worker in the first month
2. publishes its waiting times
3. opens a hub in the north

The panel thanked all those who came."""
COPY = """Early help hubs open until eight in the evening. Volunteers staff them.

Families like the hubs, where nobody asks them for papers."""
OAKHAM = """# Inspection of Oakham children's services

Supervision of social workers in Oakham takes place every month and is recorded. Supervision in Oakham is \
reflective. Supervision in Oakham helps social workers to plan. Managers in Oakham prepare supervision well. \
Supervision in Oakham is never cancelled. Supervision in Oakham is praised by all.

Dental checks for children in Oakham are late."""
MELTON = """# Inspection of Melton children's services

Too few of the notes on file show that managers gave supervision to those who asked.

Dental checks for children in Melton are quick."""
DEBATE = """The director said that agency staff were too many. The director added that agency staff would soon be \
replaced by permanent workers. Councillor Reed said that agency staff left children without a steady \
worker. Councillor Ash said that he doubted whether agency staff could be replaced. The director said \
that agency staff cost twice as much. Councillor Reed asked whether agency staff had the same training. \
The director said that agency staff had the same training as others. Councillor Ash asked how many \
agency staff had left. The director said that ten agency staff had left. Councillor Reed asked for a \
report about agency staff. The chair thanked the director for what was said about agency staff. \
Councillor Ash said that agency staff were kind to children."""
TEXTS = {
    "Letter about hubs": HUBS,
    "Note on hubs": COPY,
    "Inspection of Oakham children's services": OAKHAM,
    "Inspection of Melton children's services": MELTON,
    "Debate": DEBATE,
}
COMPARED = ("Compare supervision in Oakham and Melton.", "How does supervision differ between Oakham and Melton?")


class Confident:
    """The reader as it is, to which there is always an answer: what is chosen is tested, not whether."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, question: Question, weighed: WeighedQuestion, units: Sequence[Unit], hits: Sequence[Hit]) -> Read:
        return replace(self._reader.read(question, weighed, units, hits), no_answer=0.0)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("choosing") / "library") as library:
        for title, text in TEXTS.items():
            library.add_text(text, title=title)
        answerer = library._answerer
        answerer._reader = Confident(answerer._reader)
        yield library


def shown(answer: Answer) -> list[str]:
    assert answer.status == "answered", answer.reason
    return [statement.text for statement in answer.statements]


@pytest.mark.parametrize(
    "question",
    ["What did the panel recommend?", "What are the recommendations of the panel?", "List what the panel recommends."],
)
def test_a_question_for_a_list_gets_all_of_it_in_order_with_its_lead_in(library: Library, question: str) -> None:
    assert shown(library.ask(question)) == [
        "The panel recommends that the council:",
        "trains every new worker in the first month",
        "publishes its waiting times",
        "opens a hub in the north",
    ]


def test_a_question_for_one_thing_gets_no_whole_list(library: Library) -> None:
    texts = shown(library.ask("Is every new worker trained in the first month?"))
    assert "trains every new worker in the first month" in texts
    assert "opens a hub in the north" not in texts


@pytest.mark.parametrize(
    ("question", "before", "pointing"),
    [
        (
            "Do many families know about early help?",
            "Early help hubs open until eight in the evening.",
            "However, many families do not know about them.",
        ),
        ("Do leaders listen to families?", "Leaders visit the hubs each month.", "They listen to families."),
    ],
)
def test_a_sentence_that_points_back_comes_after_the_one_before_it(
    library: Library, question: str, before: str, pointing: str
) -> None:
    # of one document, so that its first sentence is not left out as a copy
    texts = shown(library.ask(question, documents=[_named(library, "Letter about hubs")]))
    assert texts.index(pointing) == texts.index(before) + 1


def test_a_question_for_a_fact_shows_at_most_three_sentences_and_each_holds_it(library: Library) -> None:
    for question in ("When did the hubs open?", "On which date did a hub open?"):
        texts = shown(library.ask(question))
        assert 1 < len(texts) <= 3
        assert all(holds_wanted(understood(question), text) for text in texts)
    assert len(shown(library.ask("When did the first hub open?"))) <= 3
    assert "The first hub opened on 4 March 2019." in shown(library.ask("When did the first hub open?"))


def test_an_account_is_longer_than_other_answers(library: Library) -> None:
    texts = shown(library.ask("What did the director and the councillors say about agency staff?"))
    assert 5 < len(texts) <= 8
    assert all("agency staff" in text for text in texts)
    assert len(shown(library.ask("Are agency staff replaced by permanent workers?"))) <= 5


@pytest.mark.parametrize("question", COMPARED)
def test_a_comparison_hears_each_side(library: Library, question: str) -> None:
    answer = library.ask(question)
    texts = shown(answer)
    assert any(text.startswith("Supervision") and "Oakham" in text for text in texts)
    assert "Too few of the notes on file show that managers gave supervision to those who asked." in texts
    assert len({citation.document.id for citation in answer.citations}) == 2


def test_nothing_is_said_twice_in_the_same_words(library: Library) -> None:
    for question in ("How late do early help hubs open?", "What is said about early help hubs?"):
        texts = shown(library.ask(question))
        assert "Early help hubs open until eight in the evening." in texts
        assert max(Counter(texts).values()) == 1


def test_sentences_of_one_document_stand_together_in_its_order(library: Library) -> None:
    for question in ("When did the hubs open?", "What did councillors say about agency staff?", COMPARED[0]):
        answer = library.ask(question)
        assert answer.status == "answered"
        places = [(citation.document.id, citation.start) for citation in answer.citations]
        documents = list(dict.fromkeys(name for name, _ in places))
        assert places == sorted(places, key=lambda place: (documents.index(place[0]), place[1]))
        assert len(places) > 1


def _named(library: Library, title: str) -> str:
    return next(document.id for document in library.documents() if document.title == title)
