"""How a topic developed at one authority: each inspection is read for what it says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.choosing import leans_back
from assistant.conversation import lexicon
from assistant.conversation.phrases import phrases
from assistant.factual.chosen import INSPECTIONS
from assistant.factual.developing import FILLERS, Told, asks_development, developed, judgement_of_topic, topic_words
from assistant.factual.records import Record, Records
from assistant.factual.said import Citer
from assistant.grades import OVERALL
from assistant.questions import Question
from assistant.reader.matching import Match
from assistant.scoping.narrowed import Narrowed
from assistant.types import Answer
from assistant.units import Unit, is_judgement
from store.catalogue import Catalogue
from store.words import tokens

_HELD, _MOSTLY_HELD = 0.6, 0.8
"""The cosine from which a word of the topic counts as said, and in an unlikely sentence the mean of all."""
_LIKELY = 0.08
"""The chance from which a sentence is likely."""
_MOST = 12
"""Inspections in one answer."""
_AT_ONCE = 4
"""Inspections read together, so that each gets enough passages."""
_LEANING = 0.2
_TELLING = 12
"""Words from which a sentence is long enough to say much."""
_OF_CHANGE = re.compile(
    r"\b(?:improve(?:d|ments?)|improving|chang\w+|declin\w+|deteriorat\w+|strengthened|weaker|worse|better|unchanged)\b",
    re.IGNORECASE,
)
_FRAMING = re.compile(
    r"(?:this|the) (?:was|visit|inspection|focused visit)\b|"
    r"inspectors? (?:also )?(?:looked|evaluated|considered|reviewed|met|spoke|visited|held)\b",
    re.IGNORECASE,
)
"""What begins a sentence that only says what was inspected."""
_WORD = re.compile(r"[^\W_]+(?:[’'&-][^\W_]+)*")
_OF_THE_WHOLE = re.compile(r"\b(?:services?|authority|council|practice|leaders|leadership|workforce)\b", re.IGNORECASE)
_ALL_CHANGED = "Have services for children improved since the last inspection?"
_TO_BE_DONE = ("improvement", "recommendation")
Reads = Callable[[str, Narrowed], Sequence[Match]]
"""A question and what it is narrowed to in; the sentences found there out, best first."""


class OverTime:
    """Answers over the inspections of one library."""

    def __init__(self, catalogue: Catalogue, records: Records, reads: Reads) -> None:
        """Catalogue and records are the library's; `reads` finds sentences in it."""
        self._catalogue = catalogue
        self._records = records
        self._reads = reads

    def answer(self, text: str, question: Question, narrowed: Narrowed) -> Answer | None:
        """A row for each inspection that speaks of the topic; None where the question asks for something else."""
        scope = narrowed.scope
        if not asks_development(question.text) or len(scope.authorities) != 1 or scope.order or scope.titles:
            return None
        records = [record for record in self._records.among(scope.documents) if record.kind in INSPECTIONS]
        records = sorted(records, key=lambda record: record.day)[-_MOST:]
        words = topic_words(question.text, narrowed.words)
        about = _called(narrowed.rest, words)
        citer = Citer(self._catalogue)
        some = [records[place : place + _AT_ONCE] for place in range(0, len(records), _AT_ONCE)]
        topic = _topic(words, about)
        told = [one for each in some for one in self._told(each, topic, narrowed)]
        outcome = developed(citer, told, words, about)
        if outcome is None:
            return None
        return Answer(
            text, outcome.status, outcome.statements, citer.all(), scope=scope, score=1.0, notes=outcome.notes,
            table=outcome.table,
        )  # fmt: skip

    def _told(self, records: Sequence[Record], topic: str, narrowed: Narrowed) -> Iterator[Told]:
        """What each of these inspections says of the topic."""
        asked, words = _asked(topic), _telling(topic)
        ids = tuple(record.id for record in records)
        sides = tuple((record.title, (record.id,)) for record in records)
        within = replace(narrowed, scope=replace(narrowed.scope, documents=ids), newest=None, sides=sides, rest=asked)
        matches = [match for match in self._reads(asked, within) if not is_judgement(match.unit)]
        for record in records:
            fitting = [match for match in matches if _is_finding(match.unit, record) and _speaks(match, words)]
            best = max(fitting, key=lambda match: _weight(match, words), default=None)
            yield Told(record, best.unit if best else None)


def _topic(words: Sequence[str], about: str) -> str:
    """The topic as reports call it, where it is graded; empty for all that changed."""
    judgement = judgement_of_topic(words, about)
    return "" if judgement == OVERALL else judgement or about


def _asked(about: str) -> str:
    """A question to which the finding that says most of the topic is the answer."""
    if not about:
        return _ALL_CHANGED
    head = phrases(about)[:1]
    helper = "are" if head and head[0].plural else "is"
    if head and head[0].head in lexicon.PEOPLE:
        return f"How well {helper} {about} supported?"
    return f"How good {helper} {about}?"


def _weight(match: Match, words: Sequence[str]) -> float:
    """How much a sentence says of the topic by itself."""
    text = match.unit.text
    own = [match.own.get(word, 1.0) for word in words]
    alone = (_LEANING if leans_back(text) else 1.0) * (sum(own) / len(own) if own else 1.0)
    return match.chance * alone * min(1.0, len(text.split()) / _TELLING)


def _is_finding(unit: Unit, record: Record) -> bool:
    """Whether it is of the record, and not what it asks to be done."""
    asked = (fact for fact in record.facts if fact.kind in _TO_BE_DONE)
    if unit.document.id != record.id or _FRAMING.match(unit.text):
        return False
    return not any(unit.start < fact.end and fact.start < unit.end for fact in asked)


def _speaks(match: Match, words: Sequence[str]) -> bool:
    """Whether the sentence is about the topic, in its own words or those it stands under."""
    if not words:
        return bool(_OF_CHANGE.search(match.unit.text) and _OF_THE_WHOLE.search(match.unit.text))
    held = [match.words.get(word, 1.0) for word in words]
    return min(held) >= _HELD and (match.chance >= _LIKELY or sum(held) / len(held) >= _MOSTLY_HELD)


def _telling(about: str) -> list[str]:
    """The words that a sentence on the topic must say: "domestic abuse" of "response to domestic abuse"."""
    words = topic_words(about, frozenset())
    after = {word.casefold() for word in _WORD.findall(about.partition(" to ")[2])}
    found = [word for word in words if word not in FILLERS and (word in after or not after & set(words))]
    return found or list(words)


def _called(rest: str, words: Sequence[str]) -> str:
    """The topic as the question calls it: from its first word to its last."""
    spans = [held.span() for held in _WORD.finditer(rest) if set(tokens(held.group())) & set(words)]
    return rest[spans[0][0] : spans[-1][1]] if spans else ""
