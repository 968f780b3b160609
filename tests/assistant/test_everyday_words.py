"""Questions in everyday words find what is written in the words of reports."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.terms
from assistant import Library
from assistant.terms import Terms

TEXTS = {
    "Report": """Children speak warmly of their personal advisers.

Parents feel that they are listened to.

Pupils with special educational needs see a teacher each day.

There is a waiting list of nine months for speech therapy.

Caseloads are too high in the north.

Many young people go missing from the homes on Fridays.

Siblings are placed together.""",
    "Other": """Gardeners speak warmly of their roses.

Cooks feel that they are paid too little.

The special train leaves in the afternoon.

The list of books is kept for nine months.

The bus is often too full.

The workers go to the harbour on Fridays.

Plates are placed together.""",
}
ASKED = {
    "Do kids speak warmly of anybody?": "Children speak warmly of their personal advisers.",
    "Do youngsters speak warmly of anybody?": "Children speak warmly of their personal advisers.",
    "Do mums and dads feel listened to?": "Parents feel that they are listened to.",
    "Do pupils with special needs see a teacher?": "Pupils with special educational needs see a teacher each day.",
    "How long is the queue for speech therapy?": "There is a waiting list of nine months for speech therapy.",
    "How long is the waiting list for speech therapy?": "There is a waiting list of nine months for speech therapy.",
    "Where is the workload too high?": "Caseloads are too high in the north.",
    "Do many teenagers run away from the homes?": "Many young people go missing from the homes on Fridays.",
    "Are brothers and sisters placed together?": "Siblings are placed together.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("everyday") / "library") as library:
        for title, text in TEXTS.items():
            library.add_text(text, title=title)
        yield library


@pytest.mark.parametrize(("question", "found"), ASKED.items())
def test_a_question_in_everyday_words_is_answered(library: Library, question: str, found: str) -> None:
    answer = library.ask(question)
    assert answer.status == "answered", answer.reason
    assert found in [statement.text for statement in answer.statements]


@pytest.mark.parametrize(
    ("question", "word", "meant"),
    [
        ("Do kids speak?", "kid", "children"),
        ("What do mums and dads say?", "mums and dads", "parent"),
        ("Is a mum heard?", "mum", "mother"),
        ("Who helps with special needs?", "special needs", "special educational needs"),
        ("Is there a queue?", "queue", "waiting list"),
        ("Is there a backlog?", "backlog", "delay"),
    ],
)
def test_everyday_words_stand_for_those_of_reports(library: Library, question: str, word: str, meant: str) -> None:
    found = {" ".join(held.words): held.others for held in Terms(library._catalogue).alternatives(question)}
    assert meant in found[word]


@pytest.mark.parametrize("question", ["Do children see their father?", "What is the funding?", "Is custody used?"])
def test_the_words_of_reports_do_not_stand_for_everyday_ones(library: Library, question: str) -> None:
    found = {other for held in Terms(library._catalogue).alternatives(question) for other in held.others}
    assert not found & {"kid", "dad", "cash", "money", "jail", "prison"}


@pytest.mark.parametrize("question", ["Is there a queue for kidneys?", "How long is the queue for kites?"])
def test_an_everyday_word_that_is_understood_is_not_called_absent(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert answer.refusal == "topic absent"
    assert "queue" not in answer.reason


def test_every_everyday_word_is_written_as_it_is_looked_for() -> None:
    file = Path(assistant.terms.__file__).with_name("everyday.toml")
    held = tomllib.loads(file.read_text(encoding="utf-8"))["word"]
    asked = [word for one in held for word in one["asked"]]
    assert len(asked) == len(set(asked))
    for one in held:
        assert one["found"]
        assert all(word == word.casefold() for word in (*one["asked"], *one["found"]))
