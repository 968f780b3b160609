"""Grades, judgements and changes in words, with the tone and the letters that stand for a grade."""

from __future__ import annotations

import json
from collections.abc import Sequence

from assistant import Change, Citation, Fact, Grade
from ui.page.frame.markup import text
from ui.places import day, short_place

_TONES = {
    "outstanding": ("best", "O"),
    "good": ("good", "G"),
    "requires improvement": ("fair", "RI"),
    "inadequate": ("poor", "I"),
    "typically positive": ("good", "P"),
    "inconsistent": ("fair", "IC"),
    "widespread or systemic failings": ("poor", "F"),
    "not judged": ("none", "NJ"),
}
CHANGES: dict[Change, str] = {"better": "better", "worse": "worse", "same": "the same"}
_SIGNS: dict[Change, str] = {"better": "▲", "worse": "▼", "same": "="}


def tone(grade: str) -> str:
    """The class by which a grade is coloured."""
    return f"is-{_TONES.get(grade, ('none', ''))[0]}"


def letters(grade: str) -> str:
    """The letters that stand for a grade where there is no room for its name."""
    return _TONES[grade][1] if grade in _TONES else grade[:2].upper()


def capital(words: str) -> str:
    """The words with their first letter as a capital."""
    return words[:1].upper() + words[1:]


def sign(grade: Grade) -> str:
    """An arrow for the change, to be seen only: `told` says it in words."""
    return f'<span class="sign" aria-hidden="true">{_SIGNS[grade.change]}</span>' if grade.change else ""


def told(grade: Grade) -> str:
    """How the grade compares with the one before: "better than requires improvement in 2014"."""
    if grade.before is None:
        return ""
    old, last = grade_name(grade.before), grade.before.document.last_day
    year = f" in {last.year}" if last else ""
    if grade.change is None:
        return f"not to be compared with {old}{year}: another judgement"
    return f"the same as {old}{year}" if grade.change == "same" else f"{grade.change} than {old}{year}"


def grade_name(fact: Fact) -> str:
    """A grade as the document has it, in lower case and without trimmings."""
    return fact.plain_value or fact.value


def place(fact: Fact) -> str:
    """Day, place and the document's own words, for a title."""
    citation = fact.citation
    where = short_place(citation.page, citation.page_end, citation.paragraph)
    printed = f"printed “{' '.join(fact.value.split())}”"
    return " · ".join(part for part in (day(fact.document.last_day), printed, where) if part)


def opens(citation: Citation) -> str:
    """Attributes that make a click open the source with the quote marked."""
    span: Sequence[int] = [citation.start, citation.end]
    detail = {"document": citation.document.id, "start": span[0], "end": span[1], "quotes": [span]}
    return f'data-event="source" data-detail="{text(json.dumps(detail))}"'


def counted(number: int, word: str, several: str = "") -> str:
    """ "1 grade", "2 grades"."""
    return f"{number:,} {word if number == 1 else several or word + 's'}"
