"""What a question of a conversation is about, without the authority and the days that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation import lexicon as words
from assistant.conversation.phrases import HIDDEN, Phrase, phrases, simple_phrases
from assistant.conversation.scope_words import place_spans
from assistant.conversation.shapes import shape_of, without_courtesy, without_opening
from assistant.reader.wordforms import stem
from assistant.scoping.recognising import Recognised
from assistant.scoping.words import Span
from store.words import STOP_WORDS, content_words, tokens

_ADDED = re.compile(r" ?\(about ([^()]+)\)")
_WHO = re.compile(
    r"who (?:is|was|are|were) (?:the |their |its )?(?P<role>[\w’' -]+?)(?= (?:in|of|at|for|on)\b|[?.!]|$)",
    re.IGNORECASE,
)
_INTRODUCES = frozenset("about regarding concerning on".split())
_ANYONE = frozenset("council school child pupil carer teacher resident citizen someone".split())
_DOCUMENT = frozenset("report inspection minutes document letter visit meeting agenda transcript article paper".split())


def topic_phrases(told: Recognised) -> list[Phrase]:
    """The noun phrases of a question, what it is about first; those that could be about anything last."""
    added = _ADDED.search(told.text)
    if added:
        blank = _blanked(told.text, scope_spans(told))
        found = phrases(blank[slice(*added.span(1))])
        if found:
            return found
    text = _blanked(told.text, [*scope_spans(told), *_asked_for(told.text)])
    found = [held for held in phrases(text) if re.search(r"[^\W\d_]{2}", held.text)]
    subject = _subject_start(told.text)
    return sorted(found, key=lambda held: (held.general, _place(held, subject)))


def named_things(told: Recognised) -> list[Phrase]:
    """What a later word may point to: the noun phrases, then those within them, such as the second of "A for B"."""
    whole = topic_phrases(told)
    inner = [held for held in simple_phrases(_blanked(told.text, scope_spans(told))) if not held.general]
    return [*whole, *(held for held in inner if held.text not in {one.text for one in whole})]


def topic(told: Recognised) -> Phrase | None:
    """What a question is about; None where it names nothing that a conversation could be about."""
    return next((held for held in topic_phrases(told) if not held.general), None)


def own_phrases(told: Recognised) -> list[Phrase]:
    """The noun phrases of a question that name a topic of their own."""
    text = _blanked(told.text, scope_spans(told))
    return [held for held in phrases(text) if not held.general and re.search(r"[^\W\d_]{2}", held.text)]


def speaks_of_document(told: Recognised) -> bool:
    """Whether the only thing named is a document or a meeting ("Who wrote the report?")."""
    found = phrases(_blanked(told.text, scope_spans(told)))
    heads = {held.head.rstrip("s") if held.head != "minutes" else held.head for held in found}
    return bool(heads) and heads <= _DOCUMENT


def scope_spans(told: Recognised) -> list[Span]:
    """Where authorities, days and the place in a series are named."""
    spans = [*place_spans(told), *(held.span for held in told.days)]
    return [*spans, *([told.order.span] if told.order else [])]


def own_stems(text: str) -> frozenset[str]:
    """The stems of the words that a text could be about."""
    usual = words.GENERAL | words.VERBS | words.ADJECTIVES
    return frozenset(stem(word) for word in content_words(text) if word not in usual and len(word) > 2)


def plain_words(text: str) -> list[str]:
    """The words of a short question that are not only glue."""
    return [word for word in tokens(without_courtesy(text)) if word not in STOP_WORDS]


def without_added(text: str) -> str:
    """A question without the topic that was added to it."""
    return _ADDED.sub("", text)


def _place(held: Phrase, subject: int) -> int:
    if held.after in _INTRODUCES:
        return 0
    if held.article in ("a", "an") and held.head in words.PEOPLE | _ANYONE:
        return 3
    return 1 if held.start == subject or held.article == "many" else 2


def _subject_start(text: str) -> int:
    shape = shape_of(text)
    if shape is None or shape.subject is None:
        return -1
    return text.find(shape.subject.text)


def _asked_for(text: str) -> list[Span]:
    """The role in "Who was the lead inspector", which is what is asked for rather than what it is about."""
    match = _WHO.match(without_opening(text))
    if not match or match["role"][:1].isupper():
        return []
    start = text.find(match["role"])
    return [(start, start + len(match["role"]))]


def _blanked(text: str, spans: Sequence[Span]) -> str:
    for start, end in spans:
        text = text[:start] + HIDDEN * (end - start) + text[end:]
    return text
