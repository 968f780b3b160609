"""Samples of a collection, and what its loaders make of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import answers
from benchmarks import collections as loaded
from benchmarks.collections import Asked, Collection, Place, Text, sampled
from benchmarks.public_collections import qmsum


def _collection() -> Collection:
    texts = tuple(Text(f"t{number}", "", "words") for number in range(40))
    asked = tuple(Asked(f"q{number}", "?", True, relevant=(Place(f"t{number}"),)) for number in range(20))
    return Collection("whole", asked, texts=texts)


def test_a_sample_holds_what_its_questions_need_and_is_always_the_same() -> None:
    part = sampled(_collection(), "part", 5, 12)
    assert part == sampled(_collection(), "part", 5, 12)
    assert (part.library, len(part.questions), len(part.texts)) == ("part", 5, 12)
    held = {text.id for text in part.texts}
    assert all(place.document in held for asked in part.questions for place in asked.relevant)


def test_questions_over_files_are_drawn_with_their_files() -> None:
    files = tuple(Path(f"f{number}.txt") for number in range(6))
    asked = tuple(Asked(f"q{number}", "?", True, within=(f"f{number % 6}.txt",)) for number in range(30))
    part = sampled(Collection("whole", asked, files=files), "part", 99, 2)
    assert len(part.files) == 2
    assert len(part.questions) == 10
    assert {one.within[0] for one in part.questions} == {file.name for file in part.files}


def test_turns_are_told_by_the_blank_lines_between_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "qmsum" / "val"
    (folder / "documents").mkdir(parents=True)
    text = "Ann: Welcome.\n\nBob: Thanks. It is good.\n\nAnn: Bye."
    (folder / "documents" / "m.txt").write_text(text, encoding="utf-8")
    (folder / "queries.jsonl").write_text(
        '{"_id": "m-0", "text": "What did Bob say?", "document": "m.txt", "turns": [[1, 2]],'
        ' "evidence": [{"quote": "It is good.", "turn": 1}]}\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(loaded, "COLLECTIONS", tmp_path)
    asked = qmsum().questions[0]
    turns = asked.relevant[0]
    assert text[turns.start : turns.end] == "Bob: Thanks. It is good.\n\nAnn: Bye."
    where = asked.evidence[0].where
    assert text[where.start : where.end] == "Bob: Thanks. It is good."


def test_absent_collections_are_said_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(loaded, "COLLECTIONS", tmp_path)
    monkeypatch.setattr("sys.argv", ["answers", "--short"])
    answers.main()
    said = capsys.readouterr().out
    assert "scifact: left out. The collection “scifact” is not here" in said
    assert "Nothing was measured" in said
