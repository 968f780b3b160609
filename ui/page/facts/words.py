"""Grades, judgements and changes in words, with the tone and the letters that stand for a grade."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date as Date

from assistant import NO_OVERALL, Change, Citation, Fact, Grade
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
    NO_OVERALL: ("none", "–"),
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
    """The change with the grade before ("▼ from Good, 2022"), to be seen only: `told` says it in whole words."""
    if grade.skipped and grade.is_given:
        return _seen(f"{NO_OVERALL} in {_month(grade.skipped)}")
    if grade.change is None or grade.before is None:
        return ""
    last = grade.before.document.last_day
    old = f"{capital(grade_name(grade.before))}{f', {last.year}' if last else ''}"
    return _seen(f"{_SIGNS[grade.change]} {'as' if grade.change == 'same' else 'from'} {old}")


def _seen(mark: str) -> str:
    return f'<span class="sign" aria-hidden="true">{text(mark)}</span>'


def _month(day: Date) -> str:
    return f"{day:%B %Y}"


def told(grade: Grade) -> str:
    """How the grade compares with the one before: "better than requires improvement in 2014"."""
    skipped = f"{NO_OVERALL} in {_month(grade.skipped)}" if grade.skipped and grade.is_given else ""
    if grade.before is None:
        return skipped
    old, last = grade_name(grade.before), grade.before.document.last_day
    year = f" in {last.year}" if last else ""
    if skipped or not grade.is_given:
        return ", ".join(part for part in (skipped, f"before: {old}{year}") if part)
    if grade.change is None:
        return f"not to be compared with {old}{year}: another judgement"
    return f"the same as {old}{year}" if grade.change == "same" else f"{grade.change} than {old}{year}"


def grade_name(fact: Fact) -> str:
    """A grade as the document has it, in lower case and without trimmings."""
    return fact.plain_value or fact.value


def named(grade: Grade) -> str:
    """The grade as the document has it, or that there is none."""
    return grade_name(grade.fact) if grade.is_given else grade.grade


def given_instead(grade: Grade) -> str:
    """What an inspection without an overall grade judges: "children in care: good; care leavers: outstanding"."""
    if grade.is_given:
        return ""
    return "; ".join(f"{fact.plain_name or fact.name}: {grade_name(fact)}" for fact in grade.stating)


def place(grade: Grade) -> str:
    """Day, place and the document's own words, for a title."""
    fact = grade.fact
    citation = fact.citation
    where = short_place(citation.page, citation.page_end, citation.paragraph)
    printed = given_instead(grade) or f"printed “{' '.join(fact.value.split())}”"
    return " · ".join(part for part in (day(fact.document.last_day), printed, where) if part)


def opens(citation: Citation, *others: Citation) -> str:
    """Attributes that make a click open the source with the quote marked, and others of the same document."""
    spans: Sequence[Sequence[int]] = [[one.start, one.end] for one in (citation, *others)]
    detail = {"document": citation.document.id, "start": citation.start, "end": citation.end, "quotes": spans}
    return f'data-event="source" data-detail="{text(json.dumps(detail))}"'


def counted(number: int, word: str, several: str = "") -> str:
    """ "1 grade", "2 grades"."""
    return f"{number:,} {word if number == 1 else several or word + 's'}"
