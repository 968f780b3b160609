"""From a question to an answer: narrow, find, match, decide, choose, cite."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date as Date
from typing import TypeAlias

from assistant.about.library import AboutLibrary
from assistant.answering_facts import answered_from_facts
from assistant.asked import Asked
from assistant.choosing import chosen
from assistant.citing import cited, near
from assistant.conversation.reasons import reasons
from assistant.conversation.standing_alone import Conversation, Standalone
from assistant.factual.answers import FactAnswerer
from assistant.factual.records import Records
from assistant.finding import Finder
from assistant.gathering import Gathered, Gatherer
from assistant.openings import Openings
from assistant.over_time import OverTime
from assistant.overview import Overview
from assistant.questions import Question, understood
from assistant.reader.matching import Match, Matcher, is_close
from assistant.reader.reader import LinearReader, Reader
from assistant.reader.rules import with_rules
from assistant.reader.wanted import FACTS, holds_wanted
from assistant.refusing import ENOUGH, FAR, enough, refused, speaks_of_nowhere
from assistant.scoping.limiting import nothing_fits, with_limits, within_limits
from assistant.scoping.narrowed import Narrowed
from assistant.scoping.narrowing import narrow
from assistant.scoping.noting import noted, passing
from assistant.scoping.recognising import Recognised, recognise
from assistant.scoping.spelling import without_slips
from assistant.scoping.vocabulary import Vocabulary
from assistant.terms import Terms, without_known
from assistant.types import Answer, Choice, Scope, Turn
from assistant.verifying.own import verified
from store.catalogue import Catalogue
from store.embedding import Embedder

_NEAR = 3
_EMPTY = "The library holds no documents yet. Add some and ask again."


Rewritten: TypeAlias = Callable[[Standalone], Standalone]
"""A question that stands alone, made to stand alone better."""


class Answerer:
    """Answers questions over one library without a language model."""

    def __init__(self, catalogue: Catalogue, finder: Finder, embedder: Embedder) -> None:
        """All three belong to the library."""
        self._catalogue = catalogue
        self._about = AboutLibrary(catalogue)
        self.openings = Openings(catalogue)
        records = Records(catalogue)
        self._facts = FactAnswerer(catalogue, records)
        self._terms = Terms(catalogue)
        self.matcher = Matcher(catalogue, embedder)
        self._gatherer = Gatherer(catalogue, finder, self._terms, self.matcher)
        self._reader: Reader = LinearReader(self.matcher)
        self._vocabulary = Vocabulary(catalogue, embedder)
        self._overview = Overview(catalogue, records)
        self._over_time = OverTime(catalogue, records, self._read_in)

    def answer(self, asked: Asked, rewritten: Rewritten | None = None) -> Answer:
        """Answer a question; `rewritten` may make it stand alone better than was done here."""
        began = time.perf_counter()
        limits = asked.limits
        documents = asked.documents
        found = self._answer(asked, documents, rewritten) if limits is None else self._within(asked, limits, rewritten)
        return replace(verified(found), seconds=time.perf_counter() - began)

    def _within(self, asked: Asked, limits: Scope, rewritten: Rewritten | None) -> Answer:
        """Answer within limits set before the question is read; the answer's scope holds both."""
        openings = self.openings.all()
        left = within_limits(openings, self.openings.names(), limits, asked.documents)
        if openings and not left:
            return nothing_fits(asked.text, limits)
        found = self._answer(asked, left, rewritten)
        if not found.considered and not found.statements and found.refusal is None and found.status != "clarify":
            return found  # about the library or the assistant
        return with_limits(found, limits, openings)

    def _answer(self, asked: Asked, documents: Sequence[str] | None, rewritten: Rewritten | None) -> Answer:
        """Answer from these documents, which may be fewer than were asked for."""
        text = asked.text
        if not text.strip():
            return Answer(text, "not_found", reason="Please ask a question.")
        about = self._about.answer(text, documents)
        if about:
            return about
        if not self._catalogue.counts()[0]:
            return Answer(text, "not_found", reason=_EMPTY)
        alone = self.standing_alone(text, asked.history, documents)
        alone = rewritten(alone) if rewritten else alone
        if alone.reason_of:
            return replace(self._reasons(asked, alone, documents), standalone=alone.text)
        found = self._answer_alone(asked, alone.text, alone.picked, documents)
        return replace(found, standalone=alone.text)

    def _reasons(self, asked: Asked, alone: Standalone, documents: Sequence[str] | None) -> Answer:
        """Why it is as was answered to the question before."""
        before = self._answer_alone(asked, alone.reason_of, None, documents)
        if not before.statements:
            return self._answer_alone(asked, alone.text, None, documents)
        question = understood(alone.text)
        narrowed = self._narrowed(question, documents, asked.scope)
        return reasons(before, lambda: self._newest_then_all(question, alone.text, narrowed), asked.text)

    def standing_alone(self, text: str, history: Sequence[Turn], documents: Sequence[str] | None) -> Standalone:
        """The question as the turns before it mean it."""
        conversation = Conversation(
            self._recognised,
            lambda asked: self._choices(asked, documents),
            lambda: len(self.openings.names().authorities),
        )
        return conversation.alone(text, history)

    def _answer_alone(self, asked: Asked, alone: str, picked: Scope | None, documents: Sequence[str] | None) -> Answer:
        """Answer what was asked, which stands alone as `alone`."""
        text, scope = asked.text, asked.scope
        question = understood(alone)
        narrowed = self._narrowed(question, documents, scope if scope is not None else picked)
        if asked.is_chosen:
            narrowed = replace(narrowed, chosen=True, newest=None)
        if narrowed.nothing:
            places, notes = passing(narrowed, self._vocabulary, self._catalogue)
            return Answer(
                text,
                "not_found",
                (),
                (),
                narrowed.nothing,
                narrowed.scope,
                places,
                notes=notes,
                refusal=narrowed.refusal,
            )
        overview = self._overview.answer(text, question, narrowed)
        if overview:
            return overview
        given = scope is not None or picked is not None
        stated = answered_from_facts(self._facts, text, question, narrowed, documents, given=given)
        if stated:
            return _one_side(stated, narrowed)
        developed = self._over_time.answer(text, question, narrowed)
        if developed:
            return developed
        if narrowed.ask:
            return Answer(text, "clarify", reason=narrowed.ask, scope=narrowed.scope, choices=narrowed.choices)
        return _one_side(replace(self._newest_then_all(question, alone, narrowed), question=text), narrowed)

    def _narrowed(self, question: Question, documents: Sequence[str] | None, scope: Scope | None) -> Narrowed:
        found = narrow(self._catalogue, self.openings, self._vocabulary, question, documents, scope)
        return replace(found, unknown=without_known(found.unknown, self._terms.alternatives(question.text)))

    def authorities(self, text: str) -> tuple[str, ...]:
        """The authorities that a text names without doubt."""
        return self._recognised(text).authorities

    def _recognised(self, text: str) -> Recognised:
        return recognise(text, self.openings.all(), self.openings.names(), self._vocabulary, Date.today())

    def _choices(self, text: str, documents: Sequence[str] | None) -> tuple[Choice, ...]:
        """What the question was asked back with."""
        return self._narrowed(understood(text), documents, None).choices

    def _newest_then_all(self, question: Question, alone: str, narrowed: Narrowed) -> Answer:
        """Answer from the newest of each series, and from older ones only where these do not answer."""
        if narrowed.newest is not None:
            newest = self._searched(question, alone, _of_newest(narrowed))
            if newest.status != "not_found":
                return noted(newest, narrowed, self.openings, older=False)
        found = self._searched(question, alone, narrowed)
        return noted(found, narrowed, self.openings, older=narrowed.newest is not None)

    def _searched(self, question: Question, alone: str, narrowed: Narrowed) -> Answer:
        """Answer from the sentences of the documents narrowed to."""
        gathered = self._gatherer.gathered(question, alone, narrowed)
        read = self._reader.read(question, gathered.weighed, gathered.units, gathered.hits)
        matches = with_rules(question, read.matches, gathered.hits)
        narrowed = replace(narrowed, unknown=without_slips(narrowed.unknown, [unit.text for unit in gathered.units]))
        fit = [match for match in matches if _holds(question, match, matches[0])]
        score = 1 - read.no_answer if fit and not narrowed.unknown else 0.0
        passages = self._catalogue.count_passages(narrowed.documents)
        if speaks_of_nowhere(gathered.weighed, matches, passages):
            score = min(score, 0.5 * ENOUGH)
        scope, hits = narrowed.scope, tuple(gathered.hits)
        if score < enough(passages, chosen=narrowed.chosen):
            kind, why = refused(question, narrowed, gathered.weighed, matches)
            nearby = tuple(near(match.unit) for match in matches[:_NEAR])
            return Answer(alone, "not_found", (), (), why, scope, nearby, score, hits, refusal=kind, inputs=read.inputs)
        units = chosen(question, fit, [side for _, side in narrowed.sides])
        statements, citations = cited(units)
        return Answer(alone, "answered", statements, citations, "", scope, (), score, hits, inputs=read.inputs)

    def _read_in(self, asked: str, narrowed: Narrowed) -> Sequence[Match]:
        """The sentences of the documents narrowed to, the likeliest to answer first."""
        question = understood(asked)
        gathered = self._gatherer.gathered(question, asked, narrowed)
        return self._reader.read(question, gathered.weighed, gathered.units, gathered.hits).matches

    def gathered(self, text: str, documents: Sequence[str] | None = None) -> list[Gathered]:
        """What the reader is given for a question that stands alone: of the newest of each series, and of all."""
        question = understood(text)
        narrowed = self._narrowed(question, documents, None)
        scopes = [narrowed]
        if narrowed.newest is not None:
            scopes.insert(0, _of_newest(narrowed))
        return [] if narrowed.nothing else [self._gatherer.gathered(question, text, scope) for scope in scopes]


def _of_newest(narrowed: Narrowed) -> Narrowed:
    """Narrowed further, to the newest of each series."""
    return replace(narrowed, scope=replace(narrowed.scope, documents=narrowed.newest, order="latest"))


def _holds(question: Question, match: Match, likeliest: Match) -> bool:
    """Whether the match holds the fact that is asked for, if any, and is about as likely as any to answer."""
    if not question.wants & FACTS:
        return True
    return is_close(match, likeliest, FAR) and holds_wanted(question, match.unit.text)


def _one_side(answer: Answer, narrowed: Narrowed) -> Answer:
    """An answer to a comparison one side of which is not here says so."""
    if not narrowed.missing or answer.status not in ("answered", "partial"):
        return answer
    return replace(answer, status="partial", reason=" ".join([narrowed.missing, answer.reason]).strip())
