"""Finds the passages for a question that stands alone and parts them into sentences, rows and items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.finding import Finder
from assistant.questions import Question
from assistant.reader.matching import Matcher, WeighedQuestion
from assistant.scoping.narrowed import Narrowed
from assistant.terms import Terms
from assistant.types import Hit
from assistant.units import Unit, is_framing, is_judgement, units_of
from store.catalogue import Catalogue
from store.repetition import Repetition

_CONSIDERED = 20
_LOOKED_INTO = 10
_IMPROVEMENT_HEADING = "What needs to improve"


@dataclass(frozen=True, slots=True)
class Gathered:
    """A question with the passages found for it and the sentences, rows and items in them."""

    question: Question
    weighed: WeighedQuestion
    units: Sequence[Unit]
    hits: Sequence[Hit]


class Gatherer:
    """Gathers from one library what its reader is to read."""

    def __init__(self, catalogue: Catalogue, finder: Finder, terms: Terms, matcher: Matcher) -> None:
        """All four belong to the library."""
        self._finder = finder
        self._terms = terms
        self._matcher = matcher
        self._repetition = Repetition(catalogue)

    def gathered(self, question: Question, alone: str, narrowed: Narrowed) -> Gathered:
        """What the reader is given for the question, which stands alone as `alone`, in the documents narrowed to."""
        alternatives = self._terms.alternatives(alone)
        hits = self._hits(question, narrowed, [other for found in alternatives for other in found.others])
        said = narrowed.words | question.frame_beside(narrowed.words)
        weighed = self._matcher.weigh(alone, said, alternatives, narrowed.documents)
        hits = hits[: _CONSIDERED if len(narrowed.sides) > 1 else _LOOKED_INTO]
        found = units_of(hits, with_headings="grade" in question.wants)
        units = [unit for unit in found if not self._is_boilerplate(unit)]
        if question.asks_improvement:
            units = [unit for unit in units if not is_judgement(unit)]  # a grade is not what is to be improved
        if question.topic() - narrowed.words and not question.wants & {"date", "person"}:
            units = [unit for unit in units if not is_framing(unit)]
        return Gathered(question, weighed, units, hits)

    def _hits(self, question: Question, narrowed: Narrowed, also: Sequence[str] = ()) -> list[Hit]:
        """The passages weighed; of each side its own, when several are named."""
        words = question.to_search(narrowed.rest)
        searches: list[tuple[str, Sequence[str] | None]] = [(words, side) for _, side in narrowed.sides if side]
        if len(narrowed.sides) < 2:
            searches = [(words, narrowed.documents)]
            if question.asks_improvement:
                searches.append((_IMPROVEMENT_HEADING, narrowed.documents))
        each = [self._finder.search(said, max(1, _CONSIDERED // len(searches)), side, also) for said, side in searches]
        interleaved = [hit for hits in zip_longest(*each) for hit in hits if hit]
        return list({hit.passage.id: hit for hit in interleaved}.values())

    def _is_boilerplate(self, unit: Unit) -> bool:
        """Whether its block is known as boilerplate by itself, or by standing in many documents."""
        return unit.of.kind == "boilerplate" or self._repetition.is_repeated_block(unit.document, unit.of)
