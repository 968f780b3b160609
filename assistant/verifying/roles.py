"""Who does what to whom: words are not exchanged with each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

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
_AFTER_WHAT = frozenset("needed required involved concerned".split())
"""What stands after that of which it is said, in no voice."""
_BY_REACH = 6
_BE = frozenset("is are was were be been being".split())
_AGENT = ("by", "through")
_AUXILIARIES = frozenset("is are was were be been being has have had can will do does did may".split())
_DETERMINERS = frozenset("a an the this these those its their his her all any some other".split())
_NO_SUBJECT = _DETERMINERS | {"to"}
"""What stands before a participle that says which: "led to improved repairs"."""
_AFTER_NOUN = frozenset(
    (
        "and or but who which that are were is was have has had of in on at to with for from do does did can "
        "will need as"
    ).split()
)
"""What follows a noun in the plural rather than a verb in the present."""


def exchanged(said: str, held: str) -> str:
    """Two words that have changed places; empty where none have."""
    stated, cited = words_of(said), words_of(held)
    return _around_verbs(stated, cited) or _by_another(stated, cited) or _beside(said, held)


def _by_another(said: Sequence[Word], held: Sequence[Word]) -> str:
    """ "Placed by others" is not "placed in others": who does it in one is where it is done in the other."""
    for one, other in ((said, held), (held, said)):
        for place in range(len(one) - 2):
            if (
                one[place + 1].low == "by"
                and _is_participle(one[place])
                and any(_is_beside(one[place], one, place, other, at) for at in range(len(other) - 2))
            ):
                return one[place].text
    return ""


def _is_participle(word: Word) -> bool:
    """Whether what follows "by" does it: "support by" is as well "support from"."""
    return word.low.endswith(("ed", "en", "wn")) or word.low in _IRREGULAR


def _is_beside(verb: Word, one: Sequence[Word], place: int, other: Sequence[Word], at: int) -> bool:
    if other[at].stem != verb.stem or other[at + 1].low not in ("in", "to", "with", "for", "from", "at"):
        return False
    agent = next((word.stem for word in one[place + 2 :] if _is_content(word)), "")
    return agent == next((word.stem for word in other[at + 2 :] if _is_content(word)), None)


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
        voices = _voice(said, place), _voice(held, others[0])
        if voices[0] != voices[1] and "open" in voices:
            continue  # nothing can be told to have changed places
        mine, theirs = _sides(said, place), _sides(held, others[0])
        if voices[0] != voices[1]:
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
                if {mine[one], mine[other]} & (_with_agent(said) ^ _with_agent(held)):
                    continue  # turned from active to passive, as _around_verbs compares
                return f"{one}” and “{other}"
    return ""


@lru_cache(maxsize=2000)
def _with_agent(text: str) -> frozenset[str]:
    """The stems of the verbs whose agent is told by "by"."""
    return frozenset(one.stem for one, following in pairwise(words_of(text)) if following.low in _AGENT)


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
    if word.is_mark or word.low in STOP_WORDS or word.low.endswith(("ways", "eed")) or word.low in _AFTER_WHAT:
        return False
    following = words[place + 1] if place + 1 < len(words) else word
    if word.low.endswith("s"):
        return not following.is_mark and following.low not in _AFTER_NOUN
    return word.low.endswith(_VERB_ENDINGS) and not _is_attribute(words, place)


def _is_attribute(words: Sequence[Word], place: int) -> bool:
    """ "the identified needs" and "the needs identified are": it says which, and who did it is not told."""
    before = words[place - 1].low if place else ""
    after = words[place + 1].low if place + 1 < len(words) else ""
    return words[place].low.endswith("ed") and (
        before in _DETERMINERS or before == "to" or after in ("are", "is", "were", "was")
    )


def _voice(words: Sequence[Word], place: int) -> Literal["active", "turned", "open"]:
    """Whether the object stands before it and the agent after it: "shaped by", "improved through".

    Open is it where no agent is told, or both stand before it: "the plan that managers shaped". In "audited progress
    by" the agent is that of the progress.
    """
    if not (words[place].low.endswith(("ed", "en", "un", "wn")) or words[place].low in _IRREGULAR):
        return "active"
    after = [word.low for word in words[place + 1 : place + 2 + _BY_REACH]]
    until = next((at for at, low in enumerate(after) if low in _ENDS), len(after))
    if after[:1] and after[0] in _AGENT:
        return "turned"
    if _has_auxiliary(words, place):
        return "turned" if "by" in after[:until] else "open"
    return "open" if _is_object_fronted(words, place) else "active"


def _has_auxiliary(words: Sequence[Word], place: int) -> bool:
    before = [word.low for word in words[max(0, place - 3) : place] if not word.low.endswith("ly")]
    return bool(set(before[-2:]) & _BE) and not before[-1].endswith("ing")


def _is_object_fronted(words: Sequence[Word], place: int) -> bool:
    """ "the reviews that the council ordered": a relative pronoun, the subject, then the verb."""
    before = [word.low for word in words[max(0, place - _REACH - 2) : place]]
    relative = next((at for at in range(len(before) - 1, 0, -1) if before[at] in ("that", "which", "whom")), None)
    if relative and (before[relative - 1].endswith("ed") or before[relative - 1] in _IRREGULAR):
        return False  # "found that the authority acted"
    if relative is None or relative == len(before) - 1 or before[relative + 1] in _AUXILIARIES:
        return False
    between = range(place - len(before) + relative + 1, place)
    return not any(_is_pivot(words, at) and not words[at].is_capital for at in between)


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
