"""What a statement denies is denied in the cited text, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from assistant.reader.wordforms import stem
from assistant.verifying.written import Word, keys_of, sequence_at, words_of
from store.words import STOP_WORDS

_DENY = tuple(
    tuple(phrase.split())
    for phrase in (
        "no longer", "not", "no", "never", "none", "nobody", "nothing", "without", "neither", "nor", "cannot",
        "unable to",
        "unable", "fail to", "fails to", "failed to", "failing to", "failure to", "lack of", "lack", "lacks",
        "lacked", "lacking",
        "absence of", "too few", "too little", "little", "rarely", "seldom", "hardly", "scarcely", "barely", "short of",
        "short on", "yet to", "instead of", "rather than", "few",
        "less", "struggle to", "struggles to", "struggled to",
        "refuse to", "refused to", "decline to", "declined to", "stopped", "ceased to",
    )
)  # fmt: skip
_NO_DENIAL = tuple(
    tuple(phrase.split())
    for phrase in (
        "not only",
        "no doubt",
        "a few",
        "a little",
        "not just",
        "no more than",
        "no less than",
        "no fewer than",
        "not more than",
        "no later than",
        "less than",
    )
)
_BREAKS = frozenset(
    "but although though however while whereas because since which who that and if when where unless so".split()
)
_MARKS = frozenset(",;:.?!()—–")
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
_SHORTEST_BASE = 4
_SHORTEST_UN_BASE = 3
_PROMPT = "prompt"
_REDUCES = frozenset(map(stem, "reduce reduced reducing reduction lower lowered decrease decreased lessen".split()))
_LIKELY = frozenset(map(stem, "likely likelihood probability chance".split()))
_REACH = 10
_FIRST = 4
"""Words of what is denied that tell whether it is denied elsewhere too."""
_MOST = 0.75
"""The share of these that a denial must reach where some of them stand before it, as the subject of a passive does."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Words that deny (with their offsets) and the words they deny."""

    cue: str
    start: int
    end: int
    scope: tuple[Word, ...]
    before: tuple[Word, ...] = ()
    """The words before it in its clause: the subject, which is what is denied where a passive stands for an active."""
    is_prefixed: bool = False
    """Whether it denies by how the word begins."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of what it denies."""
        return keys_of(self.scope)


def wrong_denial(said: str, held: str) -> str:
    """What one of the two denies and the other does not; empty where they agree.

    Each denial of the statement needs one of its own in the cited words; of the words that one of these reaches first,
    at least half of those in the statement are denied there too.
    """
    stated, cited = words_of(said), words_of(held)
    mine, theirs = [*denials_in(said), *_prefixed(stated, cited)], [*denials_in(held), *_prefixed(cited, stated)]
    left = list(theirs)
    for denial in sorted(mine, key=lambda one: sum(bool(one.keys & other.keys) for other in theirs)):
        best = max(left, key=lambda other: len(denial.keys & other.keys), default=None)
        if best is None or not denial.keys & best.keys:
            if (_is_lack(denial) and _lack_keys() & keys_of(cited)) or _is_said_otherwise(denial, cited):
                continue
            return f"“{denial.cue}” is not in the cited words"
        left.remove(best)
    spoken = keys_of(_content(stated))
    for denial in theirs:
        if (_is_lack(denial) and _lack_keys() & keys_of(stated)) or _is_said_otherwise(denial, stated):
            continue
        if _is_told(denial, spoken) and not _is_denied(denial, mine, spoken):
            return f"“{denial.cue}” is left out"
    return ""


def _is_said_otherwise(denial: Denial, words: Sequence[Word]) -> bool:
    """ "Without delay" is promptly, "less likely" is with a reduced likelihood."""
    cue, first = denial.cue.casefold(), next(word for word in denial.scope if word.low not in ("undue", "any"))
    if cue == "without" and first.low in ("delay", "delays"):
        return not words_of(_PROMPT)[0].keys.isdisjoint(keys_of(words)) and not any(
            word.stem == first.stem for word in words
        )
    stems = {word.stem for word in words}
    return cue == "less" and first.low == "likely" and bool(_REDUCES & stems) and bool(_LIKELY & stems)


def _is_told(denial: Denial, spoken: frozenset[str]) -> bool:
    """Whether the statement speaks of what is denied: of its first word, or of half of it.

    Of "not thorough enough to have an effect" the effect alone is enough; of "a lack of" what is lacked must be told.
    """
    shared = [bool(word.keys & spoken) for word in denial.scope[:_FIRST]]
    if shared[:1] == [True] or any(word.low == "enough" for word in denial.scope):
        return any(shared) or any(word.keys & spoken for word in denial.scope)
    return not _is_lack(denial) and 2 * sum(shared) >= len(shared)


def _is_denied(denial: Denial, mine: Sequence[Denial], spoken: frozenset[str]) -> bool:
    """Whether most of what is denied and told is denied by the statement too."""
    if any(len(one.scope) == 1 and one.is_prefixed and one.keys & denial.keys for one in mine):
        return True
    shared = [word for word in denial.scope[:_FIRST] if word.keys & spoken]
    after = keys_of([word for one in mine for word in one.scope])
    around = after | keys_of([word for one in mine if one.scope[0].means(denial.scope[0]) for word in one.before])
    return 2 * sum(bool(word.keys & after) for word in shared) >= len(shared) or (
        sum(bool(word.keys & around) for word in shared) >= _MOST * len(shared)
    )


def _is_lack(denial: Denial) -> bool:
    return "lack" in denial.cue or "absence" in denial.cue


def _lack_keys() -> frozenset[str]:
    return words_of("lack")[0].keys


@lru_cache(maxsize=2000)
def denials_in(text: str) -> tuple[Denial, ...]:
    """Each word that denies with what it denies: the words after it, to the end of its clause."""
    words = words_of(text)
    found, place = [], 0
    while place < len(words):
        cue = _cue(words, place)
        reached = _scope(words, place + cue) if cue else []
        if reached:
            cued = words[place : place + cue]
            said = " ".join(word.text for word in cued)
            before = _scope(list(takewhile(lambda word: word.low != "and", words[:place][::-1])), 0)
            found.append(Denial(said, cued[0].start, cued[-1].end, tuple(reached), tuple(before)))
        place += max(1, cue)
    return tuple(found)


def _cue(words: Sequence[Word], place: int) -> int:
    """How many words from `place` on deny together."""
    if any(
        sequence_at(words, place, phrase) or (place and sequence_at(words, place - 1, phrase)) for phrase in _NO_DENIAL
    ):
        return 1 if words[place].low == "lack" else 0
    if words[place].low.endswith("n't"):
        return 1
    found = [len(phrase) for phrase in _by_first().get(words[place].low, ()) if sequence_at(words, place, phrase)]
    if words[place].low == "too" and "to" in [word.low for word in words[place + 2 : place + 4]]:
        return 2
    return max(found, default=0)


@cache
def _by_first() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _DENY:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _scope(words: Sequence[Word], place: int) -> list[Word]:
    found: list[Word] = []
    for word in words[place : place + _REACH]:
        if word.text in _MARKS or (word.low in _BREAKS and found):
            break
        if _is_content(word):
            found.append(word)
    return found


def _prefixed(words: Sequence[Word], others: Sequence[Word]) -> list[Denial]:
    """Words that deny by how they begin, where the other text has them without: "unclear" beside "clear"."""
    theirs = keys_of([word for word in others if _is_content(word)])
    stems = {word.stem for word in others}
    return [
        Denial(word.text, word.start, word.end, words_of(base), is_prefixed=True)
        for word in words
        if word.stem not in stems
        for base in bases(word.low)
        if not words_of(base)[0].keys.isdisjoint(theirs)
    ]


def bases(word: str) -> list[str]:
    """What is left of a word without a beginning that denies."""
    found = [(prefix, word.removeprefix(prefix)) for prefix in _PREFIXES if word.startswith(prefix)]
    return [base for prefix, base in found if len(base) >= (_SHORTEST_UN_BASE if prefix == "un" else _SHORTEST_BASE)]


def _content(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if _is_content(word)]


def _is_content(word: Word) -> bool:
    return not word.is_mark and word.low not in STOP_WORDS
