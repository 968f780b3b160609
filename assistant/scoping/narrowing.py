"""Narrows a library to the documents that a question, or a scope given with it, is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date

from assistant.openings import Opening, Openings
from assistant.questions import Question
from assistant.scoping import saying
from assistant.scoping.absent import Absent, absent_names
from assistant.scoping.by_days import keep_days
from assistant.scoping.by_kind import keep_kinds, keep_order
from assistant.scoping.clarifying import asked_back
from assistant.scoping.fitting import about_authority, newest_of_series, resolved
from assistant.scoping.kinds import event_noun
from assistant.scoping.names import Names
from assistant.scoping.narrowed import Narrowed
from assistant.scoping.recognising import Recognised, recognise
from assistant.scoping.remaining import Work, compares
from assistant.scoping.titles import on_topic
from assistant.scoping.vocabulary import Vocabulary
from assistant.types import Scope
from store.catalogue import Catalogue
from store.words import STOP_WORDS, tokens

_PAST = re.compile(
    r"\b(?:was|were|did|had|been|ever|history|over time|over the (?:years|last)|used to|trends?|timeline|improved|"
    r"progress|since|earlier|previous(?:ly)?|past|between|"
    r"(?:ofsted|inspectors?|reports?|minutes) (?:said|found|reported|wrote|noted|criticised|praised))\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:is|are|do|does|has|have|can|needs?|must|should|now|currently|today|what about|how about)\b", re.IGNORECASE
)


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
        catalogue,
        vocabulary,
        question.text,
        asked,
        names,
        _publishers(held.all()),
        by_authority=_by_authority(openings),
        compared=compares(question),
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
    work = Work(list(openings), Scope(), narrowed=given is not None)
    is_comparison = compares(question)
    if absent.places and not (asked.authorities and is_comparison):
        work.nothing = saying.no_document_about(absent.places, given is not None)
    elif absent.places:
        work.missing = saying.no_document_about(absent.places, given is not None)
        work.chose |= {word for place in absent.places for word in tokens(place)}
    for step in (_titles, _authorities, keep_kinds, keep_days, keep_order, _publishers_step):
        if not work.nothing:
            step(work, asked, names, question, catalogue)
    if not work.nothing and not is_comparison:
        about, topic_words = on_topic(question.text, work.left)
        if about:
            work.keep([held for held in work.left if held.id in set(about)])
            work.chose |= topic_words
    return _finished(work, asked, absent, names, question)


def _finished(work: Work, asked: Recognised, absent: Absent, names: Names, question: Question) -> Narrowed:
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


def _titles(work: Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    wanted = set(asked.titled)
    found = [held for held in work.left if held.id in wanted]
    if found:
        work.keep(found)
        work.scope = replace(work.scope, titles=tuple(dict.fromkeys(held.heading for held in found)))
        work.chose |= {word for start, end in asked.title_spans for word in tokens(asked.text[start:end])}


def _authorities(work: Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
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


def _publishers_step(work: Work, asked: Recognised, names: Names, question: Question, catalogue: Catalogue) -> None:
    if not asked.publishers:
        return
    found = [held for held in work.left if held.publisher in asked.publishers]
    if found:
        work.keep(found)
        work.scope = replace(work.scope, publishers=asked.publishers)


def _asks_how_things_are(asked: Recognised, question: Question) -> bool:
    """Whether no time is named and the present is asked about, or a grade, which is the one that holds."""
    if asked.days or asked.order or compares(question):
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
