"""What an answer was looked for in, and how a person says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from assistant.wording import listed
from store.types import DocumentKind, format_date, format_period

DatedBy = Literal["event", "publication"]
Order = Literal["latest", "previous", "first"]
ScopePart = Literal["authorities", "kinds", "publishers", "titles", "period", "order"]
_MOST_TITLES_SAID = 4
_PLURALS: dict[DocumentKind, str] = {
    "inspection report": "inspection reports",
    "focused visit": "focused visits",
    "monitoring visit": "monitoring visits",
    "area SEND": "area SEND inspections",
    "transcript": "transcripts",
    "agenda": "agendas",
    "other": "other documents",
}
_ALL_REPORTS = {"inspection report", "focused visit", "monitoring visit", "area SEND"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What an answer was looked for in.

    `documents` are the ids looked in, None for the whole library. The other fields are the conditions that chose them:
    authorities by their plain names, kinds, publishers, documents by their titles, `first` and `last` day (both
    included, None where open) of the inspection, visit or meeting, or of publication (`dated_by`), and which of a
    series (`order`). A scope with `documents` given to `Library.ask` means these; without, those that fit the
    conditions.
    """

    documents: tuple[str, ...] | None = None
    authorities: tuple[str, ...] = ()
    kinds: tuple[DocumentKind, ...] = ()
    publishers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    first: Date | None = None
    last: Date | None = None
    dated_by: DatedBy = "event"
    order: Order | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The authorities."""
        return self.authorities

    @property
    def years(self) -> tuple[int, ...]:
        """The years of a period that has a first and a last day."""
        return tuple(range(self.first.year, self.last.year + 1)) if self.first and self.last else ()

    def parts(self) -> tuple[tuple[ScopePart, str], ...]:
        """Each condition with how a person says it, so that it can be shown and taken off."""
        said: list[tuple[ScopePart, str]] = [
            ("authorities", listed(self.authorities)),
            ("kinds", _kinds_said(self.kinds)),
            ("publishers", f"by {listed(self.publishers)}" if self.publishers else ""),
            ("titles", self._titles_said()),
            ("period", self._period()),
            ("order", self.order or ""),
        ]
        return tuple((part, words) for part, words in said if words)

    def words(self) -> str:
        """The conditions as a person reads them: "Coventry; inspection reports; 2022"; empty where there are none."""
        return "; ".join(words for _, words in self.parts())

    def without(self, part: ScopePart) -> Scope:
        """The same scope with one condition taken off; which documents it means is found anew."""
        if part == "period":
            return replace(self, documents=None, first=None, last=None, dated_by="event")
        return replace(self, documents=None, **{part: None if part == "order" else ()})  # type: ignore[arg-type]

    def _titles_said(self) -> str:
        if len(self.titles) > _MOST_TITLES_SAID:
            return f"{len(self.documents or self.titles)} documents"
        return listed([f"“{title}”" for title in self.titles])

    def _period(self) -> str:
        said = said_period(self.first, self.last)
        return f"published {said}" if said and self.dated_by == "publication" else said


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that an ambiguous question may mean: how it is called, and the scope to ask again with."""

    label: str
    scope: Scope


def kind_in_plural(kind: DocumentKind) -> str:
    """Several documents of a kind: "inspection reports"."""
    return _PLURALS.get(kind, kind)


def said_period(first: Date | None, last: Date | None) -> str:
    """A period as a person says it: "2022", "2018 to 2020", "since 2022", "before March 2021"; empty for none."""
    if first and last:
        if _begins_year(first) and _ends_year(last):
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        whole = first.day == 1 and (last + timedelta(days=1)).day == 1
        if whole and (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
        return format_period(first, last)
    if first:
        return f"since {_begin(first)}"
    if last:
        return f"before {_begin(last + timedelta(days=1))}"
    return ""


def _kinds_said(kinds: Sequence[DocumentKind]) -> str:
    return "reports" if set(kinds) == _ALL_REPORTS else listed([kind_in_plural(kind) for kind in kinds])


def _begin(day: Date) -> str:
    if _begins_year(day):
        return str(day.year)
    return f"{day:%B} {day.year}" if day.day == 1 else format_date(day)


def _begins_year(day: Date) -> bool:
    return (day.month, day.day) == (1, 1)


def _ends_year(day: Date) -> bool:
    return (day.month, day.day) == (12, 31)
