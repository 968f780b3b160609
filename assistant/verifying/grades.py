"""A grade in a statement is the one that the cited text gives, for the same judgement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.facts.grades import plain_grade, plain_judgement

_GRADE = re.compile(
    r"\b(?:outstanding|good|requires? improvement(?: to be good)?|requiring improvement(?: to be good)?|inadequate)\b",
    re.IGNORECASE,
)
_GRADING = re.compile(
    r"\b(?:judge[ds]?|judgements?|judgments?|grade[ds]?|rate[ds]?|rating|overall effectiveness)\b|\t", re.IGNORECASE
)
_IS_GOOD = re.compile(r"\b(?:is|are|was|were|as) good\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:.\n]|, (?:and|but|while|whereas|with|though|although)\b|\b(?:but|while|whereas|though|although)\b|,(?= "
    r")|\band\b"
)
_JUDGEMENTS = (
    r"overall effectiveness|help and protection|children in care and care leavers|looked after children|"
    r"children looked after|children in care|care leavers|impact of leaders|leadership,? management and governance|"
    r"leadership|adoption|safeguarding children board|lscb|quality of education|behaviour and attitudes|"
    r"personal development|early years|sixth[- ]form|overall"
)
_JUDGED = re.compile(rf"\b(?:{_JUDGEMENTS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade in its plain form and the judgement it stands with, empty where none is named beside it."""

    judgement: str
    grade: str


@lru_cache(maxsize=2000)
def grades_in(text: str) -> tuple[Graded, ...]:
    """Each word of grade with the judgement named nearest to it in its clause."""
    named = [(match.start(), match.end(), _judgement(match.group())) for match in _JUDGED.finditer(text)]
    found = []
    for match in _GRADE.finditer(text):
        grade = plain_grade(match.group().replace("requiring", "requires").replace("Requiring", "Requires"))
        near = sorted(named, key=lambda one: _distance(text, one[0], one[1], match.start(), match.end()))
        found.append(Graded(near[0][2] if near else "", grade))
    return tuple(found)


def is_grading(text: str) -> bool:
    """Whether it speaks of grades, in words or as a row of a table."""
    return bool(_GRADING.search(text))


def wrong_grade(said: str, held: str) -> str:
    """A grade of `said` that `held` does not give, or gives for another judgement; empty where there is none.

    "Good" counts as a grade only where one of them speaks of grades or of another grade.
    """
    stated, cited = grades_in(said), grades_in(held)
    grades = {one.grade for one in cited}
    everyday = not _IS_GOOD.search(said) and not is_grading(said) and not is_grading(held) and not (grades - {"good"})
    for one in stated:
        if one.grade == "good" and everyday and {other.grade for other in stated} <= {"good"}:
            continue
        if one.grade not in grades:
            return one.grade
        of_same = {other.grade for other in cited if other.judgement == one.judgement}
        if one.judgement and any(other.judgement for other in cited) and one.grade not in of_same:
            return f"{one.grade} for {one.judgement}"
    return ""


def _judgement(written: str) -> str:
    if written.casefold() == "overall":
        return "overall effectiveness"
    return plain_judgement(written) or written.casefold()


def _distance(text: str, start: int, end: int, grade_start: int, grade_end: int) -> int:
    """Characters between them; the ends of clauses count much."""
    between = text[end:grade_start] if end <= grade_start else text[grade_end:start]
    return len(between) + 100 * len(_CLAUSE.findall(between))
