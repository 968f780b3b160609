"""What a person may limit a question to: the authorities, kinds, years and publishers of the library's documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.openings import Openings
from store.types import DocumentKind


@dataclass(frozen=True, slots=True)
class ScopeChoices:
    """Each choice with how many documents it leaves: authorities by their plain names and publishers in their order,
    kinds by how many, years newest first.

    A document's year is that of the last day of its inspection, visit or meeting, else of its publication, as for a
    question that names one.
    """

    authorities: Mapping[str, int]
    kinds: Mapping[DocumentKind, int]
    years: Mapping[int, int]
    publishers: Mapping[str, int]


def scope_choices(openings: Openings) -> ScopeChoices:
    """The choices that the openings give."""
    held = openings.all()
    names = {plain: named.name for named in openings.names().authorities for plain in named.plain}
    authorities = Counter(names.get(one.authority, one.authority) for one in held if one.authority)
    kinds = Counter(one.kind for one in held)
    years = Counter(one.day.year for one in held if one.day)
    publishers = Counter(one.publisher for one in held if one.publisher)
    return ScopeChoices(
        authorities=dict(sorted(authorities.items(), key=lambda pair: pair[0].casefold())),
        kinds=dict(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
        years=dict(sorted(years.items(), reverse=True)),
        publishers=dict(sorted(publishers.items(), key=lambda pair: pair[0].casefold())),
    )
