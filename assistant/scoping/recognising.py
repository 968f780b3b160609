"""What a question says about the documents it is about, with the places where it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from assistant.openings import Opening
from assistant.scoping.authorities import Mention, acronyms, mentions
from assistant.scoping.days import Days, days_in
from assistant.scoping.kinds import NamedKind, NamedOrder, kinds_in, order_in, publishers_in
from assistant.scoping.names import Names
from assistant.scoping.titles import titled
from assistant.scoping.vocabulary import Vocabulary
from assistant.scoping.words import Span, without
from store.words import content_words, tokens

_FILLERS = frozenset(
    "please one ones report reports inspection inspections visit visits letter letters document documents meeting "
    "authority council last latest first previous newest ok okay yes thanks sorry mean meant its full only mine".split()
)

_READ = 1000
"""Characters of a question that are looked through for names and days."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Each condition as the question says it."""

    text: str
    mentions: tuple[Mention, ...]
    kinds: tuple[NamedKind, ...]
    days: tuple[Days, ...]
    order: NamedOrder | None
    publishers: tuple[str, ...]
    publisher_spans: tuple[Span, ...]
    titled: tuple[str, ...]
    title_spans: tuple[Span, ...]

    @property
    def authorities(self) -> tuple[str, ...]:
        """The authorities named without doubt, each once."""
        return tuple(dict.fromkeys(held.whose[0] for held in self.mentions if len(held.whose) == 1))

    @property
    def doubtful(self) -> Mention | None:
        """A name that several authorities share, none of which is named beside it."""
        named = set(self.authorities)
        return next((held for held in self.mentions if len(held.whose) > 1 and not named & set(held.whose)), None)

    def spans(self) -> list[Span]:
        """Where authorities, kinds, days and titles are named."""
        return [
            *(held.span for held in self.mentions),
            *(held.span for held in self.kinds),
            *(held.span for held in self.days),
            *self.title_spans,
        ]

    def is_only_scope(self) -> bool:
        """Whether nothing else is said."""
        spans = [*self.spans(), *([self.order.span] if self.order else [])]
        return bool(spans) and not set(content_words(without(self.text, _merged(spans)))) - _FILLERS

    def without_what(self, other: Recognised) -> str:
        """This question without the conditions that the other one gives anew."""
        spans: list[Span] = []
        if other.mentions:
            spans += [held.span for held in self.mentions]
        if other.days or other.order:
            spans += [held.span for held in self.days] + ([self.order.span] if self.order else [])
        return re.sub(r"\b(?:in|of|at|for|to|about|by)(?= ?[?.!]?$)", "", without(self.text, _merged(spans))).strip()


def recognise(
    question: str, openings: Sequence[Opening], names: Names, vocabulary: Vocabulary, today: Date
) -> Recognised:
    """Read the question with what the library holds; `today` counts only where no document has a date."""
    question = question[:_READ]
    newest = max((held.day for held in openings if held.day), default=today)
    found = mentions(question, names, vocabulary.is_usual, vocabulary.is_word)
    if not found:
        found = acronyms(question, names, lambda letters, name: _is_called(letters, name, openings, names, vocabulary))
    publishers, publisher_spans = publishers_in(question, {held.publisher for held in openings if held.publisher})
    titles, title_spans = titled(
        question, openings, {word for held in found for word in tokens(question[slice(*held.span)])}
    )
    return Recognised(
        question,
        tuple(found),
        tuple(kinds_in(question)),
        tuple(days_in(question, newest)),
        order_in(question),
        tuple(publishers),
        tuple(publisher_spans),
        tuple(titles),
        tuple(title_spans),
    )


def _is_called(letters: str, name: str, openings: Sequence[Opening], names: Names, vocabulary: Vocabulary) -> bool:
    """Whether the authority's own documents use these letters."""
    authority = names.named(name)
    own = [held.id for held in openings if authority and held.authority in authority.plain]
    return vocabulary.is_written(letters, own)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The places without overlaps."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
