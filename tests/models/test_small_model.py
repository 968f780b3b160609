"""A real model, weak and inventive: what it may do to an answer, and what becomes of it when it fails."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from dataclasses import replace
from itertools import pairwise

import pytest

from assistant import Answer, Library, Turn
from tests.models.conftest import LIMITS
from tests.small_model import MISSING, SmallModel, is_installed

pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]
QUESTIONS = (
    "How often is supervision held?",
    "How are care leavers supported with housing?",
    "What do foster carers say about their fees?",
)


@pytest.fixture(autouse=True, params=["structured", "plain"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Held to a schema, and with plain marks."""
    way = str(request.param)
    if "written_library" in request.fixturenames:
        models = request.getfixturevalue("written_library")._configured()
        monkeypatch.setattr(models.writer(None), "_structured", way == "structured")
    return way


def assert_sound(answer: Answer, ours: Answer) -> None:
    """Whatever the model did, the answer keeps to the rules."""
    within = {hit.document.id for hit in ours.considered}
    for citation in answer.citations:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert citation.document.id in within
    if answer.model is None:
        assert (answer.statements, answer.reason) == (ours.statements, ours.reason)
    for statement in answer.statements:
        assert statement.citations
        assert "://" not in statement.text
    if answer.withheld:
        assert any("withheld" in note for note in answer.notes)


def busy(server: SmallModel) -> bool:
    """Whether the server is at work."""
    with urllib.request.urlopen(server.url.removesuffix("/v1") + "/slots", timeout=30) as reply:
        return any(slot["is_processing"] for slot in json.load(reply))


@pytest.mark.parametrize("question", QUESTIONS[:2])
def test_it_writes_as_it_streams_and_nothing_unverified_is_shown(written_library: Library, question: str) -> None:
    ours = written_library.ask(question, model="none")
    growing = list(written_library.stream(question))
    assert not growing[0].complete
    assert growing[-1].complete
    shown = [[one.text for one in answer.statements] for answer in growing if answer.model]
    assert all(later[: len(sooner)] == sooner for sooner, later in pairwise(shown))
    assert growing[-1].model or growing[-1].withheld or len(growing[-1].notes) > len(ours.notes), "it was asked"
    assert_sound(growing[-1], ours)


def test_a_follow_up_asks_for_nothing_that_was_not_said(written_library: Library) -> None:
    turns: list[Turn] = [
        {"role": "user", "content": "How large were caseloads in Marlbeck in 2021?"},
        {"role": "assistant", "content": "Caseloads were high. [1]"},
    ]
    ours = written_library.ask("And in 2024?", turns, model="none")
    answer = written_library.ask("And in 2024?", turns)
    assert answer.scope == ours.scope
    assert "2024" in answer.standalone
    assert_sound(answer, ours)


def test_cancelling_ends_the_servers_work(written_library: Library, small_model: SmallModel) -> None:
    growing = written_library.stream(QUESTIONS[2])
    next(growing)
    growing.close()
    stop = threading.Event()
    stopping = written_library.stream(QUESTIONS[2], stop=stop)
    threading.Timer(2.0, stop.set).start()
    began = time.monotonic()
    answer = list(stopping)[-1]
    assert answer.complete
    assert time.monotonic() - began < 30
    deadline = time.monotonic() + 60
    while busy(small_model):
        assert time.monotonic() < deadline, "the server still writes for nobody"
        time.sleep(0.2)


def test_a_server_killed_in_the_middle_leaves_our_answer(sample_library: Library) -> None:
    if not is_installed():
        pytest.skip(MISSING)
    with SmallModel() as server, Library.open(sample_library.path, model=server.model, model_limits=LIMITS) as library:
        ours = library.ask(QUESTIONS[0], model="none")
        threading.Timer(1.5, server.kill).start()
        answer = library.ask(QUESTIONS[0])
        after = library.ask(QUESTIONS[0])
    for held in (answer, after):
        assert_sound(held, ours)
    assert after.statements == ours.statements
    assert any("could not be reached" in note for note in after.notes)


def test_a_slow_server_is_given_up_in_time(sample_library: Library, small_model: SmallModel) -> None:
    limits = replace(LIMITS, first=0.3, whole=1.0)
    with Library.open(sample_library.path, model=small_model.model, model_limits=limits) as library:
        ours = library.ask(QUESTIONS[0], model="none")
        began = time.monotonic()
        answer = library.ask(QUESTIONS[0])
    assert time.monotonic() - began < 15
    assert answer.statements == ours.statements
    assert any("took too long" in note for note in answer.notes)
