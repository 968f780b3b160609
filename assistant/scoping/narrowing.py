"""Narrows a library to the documents that a question, or a scope given with it, is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Date
from typing import TypeAlias

from assistant.factual.asked import asked_of_facts
from assistant.openings import Opening, Openings
from assistant.questions import Question
from assistant.scoping import saying
from assistant.scoping.absent import Absent, absent_names
from assistant.scoping.clarifying import asked_back
from assistant.scoping.days import Days
from assistant.scoping.fitting import about_authority, is_within, newest_of_series, of_order, resolved
from assistant.scoping.kinds import (
    REPORTS,
    SPEAKING_OF_OTHERS,
    asks_council,
    by_council,
    event_kinds,
    event_noun,
    names_report,
)
from assistant.scoping.names import Names
from assistant.scoping.recognising import Recognised, recognise
from assistant.scoping.titles import on_topic
from assistant.scoping.vocabulary import Vocabulary
from assistant.types import Choice, Refusal, Scope
from store.catalogue import Catalogue
from store.types import DocumentKind
from store.words import STOP_WORDS, phrase, tokens

Side: TypeAlias = tuple[str, tuple[str, ...]]
"""A name, kind of document or period, and the ids of the documents of it."""
_PAST = re.compile(
    r"\b(?:was|were|did|had|been|ever|history|over time|over the (?:years|last)|used to|trends?|timeline|improved|"
    r"progress|since|earlier|previous(?:ly)?|past|between)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:is|are|do|does|has|have|can|needs?|must|should|now|currently|today|what about|how about)\b", re.IGNORECASE
)
_TO_CHANGE = re.compile(r"\b(?:to|must|should) (?:be )?changed?\b", re.IGNORECASE)
_THAN = re.compile(r"\bthan\b|\bcompared\b|\bversus\b|\bvs\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the question's names, days and kinds, or a scope given, leave of the library.

    `scope` holds the ids of the documents and the conditions that chose them. `newest` are those searched first
    where a question asks how things are, None for all at once. `sides` holds, for each authority, kind or period
    set beside others, its documents. `unknown` are names that no document mentions. `nothing` says that the scope
    matches nothing and `refusal` of which kind that is, `missing` which side of a comparison is not here, and
    `mentioned` the words that documents mention in passing all the same. `ask` is what is asked back where the
    question is ambiguous, with its `choices`. `words` are the words of the question that chose the documents and so
    say nothing about their content; `rest` is the question without the names. `notes` are remarks on the scope.
    `chosen` is whether the documents were given by their ids rather than found by what the question names.
    """

    scope: Scope
    newest: tuple[str, ...] | None = None
    sides: tuple[Side, ...] = ()
    unknown: tuple[str, ...] = ()
    nothing: str = ""
    refusal: Refusal = "no document"
    missing: str = ""
    mentioned: tuple[str, ...] = ()
    ask: str = ""
    choices: tuple[Choice, ...] = ()
    words: frozenset[str] = frozenset()
    rest: str = ""
    notes: tuple[str, ...] = ()
    chosen: bool = False

    @property
    def documents(self) -> tuple[str, ...] | None:
        """The ids of the documents, None for all."""
        return self.scope.documents

    @property
    def known(self) -> tuple[str, ...]:
        """The authorities that narrowed."""
        return self.scope.authorities


@dataclass(slots=True)
class _Work:
    """What is left of the library, step by step."""

    left: list[Opening]
    scope: Scope
    sides: list[Side] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    chose: set[str] = field(default_factory=set)
    nothing: str = ""
    refusal: Refusal = "no document"
    missing: str = ""
    narrowed: bool = False

    def keep(self, held: Sequence[Opening]) -> None:
        self.left = list(held)
        self.narrowed = True

    def can_speak_of_others(self) -> bool:
        """Whether documents are left that may speak of what other documents report."""
        return any(held.kind not in REPORTS for held in self.left)


def narrow(
    catalogue: Catalogue,
    held: Openings,
    vocabulary: Vocabulary,
    question: Question,
    given: Sequence[str] | None,
    scope: Scope | None = None,
) -> Narrowed:
    """Narrow the library, or the `given` documents, to what the question names, or to the `scope` as it stands."""
    names = held.names()
    openings = _among(held.all(), given)
    if scope is not None:
        return _as_given(openings, names, question, given, scope)
    asked = recognise(question.text, held.all(), names, vocabulary, Date.today())
    absent = absent_names(
        catalogue, vocabulary, question.text, asked, names, _publishers(held.all()), _by_authority(openings)
    )
    return _narrowed(catalogue, openings, names, question, given, asked, absent)


def _by_authority(openings: Sequence[Opening]) -> bool:
    """Whether the documents are of the kind that is about one authority each, few aside."""
    return 3 * sum(bool(held.authority) for held in openings) >= len(openings)


def _as_given(
    openings: Sequence[Opening], names: Names, question: Question, given: Sequence[str] | None, scope: Scope
) -> Narrowed:
    """The scope as it stands; nothing is recognised in the question."""
    found = resolved(openings, names, scope)
    if found.documents is None and given is not None:
        found = replace(found, documents=tuple(held.id for held in openings))
    ids = set(found.documents or ())
    within = [held for held in openings if held.id in ids]
    sides = [
        (name, tuple(held.id for held in about_authority(within, names, name)))
        for name in found.authorities
        if len(found.authorities) > 1
    ]
    nothing = (
        "" if found.documents is None or found.documents else f"No document fits: {found.words() or 'none chosen'}."
    )
    words = {word for name in found.authorities for word in tokens(name)} & set(tokens(question.text))
    words |= {str(year) for year in question.years}
    return Narrowed(
        found, sides=tuple(sides), nothing=nothing, words=frozenset(words), rest=_without(question.text, words)
    )


def _narrowed(
    catalogue: Catalogue,
    openings: Sequence[Opening],
    names: Names,
    question: Question,
    given: Sequence[str] | None,
    asked: Recognised,
    absent: Absent,
) -> Narrowed:
    work = _Work(list(openings), Scope(), narrowed=given is not None)
    compares = _compares(question)
    if absent.places and not (asked.authorities and compares):
        work.nothing = saying.no_document_about(absent.places, given is not None)
    elif absent.places:
        work.missing = saying.no_document_about(absent.places, given is not None)
        work.chose |= {word for place in absent.places for word in tokens(place)}
    for step in (_titles, _authorities, _kinds, _days, _order, _publishers_step):
        if not work.nothing:
            step(work, asked, names, question, catalogue)
    if not work.nothing and not compares:
        about, topic_words = on_topic(question.text, work.left)
        if about:
            work.keep([held for held in work.left if held.id in set(about)])
            work.chose |= topic_words
    return _finished(work, asked, absent, names, question)


def _finished(work: _Work, asked: Recognised, absent: Absent, names: Names, question: Question) -> Narrowed:
    name_words = {word for held in asked.mentions for word in tokens(asked.text[held.span[0] : held.span[1]])}
    name_words = {word for word in name_words if word not in STOP_WORDS}
    day_words = {str(year) for year in question.years}
    if work.scope.first or work.scope.last:
        day_words |= {word for held in asked.days for word in tokens(asked.text[slice(*held.span)])} - STOP_WORDS
        work.chose |= {event_noun(asked.text, held.span) for held in asked.days if held.of_event} - {""}
    chose = work.chose | name_words | day_words
    if not set(question.words) - chose:
        chose -= work.chose - day_words
    documents = tuple(held.id for held in work.left) if work.narrowed else None
    scope = replace(work.scope, documents=() if work.nothing else documents)
    back = None if work.nothing or absent.unknown else asked_back(question, asked, work.left, names, scope)
    newest = None
    if not work.nothing and back is None and _asks_how_things_are(asked, question):
        kept = newest_of_series(work.left, names)
        newest = tuple(held.id for held in kept) if len(kept) < len(work.left) else None
    slips = [saying.read_as(held.corrected, held.whose[0]) for held in asked.mentions if held.corrected]
    return Narrowed(
        scope=scope,
        newest=newest,
        sides=tuple(work.sides) if len(work.sides) > 1 else (),
        unknown=absent.unknown,
        missing=work.missing,
        nothing=work.nothing,
        refusal=work.refusal,
        mentioned=absent.mentioned,
        ask=back.question if back else "",
        choices=back.choices if back else (),
        words=frozenset(chose),
        rest=_without(question.text, name_words),
        notes=(*slips, *work.notes),
    )


def _titles(work: _Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    wanted = set(asked.titled)
    found = [held for held in work.left if held.id in wanted]
    if found:
        work.keep(found)
        work.scope = replace(work.scope, titles=tuple(dict.fromkeys(held.heading for held in found)))
        work.chose |= {word for start, end in asked.title_spans for word in tokens(asked.text[start:end])}


def _authorities(work: _Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    if not asked.authorities:
        return
    about = {name: about_authority(work.left, names, name) for name in asked.authorities}
    kept = {held.id for side in about.values() for held in side}
    work.scope = replace(work.scope, authorities=asked.authorities)
    work.sides = [(name, tuple(held.id for held in side)) for name, side in about.items()]
    missing = [name for name, side in about.items() if not side]
    if not kept:
        work.nothing = saying.no_document_about(missing, True)
    elif missing:
        work.notes.append(saying.no_document_about(missing, True))
    work.keep([held for held in work.left if held.id in kept])


def _kinds(work: _Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    if asks_council(question.text):
        own = set(by_council(work.left))
        if own:
            work.keep([held for held in work.left if held.id in own])
    named = list(asked.kinds)
    compares = _compares(question)
    documents = [held for held in named if held.is_document and set(held.kinds) & SPEAKING_OF_OTHERS]
    first_soft = next((held for held in named if set(held.kinds) & SPEAKING_OF_OTHERS), None)
    if not compares:
        # What minutes, news or transcripts say about a visit is looked for in them, not in the reports.
        named = documents or ([first_soft] if first_soft else named)
    elif len(named) > 1 and len(work.sides) < 2:
        sides = [(held, [one for one in work.left if one.kind in held.kinds]) for held in named]
        sides = [(held, side) for held, side in sides if side]
        if len(sides) > 1:
            work.sides = [(held.kinds[0], tuple(one.id for one in side)) for held, side in sides]
            work.keep([one for one in work.left if any(one.kind in held.kinds for held, _ in sides)])
            work.scope = replace(
                work.scope, kinds=tuple(dict.fromkeys(kind for held, _ in sides for kind in held.kinds))
            )
            work.chose |= {word for held, _ in sides for word in held.words}
        return
    kinds = tuple(dict.fromkeys(kind for held in named for kind in held.kinds))
    if not kinds or (compares and len(work.sides) > 1 and not any(held.is_document for held in named)):
        return
    here = {held.kind for held in work.left}
    if here & set(kinds):
        every = set(kinds) == set(REPORTS)
        _keep_kinds(work, kinds if every else tuple(kind for kind in kinds if kind in here))
        work.chose |= {word for held in named for word in held.words}
    elif any(held.is_document for held in named) or (
        set(kinds) != set(REPORTS) and not _may_be_told_elsewhere(work, kinds)
    ):
        work.nothing = saying.none_of_kind(kinds, work.scope.authorities, False)


def _may_be_told_elsewhere(work: _Work, kinds: Sequence[DocumentKind]) -> bool:
    return bool(set(kinds) & SPEAKING_OF_OTHERS) or work.can_speak_of_others()


def _keep_kinds(work: _Work, kinds: Sequence[DocumentKind]) -> None:
    work.keep([held for held in work.left if held.kind in kinds])
    work.scope = replace(work.scope, kinds=tuple(kinds))
    kept = {held.id for held in work.left}
    work.sides = [(name, tuple(one for one in side if one in kept)) for name, side in work.sides]


def _days(work: _Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    if not asked.days:
        return
    compares = _compares(question)
    closed = [days for days in asked.days if not days.is_open]
    if len(closed) > 1 and len(work.sides) < 2 and (compares or _are_set_against(closed, asked.text)):
        _sides_by_days(work, closed)
        return
    days = list(asked.days)
    if compares and len(closed) == len(days) == 1:
        if len(work.sides) < 2:
            return
        last_name = max((held.span for held in asked.mentions), default=(0, 0))
        if closed[0].span < last_name:
            return
    if set(work.scope.kinds) & SPEAKING_OF_OTHERS and all(held.of_event for held in days):
        _mentioning(work, question, catalogue)
        return
    _within(work, days, _printed_with_event(asked, question), question, catalogue)


def _compares(question: Question) -> bool:
    """Whether things are compared; "what had to change" asks for what one document says."""
    return "comparison" in question.wants and not _TO_CHANGE.search(question.text)


def _are_set_against(days: Sequence[Days], text: str) -> bool:
    """Whether one time is measured by another: "better in 2025 than in 2022"."""
    return bool(_THAN.search(text[days[0].span[1] : days[-1].span[0]]))


def _sides_by_days(work: _Work, closed: Sequence[Days]) -> None:
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


def _within(work: _Work, days: Sequence[Days], printed: bool, question: Question, catalogue: Catalogue) -> None:
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


def _readings(work: _Work, days: Sequence[Days], printed: bool, question: Question) -> Iterator[list[Days]]:
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
    work: _Work, readings: Iterable[list[Days]], question: Question
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


def _mentioning(work: _Work, question: Question, catalogue: Catalogue) -> None:
    """Of minutes, news and transcripts keep those that mention the year of the event asked about, if any do."""
    mention = _documents_mentioning(catalogue, question.years)
    found = [held for held in work.left if held.id in mention]
    if found:
        work.keep(found)


def _documents_mentioning(catalogue: Catalogue, years: Sequence[int]) -> set[str]:
    return set().union(*(catalogue.documents_with(phrase(str(year))) for year in years))


def _order(work: _Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    if asked.order is None or _compares(question):
        return
    kinds = work.scope.kinds or asked.order.kinds
    here = {held.kind for held in work.left}
    if kinds and not here & set(kinds):
        return
    of_kind = [held for held in work.left if not kinds or held.kind in kinds]
    found = of_order(of_kind, names, asked.order.order)
    if not found:
        return
    if kinds and set(kinds) != set(REPORTS):
        work.scope = replace(work.scope, kinds=tuple(kind for kind in kinds if kind in here))
    work.keep(found)
    work.scope = replace(work.scope, order=asked.order.order)
    kept = {held.id for held in work.left}
    work.sides = [(name, tuple(one for one in side if one in kept)) for name, side in work.sides]


def _publishers_step(work: _Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    if not asked.publishers:
        return
    found = [held for held in work.left if held.publisher in asked.publishers]
    if found:
        work.keep(found)
        work.scope = replace(work.scope, publishers=asked.publishers)


def _asks_how_things_are(asked: Recognised, question: Question) -> bool:
    """Whether no time is named and the present is asked about, or a grade, which is the one that holds."""
    if asked.days or asked.order or _compares(question):
        return False
    text = asked.text
    return ("grade" in question.wants or bool(_NOW.search(text))) and not (
        _PAST.search(text) and "grade" not in question.wants
    )


def _publishers(openings: Sequence[Opening]) -> frozenset[str]:
    return frozenset(held.publisher for held in openings if held.publisher)


def _among(openings: Sequence[Opening], documents: Sequence[str] | None) -> Sequence[Opening]:
    """The openings of these documents, or all."""
    if documents is None:
        return openings
    wanted = set(documents)
    return [held for held in openings if held.id in wanted]


def _without(question: str, words: set[str]) -> str:
    """The question without the words of names, and without a preposition that is left before one."""
    names = "|".join(re.escape(word) for word in sorted(words - STOP_WORDS, key=len, reverse=True))
    if not names:
        return question
    name = rf"(?:{names})(?:[’']s?)?\b"
    pattern = rf"\b(?:(?:in|at|for|of|to|about|from|by|on) )?(?:the )?{name}(?: (?:and |& )?{name})*"
    found = re.sub(pattern, " ", question, flags=re.IGNORECASE)
    return " ".join(found.split()).replace(" ?", "?") if len(tokens(found)) > 1 else question
