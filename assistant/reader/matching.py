"""How well a sentence fits a question: each word of the question looks for its best match in the sentence.

Late interaction after ColBERT (Khattab and Zaharia 2020), with the vectors of the embedding model's own last layer
and without training; words count by how rare they are in the library (the square root of their idf).
"""

from __future__ import annotations

import math
import threading
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.reader.wordforms import stem
from assistant.terms import Alternative, plain
from assistant.units import Unit, is_reply, standing_under
from store.catalogue import Catalogue
from store.embedding import Embedder, WordPieces
from store.words import STOP_WORDS, begins, phrase, tokens

_STOP_WORD_WEIGHT = 0.05
_SCOPE_WORD_WEIGHT = 0.1
_HEADING_SHARE = 0.9
_TITLE_SHARE = 0.75
_CONTEXT_OF_SENTENCE = 0.3
_CONTEXT_OF_ITEM = 0.5
_RARITY_POWER = 4
_REMEMBERED = 4000
_ASKING = frozenset("who whom whose when where why which what how".split())
_OTHER_FORM = 0.85
"""The cosine at which a word counts as matched by another form of it."""

Weights = npt.NDArray[np.float64]
WordVectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """A unit with how it fits.

    `score` is between 0 and 1, `under` the same for what it stands under alone (heading, lead-in, column heads).
    `words` is for each content word of the question the best cosine found in the unit, in what it stands under and in
    its document's title; `own` the same in the unit alone. `asking` is the best cosine of the question's "who", "how"
    or "which", and `sense` that of the two texts as wholes. `chance` is how likely the unit is to answer, once a reader
    has said so.
    """

    unit: Unit
    score: float
    under: float
    words: Mapping[str, float]
    own: Mapping[str, float]
    asking: float
    sense: float
    chance: float = 0.0


def is_close(match: Match, best: Match, margin: float) -> bool:
    """Whether a match falls behind another by no more than `margin`, in log-odds."""
    return log_odds(match.chance) >= log_odds(best.chance) - margin


def log_odds(chance: float) -> float:
    """The log-odds of a probability."""
    held = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(held / (1 - held))


@dataclass(frozen=True, slots=True)
class WeighedQuestion:
    """The question's word pieces with the word that each is part of and its weight, and what its content words say.

    `importance` is high for a word that is rare here and in the language, `rareness` is the square root of its idf here
    alone. `absent` are words of which no form stands in the documents looked in. `alternatives` are other forms of its
    words, with the places of these among the word pieces.
    """

    pieces: WordPieces
    words: tuple[str, ...]
    weights: Weights
    importance: Mapping[str, float]
    rareness: Mapping[str, float]
    absent: frozenset[str] = frozenset()
    alternatives: tuple[tuple[Alternative, tuple[int, ...]], ...] = ()


class Matcher:
    """Matches units against questions and remembers the vectors of the texts it met last."""

    def __init__(self, catalogue: Catalogue, embedder: Embedder) -> None:
        """Both belong to the library."""
        self._catalogue = catalogue
        self._embedder = embedder
        self._guard = threading.Lock()
        self._remembered: OrderedDict[str, WordVectors] = OrderedDict()

    def weigh(
        self,
        question: str,
        scope_words: frozenset[str],
        alternatives: Sequence[Alternative] = (),
        documents: Sequence[str] | None = None,
    ) -> WeighedQuestion:
        """Weigh the question's words; those that already chose the documents, given by id, count little."""
        pieces = self._embedder.embed_words([question])[0]
        words = _words_of(pieces.pieces)
        content = [word for word in dict.fromkeys(words) if _is_content(word)]
        frequencies = self._catalogue.document_frequencies([phrase(word) for word in content])
        total = self._catalogue.counts()[1]
        idf = {
            word: math.log(1 + (total - found + 0.5) / (found + 0.5))
            for word, found in zip(content, frequencies, strict=True)
        }
        weights = [_weight(word, idf, scope_words) for word in words]
        rarity = _rarity(words, pieces)
        rarest = math.log(1 + (total + 0.5) / 0.5)
        importance = {
            word: math.sqrt(value / rarest) * rarity[word] ** _RARITY_POWER
            for word, value in idf.items()
            if word not in scope_words
        }
        rareness = {word: math.sqrt(idf[word]) for word in importance}
        placed = tuple((alternative, _places(words, alternative)) for alternative in alternatives)
        has_others = {words[place] for _, places in placed for place in places}
        absent = frozenset(word for word in set(importance) - has_others if not self._is_held(word, documents))
        return WeighedQuestion(pieces, tuple(words), np.array(weights), importance, rareness, absent, placed)

    def _is_held(self, word: str, documents: Sequence[str] | None) -> bool:
        """Whether a form of the word stands in the documents."""
        return self._catalogue.holds(phrase(word), documents) or self._catalogue.holds(begins(stem(word)), documents)

    def match(self, question: WeighedQuestion, units: Sequence[Unit]) -> list[Match]:
        """How each unit fits the question, in the order given."""
        headings = [standing_under(unit.document, unit.block) for unit in units]
        titles = [unit.document.title for unit in units]
        vectors = self._vectors([*(unit.text for unit in units), *headings, *titles])
        return [
            _match(question, unit, (vectors[unit.text], vectors.get(heading), vectors.get(title)), heading)
            for unit, heading, title in zip(units, headings, titles, strict=True)
        ]

    def _vectors(self, texts: Sequence[str]) -> dict[str, WordVectors]:
        """The word vectors of each text that is not empty; those met last are remembered."""
        wanted = [text for text in dict.fromkeys(texts) if text]
        with self._guard:
            found = {text: self._remembered[text] for text in wanted if text in self._remembered}
        missing = [text for text in wanted if text not in found]
        if missing:
            pieces = self._embedder.embed_words(missing)
            found.update(zip(missing, (piece.vectors for piece in pieces), strict=True))
        with self._guard:
            for text in wanted:
                self._remembered[text] = found[text]
                self._remembered.move_to_end(text)
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        return found


def _match(
    question: WeighedQuestion,
    unit: Unit,
    vectors: tuple[WordVectors, WordVectors | None, WordVectors | None],
    head: str,
) -> Match:
    own, above, title = (_best_cosines(question, held) for held in vectors)
    if question.alternatives:
        own = _with_other_forms(question, own, unit.text)
        above = _with_other_forms(question, above, head)
        title = _with_other_forms(question, title, unit.document.title)
    best = np.maximum(own, np.maximum(_HEADING_SHARE * above, _TITLE_SHARE * title))
    total = float(question.weights.sum()) or 1.0
    leans = unit.of.kind in ("list_item", "table_row") or is_reply(unit.document, unit.block)
    share = _CONTEXT_OF_ITEM if leans else _CONTEXT_OF_SENTENCE
    score = float(((1 - share) * own + share * best) @ question.weights) / total
    return Match(
        unit,
        score,
        float(above @ question.weights) / total,
        _by_word(question, best),
        _by_word(question, own),
        max((float(own[place]) for place, word in enumerate(question.words) if word in _ASKING), default=0.0),
        _sense(question.pieces.vectors, vectors[0]),
    )


def _best_cosines(question: WeighedQuestion, vectors: WordVectors | None) -> Weights:
    """For each of the question's word pieces the cosine of its best match."""
    if vectors is None or not len(vectors):
        return np.zeros(len(question.words))
    return np.asarray((question.pieces.vectors @ vectors.T).max(axis=1), dtype=np.float64)


def _sense(question: WordVectors, unit: WordVectors) -> float:
    """The cosine of two texts, each the mean of its word vectors."""
    if not len(question) or not len(unit):
        return 0.0
    one, other = question.mean(axis=0), unit.mean(axis=0)
    return float(one @ other / max(1e-9, float(np.linalg.norm(one) * np.linalg.norm(other))))


def _with_other_forms(question: WeighedQuestion, cosines: Weights, text: str) -> Weights:
    """The cosines, with those words matched whose other form stands in the text."""
    held, found = plain(text), cosines.copy()
    for alternative, places in question.alternatives:
        if alternative.stands_in(held):
            for place in places:
                found[place] = max(found[place], _OTHER_FORM)
    return found


def _places(words: Sequence[str], alternative: Alternative) -> tuple[int, ...]:
    """Where the alternative's own words stand among the words of the pieces."""
    forms = {form for word in alternative.words for form in (word, f"{word}s", *word.split("'"))}
    return tuple(place for place, word in enumerate(words) if word in forms)


def _words_of(pieces: Sequence[str]) -> list[str]:
    """For each word piece the whole word that it is part of, in lower case."""
    words: list[str] = []
    begin = 0
    for place, piece in enumerate(pieces):
        if piece.startswith("##") and words:
            whole = words[-1] + piece[2:]
            words[begin:] = [whole] * (place - begin)
            words.append(whole)
        else:
            begin = place
            words.append(piece.lstrip("▁Ġ").casefold())
    return words


def _is_content(word: str) -> bool:
    return bool(tokens(word)) and word not in STOP_WORDS


def _weight(word: str, idf: Mapping[str, float], scope_words: frozenset[str]) -> float:
    if word in scope_words:
        return _SCOPE_WORD_WEIGHT
    return math.sqrt(idf[word]) if word in idf else _STOP_WORD_WEIGHT


def _rarity(words: Sequence[str], pieces: WordPieces) -> dict[str, float]:
    """How rare each word is in the language, 0 to 1; a word that the vocabulary lacks as a whole is rare."""
    parts = Counter(words)
    return {
        word: 1.0 if parts[word] > 1 and piece.lstrip("▁Ġ").casefold() != word else rarity
        for word, piece, rarity in zip(words, pieces.pieces, pieces.rarity, strict=True)
    }


def _by_word(question: WeighedQuestion, cosines: Weights) -> dict[str, float]:
    """The cosine of each content word: the mean of its pieces."""
    found: dict[str, list[float]] = {}
    for word, cosine in zip(question.words, cosines, strict=True):
        if word in question.importance:
            found.setdefault(word, []).append(float(cosine))
    return {word: sum(values) / len(values) for word, values in found.items()}
