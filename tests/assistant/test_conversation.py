"""What a person gets who asks on: the question as it was understood, and the answer to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Library, Turn

_CASES = [json.loads(line) for line in (Path(__file__).with_name("follow_ups.jsonl")).read_text("utf-8").splitlines()]
_AUTHORITIES = ("Aldermere", "Brackwater and Fenn", "East Sorrel", "West Sorrel")


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A report on each of four authorities. It is shared: look and ask, never write."""
    with Library.open(tmp_path_factory.mktemp("conversation") / "library") as library:
        for name in _AUTHORITIES:
            text = f"Inspection of {name} children’s services\n\nSocial workers in {name} know their children well.\n"
            held = library.add_text(text, title=f"Inspection report of {name}", id=name, date="2022-08-12")
            library.correct(held.id, kind="inspection report", authority=name)
        yield library


def turns(said: list[str]) -> list[Turn]:
    """Questions and answers by turns."""
    return [{"role": "assistant" if place % 2 else "user", "content": words} for place, words in enumerate(said)]


def standalone(library: Library, said: list[str]) -> str:
    return library.ask(said[-1], history=turns(said[:-1])).standalone


def wrong_with(case: dict[str, Any], text: str) -> str:
    """What is wrong with the question made of a case; empty where nothing is."""
    if case.get("same"):
        return "" if text == case["turns"][-1] else "not left as it is"
    if case.get("exact", text) != text:
        return f"not as a person would write it: {case['exact']}"
    plain = text.casefold()
    lacks = [words for words in case["must"] if words.casefold() not in plain]
    holds = [words for words in case["not"] if words.casefold() in plain]
    return f"lacks {lacks}" if lacks else f"holds {holds}" if holds else ""


def test_follow_ups_stand_alone_and_new_topics_stay_as_they_are(authorities: Library) -> None:
    assert len(_CASES) == 60
    assert sum(bool(case.get("same")) for case in _CASES) == 15
    texts = {case["id"]: standalone(authorities, case["turns"]) for case in _CASES}
    wrong = {case["id"]: (texts[case["id"]], said) for case in _CASES if (said := wrong_with(case, texts[case["id"]]))}
    assert len(wrong) <= 2, wrong


def test_the_last_questions_before_this_one_are_followed_turn_after_turn(authorities: Library) -> None:
    said = [
        "How good is adoption in Aldermere?",
        "Adoption is timely. [1]",
        "Thanks!",
        "You are welcome.",
        "Why?",
        "...",
    ]
    assert standalone(authorities, [*said, "And in East Sorrel?"]) == "How good is adoption in East Sorrel, and why?"


def test_without_turns_before_it_a_question_stands_alone_as_it_is(authorities: Library) -> None:
    for question in ("And in East Sorrel?", "Why?", "Do they know their children?", "hello", ""):
        assert authorities.ask(question).standalone == question


def test_a_pick_is_shown_as_the_question_that_was_asked_back(authorities: Library) -> None:
    question = "Which grade did the council get?"
    back = authorities.ask(question)
    assert [choice.label for choice in back.choices] == list(_AUTHORITIES)
    answer = authorities.ask("the third", history=turns([question, back.text]))
    assert answer.standalone == "Which grade did the council get in East Sorrel?"
    assert answer.scope.authorities == ("East Sorrel",)
    assert standalone(authorities, [question, back.text, "the third", "None [1]", "And in West Sorrel?"]) == (
        "Which grade did the council get in West Sorrel?"
    )


@pytest.mark.parametrize(
    "question", ["?", "!!", "And?", "(about", "it " * 300, "What about", "’", "they\nthem", "A\0B"]
)
def test_odd_turns_are_no_obstacle(authorities: Library, question: str) -> None:
    history = turns([question, "[1]", "How good is adoption in Aldermere?", "(about)", question, ""])
    for asked in (question, "Why?", "And they?"):
        assert authorities.ask(asked, history=history).standalone.strip() or not asked.strip()
        authorities.search(asked, history=history)


@pytest.mark.parametrize(
    ("said", "asked", "quote"),
    [
        (["Which grade did Marlbeck get overall in 2021?", "Requires improvement [1]", "And in 2024?"],
         "Which grade did Marlbeck get overall in 2024?", "Good"),
        (["Which grade did Marlbeck get overall in 2021?", "Requires improvement [1]", "Who was the lead inspector?"],
         "Who was the lead inspector in Marlbeck in 2021?", "Imelda Thackray"),
        (["How many places does Larch House have?", "Larch House has four places. [1]", "When did it open?"],
         "When did Larch House open?", "3 May 2023"),
        (["What is the consultation line?", "It gives schools advice. [1]", "How many calls did it take?"],
         "How many calls did the consultation line take?", "187 calls"),
        (["How well are care leavers supported in 2024?", "Not well. [1]", "Do they have a secure home?"],
         "Do care leavers have a secure home in 2024?", "do not have a secure home"),
        (["What does the focused visit letter say about caseloads?", "They have come down. [1]", "And the minutes?"],
         "What do the minutes say about caseloads?", "now 19"),
        (["How many police notifications were unread?", "140 [1]", "Who asked about that?"],
         "Who asked about the police notifications?", "Councillor Pell asked"),
        (["How many children did the average social worker have in 2021?", "24 [1]", "What about 2024?"],
         "How many children did the average social worker have in 2024?", "16 children"),
    ],
)  # fmt: skip
def test_a_follow_up_is_answered_as_it_was_meant(
    sample_library: Library, said: list[str], asked: str, quote: str
) -> None:
    answer = sample_library.ask(said[-1], history=turns(said[:-1]))
    assert answer.question == said[-1]
    assert answer.standalone == asked
    assert any(quote in " ".join(citation.quote.split()) for citation in answer.citations), answer.text


def test_a_refusal_and_a_question_asked_back_say_how_they_understood_it(authorities: Library) -> None:
    said = ["Do social workers know children in Aldermere?", "They do. [1]", "And in Wolverhampton?"]
    answer = authorities.ask(said[-1], history=turns(said[:-1]))
    assert answer.status == "not_found"
    assert answer.standalone == "Do social workers know children in Wolverhampton?"


def test_search_after_turns_finds_what_the_question_alone_means(sample_library: Library) -> None:
    history = turns(["What is said about Larch House?", "Larch House has four places. [1]"])
    alone = sample_library.search("When did it open?", limit=1)
    after = sample_library.search("When did it open?", limit=1, history=history)
    assert "3 May 2023" in after[0].text
    assert after[0].passage.id != alone[0].passage.id


def test_search_after_turns_keeps_to_the_limit_and_the_documents(sample_library: Library) -> None:
    letter = next(document for document in sample_library.documents() if document.kind == "focused visit")
    history = turns(["How large are caseloads?", "16 children. [1]"])
    hits = sample_library.search("And supervision?", limit=3, documents=letter, history=history)
    assert len(hits) == 3
    assert {hit.document.id for hit in hits} == {letter.id}
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert sample_library.search(" ", history=history) == []
    assert sample_library.search("supervision", limit=0, history=history) == []
