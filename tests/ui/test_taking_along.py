"""`chapterverse feedback` and `chapterverse ask --export` on the command line."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from assistant import Library
from ui.main import main

QUESTION = "How quickly are children interviewed after going missing?"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_feedback_is_listed(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    code, out, _ = run(capsys, "feedback", "--library", library)
    assert code == 0
    assert out.startswith("No feedback yet.")
    with Library.open(library) as opened:
        opened.feedback.give(opened.ask(QUESTION), good=False, why="The newest\x1b[31m year is missing.")
    code, out, _ = run(capsys, "feedback", "--library", library)
    assert code == 0
    assert "not good: The newest[31m year is missing." in out
    assert QUESTION in out
    assert "72 hours" in out
    _, out, _ = run(capsys, "feedback", "--json", "--library", library)
    (record,) = json.loads(out)
    assert (record["question"], record["good"]) == (QUESTION, False)
    assert set(record) == {"given", "good", "why", "question", "text", "version"}


@pytest.mark.parametrize("ending", [".md", ".html", ".ZIP"])
def test_an_answer_is_exported(capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"answer{ending}"
    code, out, _ = run(capsys, "ask", QUESTION, "--export", file, "--library", library)
    assert code == 0
    assert out.rstrip().endswith(f"Written to {file}.")
    data = file.read_bytes()
    if ending == ".ZIP":
        data = zipfile.ZipFile(io.BytesIO(data)).read("answer.md")
    assert QUESTION in data.decode()
    assert "72 hours" in data.decode()


def test_json_stays_json_beside_an_export(capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path) -> None:
    _, out, _ = run(capsys, "ask", QUESTION, "--json", "--export", tmp_path / "a.md", "--library", library)
    record = json.loads(out)
    assert all(citation["reference"] for citation in record["citations"])
    assert (tmp_path / "a.md").exists()


@pytest.mark.parametrize("name", ["answer.pdf", "answer", "none/answer.md"])
def test_a_file_that_cannot_be_written_is_said_plainly(
    capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path, name: str
) -> None:
    code, _, err = run(capsys, "ask", QUESTION, "--export", tmp_path / name, "--library", library)
    assert code == 2
    assert "cannot be written" in err
    assert "Traceback" not in err
