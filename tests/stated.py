"""A library of documents with facts in it.

The facts are put straight into the catalogue: what is tested here is what becomes of facts, not how they are read.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from ingest.reading import passages_of, read_given_text
from store.catalogue import Catalogue
from store.types import CATALOGUE_FILE, FactKind, FactRow, Origin, Page, Period, Person, Reading

TEXT = (
    "Inspection of {authority}\n\n"
    "Lead inspector: Ada Lathbury\n\n"
    "Overall effectiveness: {grade}\n\n"
    "What needs to improve\n\n"
    "1. The quality of plans for care leavers, which come too late.\n\n"
    "2. The oversight of private fostering by managers.\n"
)


def reading(authority: str, written: str, grade: str, last: date | None) -> Reading:
    """An inspection report of two pages with a judgement, an inspector and two things to improve."""
    text = TEXT.format(authority=written, grade=grade)
    read = read_given_text(text, f"Inspection of {authority}")
    turn = text.index("What needs")
    inspector = text.index("Ada")
    return replace(
        read,
        kind="inspection report",
        authority=authority,
        authority_as_written=written,
        date=None,
        periods=(Period("inspection", last, last),) if last else (),
        people=(Person("Ada Lathbury", "lead inspector", None, inspector, inspector + 12),),
        pages=(Page(1, 0, turn), Page(2, turn, len(text))),
        unread_pages=(3, 4),
        origins=(
            Origin("title", "text", 0, text.index("\n")),
            Origin("kind", "file name"),
            Origin("authority", "text", 14, text.index("\n")),
        ),
        facts=(
            fact(text, "improvement", "What needs to improve", "The oversight of private fostering by managers", "2"),
            fact(text, "judgement", "Overall effectiveness", grade),
            fact(text, "inspector", "lead inspector", "Ada Lathbury"),
            fact(text, "improvement", "What needs to improve", "The quality of plans for care leavers", "1"),
        ),
    )


def fact(text: str, kind: FactKind, name: str, value: str, number: str | None = None) -> FactRow:
    start = text.index(value)
    plain = "overall experiences and progress" if kind == "judgement" else None
    return FactRow(kind, name, value, start, start + len(value), plain, value.split(" to be")[0], number)


def put(folder: Path, name: str, given: Reading) -> None:
    """Put a reading into the library in `folder` under a file's name."""
    catalogue = Catalogue(folder / CATALOGUE_FILE)
    chunks = passages_of(given)
    vectors = np.eye(384, dtype=np.float32)[: len(chunks)]
    catalogue.put(name, given, chunks, vectors, source_id=f"source {name}", path=f"/in/{name}.pdf", suffix=".pdf")
    catalogue.close()


def make(folder: Path) -> Path:
    """A library of four reports, in no order."""
    folder.mkdir(parents=True, exist_ok=True)
    good = "good"
    old = "requires improvement to be good"
    put(folder, "york-new", reading("York", "City of York Council", good, date(2024, 5, 3)))
    put(folder, "york-old", reading("York", "City of York Council", old, date(2020, 5, 3)))
    put(folder, "telford", reading("Telford and Wrekin", "Telford & Wrekin Council", good, date(2022, 7, 1)))
    put(folder, "north", reading("North Yorkshire", "North Yorkshire", "outstanding", None))
    put(folder, "north-york", reading("North York", "North York", old, None))
    return folder
