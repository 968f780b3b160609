"""All, most, many, some and few are kept as they are cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.verifying.frequencies import frequency_starts
from assistant.verifying.written import Word, keys_of, sequence_at, words_of
from store.words import STOP_WORDS

_CLASSES = {
    "all": "all every each always everyone everybody everything entire whole fully completely entirely "
    "invariably universally unanimously unanimous "
           "throughout totally any|in all cases|without exception",
    "most": "most mostly majority mainly largely generally usually typically predominantly|large majority|vast "
    "majority|"
            "almost all|nearly all|almost every|nearly every|"
            "for the most part|almost always|nearly always|the majority of",
    "many": "many numerous often frequently|a large number|large numbers|high numbers|in many cases|too many|too often|"
            "a significant number|a lot",
    "some": "some several sometimes occasionally certain partly partially|at times|a number of|in some cases|"
    "on occasion|some of",
    "few": "few rarely seldom minority|a few|a very few|small number|small minority|small numbers|in a few "
    "cases|a handful|a small number of|"
           "a minority of|very few|small proportion",
    "range": "|wide range|broad range|variety of|range of",
    "only": "only solely exclusively just merely",
}  # fmt: skip
_PHRASES = sorted(
    (
        (tuple(phrase.split()), name)
        for name, said in _CLASSES.items()
        for place, part in enumerate(said.split("|"))
        for phrase in (part.split() if place == 0 else [part])
    ),
    key=lambda one: -len(one[0]),
)
_SINGLE = frozenset(phrase[0] for phrase, _ in _PHRASES if len(phrase) == 1)
_WEAKER = {("some", "few"), ("some", "not all"), ("not all", "some"), ("many", "range")}
"""What may be said for what is cited."""
_NEEDED = frozenset({"most", "many", "some", "few", "not all"})
"""What limits a claim, so that it may not be left out."""
_NOT_QUANTIFYING = {
    "most": ("the", "a", "at", "their", "its", "matters", "those"),
    "any": (),
    "just": ("not",),
    "only": ("not",),
}
_OWN = re.compile(
    r"\b(?:individual(?:ly|s)?|respective(?:ly)?|both|personal(?:ly|ised)?|tailored|own)\b", re.IGNORECASE
)
_EACH_OF_NAMED = re.compile(r"\band\b[^,;.]*\b(?:have|has|had|are|were) each\b", re.IGNORECASE)
"""Those named before, one by one: "the director and her deputy have each left"."""
_DENYING = frozenset("not never no cannot without nor".split())
_BREAKS = frozenset(
    "but although though however while whereas because since which who that if when where is are was were".split()
)
_REACH = 6
_CLAUSE = re.compile(r"[^,;:\n]+|[,;:\n]")
_SHORT = 4
_ADVERBS = frozenset(
    (
        "always fully completely entirely often frequently sometimes occasionally usually generally "
        "typically rarely mostly largely mainly partly unanimously"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantifier, its class, and the keys of the words it limits."""

    written: str
    name: str
    keys: frozenset[str]
    start: int = 0


def wrong_quantity(said: str, held: str) -> str:
    """A quantifier that is added, changed or left out; empty where there is none."""
    mine, theirs = quantities_in(said), quantities_in(held)
    spoken = keys_of([word for word in words_of(said) if not word.is_mark and word.low not in STOP_WORDS])
    for one in mine:
        if one.name == "some" and not any(other.keys & one.keys for other in theirs):
            continue
        if one.written in ("each", "every") and _is_distributed(one, said, held):
            continue
        if not any(_may_stand(one, other) or _is_turned(one, other, said, held) for other in theirs):
            return f"“{one.written}” is not in the cited words"
    for other in theirs:
        if other.name not in _NEEDED or not other.keys & spoken or not _uses(spoken, held, other.start):
            continue
        if not any(_may_stand(one, other) or _is_turned(one, other, said, held) for one in mine):
            return f"“{other.written}” is left out"
    return ""


def _uses(spoken: frozenset[str], held: str, start: int) -> bool:
    """Whether the statement retells the clause of the cited words around an offset; a short one belongs to the next."""
    clause = next(one for one in _CLAUSE.finditer(held) if one.start() <= start < one.end())
    content = [word for word in words_of(clause.group()) if not word.is_mark and word.low not in STOP_WORDS]
    return len(content) < _SHORT or sum(bool(word.keys & spoken) for word in content) > 1


def _is_turned(one: Quantity, other: Quantity, said: str, held: str) -> bool:
    """ "Not all of these lifts are safe" beside "these lifts are not all safe"."""
    both = {one.name, other.name} == {"not all"}
    return both and one.keys <= keys_of(words_of(held)) and bool(other.keys & keys_of(words_of(said)))


def _is_distributed(each: Quantity, said: str, held: str) -> bool:
    """Whether the cited words give to each its own too: "their individual needs", "the respective roles of both"."""
    shared = any(word.keys & each.keys for word in words_of(held))
    return (shared and bool(_OWN.search(held))) or bool(_EACH_OF_NAMED.search(said))


@lru_cache(maxsize=2000)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """The quantifiers of a text in order."""
    words, often = words_of(text), frequency_starts(text)
    found, place = [], 0
    while place < len(words):
        phrase, name = next(
            (
                (phrase, name)
                for phrase, name in _by_first().get(words[place].low, ())
                if sequence_at(words, place, phrase)
            ),
            ((), ""),
        )
        if not name or words[place].start in often or not _quantifies(words, place, len(phrase)):
            place += 1
            continue
        denied = any(word.low in _DENYING or word.low.endswith("n't") for word in words[max(0, place - 2) : place])
        if denied and phrase == ("any",):
            place += 1
            continue
        if denied:
            name = {"all": "not all", "many": "few"}.get(name, name)
        after = place + len(phrase)
        reached = _scope(words, after)
        if phrase[-1] in _ADVERBS:
            reached += _scope(words[max(0, place - _REACH) : place][::-1], 0)
        if after < len(words) and words[after].low in ("those", "them", "these"):
            reached = []
        found.append(Quantity(" ".join(phrase), name, keys_of(reached), words[place].start))
        place = after
    return tuple(found)


@cache
def _by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in _PHRASES:
        found.setdefault(phrase[0], []).append((phrase, name))
    return found


def _quantifies(words: Sequence[Word], place: int, length: int) -> bool:
    word = words[place]
    if length > 1:
        return True
    if word.low == "any":
        return False
    before = words[place - 1].low if place else ""
    if before == "how":
        return False  # "how often", "how many" ask and do not limit
    if word.low in ("each", "most") and words[min(place + 1, len(words) - 1)].low in ("other", "to", "."):
        return False
    return before not in _NOT_QUANTIFYING.get(word.low, ())


def _scope(words: Sequence[Word], place: int) -> list[Word]:
    found: list[Word] = []
    for word in words[place : place + _REACH]:
        if (word.is_mark and word.text != "-") or (found and (word.low in _BREAKS or word.low in _SINGLE)):
            break
        if not word.is_mark and word.low not in STOP_WORDS:
            found.append(word)
    return found


def _may_stand(said: Quantity, held: Quantity) -> bool:
    if said.name != held.name and (said.name, held.name) not in _WEAKER:
        return False
    return not said.keys or not held.keys or bool(said.keys & held.keys)
