"""Who does what to whom: words are not exchanged with each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.verifying.written import Word, words_of
from store.words import STOP_WORDS

_VERB_ENDINGS = ("ed", "ing")
_IRREGULAR = frozenset(
    (
        "told gave led made found knew met left held kept know give lead make find meet leave hold keep tell see saw"
    ).split()
)
_ORDERING = frozenset("than before after by".split())
_ENDS = frozenset(",;:.!?")
_REACH = 3
_AFTER_NOUN = frozenset(
    (
        "and or but who which that are were is was have has had of in on at to with for from do does did can "
        "will need as"
    ).split()
)
"""What follows a noun in the plural rather than a verb in the present."""


def exchanged(said: str, held: str) -> str:
    """Two words that have changed places; empty where none have."""
    return _around_verbs(words_of(said), words_of(held)) or _beside(said, held)


def _around_verbs(said: Sequence[Word], held: Sequence[Word]) -> str:
    """Subject and object: what stands on either side of a word that both have once, the passive turned round."""
    for place, word in enumerate(said):
        others = [at for at, other in enumerate(held) if other.stem == word.stem]
        if (
            len(others) != 1
            or not (_is_pivot(said, place) and _is_pivot(held, others[0]))
            or sum(other.stem == word.stem for other in said) != 1
        ):
            continue
        mine, theirs = _sides(said, place), _sides(held, others[0])
        if _is_passive(said, place) != _is_passive(held, others[0]):
            theirs = theirs[::-1]
        before = (mine[0] & theirs[1]) - theirs[0] - mine[1]
        after = (mine[1] & theirs[0]) - theirs[1] - mine[0]
        if before and after:
            return word.text
    return ""


def _beside(said: str, held: str) -> str:
    """Two words each of which now has the other's follower: "work for the council" and "work for the trust"."""
    mine, theirs = _followers(said), _followers(held)
    shared = [word for word in mine if word in theirs and mine[word] != theirs[word]]
    for one in shared:
        for other in shared:
            if one < other and mine[one] == theirs[other] and mine[other] == theirs[one]:
                return f"{one}” and “{other}"
    return ""


@lru_cache(maxsize=2000)
def _followers(text: str) -> dict[str, str]:
    """For each content word that stands once the stem of the next one in its clause."""
    content = [
        word
        for word in words_of(text)
        if word.text in ",;:." or word.low in ("and", "or") or (not word.is_mark and word.low not in STOP_WORDS)
    ]
    found: dict[str, str] = {}
    doubled: set[str] = set()
    for word, following in pairwise(content):
        if {word.low, following.low} & {"and", "or"} or word.is_mark or following.is_mark:
            continue
        if word.low in found:
            doubled.add(word.low)
        found[word.low] = following.stem
    return {word: following for word, following in found.items() if word not in doubled}


def _is_pivot(words: Sequence[Word], place: int) -> bool:
    """Whether it looks like a verb, or orders what stands on its sides."""
    word = words[place]
    if word.low in _ORDERING or word.low in _IRREGULAR:
        return True
    if word.is_mark or word.low in STOP_WORDS or word.low.endswith(("ways", "eed")):
        return False
    following = words[place + 1] if place + 1 < len(words) else word
    if word.low.endswith("s"):
        return not following.is_mark and following.low not in _AFTER_NOUN
    return word.low.endswith(_VERB_ENDINGS)


def _is_passive(words: Sequence[Word], place: int) -> bool:
    """Also "shaped by", and "improved through", whose cause stands after it as well."""
    after = [word.low for word in words[place + 1 : place + 3]]
    return words[place].low.endswith(("ed", "en", "un", "wn")) | (words[place].low in _IRREGULAR) and bool(
        {"by", "through"} & set(after)
    )


def _sides(words: Sequence[Word], place: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems before and after `place` within its sentence."""
    before: list[str] = []
    for word in reversed(words[:place]):
        if word.text in _ENDS or len(before) == _REACH:
            break
        before += [word.stem] if _is_content(word) else []
    after: list[str] = []
    for word in words[place + 1 :]:
        if word.text in _ENDS or len(after) == _REACH:
            break
        after += [word.stem] if _is_content(word) else []
    return frozenset(before), frozenset(after)


def _is_content(word: Word) -> bool:
    return not word.is_mark and word.low not in STOP_WORDS
