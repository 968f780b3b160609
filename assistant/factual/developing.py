"""How a topic developed at one authority: a row for each inspection or visit, with its grade and its main finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.factual.asked import judgement_in, only_names_judgement
from assistant.factual.looking_up import derived, judgement_of
from assistant.factual.outcome import Outcome
from assistant.factual.records import Record
from assistant.factual.said import Citer, Stated, event_of
from assistant.grades import OVERALL
from assistant.types import Cell, Statement, Table
from assistant.units import Unit
from assistant.wording import listed
from store.words import content_words

_VERBS = r"changed?|developed?|evolved?|progressed|moved on|improved"
_ASKS = re.compile(
    rf"^(?:and |so |but )?what(?:(?: has|[’']s| have| had| did)? (?:{_VERBS}|got better|got worse)|"
    r"(?: is|[’']s) different)\b"
    rf"|^(?:and |so |but )?how (?:much )?(?:has|have|had|did|does|do) .+? (?:{_VERBS})"
    r"(?= (?:in|at|for|since|between|from|over|across|through|after|by|to|there|here)\b| ?[?.!]*$)"
    r"|\bover (?:time|the years)\b|\bfrom (?:one )?inspection to (?:the next|inspection)\b",
    re.IGNORECASE,
)
_SINCE_LAST = re.compile(
    r"\b(?:since|after|at|from) (?:the|its|their|that|this)? ?(?:last|previous|latest|most recent|first|earlier)\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\b(?:how many|numbers?|percentage|proportion|rates?|costs?|budget|spending|grades?|ratings?)\b", re.IGNORECASE
)
"""Asks for figures, which no finding stands for."""
_FRAME = frozenset(
    """change changes changed changing develop develops developed developing evolve evolved progress progressed moved
    improve improved improving improvement better worse different time times years year inspection inspections
    inspectors ofsted report reports council authority local last previous since happened much way things""".split()
)


FILLERS = frozenset(
    "support supported services service provision offer experiences outcomes situation things quality use".split()
)
"""What is said beside the name of a judgement without changing what is asked about."""


def asks_development(text: str) -> bool:
    """Whether a question asks how something changed over several inspections."""
    return bool(_ASKS.search(text)) and not _SINCE_LAST.search(text) and not _NUMBERS.search(text)


def topic_words(text: str, scope_words: frozenset[str]) -> tuple[str, ...]:
    """The words of the topic; none where the question asks for all that changed."""
    found = dict.fromkeys(content_words(text))
    return tuple(word for word in found if word not in _FRAME and word not in scope_words and not word.isdigit())


@dataclass(frozen=True, slots=True)
class Told:
    """What one inspection says: the sentence that says most about the topic, None where it does not speak of it."""

    record: Record
    unit: Unit | None


def developed(citer: Citer, told: Sequence[Told], words: Sequence[str], about: str) -> Outcome | None:
    """The inspections in the order of their days; None where none of them speaks of the topic.

    `about` is how the topic is called. Where it is one that is graded, each row has its grade.
    """
    judgement = judgement_of_topic(words, about)
    rows: list[tuple[Cell, ...]] = []
    statements: list[Statement] = []
    silent: list[str] = []
    for one in told:
        facts = judgement_of(one.record, judgement) if judgement else []
        grade = Stated(one.record, facts[0]) if facts else None
        if one.unit is None and grade is None:
            silent.append(event_of(one.record))
            continue
        dated, event = _dated(citer, one.record, grade)
        finding = citer.sentence(one.unit) if one.unit else None
        statements += [dated] if dated else []
        statements += [finding] if finding else []
        found = Cell(finding.text, finding.citations) if finding else Cell("–")
        graded = citer.cell(grade, grade.fact.value) if grade else Cell("–")
        rows.append((event, graded, found) if judgement else (event, found))
    if not rows:
        return None
    columns = ("what and when", judgement, "what it says") if judgement else ("what and when", "what it says")
    return Outcome("answered", tuple(statements), notes=_notes(rows, silent, about), table=Table(columns, tuple(rows)))


def judgement_of_topic(words: Sequence[str], about: str) -> str | None:
    """The judgement that the topic is; the overall one where all that changed is asked for."""
    if not words:
        return OVERALL
    named = [word for word in words if word not in FILLERS]
    return judgement_in(about) if named and only_names_judgement(named) else None


def _dated(citer: Citer, record: Record, grade: Stated | None) -> tuple[Statement | None, Cell]:
    """The inspection with its days and its grade, as a statement where printed words say so, and as a cell."""
    days = [Stated(record, fact) for fact in record.facts if fact.kind == "date" and fact.name != "published"]
    event = event_of(record)
    inputs = [*days, *([grade] if grade else [])]
    if not inputs or record.last is None:
        return None, Cell(event)
    citer.load(inputs)
    judged = f", {grade.fact.plain_name}: {grade.fact.value}" if grade else ""
    said = derived(f"{record.authority}, {event}{judged}.", citer, inputs)
    return said, Cell(event, tuple(dict.fromkeys(citer.cite(day) for day in days)))


def _notes(rows: Sequence[object], silent: Sequence[str], about: str) -> tuple[str, ...]:
    """Which inspections say nothing of the topic, and that no change can be told from one alone."""
    what = about or "this"
    notes = [f"Nothing was found on {what} in the {listed(silent, 'or')}."] if silent else []
    if len(rows) == 1:
        only = "Something on it was found in only one inspection" if silent else "Only one inspection is here"
        notes.insert(0, f"{only}, so that no change can be told.")
    return tuple(notes)
