"""Counting authorities and reports by grade, and naming them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.factual.asked import Asked
from assistant.factual.chosen import Group
from assistant.factual.looking_up import derived, judgement_of
from assistant.factual.outcome import Outcome, refused
from assistant.factual.records import Record
from assistant.factual.said import Citer, Stated, event_of
from assistant.factual.ungraded import deciding, left_out, newest_ungraded, ungraded_cell
from assistant.types import Cell, Table
from assistant.wording import listed

GRADES = ("inadequate", "requires improvement", "good", "outstanding")
"""From worst to best."""
_OR_BETTER = re.compile(r"\bor (?:better|above|higher|more)\b|\bat least\b", re.IGNORECASE)
_OR_WORSE = re.compile(r"\bor (?:worse|below|lower|less)\b|\bat most\b", re.IGNORECASE)
_LESS_THAN = re.compile(
    r"\b(?:less|worse|lower) than\b|\bbelow\b|\bnot (?:yet )?(?:judged |rated |graded )?good\b", re.IGNORECASE
)
_MORE_THAN = re.compile(r"\b(?:better|higher) than\b|\babove\b", re.IGNORECASE)
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
_BEST = re.compile(r"\b(?:best|highest|top)\b", re.IGNORECASE)
_WORST = re.compile(r"\b(?:worst|lowest|poorest)\b", re.IGNORECASE)
_REPORTS = re.compile(r"\bhow many (?:\w+ ){0,3}?(?:reports?|inspections?)\b", re.IGNORECASE)
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Graded:
    """One authority's report and its grade."""

    authority: str
    stated: Stated

    @property
    def grade(self) -> str:
        """The plain grade."""
        return self.stated.fact.plain_value or ""


def wanted_grades(text: str, named: Sequence[str]) -> tuple[str, ...]:
    """The grades that the question counts: those it names, or those above or below one."""
    if len(named) == 1 and named[0] in GRADES:
        place = GRADES.index(named[0])
        if _OR_BETTER.search(text):
            return GRADES[place:]
        if _OR_WORSE.search(text):
            return GRADES[: place + 1]
        if _LESS_THAN.search(text):
            return GRADES[:place]
        if _MORE_THAN.search(text):
            return GRADES[place + 1 :]
    return tuple(named)


def _extreme(text: str, considered: Sequence[Graded]) -> tuple[str, ...]:
    """The best or the worst grade that there is, where the question asks for it."""
    places = [GRADES.index(one.grade) for one in considered if one.grade in GRADES]
    if not places or not (_BEST.search(text) or _WORST.search(text)):
        return ()
    return (GRADES[max(places) if _BEST.search(text) else min(places)],)


def _passed_over(groups: Sequence[Group], judgement: str) -> list[tuple[Group, Record]]:
    """The authorities whose newest inspection gives no overall grade, so that no older one counts."""
    return [(group, newest) for group in groups if (newest := newest_ungraded(group, judgement))]


def graded(groups: Sequence[Group], judgement: str, *, latest_only: bool) -> list[Graded]:
    """The grade of each report, or of each authority's latest report that gives one."""
    found = []
    for group in groups:
        held = [(record, facts[0]) for record in group.records if (facts := judgement_of(record, judgement))]
        found += [Graded(group.authority, Stated(*one)) for one in (held[-1:] if latest_only else held)]
    return found


def count(citer: Citer, asked: Asked, groups: Sequence[Group], text: str, *, in_period: str) -> Outcome:
    """How many authorities (or reports) got such a grade, with the list; each row cites its grade."""
    never = bool(_NEVER.search(text)) and bool(asked.grades)
    latest_only = not in_period and not never
    passed = _passed_over(groups, asked.judgement) if latest_only else []
    aside = {group.authority for group, _ in passed}
    counted = [group for group in groups if group.authority not in aside]
    all_graded = graded(counted, asked.judgement, latest_only=latest_only)
    notes = left_out([group.authority for group, _ in passed])
    if not all_graded:
        reason = f"No report in this library{in_period} gives a grade for {asked.judgement}."
        if passed:
            reason = f"No newest inspection in this library gives a grade for {asked.judgement}."
        return refused("no grade", reason, *notes)
    grades = wanted_grades(text, asked.grades) or _extreme(text, all_graded)
    fitting = [one for one in all_graded if not grades or one.grade in grades]
    if never:
        return _never(citer, all_graded, {one.authority for one in fitting}, listed(grades, "or"), asked.judgement)
    said = listed(grades, "or") if grades else "given a grade"
    what = _what(fitting, all_graded, text)
    about = f"for {asked.judgement}" if asked.judgement != "overall effectiveness" else "overall"
    if not fitting:
        statement = derived(
            f"None of the {what} was judged {said} {about}{in_period}.", citer, [o.stated for o in all_graded]
        )
        return Outcome(
            "answered",
            (statement,),
            notes=(*_basis(in_period, len(all_graded)), *notes),
            table=_table(citer, all_graded),
        )
    names = list(dict.fromkeys(one.authority for one in fitting))
    named = f": {listed(names)}" if len(names) <= _MOST_NAMED else ""
    verb = "was" if what.startswith("1 ") else "were"
    judged = f"{verb} judged {said} {about}" if grades else f"{verb} graded {about}"
    statement = derived(f"{what} {judged}{in_period}{named}.", citer, [one.stated for one in fitting])
    older = graded([group for group, _ in passed], asked.judgement, latest_only=True)
    once = {one.authority for one in older if not grades or one.grade in grades}
    table = _table(citer, fitting, [(group, newest) for group, newest in passed if group.authority in once])
    return Outcome("answered", (statement,), notes=(*_basis(in_period, len(all_graded)), *notes), table=table)


def _never(citer: Citer, considered: Sequence[Graded], ever: Collection[str], said: str, judgement: str) -> Outcome:
    """The authorities none of whose reports here gives the grade, with all their grades."""
    fitting = [one for one in considered if one.authority not in ever]
    names = list(dict.fromkeys(one.authority for one in fitting))
    number = f"{len(names) or 'None'} of {len({one.authority for one in considered})} authorities"
    named = f": {listed(names)}" if 0 < len(names) <= _MOST_NAMED else ""
    text = (
        f"{number} {'were' if len(names) != 1 else 'was'} never judged {said} for {judgement} in this library{named}."
    )
    inputs = [one.stated for one in (fitting or considered)]
    return Outcome("answered", (derived(text, citer, inputs),), table=_table(citer, fitting) if fitting else None)


def _what(fitting: Sequence[Graded], considered: Sequence[Graded], text: str) -> str:
    if _REPORTS.search(text):
        number = len(fitting) or len(considered)
        return f"{number} report{'s' if number != 1 else ''}"
    number = len({one.authority for one in fitting}) or len({one.authority for one in considered})
    return f"{number} {'authorities' if number != 1 else 'authority'}"


def _basis(in_period: str, considered: int) -> tuple[str, ...]:
    if in_period:
        return (f"Of {considered} reports in this library whose inspection ended{in_period}.",)
    return (f"By the latest report of each of the {considered} authorities in this library that gives this grade.",)


def _table(citer: Citer, found: Sequence[Graded], ungraded: Sequence[tuple[Group, Record]] = ()) -> Table:
    """A row for each grade, and for those whose newest inspection gives none where an older one would have fitted."""
    citer.load([one.stated for one in found])
    rows = [
        (Cell(one.authority), Cell(event_of(one.stated.record)), citer.cell(one.stated, one.stated.fact.value))
        for one in found
    ]
    rows += [
        (Cell(group.authority), Cell(event_of(record)), ungraded_cell(citer, record)) for group, record in ungraded
    ]
    return Table(("authority", "report", "grade"), tuple(rows))


def latest_two(group: Group, judgement: str) -> tuple[tuple[Record, Stated], tuple[Record, Stated]] | None:
    """The last two reports of an authority that give the grade, older first; None where one between or since does not
    give an overall one."""
    held = [
        (record, Stated(record, facts[0]) if (facts := judgement_of(record, judgement)) else None)
        for record in deciding(group, judgement)
    ]
    held = [one for one in held if one[1] is None or one[1].fact.plain_value in GRADES]
    if len(held) < 2:
        return None
    (old, before), (new, after) = held[-2:]
    return ((old, before), (new, after)) if before and after else None
