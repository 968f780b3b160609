"""Where the real documents and questions lie; they are no part of the project."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

COLLECTIONS = Path(__file__).resolve().parents[2] / "shared" / "collections"
_OWN_QUESTIONS = Path(__file__).with_name("questions")
_SEED = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what a right answer shows.

    `quotes`: one of them is expected among the citations. `must`: of each group one is expected in the citations.
    """

    id: str
    question: str
    answerable: bool
    quotes: tuple[str, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()


def present(name: str) -> Path:
    """The folder of a collection; ends the program with a plain message where it is absent."""
    folder = COLLECTIONS / name
    if not folder.is_dir():
        raise SystemExit(
            f"The collection “{name}” is not here; it is expected in ../shared/collections beside this folder."
        )
    return folder


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def coventry() -> list[Asked]:
    """The 32 questions that come with the collection."""
    return [
        Asked(
            item["id"],
            item["question"],
            item["kind"] != "unanswerable",
            tuple(evidence["quote"] for evidence in item["evidence"]),
            tuple(tuple(group) for group in item["must"]),
        )
        for item in json_lines(present("coventry") / "questions.jsonl")
    ]


def coventry_own() -> list[Asked]:
    """Our own questions over the same documents: answerable or not."""
    return [
        Asked(item["id"], item["question"], item["answerable"])
        for item in json_lines(_OWN_QUESTIONS / "coventry.jsonl")
    ]


def own_questions(name: str) -> list[dict[str, Any]]:
    """Questions of our own over the collections, as they stand in questions/."""
    return json_lines(_OWN_QUESTIONS / f"{name}.jsonl")


def ofsted(count: int) -> list[Asked]:
    """Questions made from the truth file: grades, inspectors and dates, `count` of them drawn by a seed."""
    with (present("ofsted") / "truth.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "inspection"]
    made = [asked for row in rows for asked in _made_of(row)]
    return random.Random(_SEED).sample(made, min(count, len(made)))


def _made_of(row: dict[str, str]) -> Iterator[Asked]:
    name = " ".join(
        word if word in ("and", "of", "on", "with") else word.title() for word in row["local_authority"].split()
    )
    if not row["inspection_end_date"]:
        return
    first, last = (datetime.strptime(row[key], "%d/%m/%Y") for key in ("inspection_start_date", "inspection_end_date"))
    year, key = last.year, row["file"]
    if row["inspector_name"]:
        must = ((row["inspector_name"],),)
        yield Asked(f"{key} inspector", f"Who was the lead inspector of {name} in {year}?", True, must=must)
    days = ((f"{first.day} {first:%B}", f"{first.day} to {last.day} {last:%B}"), (f"{last.day} {last:%B} {year}",))
    yield Asked(f"{key} dates", f"When was {name} inspected in {year}?", True, must=days)
    for field, asked in (
        ("overall_effectiveness_grade", "What was the overall effectiveness of {name} in {year}?"),
        ("help_and_protection_grade", "Which grade did {name} get for help and protection in {year}?"),
    ):
        if row[field] and not row[field].startswith("not"):
            yield Asked(f"{key} {field}", asked.format(name=name, year=year), True, must=((row[field],),))
