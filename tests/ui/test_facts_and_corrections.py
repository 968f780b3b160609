"""Facts and corrections on the command line, and what `show` and `documents` tell of the metadata."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import Library
from tests import stated
from ui.main import main


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return stated.make(tmp_path / "library")


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def run_json(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    code, out, err = run(capsys, *words, "--json")
    assert code == 0, err
    return json.loads(out)


def test_facts_are_printed_as_a_table_with_their_places(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    code, out, _ = run(capsys, "facts", "--authority", "Telford", "--library", library)
    heading, *rows = out.splitlines()
    assert (code, heading) == (0, "Telford and Wrekin · Inspection of Telford and Wrekin · 1 July 2022 · telford")
    assert rows[1].split()[0] == "judgement"
    assert "Overall effectiveness" in rows[1]
    assert "  p. 1, " in rows[1]
    assert "1. The quality of plans for care leavers" in rows[2]
    assert max(map(len, rows)) < 180


def test_a_long_fact_is_printed_whole_and_the_number_of_a_judgement_is_that_of_its_row(
    capsys: pytest.CaptureFixture[str], library: Path
) -> None:
    given = stated.reading("York", "City of York Council", "good", date(2025, 1, 1))
    judged = next(fact for fact in given.facts if fact.kind == "judgement")
    names = [
        f"The experiences and progress of children who need {needed}" for needed in ("help and protection", "a family")
    ]
    facts = tuple(replace(judged, name=name, number=f"2.{at}") for at, name in enumerate(names, start=1))
    stated.put(library, "long", replace(given, facts=facts))
    _, out, _ = run(capsys, "facts", "--in", "long", "--library", library)
    assert "  2.1. The experiences and progress of" in out
    assert "help and protection" in out
    assert "a family" in out


def test_facts_can_be_narrowed_and_none_is_said(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    words = (
        "facts",
        "--kind",
        "judgement",
        "--name",
        "overall",
        "--in",
        "york-old.pdf",
        "telford",
        "--library",
        library,
    )
    assert [(fact["document"], fact["value"]) for fact in run_json(capsys, *words)] == [
        ("telford", "good"),
        ("york-old", "requires improvement to be good"),
    ]
    code, out, _ = run(capsys, "facts", "--authority", "Leeds", "--library", library)
    assert (code, out.startswith("No facts found. ")) == (0, True)
    code, out, err = run(capsys, "facts", "--kind", "grade", "--library", library)
    assert (code, out) == (2, "")
    assert "The kinds are: judgement, inspector" in err
    code, _, err = run(capsys, "facts", "--in", "nobody.pdf", "--library", library)
    assert (code, "nobody.pdf" in err) == (2, True)


def test_facts_as_csv_hold_every_field_and_come_back_whole(
    capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path
) -> None:
    path = tmp_path / "facts.csv"
    code, out, _ = run(capsys, "facts", "--format", "csv", "--output", path, "--library", library)
    assert (code, out.startswith("20 facts written to ")) == (0, True)
    assert b"\r" not in path.read_bytes()
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    records = run_json(capsys, "facts", "--library", library)
    assert len(rows) == len(records) == 20
    for row, record in zip(rows, records, strict=True):
        assert row == {name: "" if value is None else str(value) for name, value in record.items()}
    assert set(rows[0]) >= {
        "authority", "date", "kind", "name", "value", "plain_name", "plain_value", "number", "quote", "document",
        "page", "paragraph", "start", "end",
    }  # fmt: skip
    with Library.open(library) as opened:
        for row in rows:
            assert opened.document(row["document"]).text[int(row["start"]) : int(row["end"])] == row["quote"]
    printed = run(capsys, "facts", "--format", "csv", "--library", library)[1]
    assert printed == path.read_text("utf-8")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(capsys: pytest.CaptureFixture[str], library: Path, sign: str) -> None:
    evil = f'{sign}HYPERLINK("http://example.org","é")'
    given = stated.reading("York", "City of York Council", "good", date(2025, 1, 1))
    fact = replace(given.facts[0], name=evil, value=evil)
    stated.put(library, "evil", replace(given, title=evil, authority=evil, facts=(fact,)))
    _, out, _ = run(capsys, "facts", "--in", "evil", "--format", "csv", "--library", library)
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert {row[name] for name in ("name", "value", "title", "authority")} == {f"'{evil}"}
    for name, cell in row.items():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), name


def test_a_file_that_cannot_be_written_is_told(
    capsys: pytest.CaptureFixture[str], library: Path, tmp_path: Path
) -> None:
    code, out, err = run(capsys, "facts", "--output", tmp_path, "--library", library)
    assert (code, out) == (2, "")
    assert "Name another file" in err
    assert "Traceback" not in err


def test_show_tells_where_each_value_was_read(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    _, out, _ = run(capsys, "show", "telford.pdf", "--library", library)
    told = {line.split("  ")[0]: " ".join(line.split()) for line in out.splitlines()[3:12]}
    assert told["title"].endswith("read on p. 1: “Inspection of Telford & Wrekin Council”")
    assert told["kind"].endswith("from the file's name")
    assert "Telford and Wrekin (“Telford & Wrekin Council”)" in told["authority"]
    assert told["published"] == "published - absent"
    assert told["inspection"].startswith("inspection 1 July 2022 ")
    assert told["lead inspector"] == "lead inspector Ada Lathbury read on p. 1: “Ada Lathbury”"
    assert "pages 3, 4 hold no text" in out
    assert "Overall effectiveness: good" in out


def test_documents_name_the_pages_without_text(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    _, out, _ = run(capsys, "documents", "--library", library)
    row = next(line for line in out.splitlines() if line.endswith("telford.pdf"))
    assert row.split("  ")[1:3] == ["inspection report", "Telford and Wrekin"]
    assert "inspection 1 July 2022" in row
    assert "  3, 4  " in row


def test_a_correction_is_made_shown_and_taken_back(capsys: pytest.CaptureFixture[str], library: Path) -> None:
    document = ("telford.pdf", "--library", library)
    before = run_json(capsys, "show", *document)
    code, out, _ = run(
        capsys, "correct", *document, "--title", "A visit", "--kind", "focused visit", "--date", "2022-08-08",
        "--authority", "Shropshire Council", "--period", "visit 2022-06-20 2022-07-01",
        "--period", "meeting 2022-07-05", "--framework", "ILACS", "--publisher", "Ofsted",
    )  # fmt: skip
    assert code == 0
    assert out.startswith("A visit\n\n")
    assert out.count("corrected by hand") == 8
    shown = run_json(capsys, "show", *document)
    assert (shown["title"], shown["kind"], shown["date"]) == ("A visit", "focused visit", "2022-08-08")
    assert (shown["authority"], shown["authority_as_written"]) == ("Shropshire", "Shropshire Council")
    assert shown["periods"] == [
        {"name": "visit", "first": "2022-06-20", "last": "2022-07-01"},
        {"name": "meeting", "first": "2022-07-05", "last": "2022-07-05"},
    ]
    assert shown["origins"]["date"] == {"how": "by hand"}
    run(capsys, "correct", *document, "--restore", "title", "--date", "", "--period", "")
    shown = run_json(capsys, "show", *document)
    assert (shown["title"], shown["date"], shown["periods"]) == (before["title"], None, [])
    assert shown["kind"] == "focused visit"
    assert run(capsys, "correct", *document, "--restore")[0] == 0
    assert run_json(capsys, "show", *document) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Say what to correct"),
        (("--kind", "letter"), "The kinds are: inspection report"),
        (("--date", "July"), "Write the year, month and day"),
        (("--restore", "colour"), "The fields are: title"),
    ],
)
def test_a_correction_that_cannot_be_is_told(
    capsys: pytest.CaptureFixture[str], library: Path, words: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, "correct", "telford.pdf", *words, "--library", library)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("period", ["inspection", "inspection soon", "inspection 2022-06-31", "2022-06-01"])
def test_a_period_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str], library: Path, period: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["correct", "telford.pdf", "--period", period, "--library", str(library)])
    assert ended.value.code == 2
    assert "inspection 2022-06-20 2022-07-01" in capsys.readouterr().err
