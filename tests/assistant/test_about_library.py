"""Questions about the library and the assistant, and questions about content that look like them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

import pytest

from assistant import Library
from assistant.about.asking import about_library, small_talk
from assistant.about.holdings import Holding

ABOUT = {
    "What have you on Marlbeck?": "contents",
    "What documents do you have?": "contents",
    "What else do you have?": "contents",
    "What do you have on Northey and Thule from 2020 to 2022?": "contents",
    "Which documents are about Northey?": "contents",
    "List all documents.": "contents",
    "Please list the Marlbeck reports": "contents",
    "Show me the minutes you hold": "contents",
    "What is in this library?": "contents",
    "What does the library contain?": "contents",
    "Which inspection reports are there?": "contents",
    "What have you got?": "contents",
    "Which years?": "years",
    "Which years do you cover?": "years",
    "What years are the documents from?": "years",
    "What period do the reports cover?": "years",
    "How far back do your documents go?": "years",
    "Which years do you have for Marlbeck?": "years",
    "How many reports are there?": "count",
    "How many documents do you have?": "count",
    "How many reports?": "count",
    "How many focused visits do you hold about Marlbeck between 2019 and 2021?": "count",
    "How many Northey reports are in here?": "count",
    "How many letters do you have since 2020?": "count",
    "How many news items are in the library?": "count",
    "How big is the library?": "count",
    "Which authorities are in here?": "authorities",
    "What councils do you cover?": "authorities",
    "Which local authorities are there?": "authorities",
    "How many authorities do you cover?": "count of authorities",
    "What kinds of documents are there?": "kinds",
    "Do you have anything about Birmingham?": "have",
    "Do you have anything about Marlbeck?": "have",
    "Have you any reports on Northey?": "have",
    "Is there a focused visit letter for Marlbeck from 2021?": "have",
    "Are there any minutes in the library?": "have",
    "What is the newest document?": "newest",
    "Which is the latest report on Marlbeck?": "newest",
    "What is the oldest report you have?": "oldest",
    "Hello, what documents do you have?": "contents",
}
SMALL_TALK = {
    "Hello": "greeting",
    "hi there!": "greeting",
    "Good morning": "greeting",
    "Hi, how are you?": "greeting",
    "Thanks": "thanks",
    "Thank you very much.": "thanks",
    "Great, thanks!": "thanks",
    "Ok, thank you for your help": "thanks",
    "Bye": "farewell",
    "Help": "help",
    "What can you do?": "help",
    "What can I ask?": "help",
    "How does this work?": "help",
    "Who are you?": "assistant",
    "What is this?": "assistant",
    "Are you a robot?": "assistant",
}
CONTENT = [
    "How many children are in care?",
    "What have inspectors said on adoption?",
    "What have you found on adoption?",
    "What do you have on adoption?",
    "What do you know about foster carers?",
    "Do you have anything about kinship care?",
    "Do you have anything on the Public Law Outline in reports?",
    "Is there anything on missing children in Marlbeck?",
    "Which years did Marlbeck have an inspection?",
    "Which year was Marlbeck inspected?",
    "In which years was Northey inadequate?",
    "How many reports mention adoption?",
    "How many inspections found Marlbeck inadequate?",
    "How many authorities were judged inadequate in 2022?",
    "Which authorities are inadequate?",
    "Which authorities improved since 2019?",
    "How many focused visits did Marlbeck have?",
    "How many inspectors visited Marlbeck in 2021?",
    "How many social workers are there?",
    "How many social workers does Marlbeck have?",
    "How many care leavers are there in Marlbeck?",
    "How many children have you in care?",
    "What is the latest grade of Marlbeck?",
    "What is the newest finding on Marlbeck?",
    "When was the last inspection of Marlbeck?",
    "What was the last inspection of Marlbeck about?",
    "What did the latest report say about Marlbeck?",
    "What do the documents say about Marlbeck?",
    "What do the minutes say?",
    "Which documents do social workers keep about children?",
    "Which records are kept of supervision?",
    "Which reports do managers read?",
    "Are there reports of abuse in Marlbeck?",
    "Are records up to date?",
    "Who are the inspectors?",
    "Who are you inspecting?",
    "What can you say about Marlbeck?",
    "What can children do when they are unhappy?",
    "How does early help work?",
    "What help do care leavers get?",
    "Help for care leavers",
    "Is there help for young carers?",
    "Hello, which grade did Marlbeck get?",
    "Thanks, and what needs to improve?",
    "What is Ofsted?",
    "What are the areas for improvement?",
    "List the areas for improvement.",
    "Tell me about Marlbeck.",
    "How old are the children?",
    "How recent are the assessments?",
    "How many minutes do children wait?",
    "What do you have to improve?",
    "Which places do children live in?",
    "Do you have enough foster carers?",
]
HOLDINGS = (
    Holding("1", "Inspection of Marlbeck", "inspection report", "Marlbeck", "Ofsted", Date(2024, 10, 11)),
    Holding("2", "Focused visit to Marlbeck", "focused visit", "Marlbeck", "Ofsted", Date(2021, 3, 22)),
    Holding("3", "Inspection of Northey", "inspection report", "Northey and Thule", "Ofsted", Date(2019, 5, 3)),
    Holding("4", "Minutes", "minutes", "", "", None),
)


@pytest.mark.parametrize(("question", "topic"), ABOUT.items())
def test_a_question_about_the_library_is_known(question: str, topic: str) -> None:
    asked = about_library(question, HOLDINGS)
    assert asked is not None
    assert asked.topic == topic
    assert small_talk(question) is None


@pytest.mark.parametrize(("question", "topic"), SMALL_TALK.items())
def test_small_talk_is_known(question: str, topic: str) -> None:
    asked = small_talk(question)
    assert asked is not None
    assert asked.topic == topic


@pytest.mark.parametrize("question", CONTENT)
def test_a_question_about_content_is_left_to_the_documents(question: str) -> None:
    assert about_library(question, HOLDINGS) is None
    assert small_talk(question) is None


def test_names_kinds_and_years_limit_what_is_counted() -> None:
    asked = about_library("How many focused visits do you hold about Northey between 2019 and 2021?", HOLDINGS)
    assert asked is not None
    assert asked.filters.authorities == ("Northey and Thule",)
    assert asked.filters.kinds == ("focused visit",)
    assert (asked.filters.first, asked.filters.last) == (2019, 2021)
    for phrase, years in {
        "since 2020": (2020, None),
        "after 2020": (2021, None),
        "before 2020": (None, 2019),
        "from 2020": (2020, None),
        "in 2020": (2020, 2020),
        "from 2018 to 2020": (2018, 2020),
    }.items():
        asked = about_library(f"How many reports do you have {phrase}?", HOLDINGS)
        assert asked is not None
        assert (asked.filters.first, asked.filters.last) == years, phrase


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("many") / "library") as library:
        for number in range(15):
            library.add_text(f"Point {number} is about bins.", title=f"Note {number}", date=f"20{10 + number}-01-02")
        yield library


def test_the_library_is_told_from_its_documents(sample_library: Library) -> None:
    said = sample_library.ask("What documents do you have?")
    assert said.status == "answered"
    assert not said.statements
    assert not said.citations
    assert said.notes[0].startswith("This library holds 7 documents: 2 inspection reports")
    assert sample_library.ask("Which years?").text.startswith("The documents are of 2021 to 2024: 2021 (1)")
    assert "November 2021" in sample_library.ask("What is the oldest document?").text
    visits = sample_library.ask("How many focused visits do you have about Marlbeck in 2023?")
    assert visits.notes[0] == "This library holds 1 focused visit about Marlbeck of 2023."
    assert any("22 March 2023" in note for note in visits.notes)


def test_what_is_not_held_is_said_with_the_newest_that_is(sample_library: Library) -> None:
    assert sample_library.ask("Do you have anything about Birmingham?").text == (
        "This library holds no document about Birmingham."
    )
    later = sample_library.ask("What have you on Marlbeck since 2030?")
    assert later.notes[0] == "This library holds no document about Marlbeck since 2030."
    assert later.notes[1].startswith("The newest about Marlbeck is: ")


def test_a_long_list_is_cut_and_says_how_much_more_there_is(many: Library) -> None:
    notes = many.ask("What documents do you have?").notes
    assert notes[1] == "– Note 14 (other document, 2 January 2024)"
    assert len(notes) == 14
    assert notes[-1] == "and 3 more."
    newest = many.ask("What is the newest document?").notes
    assert newest[1:] == ("– Note 14 (other document, 2 January 2024)",)
    assert "Note 0 " in many.ask("What is the oldest document?").text


def test_only_the_documents_given_count(many: Library) -> None:
    given = [document.id for document in many.documents()[:2]]
    assert "2 other documents" in many.ask("How many documents are there?", documents=given).text


def test_greetings_and_thanks_need_no_document(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Library.open(tmp_path_factory.mktemp("none") / "library") as library:
        assert library.ask("Hello").status == "answered"
        assert "Chapterverse" in library.ask("Who are you?").text
        assert "no documents" in library.ask("What documents do you have?").reason


def test_thanks_between_two_questions_is_not_what_the_second_goes_on_from(sample_library: Library) -> None:
    history = [
        {"role": "user", "content": "Who was the lead inspector in 2021?"},
        {"role": "user", "content": "Thanks"},
    ]
    answer = sample_library.ask("And in 2024?", history=history)  # type: ignore[arg-type]
    assert any("Achterberg" in citation.quote for citation in answer.citations)
