"""A question of a conversation as it stands alone, from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.conversation import lexicon as words
from assistant.conversation.bare import asked_of, asks_why
from assistant.conversation.completing import asks_facts, beside_place, specified, with_topic, with_what_is_counted
from assistant.conversation.over_all import is_whole
from assistant.conversation.phrases import Phrase, people, phrases
from assistant.conversation.picking import picked
from assistant.conversation.pointing import Background, resolved
from assistant.conversation.scope_words import carried, exchanged, place_of, with_words, year_beside
from assistant.conversation.shapes import capitalised, shape_of, without_courtesy, without_opening
from assistant.conversation.swapping import clause, fragment, is_long, other_quality, place_named, swapped
from assistant.conversation.topics import named_things, own_phrases, own_stems
from assistant.conversation.turns import Exchange, exchanges
from assistant.councils import names_council
from assistant.scoping.asked_whole import names_paper_to_summarise
from assistant.scoping.kinds import SPEAKING_OF_OTHERS
from assistant.scoping.recognising import Recognised
from assistant.types import Choice, Scope, Turn

_SHORT = 12
_ALSO = 40
"""Words of the last answer that are looked for beside the question."""
_LONG = 25
_SUBJECT_WITHIN = 6
_SENTENCE = re.compile(r"[^.!?]*\w[^.!?]*(?:[.!?]+(?= |$)|$)")
_LINKED = re.compile(r"(?:and|but|or)\b", re.IGNORECASE)
_DEFINES = re.compile(
    r"^what(?: is| are|[’']s) (?!the\b|its\b|their\b|said\b|known\b|being\b)[\w’' -]+\?$|\b(?:stands? for|mean)\?$",
    re.IGNORECASE,
)
_I_AM_IN = re.compile(
    r"(?:and )?(?:i am|i['’]?m|we are|we['’]re|i live|we live) (?:based )?in [\w’' -]+[.!]*$", re.IGNORECASE
)
_OWN_WORDS = 3
_REFUSES = re.compile(
    r"(?:i['’]?m sorry|sorry|unfortunately|"
    r"i (?:do not|don['’]t|cannot|can['’]t|am (?:not|unable)|could not|couldn['’]t)|"
    r"no document|nothing about|the documents? (?:do|does) not|which .{1,80} do you mean|there is no document)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:compar|differ|versus|vs|both)", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:which|what|how many|list|any|all|every|each|some|other|most|across|both|across all)"
    r" (?:\w+ ){0,2}?(?:authorit(?:y|ies)|councils?|areas|places|reports|documents|inspections|boroughs|counties)\b"
    r"|\b(?:anywhere|everywhere|nationally|in general|in england|elsewhere|library|collection)\b",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(
    r"\b(?:better|worse|than before|changed?|now|today|currently|still|since|recently|improved|improving|latest|newest|"
    r"over time|next|else)\b",
    re.IGNORECASE,
)
_OWN_PLACE = re.compile(
    r"\b(?:in|for|at|about|across|to|of|from|with|by|did|does|has|is) (?:the )?(?!I\b|Ofsted\b)[A-Z][a-z]"
)
_STATES = re.compile(r"^(?:i|we|my|our|it|there|they|this|that) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that stands alone.

    `text` is the question as it came where nothing had to be added. `also` are words of the last answer to look for
    beside it, empty for a new topic. `picked` is the scope chosen from the choices of the question before. `reason_of`
    is the question, standing alone, whose answer the turn asks the reason of ("Why?"), empty for any other turn.
    """

    text: str
    also: str = ""
    picked: Scope | None = None
    reason_of: str = ""


class Conversation:
    """Follows a conversation over one library."""

    def __init__(
        self,
        recognised: Callable[[str], Recognised],
        choices_of: Callable[[str], Sequence[Choice]],
        authorities: Callable[[], int],
    ) -> None:
        """What a question says of the documents, what it was asked back with, and how many authorities there are."""
        self._recognised = recognised
        self._choices_of = choices_of
        self._authorities = authorities

    def alone(self, question: str, history: Sequence[Turn]) -> Standalone:
        """The question as it stands alone after the turns of `history`, oldest first."""
        past = exchanges(history)
        if not past:
            return Standalone(question)
        before = past[0].question
        for place in range(1, len(past)):
            before = self._step(past[place].question, Exchange(before, past[place - 1].answer)).text
        found = self._step(question, Exchange(before, past[-1].answer))
        also = _also(question, found.text, [Exchange(before), *past])
        reason_of = before if asks_why(question) and found.text != question else ""
        return Standalone(found.text, also, found.picked, reason_of)

    def _step(self, question: str, last: Exchange) -> Standalone:
        """One turn after the question before it, which stands alone, and its answer."""
        choice = picked(question, last, self._choices_of)
        if choice is not None:
            return Standalone(choice.text, "", choice.scope)
        before, prior, told = last.question, self._recognised(last.question), self._recognised(question)
        if names_paper_to_summarise(question):
            return Standalone(self._with_scope(question, told, prior, not told.mentions))
        if _is_short(question) and not _COMPARES.search(question):
            text = self._fragment(question, told, before, prior, last.answer)
            if text:
                return Standalone(text)
        return Standalone(self._question(question, told, prior, last.answer))

    def _fragment(self, question: str, told: Recognised, before: str, prior: Recognised, answer: str) -> str:
        """What a turn that is no whole question means; empty where it is one."""
        new = fragment(question)
        year = year_beside(new or without_opening(question), prior, answer)
        if year:
            return exchanged(before, prior, self._recognised(year))
        if not _is_question(before):
            return ""
        if told.is_only_scope():
            return exchanged(before, prior, told)
        here = _I_AM_IN.match(question.strip())
        if here and place_of(told):
            return exchanged(before, prior, told)
        bare = asked_of(question, before, prior)
        if bare:
            return bare
        condition = clause(question)
        if condition:
            return with_words(before, [condition])
        quality = other_quality(question, before)
        if quality:
            return quality
        if not new or is_long(new):
            return ""
        name = place_named(new)
        if name and not told.mentions and place_of(prior):
            return exchanged(before, prior, replace(told, text=f"in {name}"))
        pointing = resolved(new, _background(prior, answer))
        if pointing.points:
            return ""
        return swapped(new, told, before, prior)

    def _question(self, question: str, told: Recognised, prior: Recognised, answer: str) -> str:
        """A whole question with what it points to, the topic where it has none, and the scope that goes on."""
        asked = without_courtesy(question)
        if len(_SENTENCE.findall(asked)) > 1 or len(asked.split()) > _LONG:
            return self._with_scope(question, told, prior, False)
        completed = with_what_is_counted(asked, prior, many=self._authorities() > 1)
        is_completed = completed != asked
        if is_completed:
            asked, told = completed, self._recognised(completed)
        found = resolved(asked, _background(prior, answer))
        lacks_topic = _lacks_topic(asked, told)
        text = specified(found.text, prior, answer)
        if (found.is_left and not found.named) or (lacks_topic and not found.points):
            text = with_topic(text, told, prior)
        leans = (found.points or lacks_topic or is_completed) and not found.person
        text = self._with_scope(text, told, prior, leans)
        if text == without_courtesy(question):
            return capitalised(text) if _LINKED.match(question.strip()) else question
        return _marked(capitalised(text))

    def _with_scope(self, text: str, told: Recognised, prior: Recognised, leans: bool) -> str:
        """The question with the authority and the days of the one before it, as far as it goes on about them."""
        of_all = _ALL.search(told.text) or is_whole(told.text)
        if of_all or told.titled or told.publishers or (not leans and _DEFINES.search(told.text)):
            return text
        other_papers = {kind for held in told.kinds for kind in held.kinds} - {
            kind for held in prior.kinds for kind in held.kinds
        }
        if other_papers & SPEAKING_OF_OTHERS:
            return text
        has_place = (
            bool(place_of(told)) or names_council(told.text[1:]) or bool(_OWN_PLACE.search(told.text[1:]) and not leans)
        )
        if leans and told.mentions and _COMPARES.search(told.text):
            return beside_place(text, prior)
        goes_on = leans or asks_facts(told)
        place = not has_place and (goes_on or (len(prior.authorities) == 1 and self._authorities() > 1))
        days = not told.days and not told.order and not told.mentions and not _OVER_TIME.search(told.text)
        days = days and (goes_on or place)
        place = place and place_of(prior) not in text
        return carried(text, prior, place=place, days=days)


def _is_question(text: str) -> bool:
    """Whether a turn asks in full words, so that a part of it can be exchanged."""
    first = text.split()[0].casefold() if text.split() else ""
    return text.rstrip().endswith("?") or shape_of(text) is not None or first in words.VERBS


def _marked(text: str) -> str:
    """A question with its mark."""
    asks = text.split()[0].casefold() in words.WH | words.AUXILIARY
    return f"{text.rstrip()}?" if asks and text.rstrip()[-1:] not in ("?", ".", "!") else text


def _background(prior: Recognised, answer: str) -> Background:
    answer = "" if _REFUSES.match(answer) else answer
    first = answer.split("\n")[0]
    subject = [held for held in phrases(first)[:1] if held.start <= _SUBJECT_WITHIN and _is_telling(held)]
    roles = [held for held in phrases(prior.text) if held.head in words.ROLES]
    persons = [*people(answer), *people(prior.text), *roles]
    names = {held.text for held in persons}
    things = [*named_things(prior), *(held for held in subject if held.text not in names)]
    return Background(tuple(things), tuple(persons), place_of(prior))


def _is_telling(held: Phrase) -> bool:
    """Whether the first phrase of an answer is surely a name or a thing, and no word with a capital for its place."""
    return bool(held.article) or held.plural or " " in held.text


def _lacks_topic(asked: str, told: Recognised) -> bool:
    """Whether a question names no topic of its own."""
    if _STATES.match(asked) and not asked.rstrip().endswith("?"):
        return False
    if told.mentions and _is_question(asked) and not _COMPARES.search(asked):
        return False
    return not own_phrases(told)


def opens_topic(question: str, past: Sequence[Exchange]) -> bool:
    """Whether a whole question shares none of its several own words with the turns before it."""
    own = own_stems(question)
    told = own_stems(" ".join(f"{held.question} {held.answer}" for held in past))
    return len(own) >= _OWN_WORDS and not own & told and shape_of(question) is not None


def _is_short(question: str) -> bool:
    return len(question.split()) < _SHORT


def _also(question: str, alone: str, past: Sequence[Exchange]) -> str:
    """The beginning of the last answer that said something, unless the question opens a new topic."""
    if alone == question and (is_whole(question) or opens_topic(question, past)):
        return ""
    said = next((held.answer for held in reversed(past) if held.answer and not _REFUSES.match(held.answer)), "")
    return " ".join(said.split()[:_ALSO])
