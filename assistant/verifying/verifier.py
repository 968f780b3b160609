"""Verifies statements: written by a model, quoted, or derived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.reader.wordforms import stem
from assistant.types import Citation, Statement
from assistant.verifying.agents import wrong_agent
from assistant.verifying.causes import other_cause
from assistant.verifying.coherence import mixes_parts
from assistant.verifying.completion import not_done
from assistant.verifying.dates import wrong_date
from assistant.verifying.directions import wrong_direction
from assistant.verifying.equal_terms import explained_in, replaced_words
from assistant.verifying.evidence import Evidence, evidence_in
from assistant.verifying.frequencies import is_unit_of_time, wrong_frequency, wrong_length
from assistant.verifying.grades import wrong_grade
from assistant.verifying.hedges import wrong_cause, wrong_hedge
from assistant.verifying.meaning import Meaning
from assistant.verifying.names import known_names, names_in, wrong_name
from assistant.verifying.negation import bases, wrong_denial
from assistant.verifying.numbers import wrong_number
from assistant.verifying.opposites import opposite, wrong_comparison
from assistant.verifying.own import stands
from assistant.verifying.qualified import unqualified_denial
from assistant.verifying.quantifiers import wrong_quantity
from assistant.verifying.quotations import markup, wrong_quotation
from assistant.verifying.recomputed import comes_out_again
from assistant.verifying.reported import reporter_as_subject
from assistant.verifying.roles import exchanged
from assistant.verifying.slots import filled_by_another
from assistant.verifying.speakers import wrong_speaker
from assistant.verifying.support import content_of, is_everyday, unsupported
from assistant.verifying.verdicts import Source, Verdict
from assistant.verifying.written import Word, keys_of, words_of
from store.embedding import Embedder
from store.words import STOP_WORDS

_MARKS = re.compile(r"\s*(?:\[\d+(?:, ?\d+)*\])+")
_ASIDE = re.compile(
    r", (?:however|therefore|though|for example|in addition),?(?= )|^(?:However|Therefore|In addition|Overall|"
    r"Furthermore|At the time of (?:the|this) (?:report|inspection|visit|letter)), "
)
_ITSELF = re.compile(r"best|worst|least|\w{3,}(?:est|ly)")
"""Words that have to stand there themselves."""
_LOOKED_AT = 8
"""Places of the cited passages that are checked, those with most of the statement's words first."""
_NEAR = 0.56
"""The cosine at which a word may stand for one that is neither the same nor a synonym."""
_NEAR_EVERYDAY = 0.25
"""The same for a word that carries little of a claim."""
_BY_MEANING_LOOKED_AT = 2
_BY_MEANING = 0.2
"""The share of a statement's content words that may be supported by meaning alone."""
_EVERYDAY = 0.25
"""The share of them that may beside these be everyday words."""

_THEMSELVES = 3
"""Content words that have to stand there themselves where another is supported by meaning."""


@dataclass(frozen=True, slots=True)
class _Tried:
    evidence: Evidence
    reason: str
    lacking: tuple[Word, ...] = ()
    content: int = 0
    has_all_words: bool = False
    is_pointed_back: bool = False
    """Whether some of its words stand only in what the evidence points back to."""

    def leans_on(self, other: Evidence) -> bool:
        """Whether the other is a part of what supports it."""
        inside = len(self.evidence.parts) > 1 and self.evidence.holds(other)
        return inside or (self.is_pointed_back and other.text in self.evidence.before)


class Verifier:
    """Verifies statements before they are shown. Safe to use from any thread."""

    def __init__(self, embedder: Embedder) -> None:
        """Meaning is compared with the library's own embedding model, which is loaded on first use."""
        self._meaning = Meaning(embedder)

    def written(self, statement: str, cited: Sequence[int], given: Sequence[Source]) -> Verdict:
        """Whether one of the cited passages says what a model wrote.

        `statement` is one sentence, with or without its marks; `cited` are the numbers it cites, `given` the passages
        that the model had.
        """
        said = " ".join(_ASIDE.sub(" ", _MARKS.sub("", statement)).split())
        sources = [source for source in given if source.number in set(cited)]
        refused = _refused(said, cited, sources)
        if refused:
            return Verdict(False, refused)
        places = _ranked(said, [place for source in sources for place in evidence_in(source)])
        tried = _without_rescued([self._tried(said, place) for place in places])
        supported = [one for one in tried if not one.reason] or self._by_meaning(said, tried)
        if supported:
            best = min(supported, key=_fit).evidence
            return Verdict(True, "", best.source, best.start, best.end)
        if not tried:
            return Verdict(False, "The cited passage holds no sentence that says this.")
        return Verdict(False, tried[0].reason)

    def quoted(self, citation: Citation) -> bool:
        """Whether the quote stands in its document at the place it names."""
        return stands(citation)

    def derived(self, statement: Statement) -> bool:
        """Whether a count or a change comes out the same when it is made anew from the quotes it cites."""
        return all(self.quoted(one) for one in statement.citations) and comes_out_again(statement)

    def _tried(self, said: str, place: Evidence) -> _Tried:
        if _same_words(said, place.text):
            return _Tried(place, "")
        document = place.source.document
        replaced = replaced_words(said, f"{place.text} {place.context}", explained_in(document.text))
        wrong = next(_wrong(said, place, replaced), "")
        content = content_of(said)
        known = known_names(document, titled=False)
        if wrong:
            lacking = unsupported(content, place.text, place.context, known)
            return _Tried(place, wrong, has_all_words=not [word for word in lacking if word.start not in replaced])
        if not content:
            return _Tried(place, "It says nothing that could be looked up.")
        wanted = [word for word in content if word.start not in replaced]
        alone = unsupported(wanted, place.text, place.context, known)
        lacking = unsupported(wanted, place.text, place.context, known, place.before)
        reason = f"Nothing in the cited words says “{lacking[0].text}”." if lacking else ""
        return _Tried(place, reason, tuple(lacking), len(content), is_pointed_back=len(lacking) < len(alone))

    def _by_meaning(self, said: str, tried: Sequence[_Tried]) -> list[_Tried]:
        """Those places that lack few words only, where cited words are near enough to these in meaning."""
        able = [one for one in tried if one.lacking and _lacks_little(one)]
        closest = sorted(able, key=lambda one: len(one.lacking))[:_BY_MEANING_LOOKED_AT]
        return [one for one in closest if self._is_near(said, one)]

    def _is_near(self, said: str, one: _Tried) -> bool:
        if any(_ITSELF.fullmatch(word.low) or is_unit_of_time(word.low) for word in one.lacking):
            return False
        cited = {word.stem for word in words_of(one.evidence.text)}
        if any(stem(base) in cited for word in one.lacking for base in bases(word.low)):
            return False  # "unsuitable" is near "suitable" and no word for it
        near = self._meaning.nearness(said, one.lacking, one.evidence.text)
        return all(near[word.start] >= (_NEAR_EVERYDAY if is_everyday(word) else _NEAR) for word in one.lacking)


def _lacks_little(one: _Tried) -> bool:
    """Whether few words are lacking, of those that carry a claim and of the others, and enough are there."""
    if one.content - len(one.lacking) < _THEMSELVES:
        return False
    everyday = sum(map(is_everyday, one.lacking))
    return everyday <= max(1, _EVERYDAY * one.content) and len(one.lacking) - everyday <= max(
        1, _BY_MEANING * one.content
    )


def _without_rescued(tried: Sequence[_Tried]) -> list[_Tried]:
    """No sentence beside it rescues what a sentence that has all the words says otherwise."""
    spoiled = [one for one in tried if one.reason and len(one.evidence.parts) == 1 and one.has_all_words]
    return [_rescued_by_none(one, spoiled) for one in tried]


def _rescued_by_none(one: _Tried, spoiled: Sequence[_Tried]) -> _Tried:
    reason = next((bad.reason for bad in spoiled if bad is not one and one.leans_on(bad.evidence)), "")
    return _Tried(one.evidence, reason) if reason else one


def _refused(said: str, cited: Sequence[int], sources: Sequence[Source]) -> str:
    if not cited:
        return "It cites no passage."
    if len({source.number for source in sources}) < len(set(cited)):
        return "It cites a passage that was not given."
    if markup(said):
        return "It holds a link, an address or code."
    if said.endswith("?"):
        return "It asks instead of stating."
    return ""


def _wrong(said: str, place: Evidence, replaced: frozenset[int]) -> Iterator[str]:
    """What is wrong with the statement by what stands there, the plainest first."""
    held, context, document = place.text, place.context, place.source.document
    if words := wrong_quotation(said, place.source.text):
        yield f"The words “{words}” are in quotation marks and not in the cited text."
    if words := wrong_date(said, held, context, document):
        yield f"The date “{words}” is not in the cited words."
    if words := wrong_number(said, held, context):
        yield f"The number “{words}” is not in the cited words, or counts something else there."
    if words := wrong_name(said, held, _named_beside(place), document, replaced):
        yield f"The name “{words}” is not in the cited words."
    if words := wrong_grade(said, f"{held}" if "\t" in held else held):
        yield f"The grade “{words}” is not the one cited."
    if words := wrong_denial(said, held):
        yield f"One denies what the other does not: {words}."
    if words := unqualified_denial(said, held):
        yield f"The cited words deny it in part only (“{words}”)."
    if words := wrong_quantity(said, held):
        yield f"How many or how often is not as cited: {words}."
    if words := wrong_hedge(said, held, context):
        yield words
    if words := not_done(said, held):
        yield f"The cited words do not say that it is done (“{words}”)."
    if words := wrong_direction(said, held):
        yield f"It goes the other way in the cited words (“{words}”)."
    if words := opposite(said, held):
        yield f"The cited words say the contrary of “{words}”."
    if words := wrong_comparison(said, held):
        yield f"The cited words compare nothing so (“{words}”)."
    if words := wrong_cause(said, held):
        yield f"The cited words give no such cause (“{words}”)."
    if words := other_cause(said, place):
        yield f"The cited words give another cause than “{words}”."
    if words := wrong_frequency(said, held):
        yield f"How often is not as cited (“{words}”)."
    if words := wrong_length(said, held):
        yield f"How long is not as cited (“{words}”)."
    if words := exchanged(said, held):
        yield f"Words have changed places around “{words}”."
    if words := wrong_agent(said, held):
        yield f"The cited words say that another than “{words}” did it."
    if words := reporter_as_subject(said, held):
        yield f"The cited words report this of others than “{words}”."
    if words := wrong_speaker(said, held):
        yield f"The cited words are those of others (“{words}”)."
    if words := filled_by_another(said, place):
        yield f"The cited words have something else in the place of “{words}”."
    if mixes_parts(said, place):
        yield "It joins what the cited sentences say of different things."


def _named_beside(place: Evidence) -> str:
    """Where names may stand: what it stands under and, where it names nobody itself, what it points back to."""
    return place.context if names_in(place.text) else f"{place.context}. {place.before}"


def _ranked(said: str, places: Sequence[Evidence]) -> list[Evidence]:
    """Those with most of the statement's words, one sentence before two."""
    wanted = [word for word in words_of(said) if not word.is_mark and word.low not in STOP_WORDS]
    shares = {}
    for place in places:
        held = keys_of(words_of(f"{place.text} {place.context}"))
        shares[id(place)] = sum(not word.keys.isdisjoint(held) for word in wanted) - 0.5 * (len(place.parts) - 1)
    return sorted(places, key=lambda place: -shares[id(place)])[:_LOOKED_AT]


def _fit(tried: _Tried) -> tuple[int, int]:
    return (len(tried.evidence.parts), tried.evidence.end - tried.evidence.start)


def _same_words(said: str, held: str) -> bool:
    return _letters(said) == _letters(held) and bool(_letters(said))


def _letters(text: str) -> str:
    return " ".join(word.low for word in words_of(text) if not word.is_mark)
