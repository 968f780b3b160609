"""What is said about the library and the assistant: short lines, without sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.about.asking import Asked, Topic
from assistant.about.holdings import NO_FILTERS, Filters, Holding, matching
from assistant.wording import listed
from store.types import DocumentKind, format_date

MOST_LINES = 12
_MOST_NAMES = 60
_DAYS_ARE = "The year is that in which an inspection, visit or meeting ended, else that of publication."
_KIND_NAMES: dict[DocumentKind, tuple[str, str]] = {
    "inspection report": ("inspection report", "inspection reports"),
    "focused visit": ("focused visit", "focused visits"),
    "monitoring visit": ("monitoring visit", "monitoring visits"),
    "area SEND": ("area SEND inspection", "area SEND inspections"),
    "minutes": ("set of minutes", "sets of minutes"),
    "agenda": ("agenda", "agendas"),
    "transcript": ("transcript", "transcripts"),
    "news": ("news item", "news items"),
    "other": ("other document", "other documents"),
}
_SMALL_TALK: Mapping[Topic, tuple[str, ...]] = {
    "greeting": ("Hello. Ask a question about the documents in this library.",),
    "thanks": ("You are welcome.",),
    "farewell": ("Goodbye.",),
    "assistant": (
        "This is Chapterverse. It answers questions from the documents in this library and shows for every sentence "
        "the document, page and paragraph that says it.",
        "It uses nothing but these documents, and says so where they give no answer.",
    ),
    "help": (
        "Ask about what the documents say: a grade, a date, a person, a list of what needs to improve, or how "
        "something is done. Every sentence of an answer shows where it stands.",
        "Name an authority, a year or a kind of document to look only there, or ask to compare two.",
        "Ask “What documents do you have?” to see what this library holds.",
    ),
}


def said(asked: Asked, holdings: Sequence[Holding], mentions: int = 0) -> tuple[str, ...]:
    """The lines that answer; `mentions` are the documents that mention a name that none is about."""
    if asked.topic in _SMALL_TALK:
        return _SMALL_TALK[asked.topic]
    found = matching(holdings, asked.filters)
    if not found:
        return _nothing(asked.filters, holdings, mentions)
    lines = _LINES[asked.topic](asked.filters, found)
    return (*lines, _DAYS_ARE) if asked.filters.dated or asked.topic == "years" else tuple(lines)


def _nothing(filters: Filters, holdings: Sequence[Holding], mentions: int) -> tuple[str, ...]:
    lines = [f"This library holds no {_things(filters)}{_limits(filters)}."]
    if filters.names and mentions:
        lines.append(f"{_count(mentions, 'document')} of others {'mentions' if mentions == 1 else 'mention'} the name.")
    others = matching(holdings, replace(filters, first=None, last=None)) if filters.dated else []
    if others and others[0].day:
        lines.append(f"The newest{_limits(replace(filters, first=None, last=None))} is: {_line(others[0])}")
    return tuple(lines)


def _contents(filters: Filters, found: Sequence[Holding]) -> list[str]:
    lines = [_summary(filters, found)]
    authorities = Counter(held.authority for held in found if held.authority)
    if len(authorities) > 1 and len(found) > MOST_LINES:
        lines.append(f"They are about {_count(len(authorities), 'authority', 'authorities')}: {_names(authorities)}.")
    return [*lines, *_listed(found)]


def _counted(filters: Filters, found: Sequence[Holding]) -> list[str]:
    narrowed = filters != NO_FILTERS
    return [_summary(filters, found), *(_listed(found) if narrowed else [])]


def _have(filters: Filters, found: Sequence[Holding]) -> list[str]:
    lines = _contents(filters, found)
    return [f"Yes. {lines[0]}", *lines[1:]]


def _kinds(filters: Filters, found: Sequence[Holding]) -> list[str]:
    return [_summary(filters, found)]


def _authorities(filters: Filters, found: Sequence[Holding]) -> list[str]:
    authorities = Counter(held.authority for held in found if held.authority)
    if not authorities:
        return ["None of the documents says which authority it is about."]
    count = _count(len(authorities), "authority", "authorities")
    lines = [f"The {_things(filters, len(found))}{_limits(filters)} are about {count}: {_names(authorities)}."]
    rest = sum(not held.authority for held in found)
    if rest:
        lines.append(f"{_count(rest, 'document')} {'names' if rest == 1 else 'name'} no authority.")
    return lines


def _years(filters: Filters, found: Sequence[Holding]) -> list[str]:
    years = sorted(Counter(held.day.year for held in found if held.day).items())
    if not years:
        return [f"None of the {_things(filters, len(found))}{_limits(filters)} says of which day it is."]
    span = f"{years[0][0]}" if len(years) == 1 else f"{years[0][0]} to {years[-1][0]}"
    each = ", ".join(f"{year} ({count})" for year, count in years)
    lines = [f"The {_things(filters, len(found))}{_limits(filters)} are of {span}: {each}."]
    return [*lines, *_undated(found)]


def _newest(filters: Filters, found: Sequence[Holding]) -> list[str]:
    return _at_one_end(filters, found, "newest")


def _oldest(filters: Filters, found: Sequence[Holding]) -> list[str]:
    return _at_one_end(filters, found, "oldest")


def _at_one_end(filters: Filters, found: Sequence[Holding], which: str) -> list[str]:
    """The newest or oldest; several where they are of one day."""
    dated = [held for held in found if held.day]
    if not dated:
        return [f"None of the {_things(filters, len(found))}{_limits(filters)} says of which day it is."]
    day = dated[0 if which == "newest" else -1].day
    return [
        f"The {which} of {_count(len(dated), 'dated document')}{_limits(filters)}:",
        *_listed([held for held in dated if held.day == day]),
        *_undated(found),
    ]


_LINES = {
    "contents": _contents,
    "have": _have,
    "count": _counted,
    "kinds": _kinds,
    "authorities": _authorities,
    "count of authorities": _authorities,
    "years": _years,
    "newest": _newest,
    "oldest": _oldest,
}


def _summary(filters: Filters, found: Sequence[Holding]) -> str:
    kinds = Counter(held.kind for held in found)
    each = ", ".join(f"{count} {_KIND_NAMES[kind][count != 1]}" for kind, count in kinds.most_common())
    if len(kinds) == 1 and next(iter(kinds)) != "other":
        return f"This library holds {each}{_limits(filters)}."
    return f"This library holds {_count(len(found), 'document')}{_limits(filters)}: {each}."


def _listed(found: Sequence[Holding]) -> list[str]:
    lines = [f"– {_line(held)}" for held in found[:MOST_LINES]]
    return [*lines, f"and {len(found) - MOST_LINES} more."] if len(found) > MOST_LINES else lines


def _line(held: Holding) -> str:
    day = format_date(held.day) if held.day else "undated"
    about = f", {held.authority}" if held.authority and held.authority.casefold() not in held.title.casefold() else ""
    return f"{held.title}{about} ({_KIND_NAMES[held.kind][0]}, {day})"


def _undated(found: Sequence[Holding]) -> list[str]:
    count = sum(held.day is None for held in found)
    return [f"{_count(count, 'document')} {'is' if count == 1 else 'are'} undated."] if count else []


def _things(filters: Filters, count: int = 1) -> str:
    names = [_KIND_NAMES[kind][count != 1] for kind in filters.kinds] or ["document" if count == 1 else "documents"]
    return " or ".join(names)


def _limits(filters: Filters) -> str:
    """What limits the documents, to stand behind them: " about Telford and Wrekin from 2019 to 2021"."""
    by = f" of {listed(filters.publishers)}" if filters.publishers else ""
    about = f" about {listed((*filters.authorities, *filters.names))}" if filters.authorities + filters.names else ""
    first, last = filters.first, filters.last
    if first is None or last is None:
        years = f" since {first}" if first is not None else f" until {last}" if last is not None else ""
    else:
        years = f" of {first}" if first == last else f" from {first} to {last}"
    return f"{by}{about}{years}"


def _names(counted: Counter[str]) -> str:
    names = [f"{name} ({count})" for name, count in sorted(counted.items())]
    rest = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _count(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
