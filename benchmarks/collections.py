"""Where the real documents and questions lie, and what each question expects; they are no part of the project."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant import Turn

COLLECTIONS = Path(__file__).resolve().parents[2] / "shared" / "collections"
_OWN_QUESTIONS = Path(__file__).with_name("questions")
_SEED = 20


@dataclass(frozen=True, slots=True)
class Place:
    """The characters `start` to `end` of a document, to its end where that is None.

    `document` is the id it has in its collection, or its file's name.
    """

    document: str
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that answer a question, and where to look for them."""

    words: str
    where: Place


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Words of a file known without being written down.

    `letters` is how many letters and digits they have, `begins` the first few, `sha256` the beginning of that of all.
    """

    file: str
    letters: int
    begins: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what a right answer shows.

    `evidence`: one of these is expected among the citations. `must`: of each group one is expected in the answer.
    `answers`: one of these is expected within the citations. `relevant`: what a search is to find. `history` are the
    turns before it, and `rewrite` what a person made of both. `within` are the documents that it is asked of, empty
    for all. `kind` is the collection's own word for the question's kind.
    """

    id: str
    question: str
    answerable: bool
    evidence: tuple[Quote, ...] = ()
    must: tuple[tuple[str, ...], ...] = ()
    answers: tuple[str, ...] = ()
    relevant: tuple[Place, ...] = ()
    history: tuple[Turn, ...] = ()
    rewrite: str = ""
    within: tuple[str, ...] = ()
    kind: str = ""

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of the evidence."""
        return tuple(quote.words for quote in self.evidence)


@dataclass(frozen=True, slots=True)
class Text:
    """A document that comes as text, in no file of its own."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, as files or as texts, and the questions over them. `library` names the library that holds them."""

    library: str
    questions: tuple[Asked, ...]
    files: tuple[Path, ...] = ()
    texts: tuple[Text, ...] = ()


def is_present(name: str) -> bool:
    """Whether a collection is here."""
    return (COLLECTIONS / name).is_dir()


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
    with path.open(encoding="utf-8") as file:  # str.splitlines also cuts at separators that JSON leaves as they are
        return [json.loads(line) for line in file if line.strip()]


def own_questions(name: str) -> list[dict[str, Any]]:
    """Questions of our own over the collections, as they stand in questions/."""
    return json_lines(_OWN_QUESTIONS / f"{name}.jsonl")


# reports and minutes


def coventry() -> list[Asked]:
    """The 32 questions that come with the collection."""
    return [
        Asked(
            item["id"],
            item["question"],
            item["kind"] != "unanswerable",
            tuple(Quote(evidence["quote"], Place(evidence["doc"])) for evidence in item["evidence"]),
            tuple(tuple(group) for group in item["must"]),
            kind=item["kind"],
        )
        for item in json_lines(present("coventry") / "questions.jsonl")
    ]


def coventry_own() -> list[Asked]:
    """Our own questions over the same documents: answerable or not."""
    return [Asked(item["id"], item["question"], item["answerable"]) for item in own_questions("coventry")]


def coventry_collection() -> Collection:
    """The five documents with the questions that come with them."""
    return Collection("coventry", tuple(coventry()), tuple(sorted((present("coventry") / "documents").iterdir())))


def ofsted_collection() -> Collection:
    """The 185 reports; their questions are made apart."""
    return Collection("ofsted", (), tuple(sorted((present("ofsted") / "documents").rglob("*.pdf"))))


def ofsted_own(words: Callable[[Fingerprint], str]) -> list[Asked] | None:
    """Questions written by hand over the reports: answerable, off-topic, near-topic. None while there are none.

    `words` gives the words of a fingerprint, empty where they do not stand in its file.
    """
    if not (_OWN_QUESTIONS / "ofsted.jsonl").is_file():
        return None
    return [
        Asked(
            item["id"],
            item["question"],
            item["kind"] == "answerable",
            tuple(Quote(words(Fingerprint(**one)), Place(one["file"])) for one in item["quotes"]),
            tuple(tuple(group) for group in item["must"]),
            kind=item["kind"],
        )
        for item in own_questions("ofsted")
    ]


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


def sampled(collection: Collection, name: str, questions: int, documents: int) -> Collection:
    """A part of a collection drawn by a seed: some questions, the documents they need, and others up to `documents`.

    Where the collection is of files, questions are drawn over that many files.
    """
    draw = random.Random(_SEED)
    if collection.files:
        files = tuple(sorted(draw.sample(collection.files, documents)))
        names = {file.name for file in files}
        over = [asked for asked in collection.questions if names.issuperset(asked.within)]
        kept = draw.sample(over, min(questions, len(over)))
        return replace(collection, library=name, questions=tuple(kept), files=files)
    kept = draw.sample(collection.questions, min(questions, len(collection.questions)))
    needed = {place.document for asked in kept for place in asked.relevant} | {
        one for ask in kept for one in ask.within
    }
    others = [text.id for text in collection.texts if text.id not in needed]
    needed |= set(draw.sample(others, min(len(others), max(0, documents - len(needed)))))
    texts = tuple(text for text in collection.texts if text.id in needed)
    return replace(collection, library=name, questions=tuple(kept), texts=texts)
