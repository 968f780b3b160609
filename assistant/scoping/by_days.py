"""Keeps the documents of the days that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.factual.asked import asked_of_facts
from assistant.openings import Opening
from assistant.questions import Question
from assistant.scoping import saying
from assistant.scoping.days import Days
from assistant.scoping.fitting import is_within
from assistant.scoping.kinds import (
    SPEAKING_OF_OTHERS,
    event_kinds,
    names_report,
)
from assistant.scoping.names import Names
from assistant.scoping.recognising import Recognised
from assistant.scoping.remaining import Work, compares
from assistant.types import Scope
from store.catalogue import Catalogue
from store.types import DocumentKind
from store.words import phrase, tokens

_THAN = re.compile(r"\bthan\b|\bcompared\b|\bversus\b|\bvs\b", re.IGNORECASE)


def keep_days(work: Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    """Keep the documents of the days named; where times are compared, each time becomes a side."""
    if not asked.days:
        return
    is_comparison = compares(question)
    closed = [days for days in asked.days if not days.is_open]
    if len(closed) > 1 and len(work.sides) < 2 and (is_comparison or _are_set_against(closed, asked.text)):
        _sides_by_days(work, closed)
        return
    days = list(asked.days)
    if is_comparison and len(closed) == len(days) == 1:
        if len(work.sides) < 2:
            return
        last_name = max((held.span for held in asked.mentions), default=(0, 0))
        if closed[0].span < last_name:
            return
    if set(work.scope.kinds) & SPEAKING_OF_OTHERS and all(held.of_event for held in days):
        _mentioning(work, question, catalogue)
        return
    _within(work, days, _printed_with_event(asked, question), question, catalogue)


def _are_set_against(days: Sequence[Days], text: str) -> bool:
    """Whether one time is measured by another: "better in 2025 than in 2022"."""
    return bool(_THAN.search(text[days[0].span[1] : days[-1].span[0]]))


def _sides_by_days(work: Work, closed: Sequence[Days]) -> None:
    sides = []
    for days in closed:
        for reading in (days, replace(days, dated_by="publication")):
            of_side = _of_days(work.left, [reading])
            if of_side:
                name = Scope(first=days.first, last=days.last).words()
                sides.append((name, tuple(held.id for held in of_side)))
                if reading.dated_by != days.dated_by:
                    work.notes += saying.taken_as_published(of_side)
                break
    if len(sides) > 1:
        kept = {one for _, side in sides for one in side}
        work.keep([held for held in work.left if held.id in kept])
        work.sides = sides
        hull = _hull(closed)
        work.scope = replace(work.scope, first=hull.first, last=hull.last, dated_by=hull.dated_by)


def _hull(days: Sequence[Days]) -> Days:
    """The days as one condition: several years together, or what two open bounds leave."""
    open_ones = [held for held in days if held.is_open]
    if len(open_ones) == len(days) > 1:
        firsts, lasts = [held.first for held in days if held.first], [held.last for held in days if held.last]
        first, last = max(firsts, default=None), min(lasts, default=None)
        if not first or not last or first <= last:
            return replace(days[0], first=first, last=last)
    first = None if any(held.first is None for held in days) else min(held.first for held in days if held.first)
    last = None if any(held.last is None for held in days) else max(held.last for held in days if held.last)
    return replace(days[0], first=first, last=last)


def _within(work: Work, days: Sequence[Days], printed: bool, question: Question, catalogue: Catalogue) -> None:
    """Keep the documents of these days; where there are none, those published then, or those without a date that
    mention the years."""
    before = work.left
    chosen = _first_fitting(work, _readings(work, days, printed, question), question)
    if chosen:
        reading, found = chosen
        scope = _of_period(work.scope, reading)
        events = _events(reading, question)
        if events & {held.kind for held in found} and not set(scope.kinds) & events:
            found = [held for held in found if held.kind in events]
            scope = replace(scope, kinds=tuple(dict.fromkeys(held.kind for held in found)))
        if reading[0].dated_by != days[0].dated_by:
            work.notes += saying.taken_as_published(found)
    else:
        scope = _of_period(work.scope, days)
        mention = _documents_mentioning(catalogue, question.years)
        found = [held for held in before if held.day is None and held.id in mention]
        if not found:
            work.scope = scope
            work.nothing, work.refusal = saying.nothing_then(scope, before), "no period"
            return
    work.keep(found)
    work.scope = scope
    kept = {held.id for held in work.left}
    for name, side in work.sides:
        if not kept & set(side) and not printed:
            then = _of_days([held for held in before if held.id in side], _published(days))
            work.keep([*work.left, *then])
            work.notes += saying.taken_as_published(then)
            kept |= {held.id for held in then}
        if not kept & set(side):
            lone = replace(scope, authorities=(name,))
            work.notes.append(saying.nothing_then(lone, [held for held in before if held.id in side]))
    work.sides = [(name, tuple(one for one in side if one in kept)) for name, side in work.sides]


def _readings(work: Work, days: Sequence[Days], printed: bool, question: Question) -> Iterator[list[Days]]:
    """The days as they may be meant, the likeliest first: of the event, of publication where no event is of them, and
    "by 2017" of that year before all years up to it where one authority is asked about."""
    is_of_one = len(work.scope.authorities) == 1
    at = [replace(held, first=held.by, is_open=False) if held.by and is_of_one else held for held in days]
    yield at
    if _published(at) and (not printed or all(names_report(question.text, held.span) for held in at)):
        yield _published(at)
    if at != list(days):
        yield list(days)


def _published(days: Sequence[Days]) -> list[Days]:
    """The same days as those of publication; none for a period without a first and a last day."""
    if any(held.is_open or held.dated_by != "event" for held in days):
        return []
    return [replace(held, dated_by="publication") for held in days]


def _first_fitting(
    work: Work, readings: Iterable[list[Days]], question: Question
) -> tuple[list[Days], list[Opening]] | None:
    """The first reading of which there are documents, of the kind of event named before those of other kinds."""
    fitting = [(days, found) for days in readings if (found := _of_days(work.left, days))]
    for days, found in fitting:
        events = _events(days, question)
        if not events or events & {held.kind for held in found}:
            return days, found
    return fitting[0] if fitting else None


def _events(days: Sequence[Days], question: Question) -> set[DocumentKind]:
    return {kind for one in days if one.of_event for kind in event_kinds(question.text, one.span)}


def _of_days(openings: Sequence[Opening], days: Sequence[Days]) -> list[Opening]:
    joined = [_hull(days)] if days and all(held.is_open for held in days) else days
    return [held for held in openings if any(is_within(held, one.first, one.last, one.dated_by) for one in joined)]


def _of_period(scope: Scope, days: Sequence[Days]) -> Scope:
    hull = _hull(days)
    return replace(scope, first=hull.first, last=hull.last, dated_by=hull.dated_by)


def _printed_with_event(asked: Recognised, question: Question) -> bool:
    """Whether it asks only for a grade, an inspector or days, which a report prints beside the days of its inspection:
    the year of one of them is that of the inspection."""
    named = {word for held in asked.mentions for word in tokens(asked.text[slice(*held.span)])}
    facts = asked_of_facts(question.text, frozenset(named))
    printed = ("judgement", "inspector", "lead inspector", "days")
    return facts is not None and facts.subject in printed and not facts.beside


def _mentioning(work: Work, question: Question, catalogue: Catalogue) -> None:
    """Of minutes, news and transcripts keep those that mention the year of the event asked about, if any do."""
    mention = _documents_mentioning(catalogue, question.years)
    found = [held for held in work.left if held.id in mention]
    if found:
        work.keep(found)


def _documents_mentioning(catalogue: Catalogue, years: Sequence[int]) -> set[str]:
    return set().union(*(catalogue.documents_with(phrase(str(year))) for year in years))
