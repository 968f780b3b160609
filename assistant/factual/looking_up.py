"""One fact of one authority, or the same fact of several: a grade, a name, a date, a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.factual.asked import Asked, Subject
from assistant.factual.chosen import Group, Order, pick
from assistant.factual.outcome import Outcome, refused
from assistant.factual.records import Record
from assistant.factual.said import Citer, Stated, event_of
from assistant.types import Cell, Refusal, Statement, Table
from store.types import FactRow, format_date

_COMBINED = "children in care and care leavers"
_PARTS = ("children in care", "care leavers")
_INSTEAD = {"recommendation": ("improvement",), "improvement": ("recommendation",)}
"""What reports of other years call it."""
_LISTS = ("improvement", "recommendation", "resolution")
_MOST = 40
_LACKED: dict[Subject, Refusal] = {
    "judgement": "no grade", "inspector": "no name", "lead inspector": "no name", "signatory": "no name",
    "days": "no date", "published": "no date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in a record: its facts, and what to say where there are none."""

    asked: Asked
    all_judgements: bool

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        if self.asked.subject == "judgement":
            return "grades" if self.all_judgements else f"grade for {self.asked.judgement}"
        return {
            "days": "dates",
            "published": "printed date of publication",
            "improvement": "list of what needs to improve",
        }.get(self.asked.subject, f"{self.asked.subject}s" if self.asked.subject == "inspector" else self.asked.subject)

    def facts(self, record: Record) -> list[FactRow]:
        """The record's facts that answer."""
        subject = self.asked.subject
        if subject == "judgement":
            return self._judgements(record)
        if subject == "days":
            return [fact for fact in record.facts if fact.kind == "date" and fact.name != "published"]
        if subject == "published":
            return [fact for fact in record.facts if fact.kind == "date" and fact.name == "published"]
        if subject == "inspector":
            return [fact for fact in record.facts if fact.kind == "inspector"]
        if subject == "lead inspector":
            return [fact for fact in record.facts if fact.kind == "inspector" and fact.name == "lead inspector"]
        kinds = (subject, *_INSTEAD.get(subject, ()))
        found = next((held for kind in kinds if (held := [f for f in record.facts if f.kind == kind])), [])
        return found[:_MOST]

    def _judgements(self, record: Record) -> list[FactRow]:
        if self.all_judgements:
            return [fact for fact in record.facts if fact.kind == "judgement"]
        return judgement_of(record, self.asked.judgement)


def judgement_of(record: Record, name: str) -> list[FactRow]:
    """The judgement of this name; the one on children in care and care leavers together stands for each of them."""
    names = [name, *([_COMBINED] if name in _PARTS else _PARTS if name == _COMBINED else ())]
    found = [fact for fact in (record.judgement(one) for one in names) if fact]
    return found[:1] if name != _COMBINED else found


def look_up(citer: Citer, sought: Sought, groups: Sequence[Group], order: Order | None) -> Outcome | None:
    """The facts of each group's record that is meant; None where there is no group."""
    if not groups:
        return None
    found: list[tuple[Group, Record, list[FactRow]]] = []
    lacking: list[str] = []
    notes: list[str] = []
    for group in groups:
        record = _record(sought, group, order)
        facts = sought.facts(record) if record else []
        if record and facts:
            found.append((group, record, facts))
            notes += _notes(sought, group, record, facts)
        else:
            lacking.append(_lack(sought, group, record))
    if not found:
        return refused(_LACKED.get(sought.asked.subject, "not said"), " ".join(lacking))
    stated = [Stated(record, fact) for _, record, facts in found for fact in facts]
    citer.load(stated)
    if sought.asked.subject in _LISTS:
        stated = with_lead_ins(citer, stated)
    statements = [citer.quoted(one) for one in stated]
    unique = tuple({(one.text, one.citations[0].document.id): one for one in statements}.values())
    table = _table(citer, sought, found) if len(found) > 1 and sought.asked.subject == "judgement" else None
    return Outcome("partial" if lacking else "answered", unique, " ".join(lacking), tuple(notes), table)


def with_lead_ins(citer: Citer, stated: Sequence[Stated]) -> list[Stated]:
    """The items of lists, each list below the words that introduce it."""
    found: list[Stated] = []
    said: set[tuple[str, int]] = set()
    for one in stated:
        lead_in = citer.lead_in(one)
        if lead_in and (lead_in.record.id, lead_in.fact.start) not in said:
            said.add((lead_in.record.id, lead_in.fact.start))
            found.append(lead_in)
        found.append(one)
    return found


def _record(sought: Sought, group: Group, order: Order | None) -> Record | None:
    """The record that is meant; unless the question names one, the latest that can answer."""
    if order is not None:
        return pick(group.records, order)
    able = [record for record in group.records if sought.facts(record)]
    return pick(able or group.records, None)


def _notes(sought: Sought, group: Group, record: Record, facts: Sequence[FactRow]) -> list[str]:
    notes = []
    newer = [other for other in group.records if other.day > record.day]
    if newer and sought.asked.subject == "judgement":
        notes.append(f"The later {event_of(newer[-1])} gives no {sought.name}; this is from the {event_of(record)}.")
    elif len(group.records) > 1:
        notes.append(f"From the {event_of(record)}, {_place(group, record)} of {len(group.records)} in this library.")
    if sought.asked.judgement in _PARTS and any(fact.plain_name == _COMBINED for fact in facts):
        notes.append("That report judges children in care and care leavers together.")
    return notes


def _place(group: Group, record: Record) -> str:
    if record is group.records[-1]:
        return "the latest"
    return "the first" if record is group.records[0] else "one"


def _lack(sought: Sought, group: Group, record: Record | None) -> str:
    if record is None:
        return f"This library holds only one such document about {group.authority}."
    if sought.asked.subject == "published" and record.published:
        return (
            f"The document about the {event_of(record)} ({group.authority}) prints no date of publication; "
            f"its file's name says {format_date(record.published)}."
        )
    about = f" ({group.authority})" if group.authority else ""
    return f"The document about the {event_of(record)}{about} gives no {sought.name}."


def _table(citer: Citer, sought: Sought, found: Sequence[tuple[Group, Record, list[FactRow]]]) -> Table:
    rows = []
    for group, record, facts in found:
        for fact in facts:
            stated = Stated(record, fact)
            rows.append(
                (Cell(group.authority), Cell(event_of(record)), Cell(fact.name), citer.cell(stated, fact.value))
            )
    return Table(("authority", "document", "judgement", "grade"), tuple(rows))


def derived(text: str, citer: Citer, inputs: Sequence[Stated]) -> Statement:
    """A computed statement with the citations of all that it was computed from."""
    citer.load(inputs)
    return Statement(text, tuple(dict.fromkeys(citer.cite(one) for one in inputs)), "derived")
