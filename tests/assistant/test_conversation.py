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
