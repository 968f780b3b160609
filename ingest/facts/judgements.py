"""Judgements and their grades: from the table of judgements and from the headings that state a grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.facts.grades import GRADE, plain_grade, plain_judgement
from ingest.metadata.lines import Line
from store.types import Block, FactRow, Reading

_WHOLE_GRADE = re.compile(GRADE, re.IGNORECASE)
_NUMBER = re.compile(r"^(\d+(?:\.\d+)?)\.? +")
_HEADS = re.compile(r"^(?:key )?judge?ments?$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:previous|last|earlier|recent)\b.*\binspections?\b|\binspection history\b|\bwhat the .*judge?ments mean\b",
    re.IGNORECASE,
)
"""A heading over earlier grades, or the name of such a grade: "Overall judgement at last inspection"."""
_EARLIER_COLUMN = re.compile(r"(?:previous|last|earlier)\b", re.IGNORECASE)
_TAKEN_IN = re.compile(r",? taking into account\b.*$", re.IGNORECASE)
_STATED = (
    re.compile(
        r"^(?P<name>the overall judge?ment)(?: is)?(?: that children[’']s services)?(?: is| are)?:? "
        rf"(?P<grade>{GRADE})\.?$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^the graded judge?ment (?:for|about|of|on) (?P<name>.+?)"
        r"(?:,? is| are)?(?: that)?(?: it| they)?(?: is| are)?:? "
        rf"(?P<grade>{GRADE})\.?$",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?P<name>.+?)(?: is| are)?(?::| –| -)? (?P<grade>{GRADE})(?: because)?[.:]?$", re.IGNORECASE),
)
_NO_NAME = re.compile(r"\b(?:not|if|characteristics|demonstrat\w+|was|were|judged)\b", re.IGNORECASE)
_LONGEST = 180
_OUTCOME_HEADING = re.compile(r"^inspection outcome\b", re.IGNORECASE)
_OUTCOMES = (
    ("typically positive", re.compile(r"typically lead to positive experiences and outcomes", re.IGNORECASE)),
    ("inconsistent", re.compile(r"lead to inconsistent experiences and outcomes", re.IGNORECASE)),
    (
        "widespread or systemic failings",
        re.compile(r"widespread and/or systemic failings leading to significant concerns", re.IGNORECASE),
    ),
)


def judgements_of(reading: Reading, lines: Sequence[Line]) -> list[FactRow]:
    """Each judgement once, as the report states it first; a grade that is stated otherwise elsewhere stands beside."""
    found: dict[tuple[str | None, str | None], FactRow] = {}
    for fact in (*_rows(reading, lines), *_stacked(lines), *_stated(lines), *_outcomes(lines)):
        found.setdefault((fact.plain_name, fact.plain_value), fact)
    return sorted(found.values(), key=lambda fact: fact.start)


def _rows(reading: Reading, lines: Sequence[Line]) -> Iterator[FactRow]:
    heading = ""
    headed = earlier = False
    for line in lines:
        block = line.block
        if block.kind in ("title", "heading"):
            heading = line.words
        if block.kind != "table_row":
            headed = earlier = False
            continue
        cells = reading.text[block.start : block.end].split("\t")
        headed = headed or bool(_HEADS.match(cells[0].strip()))
        earlier = earlier or bool(_EARLIER_COLUMN.match(cells[-1].strip()))
        if earlier or _EARLIER.search(heading) or len(cells) != 2 or not _WHOLE_GRADE.fullmatch(cells[1].strip()):
            continue
        label = _NUMBER.match(cells[0])
        name = _TAKEN_IN.sub("", " ".join(cells[0][label.end() if label else 0 :].split()))
        if (headed or plain_judgement(name)) and not _EARLIER.search(name):
            yield _fact(block, name, cells[1], number=label[1] if label else block.number)


def _stacked(lines: Sequence[Line]) -> Iterator[FactRow]:
    """A table that was copied as text: what is judged on one line, its grade on the next."""
    headed = False
    for line, below in pairwise(lines):
        headed = headed or bool(_HEADS.match(line.words.strip()))
        name, grade = line.words.strip(), below.words.strip()
        if not (headed and _WHOLE_GRADE.fullmatch(grade) and line.block.kind in ("paragraph", "heading")):
            continue
        if plain_judgement(name) and len(name) <= _LONGEST and not _EARLIER.search(name):
            yield replace(_fact(line.block, name, grade), end=below.block.end)


def _stated(lines: Sequence[Line]) -> Iterator[FactRow]:
    heading = ""
    for line in lines:
        if line.block.kind in ("title", "heading"):
            heading = line.words
        elif line.block.kind != "paragraph" or line.block.number or _EARLIER.search(heading):
            continue
        if len(line.words) > _LONGEST:
            continue
        for pattern in _STATED:
            match = pattern.match(line.words.strip())
            if match and plain_judgement(match["name"]) and not _is_of_another(match["name"]):
                yield _fact(line.block, match["name"], match["grade"])
                break


def _is_of_another(name: str) -> bool:
    """Whether words before a grade tell of what was judged before, or of no judgement at all."""
    return bool(_NO_NAME.search(name) or _EARLIER.search(name))


def _outcomes(lines: Sequence[Line]) -> Iterator[FactRow]:
    """The outcome of an area SEND inspection, which has no grades but one of three sentences."""
    below = False
    for line in lines:
        if line.block.kind == "heading":
            below = bool(_OUTCOME_HEADING.match(line.words))
            continue
        for plain, pattern in _OUTCOMES if below else ():
            match = pattern.search(line.words)
            if match:
                end = line.words.find(". ", match.end())
                end = line.block.end if end < 0 else line.start + end + 1
                yield FactRow(
                    "judgement", "Inspection outcome", match[0], line.block.start, end, "area SEND outcome", plain
                )


def _fact(block: Block, name: str, grade: str, number: str | None = None) -> FactRow:
    grade = " ".join(grade.split())
    return FactRow(
        "judgement", name, grade, block.start, block.end, plain_judgement(name) or name, plain_grade(grade), number
    )
