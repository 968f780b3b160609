"""Which documents fit the conditions of a scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date

from assistant.openings import Opening
from assistant.scoping.kinds import REPORTS
from assistant.scoping.names import QUALIFIERS, Authority, Names
from assistant.types import DatedBy, Order, Scope
from store.words import tokens

_SHORT = 300
"""Days; a period shorter than that also means an event that only began in it ("in June 2022")."""


def fitting(openings: Sequence[Opening], names: Names, scope: Scope) -> list[Opening]:
    """The documents that fit all conditions of the scope, whatever ids it holds."""
    found = list(openings)
    if scope.authorities:
        about = {held.id for name in scope.authorities for held in about_authority(found, names, name)}
        found = [held for held in found if held.id in about]
    if scope.kinds:
        found = [held for held in found if held.kind in scope.kinds]
    if scope.publishers:
        found = [held for held in found if held.publisher in scope.publishers]
    if scope.titles:
        found = [held for held in found if held.heading in scope.titles]
    if scope.first or scope.last:
        found = [held for held in found if is_within(held, scope.first, scope.last, scope.dated_by)]
    return of_order(found, names, scope.order) if scope.order else found


def about_authority(openings: Sequence[Opening], names: Names, name: str) -> list[Opening]:
    """The documents of the authority, and those of none that name it in their title or opening."""
    authority = names.named(name) or Authority(name, frozenset({name}))
    forms = [" ".join(tokens(plain)) for plain in authority.plain]
    forms += [" ".join(part) for part, whose in names.parts.items() if whose == {authority.name}]
    return [
        held
        for held in openings
        if held.authority in authority.plain
        or (not held.authority and any(_names(held.title, form) or _names(held.text, form) for form in forms))
    ]


def _names(text: str, form: str) -> bool:
    place = text.find(f" {form} ")
    return place >= 0 and text[:place].rpartition(" ")[2] not in QUALIFIERS


def is_within(held: Opening, first: Date | None, last: Date | None, dated_by: DatedBy = "event") -> bool:
    """Whether the document is of these days: by the end of its event, or by its publication."""
    day = held.published if dated_by == "publication" else held.day
    if day is None:
        return False
    begun = held.first if dated_by == "event" and first and last and (last - first).days < _SHORT else None
    return (last is None or (begun or day) <= last) and (first is None or day >= first)


def of_order(openings: Sequence[Opening], names: Names, order: Order) -> list[Opening]:
    """The latest, the one before it or the first of each authority; what has no date has no place among them."""
    groups: defaultdict[str, list[Opening]] = defaultdict(list)
    for held in openings:
        if held.day is not None:
            groups[series_of(held, names)].append(held)
    found: list[Opening] = []
    for group in groups.values():
        group.sort(key=lambda held: (held.day or Date.min, held.id))
        place = {"latest": -1, "previous": -2, "first": 0}[order]
        if len(group) >= abs(place):
            found.append(group[place])
    return found


def newest_of_series(openings: Sequence[Opening], names: Names) -> list[Opening]:
    """Of reports of one kind on one authority the newest; all others, and those without a date, stay."""
    newest: dict[tuple[str, str], Opening] = {}
    others = []
    for held in openings:
        if held.kind not in REPORTS or held.day is None or not held.authority:
            others.append(held)
            continue
        key = (series_of(held, names), held.kind)
        if key not in newest or (newest[key].day or Date.min) < held.day:
            newest[key] = held
    kept = {held.id for held in (*newest.values(), *others)}
    return [held for held in openings if held.id in kept]


def series_of(held: Opening, names: Names) -> str:
    """The name of the authority that a document is about; empty for none."""
    authority = names.named(held.authority) if held.authority else None
    return authority.name if authority else held.authority


def resolved(openings: Sequence[Opening], names: Names, scope: Scope) -> Scope:
    """The scope with the ids of its documents."""
    if scope.documents is not None:
        here = {held.id for held in openings}
        return replace(scope, documents=tuple(name for name in scope.documents if name in here))
    if scope == Scope():
        return scope
    return replace(scope, documents=tuple(held.id for held in fitting(openings, names, scope)))
