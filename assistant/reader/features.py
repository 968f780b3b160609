"""What a reader looks at: how each sentence fits a question, and what speaks for the passages answering it at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from assistant.questions import Question
from assistant.reader.contrasts import Particulars, contraries, denied_apart, particulars, prefixed_apart
from assistant.reader.matching import Match, WeighedQuestion
from assistant.reader.wanted import FACTS, fitness, gives_reason, holds_wanted
from assistant.reader.wordforms import stem, stems
from assistant.types import Hit
from assistant.units import speaker_of

Features = npt.NDArray[np.float64]

SENTENCE_FEATURES = (
    "interaction", "sense", "asking", "under",
    "words", "words_or_above", "matched", "missing", "missing_second", "rare_missing", "near_words",
    "pairs", "close", "last_word", "first_word",
    "fits", "holds_fact", "lacks_fact", "number_wanted", "date_wanted", "person_wanted", "place_wanted",
    "reason_wanted", "reason_held", "reason_lacked", "yes_or_no", "list_wanted", "item",
    "denied_apart", "contraries", "prefixed_apart", "names_missing", "numbers_missing", "numbers_other",
    "months_missing", "quantifiers_missing", "asks_itself", "length", "short",
    "rank", "passage_cosine", "passage_matched", "passage_thin",
    "speaker", "before", "after", "block", "block_rest", "first_in_block",
)  # fmt: skip
"""The columns of `sentence_features`."""

OVERALL_FEATURES = (
    "most_interaction", "most_sense", "most_words", "most_matched", "most_pairs", "most_asking",
    "nearest_passage", "all_words", "all_matched", "all_missing", "all_rare_missing", "all_unknown",
    "absent", "absent_share", "nowhere", "any_holds", "none_holds",
    "question_words", "question_denies", "question_names", "question_numbers",
)  # fmt: skip
"""The columns of `overall_features`."""

QUESTION_FEATURES = (*SENTENCE_FEATURES, "best", "second", "third", *OVERALL_FEATURES)
"""The columns of `question_features`: those of the best sentence, the three best chances, then what is true of all."""

_FIRST_COSINE, _COSINE_RANGE = 0.3, 0.4
_NEAR_FIRST, _NEAR_LAST = 0.45, 0.75
_THIN = 0.5
_LITTLE = 0.3
_CLOSE = 4
_USUAL_LENGTH, _USUAL_WORDS, _SHORT = 30.0, 8.0, 6
_RANKS = 10.0


def sentence_features(
    question: Question, weighed: WeighedQuestion, matches: Sequence[Match], hits: Sequence[Hit]
) -> Features:
    """One row a match, shape (matches, len(SENTENCE_FEATURES)). `hits` are the passages that the ranks count."""
    asked = _Asked(question, weighed)
    passages: dict[int, list[Match]] = {}
    for match in matches:
        passages.setdefault(match.unit.rank, []).append(match)
    covered = {rank: _matched(weighed.rareness, best_cosines(beside)) for rank, beside in passages.items()}
    rows = [
        [*_row(asked, match, hits[match.unit.rank].cosine, covered[match.unit.rank]), *around]
        for match, around in zip(matches, _around(matches), strict=True)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(matches), len(SENTENCE_FEATURES))


def overall_features(
    question: Question, weighed: WeighedQuestion, matches: Sequence[Match], hits: Sequence[Hit], rows: Features
) -> Features:
    """What is true of all matches together, shape (len(OVERALL_FEATURES),); `rows` are their features."""
    asked, at = _Asked(question, weighed), SENTENCE_FEATURES.index
    words = best_cosines(matches)
    known = {one for match in matches for one in stems(match.unit.text)}
    absent = {word: weighed.importance[word] for word in weighed.absent}
    most = rows.max(axis=0)
    facts = bool(question.wants & FACTS)
    holds = bool(rows[:, at("holds_fact")].any())
    return np.array(
        [
            *(most[at(name)] for name in ("interaction", "sense", "words", "matched", "pairs", "asking")),
            max((hit.cosine for hit in hits), default=0.0),
            _share(weighed.rareness, {word for word, root in asked.roots.items() if root in known}),
            _matched(weighed.rareness, words),
            _heaviest_missing(weighed.rareness, words),
            _heaviest_missing(weighed.importance, words),
            sum(root not in known for root in asked.roots.values()) / max(1, len(asked.roots)),
            max(absent.values(), default=0.0),
            _share(weighed.rareness, set(weighed.absent)),
            max(0.0, _heaviest_missing(absent, words) - _LITTLE),
            facts and holds,
            facts and not holds,
            len(asked.roots) / _USUAL_WORDS,
            bool(asked.particulars.denied),
            len(asked.names),
            len(asked.numbers),
        ],
        dtype=np.float64,
    )


def question_features(rows: Features, chances: Features, overall: Features) -> Features:
    """One row for the question, shape (len(QUESTION_FEATURES),).

    `rows` are the features of its matches, at least one, `chances`, shape (matches,), how likely each is to answer.
    """
    order = np.argsort(-chances, kind="stable")
    top = [float(chances[place]) for place in order[:3]] + [0.0, 0.0]
    return np.concatenate([rows[order[0]], top[:3], overall])


class _Asked:
    """The question as the features need it."""

    def __init__(self, question: Question, weighed: WeighedQuestion) -> None:
        self.question = question
        self.weighed = weighed
        self.particulars: Particulars = particulars(question.text)
        self.roots = {word: stem(word) for word in weighed.rareness}
        held = frozenset(self.roots.values())
        self.names = self.particulars.names & held
        self.numbers = frozenset(n for n in self.particulars.numbers if n.casefold() in weighed.rareness)
        self.pairs = frozenset(pairwise(stems(question.text)))
        self.content = list(self.roots.values())


def _row(asked: _Asked, match: Match, cosine: float, passage_matched: float) -> list[float]:
    question, weighed, text = asked.question, asked.weighed, match.unit.text
    held, said = stems(text), particulars(text)
    wants = question.wants
    weights = weighed.rareness
    in_text = {word for word, root in asked.roots.items() if root in said.stems}
    missing = sorted(
        (weight * (1 - degree(match.own.get(word, 0.0))) for word, weight in weights.items()), reverse=True
    )
    near = {word for word in weights if word not in in_text and _NEAR_FIRST < match.own.get(word, 0.0) < _NEAR_LAST}
    facts = bool(wants & FACTS)
    holds = facts and holds_wanted(question, text)
    reason = "reason" in wants
    other_numbers = asked.numbers - said.numbers and said.numbers - asked.numbers
    return [
        match.score,
        match.sense,
        match.asking,
        match.under,
        _share(weights, in_text),
        _share(weights, in_text | {word for word in weights if match.words.get(word, 0.0) > 0.8}),
        _matched(weights, match.own),
        missing[0] if missing else 0.0,
        missing[1] if len(missing) > 1 else 0.0,
        _heaviest_missing(weighed.importance, match.words),
        _share(weights, near),
        len(asked.pairs & set(pairwise(held))) / max(1, len(asked.pairs)),
        _close(asked.content, held),
        bool(asked.content) and asked.content[-1] in said.stems,
        bool(asked.content) and asked.content[0] in said.stems,
        fitness(question, text, holds=holds),
        holds,
        facts and not holds,
        "number" in wants,
        "date" in wants,
        "person" in wants,
        "place" in wants,
        reason,
        reason and gives_reason(text),
        reason and not gives_reason(text),
        "yes or no" in wants,
        "list" in wants,
        match.unit.of.kind in ("list_item", "table_row"),
        denied_apart(asked.particulars, said),
        contraries(asked.particulars, said),
        prefixed_apart(asked.particulars, said),
        len(asked.names - said.stems),
        len(asked.numbers - said.numbers),
        bool(other_numbers),
        len(asked.particulars.months - said.months),
        len(asked.particulars.quantifiers - said.quantifiers),
        text.rstrip().endswith("?"),
        len(held) / _USUAL_LENGTH,
        len(held) < _SHORT,
        1 - match.unit.rank / _RANKS,
        cosine,
        passage_matched,
        max(0.0, _THIN - passage_matched),
        _share(weights, {word for word, root in asked.roots.items() if root in stems(speaker_of(match.unit))}),
    ]


def _around(matches: Sequence[Match]) -> list[list[float]]:
    """For each match the fit of the sentence before and after it in its block, the best of the block and the mean of
    the block's others, and whether it stands first."""
    blocks: dict[tuple[str, int], list[int]] = {}
    for place, match in enumerate(matches):
        blocks.setdefault((match.unit.document.id, match.unit.block), []).append(place)
    found: list[list[float]] = [[] for _ in matches]
    for places in blocks.values():
        places.sort(key=lambda place: matches[place].unit.start)
        scores = [0.0, *(matches[place].score for place in places), 0.0]
        for at, place in enumerate(places, start=1):
            others = (sum(scores) - scores[at]) / max(1, len(places) - 1)
            unit = matches[place].unit
            found[place] = [scores[at - 1], scores[at + 1], max(scores), others, unit.start == unit.of.start]
    return found


def _close(content: Sequence[str], held: Sequence[str]) -> float:
    """The share of the question's neighbouring words that stand near each other in the sentence."""
    places = {root: place for place, root in reversed(list(enumerate(held)))}
    near = [
        one in places and other in places and abs(places[one] - places[other]) <= _CLOSE
        for one, other in pairwise(content)
    ]
    return sum(near) / max(1, len(near))


def _matched(weights: Mapping[str, float], cosines: Mapping[str, float]) -> float:
    """The share of the weights whose words are matched, each as far as it is."""
    total = sum(weights.values()) or 1.0
    return sum(weight * degree(cosines.get(word, 0.0)) for word, weight in weights.items()) / total


def _heaviest_missing(weights: Mapping[str, float], cosines: Mapping[str, float]) -> float:
    return max((weight * (1 - degree(cosines.get(word, 0.0))) for word, weight in weights.items()), default=0.0)


def _share(weights: Mapping[str, float], words: set[str]) -> float:
    return sum(weights[word] for word in words) / (sum(weights.values()) or 1.0)


def best_cosines(matches: Sequence[Match]) -> dict[str, float]:
    """For each of the question's words the best cosine that one of the matches has."""
    found: dict[str, float] = {}
    for match in matches:
        for word, cosine in match.words.items():
            found[word] = max(found.get(word, 0.0), cosine)
    return found


def degree(cosine: float) -> float:
    """0 for a word that has no match, 1 for one that has; cosines of unrelated words lie around .3."""
    return min(1.0, max(0.0, (cosine - _FIRST_COSINE) / _COSINE_RANGE))
