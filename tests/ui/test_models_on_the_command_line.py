"""Language models on the command line: which may write, and where passages may go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import Library
from ui.main import main

QUESTION = "How often is supervision held?"


@pytest.fixture(scope="module")
def folder(sample_library: Library) -> Path:
    return sample_library.path


def test_without_a_model_nothing_wrote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--library", str(folder), "--json", QUESTION]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["model"], answer["withheld"]) == (None, [])


@pytest.mark.parametrize("verb", [["ask", QUESTION], ["chat", "--port", "0"]])
def test_another_machine_must_be_named(folder: Path, capsys: pytest.CaptureFixture[str], verb: list[str]) -> None:
    named = ["--library", str(folder), "--model", "ollama:some@http://box:11434"]
    assert main([verb[0], *named, *verb[1:]]) == 2
    told = capsys.readouterr().err
    assert "--model-host box" in " ".join(told.split())
    assert "Traceback" not in told


def test_a_model_that_is_not_there_leaves_the_answer_from_sentences(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("langchain_ollama", reason="langchain-ollama is not installed")
    named = ["--library", str(folder), "--model", "ollama:some@http://127.0.0.1:9"]
    assert main(["ask", *named, QUESTION]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "ollama:some could not be reached." in shown
    assert "every month" in shown
    assert "Written by" not in shown


def test_the_environment_may_name_the_model_and_none_takes_it_back(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAPTERVERSE_MODEL", "openai:some@http://box/v1")
    assert main(["ask", "--library", str(folder), QUESTION]) == 2
    assert main(["documents", "--library", str(folder)]) == 0
    assert main(["ask", "--library", str(folder), "--model", "none", QUESTION]) == 0
    assert "every month" in capsys.readouterr().out
