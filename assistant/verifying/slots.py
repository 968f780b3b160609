"""Over two sentences, no word is put in the place where one of them has another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.verifying.equal_terms import explained_in, replaced_words
from assistant.verifying.evidence import Evidence
from assistant.verifying.support import is_everyday
from assistant.verifying.written import Word, keys_of, words_of
from store.words import STOP_WORDS

_BREAKS = ",;:.?!()\n"
_MAIN = 0.6
"""The share of the statement's words that a sentence needs to be the one that it retells."""
_MAY_LACK = 0.25
_JOINING = frozenset("and but while whereas although though".split())
_POINTING = frozenset("this these that those such its their his her".split())


def filled_by_another(said: str, place: Evidence) -> str:
    """A word of `said` taken from one sentence into the place of another's; empty where there is none.

    "Support for carers is inconsistent" beside "Parents and carers are seen. Support for leavers is inconsistent.":
    the second sentence has all but "carers", and another word where the statement has that one.
    """
    if len(place.parts) < 2:
        return ""
    stated = words_of(said)
    content, spoken = _content(stated), keys_of(_content(stated))
    for part in place.parts:
        held = words_of(part)
        keys = keys_of(held)
        beside = keys_of([word for other in place.parts if other != part for word in words_of(other)])
        if sum(bool(word.keys & keys) for word in content) < _MAIN * len(content):
            continue
        follows = _pairs(held)
        replaced = replaced_words(said, part, explained_in(place.source.document.text))
        for one, other in _pairs(stated):
            taken = one.keys & keys and not other.keys & keys and other.keys & beside
            if not taken or is_everyday(other) or other.start in replaced or _has_clause(stated, other, beside):
                continue
            there = [after for before, after in follows if before.stem == one.stem]
            if there and not any(after.keys & spoken or _is_pointed(held, after) for after in there):
                return other.text
    return ""


def _has_clause(words: Sequence[Word], word: Word, keys: frozenset[str]) -> bool:
    """Whether the clause around the word is that of the other sentence, its numbers and most of its words."""
    breaks = [other for other in words if other.text in _BREAKS or other.low in _JOINING]
    start = max((one.end for one in breaks if one.end <= word.start), default=0)
    end = min((one.start for one in breaks if one.start >= word.end), default=words[-1].end)
    inside = [one for one in words if start <= one.start < end and _is_content(one) and not is_everyday(one)]
    lacking = [one for one in inside if not one.keys & keys]
    return len(lacking) <= _MAY_LACK * len(inside) and not any(one.text[0].isdecimal() for one in lacking)


def _pairs(words: Sequence[Word]) -> list[tuple[Word, Word]]:
    """Each content word with the next one of its clause."""
    kept = [word for word in words if word.text in _BREAKS or _is_content(word)]
    return [(one, other) for one, other in pairwise(kept) if not one.is_mark and not other.is_mark]


def _is_pointed(words: Sequence[Word], word: Word) -> bool:
    """Whether it stands for what the sentence before names: "this service"."""
    before = [other.low for other in words if other.end <= word.start][-2:]
    return bool(set(before) & _POINTING)


def _content(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if _is_content(word)]


def _is_content(word: Word) -> bool:
    return not word.is_mark and word.low not in STOP_WORDS
