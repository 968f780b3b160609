"""Says in words that a scope matches nothing, and what of a scope matters to the reader of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date

from assistant.openings import Opening
from assistant.types import Scope, kind_in_plural, said_period
from assistant.wording import listed
from store.types import DocumentKind, format_date

_MOST_SAID = 3


def no_document_about(names: Sequence[str], among_given: bool) -> str:
    """That no document is about these."""
    return f"No document about {listed(names, 'or')} {_where(among_given)}."


def none_of_kind(kinds: Sequence[DocumentKind], about: Sequence[str], among_given: bool) -> str:
    """That there is no document of these kinds."""
    whose = f" about {listed(about, 'or')}" if about else ""
    return f"No {listed([_singular(kind) for kind in kinds], 'or')}{whose} {_where(among_given)}."


def nothing_then(scope: Scope, others: Sequence[Opening]) -> str:
    """That nothing is of the period asked for; `others` are what there is at other times."""
    about = f" about {listed(scope.authorities, 'or')}" if scope.authorities else ""
    kinds = f" among the {listed([kind_in_plural(kind) for kind in scope.kinds], 'and')}" if scope.kinds else ""
    verb = "published " if scope.dated_by == "publication" else ""
    said = f"Nothing{about}{kinds} {verb}{_asked_period(scope)}"
    near = _nearest(scope, others)
    return f"{said}; {near}." if near else f"{said} in this library."


def _asked_period(scope: Scope) -> str:
    if scope.first and scope.last:
        said = said_period(scope.first, scope.last)
        return f"on {said}" if scope.first == scope.last else f"in {said}" if " to " not in said else f"from {said}"
    if scope.first:
        before = Date.fromordinal(scope.first.toordinal() - 1)
        if (before.month, before.day) == (12, 31):
            return f"after {before.year}"
        return f"since {format_date(scope.first)}"
    return said_period(None, scope.last)


def _nearest(scope: Scope, others: Sequence[Opening]) -> str:
    """What there is closest to the period asked for."""
    days = [(held.published if scope.dated_by == "publication" else held.day, held) for held in others]
    dated = sorted(((day, held) for day, held in days if day), key=lambda one: (one[0], one[1].id))
    begin, end = scope.first or Date.min, scope.last or Date.max
    before = [_called(held, scope) for day, held in dated if day < begin]
    after = [_called(held, scope) for day, held in dated if day > end]
    if before and after:
        return f"the nearest are {before[-1]} and {after[0]}"
    if before:
        return f"the latest is {before[-1]}"
    return f"the earliest is {after[0]}" if after else ""


def _called(held: Opening, scope: Scope) -> str:
    """The document as a person calls it, with its authority where none is asked about."""
    return held.called() if scope.authorities or not held.authority else f"{held.called()} ({held.authority})"


def undated(titles: Iterable[str]) -> str:
    """That documents used have no date."""
    named = [f"“{title}”" if title else "A document without a title" for title in dict.fromkeys(titles)]
    return f"{listed(named, 'and')} {'has' if len(named) == 1 else 'have'} no date."


def from_earlier(event: str, day: Date) -> str:
    """That what is shown is older than the newest document."""
    return f"From an earlier {event or 'document'}, {day:%B} {day.year}."


def year_meant(event: str, ended: Date, published: Date) -> str:
    """That the year asked for is not that of the publication."""
    name = event or "event"
    return (
        f"The year is that of the {name}, which ended on {format_date(ended)}; "
        f"the report is of {published:%B} {published.year}."
    )


def taken_as_published(found: Sequence[Opening]) -> list[str]:
    """That no event is of the period asked for, and that what is used was published in it."""
    return [
        f"No inspection, visit or meeting here ended at the time named; {held.called()} was published in "
        f"{held.published:%B %Y}."
        for held in found[:_MOST_SAID]
        if held.published and held.first
    ]


def read_as(written: str, name: str) -> str:
    """That a name was taken for a slip."""
    return f"“{written}” was read as {name}."


def _singular(kind: DocumentKind) -> str:
    return {"area SEND": "area SEND inspection", "other": "other document"}.get(kind, kind)


def _where(among_given: bool) -> str:
    return "among the documents chosen" if among_given else "in this library"
