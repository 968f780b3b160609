"""Answers a question from the facts, where it is one that facts answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from assistant.factual.asked import Asked, asked_of_facts
from assistant.factual.changing import change, moved, timeline
from assistant.factual.chosen import (
    INSPECTIONS,
    VISITS,
    Group,
    grouped,
    in_period,
    kinds_asked,
    names_no_event,
    of_authorities,
    of_kind_asked,
    order_in,
)
from assistant.factual.confirming import confirmed
from assistant.factual.counting import count
from assistant.factual.looking_up import Sought, look_up
from assistant.factual.newest import ungraded_now
from assistant.factual.outcome import Outcome, refused
from assistant.factual.records import Record, Records
from assistant.factual.said import Citer, event_of
from assistant.types import Citation, Refusal
from assistant.wording import listed
from store.catalogue import Catalogue
from store.words import phrase

_ALL_GRADES = re.compile(
    r"\b(?:grades|judge?ments|ratings)\b|\beach (?:judge?ment|area)\b",
    re.IGNORECASE,
)
_MANY = ("count", "which", "improved", "worsened")
_NEEDING = VISITS | {"inspection report", "news", "other"}


@dataclass(frozen=True, slots=True)
class InScope:
    """What the question is limited to: documents given by the caller (ids, None for all), authorities named, the first
    and last day (inclusive, by the end of the inspection, visit or meeting), and the words of the question that say so.

    `period` is how the question's period is said ("2022", "between 2014 and 2016", "since 2020"), empty for none.
    """

    documents: Sequence[str] | None
    authorities: Sequence[str]
    first: Date | None
    last: Date | None
    period: str
    words: frozenset[str]


class FactAnswerer:
    """Answers from one library's facts."""

    def __init__(self, catalogue: Catalogue, records: Records) -> None:
        """Both are the library's."""
        self._catalogue = catalogue
        self._records = records

    def answer(self, text: str, scope: InScope) -> tuple[Outcome, tuple[Citation, ...]] | None:
        """What the facts say, or why they do not; None where the question is not for them."""
        asked = asked_of_facts(text, scope.words, authorities=len(scope.authorities))
        if asked is None:
            return None
        if asked.beside:
            return self._unheard_of(text, asked, scope)
        citer = Citer(self._catalogue)
        outcome = self._outcome(text, asked, scope, citer)
        if outcome and outcome.status == "not_found" and asked.operation == "look up" and not asked.plainly:
            return None  # Sentences may say what no grade does.
        return (outcome, citer.all()) if outcome else None

    def _unheard_of(self, text: str, asked: Asked, scope: InScope) -> tuple[Outcome, tuple[Citation, ...]] | None:
        """A refusal where a grade is asked for of something that no passage in scope speaks of; else None."""
        if asked.subject != "judgement" or asked.operation != "look up" or not asked.plainly:
            return None
        here = {record.id for record in of_authorities(self._records.among(scope.documents), scope.authorities)}
        what = " ".join(asked.beside)
        together = phrase(what) if what in text.casefold() else " ".join(phrase(word) for word in asked.beside)
        if not here or here & set(self._catalogue.documents_with(together)):
            return None
        about = f" about {listed(scope.authorities)}" if scope.authorities else ""
        return refused("topic absent", f"The documents{about} give no grade for “{what}” and do not speak of it."), ()

    def _outcome(self, text: str, asked: Asked, scope: InScope, citer: Citer) -> Outcome | None:
        here = of_authorities(self._records.among(scope.documents), scope.authorities)
        held = _of_subject(here, asked, text)
        dated = in_period(held, scope.first, scope.last)
        groups = grouped(dated, scope.authorities)
        if asked.operation in _MANY:
            return _over_many(text, asked, scope, citer, [group for group in groups if group.authority])
        if not scope.authorities and len(grouped(held, ())) != 1:
            return None
        missing = _missing(held, groups, scope)
        if not groups:
            kind: Refusal = "no period" if scope.first or scope.last else "no document"
            return refused(kind, " ".join(missing), *_visits(here, scope)) if missing else None
        if asked.operation == "timeline":
            events = [record for record in in_period(here, scope.first, scope.last) if record.kind in INSPECTIONS]
            return timeline(citer, asked, grouped(events, scope.authorities))
        if asked.operation == "change":
            return change(citer, asked, groups)
        sought = Sought(asked, bool(_ALL_GRADES.search(text)) and not asked.named)
        if asked.subject == "judgement" and not scope.period and order_in(text) in (None, "latest"):
            passed = ungraded_now(citer, asked, groups, text)
            if passed and not sought.all_judgements:
                return passed
        settled = confirmed(citer, asked, groups, text, bool(scope.period))
        if settled:
            return settled
        outcome = look_up(citer, sought, groups, order_in(text))
        if outcome and missing and outcome.status != "not_found":
            return replace(outcome, status="partial", reason=" ".join([outcome.reason, *missing]).strip())
        return outcome


def _over_many(text: str, asked: Asked, scope: InScope, citer: Citer, groups: Sequence[Group]) -> Outcome | None:
    if asked.operation in ("improved", "worsened"):
        return moved(citer, asked, groups, better=asked.operation == "improved")
    if not asked.grades and not asked.named:
        return None
    return count(citer, asked, groups, text, in_period=f" {_in(scope)}" if scope.period else "")


def _of_subject(records: Sequence[Record], asked: Asked, text: str) -> list[Record]:
    """The records among which the fact is looked for."""
    if asked.subject == "judgement":
        is_send = asked.judgement == "area SEND outcome"
        return [record for record in records if record.is_graded and (record.kind == "area SEND") == is_send]
    if asked.subject == "resolution":
        return [record for record in records if _states(record, "resolution")]
    if asked.subject in ("improvement", "recommendation"):
        listing = [record for record in records if _states(record, "improvement") or _states(record, "recommendation")]
        return [
            record for record in listing if record.kind in (_NEEDING if names_no_event(text) else kinds_asked(text))
        ]
    if asked.subject == "signatory":
        return [record for record in records if _states(record, "signatory")]
    return of_kind_asked(records, text)


def _states(record: Record, kind: str) -> bool:
    return any(fact.kind == kind for fact in record.facts)


def _in(scope: InScope) -> str:
    if scope.period.startswith(("since", "before")):
        return scope.period
    return f"{'from' if ' to ' in scope.period else 'in'} {scope.period}"


def _visits(here: Sequence[Record], scope: InScope) -> list[str]:
    """The visits of the period, where an inspection was asked for and there was none."""
    dated = in_period([record for record in here if record.kind in VISITS], scope.first, scope.last)
    return [f"There was a {event_of(record)} ({record.authority})." for record in dated]


def _missing(held: Sequence[Record], groups: Sequence[Group], scope: InScope) -> list[str]:
    """Why an authority that the question names has no document of the period."""
    if not scope.period:
        return []
    here = {group.authority for group in groups}
    said = []
    for group in grouped(held, scope.authorities):
        if group.authority in here:
            continue
        years = listed(sorted({str(record.last.year) for record in group.records if record.last}))
        about = f" of {group.authority}" if group.authority else ""
        said.append(
            f"No such inspection, visit or meeting{about} in this library ended {_in(scope)}; "
            f"those here ended in {years}."
        )
    return said
