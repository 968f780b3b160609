"""A report asked for as a whole comes as its grades, its headline findings and what is to be improved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Answer, Library

_REPORT = """Inspection of {authority} local authority children’s services

Inspection dates: {dates}

Judgement\tGrade
The experiences and progress of care leavers\t{grade}
Overall effectiveness\t{grade}

{first} Visits are more frequent than they were. Leaders know what is to be done.

Partners work together well. The police share what they know.

What needs to improve

- The timeliness of return home interviews.
- The quality of pathway plans.

The experiences and progress of care leavers

1. Personal advisers in {authority} keep in touch with most care leavers.
"""
_LETTER = """3 June 2022

Dear Ms Ash

Focused visit to Woldshire children’s services

This letter summarises the findings of the focused visit to Woldshire children’s services on 4 and 5 May 2022.

Headline findings

Children in need wait too long for help. A new team began in March.

Main findings

1. Social workers in the new team visit each week.
"""
_MINUTES = """# Minutes of the Children's Scrutiny Board of Fenborough held on 4 March 2025

## 1. Apologies

Apologies were received from Councillor Reed.

## 2. Foster carers

The Board heard that eleven carers were recruited.

RESOLVED that the Board:

1. Notes the report on foster carers.
2. Asks for figures by ward in June.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    _write(folder / "fen-2019.txt", authority="Fenborough", dates="4 to 15 March 2019", grade="Inadequate",
           first="Children in Fenborough are not kept safe.")  # fmt: skip
    _write(folder / "fen-2024.txt", authority="Fenborough", dates="3 to 14 June 2024", grade="Good",
           first="Services in Fenborough have improved a great deal.")  # fmt: skip
    (folder / "letter.txt").write_text(_LETTER, "utf-8")
    (folder / "minutes.md").write_text(_MINUTES, "utf-8")
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        assert not library.add(folder).failed
        yield library


def _write(path: Path, **held: str) -> None:
    path.write_text(_REPORT.format(**held), "utf-8")


def said(answer: Answer) -> list[str]:
    assert answer.status == "answered"
    assert not answer.withheld
    assert all(one.kind == "quoted" and one.citations for one in answer.statements)
    return [one.text for one in answer.statements]


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the report on Fenborough.",
        "What are the main findings of the latest inspection of Fenborough?",
        "Give me an overview of the Fenborough inspection, please.",
        "What did inspectors find in Fenborough in 2024?",
        "What does the inspection report on Fenborough say?",
        "How good is Fenborough?",
        "Tell me about Fenborough.",
        "How is Fenborough doing?",
    ],
)
def test_the_newest_report_is_told_in_short(library: Library, question: str) -> None:
    answer = library.ask(question)
    assert said(answer) == [
        "The experiences and progress of care leavers — Good",
        "Overall effectiveness — Good",
        "Services in Fenborough have improved a great deal.",
        "Visits are more frequent than they were.",
        "Leaders know what is to be done.",
        "Partners work together well.",
        "What needs to improve",
        "The timeliness of return home interviews.",
        "The quality of pathway plans.",
    ]
    assert [one.citations[0].number for one in answer.statements] == list(range(1, 10))
    assert answer.notes[0].startswith("From the inspection of 3 to 14 June 2024")


def test_an_earlier_one_is_told_where_it_is_named(library: Library) -> None:
    answer = library.ask("Summarise the 2019 inspection of Fenborough.")
    assert "Children in Fenborough are not kept safe." in said(answer)
    assert "Services in Fenborough have improved a great deal." not in said(answer)


def test_what_came_later_is_said(library: Library) -> None:
    answer = library.ask("Summarise the first inspection of Fenborough.")
    assert "Later here: inspection of 3 to 14 June 2024." in answer.notes


def test_a_letter_gives_its_headline_findings(library: Library) -> None:
    answer = library.ask("What did the focused visit to Woldshire find?")
    assert said(answer) == ["Children in need wait too long for help.", "A new team began in March."]


def test_minutes_give_what_was_resolved(library: Library) -> None:
    answer = library.ask("Summarise the minutes.")
    assert [text for text in said(answer) if text.startswith(("Notes", "Asks"))] == [
        "Notes the report on foster carers.",
        "Asks for figures by ward in June.",
    ]


def test_a_topic_is_searched_for_all_the_same(library: Library) -> None:
    answer = library.ask("What does the Fenborough report say about personal advisers?")
    assert said(answer) == ["Personal advisers in Fenborough keep in touch with most care leavers."]


def test_which_report_is_asked_where_none_is_named(library: Library) -> None:
    answer = library.ask("Give me a summary.")
    assert answer.status == "clarify"
    assert {"Fenborough", "Woldshire"} <= {choice.label for choice in answer.choices}
