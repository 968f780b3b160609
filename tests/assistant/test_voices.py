"""Who says it: the voice of each statement, and both sides where documents disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Answer, Library
from assistant.rejoinders import replies
from assistant.units import Unit
from assistant.voices import body_of, voice_of

BRIDGES = """Minutes of the Meeting of the Roads and Bridges Committee held on 4 May 2023

Present: Councillor A Bell (Chair)

4. Bridge inspection

The Committee considered a letter in which inspectors found that painters shared one brush between three bridges. \
Officers explained how brushes are bought and the Committee were assured that this was not what happens in the depot. \
The Committee thanked the painters for their work.

RESOLVED that the Committee note the letter.
"""


def voices(answer: Answer) -> set[str | None]:
    return {statement.voice for statement in answer.statements}


def voice_at(library: Library, kind: str, words: str) -> str:
    for document in library.documents():
        at = document.text.find(words) if document.kind == kind else -1
        if at >= 0:
            place = next(place for place, block in enumerate(document.blocks) if block.start <= at < block.end)
            return voice_of(Unit(document, at, at + len(words), place, 0))
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("kind", "words", "voice"),
    [
        ("minutes", "The Director explained that a focused visit", "the Children and Young People Scrutiny Board (3)"),
        ("news", "Marlbeck was judged to require improvement", "the news item"),
        ("news", "‘Too many care leavers do not have a secure home", "the news item, quoting the report"),
        ("news", "The average caseload has fallen", "the news item, reporting inspectors"),
        ("news", "We are not finished.", "the news item, quoting Priya Lathbury"),
        ("news", "‘Fees have been frozen since 2020", "the news item, quoting Denise Holroyd-Kay"),
        ("transcript", "Our turnover of social workers is 11%.", "Priya Lathbury"),
        ("transcript", "Can I ask about the workforce?", "Councillor Hugh Pell"),
    ],
)
def test_the_voice_is_that_of_who_speaks(sample_library: Library, kind: str, words: str, voice: str) -> None:
    assert voice_at(sample_library, kind, words) == voice


def test_the_voice_stands_in_the_answer(sample_library: Library) -> None:
    answer = sample_library.ask("What needs to improve according to the focused visit letter?")
    document = answer.citations[0].document
    assert voices(answer) == {f"{document.publisher}’s inspectors" if document.publisher else "the inspectors"}


@pytest.mark.parametrize(
    ("kind", "words", "voice"),
    [
        ("inspection report", "The MASH is well managed", "Ofsted’s inspectors"),
        ("news", "Children’s files do not always show how permanence", "the news item, quoting the report"),
        ("news", "However, too many children do not have", "the news item"),
        (
            "minutes",
            "Ofsted stated that the Council knew themselves well",
            "the Education and Children’s Services Scrutiny Board (2), reporting Ofsted",
        ),
        (
            "minutes",
            "The Scrutiny Board expressed their appreciation",
            "the Education and Children’s Services Scrutiny Board (2)",
        ),
    ],
)
def test_what_a_board_or_the_news_reports_of_others_is_told(
    coventry_library: Library, kind: str, words: str, voice: str
) -> None:
    assert voice_at(coventry_library, kind, words) == voice


def test_a_finding_and_its_denial_stand_side_by_side(coventry_library: Library) -> None:
    answer = coventry_library.ask("Are adopters' reports shared one at a time?")
    texts = [statement.text for statement in answer.statements]
    assert "shared one at a time" in texts[0]
    assert "not what happens" in texts[1]
    body = "the Education and Children’s Services Scrutiny Board (2)"
    assert [statement.voice for statement in answer.statements[:2]] == [f"{body}, reporting Ofsted", body]


def test_a_denial_in_another_document_is_brought(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add_text(
            "Painters share one brush between three bridges. This slows the work on every bridge.", title="Letter"
        )
        library.add_text(BRIDGES, title="Minutes")
        answer = library.ask("Do painters share one brush between three bridges?")
        said = " ".join(statement.text for statement in answer.statements)
        assert "Painters share one brush" in said
        assert "not what happens in the depot" in said
        minutes = next(document for document in library.documents() if document.title == "Minutes")
        assert body_of(minutes) == "Roads and Bridges Committee"


def test_a_plain_negative_is_no_reply() -> None:
    assert not replies("Some plans are not up to date.")
    assert not replies("Leaders are confident and visible.")
    assert replies("The Board denied that this was so.")
    assert replies("Members were reassured by the figures.")
