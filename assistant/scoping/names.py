"""The names of a library's authorities and the forms in which a person may write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from store.words import STOP_WORDS, tokens

Form: TypeAlias = tuple[str, ...]
QUALIFIERS = frozenset(
    "north south east west northern southern eastern western central greater upper lower new".split()
)
"""Words before a name that make it another place."""
_BODY_WORDS = frozenset(
    "council borough city county metropolitan district london royal local authority board safeguarding children "
    "childrens children's services first trust the of and on upon with by in unitary partnership area".split()
)
_GENERIC = QUALIFIERS | _BODY_WORDS | frozenset("isles isle saint great st kingston bay forest valley mid".split())
_OF = frozenset("of on upon in with by le".split())
_SMALL = _OF | {"and", "the"}
_OTHER_BODIES = frozenset("board safeguarding first trust partnership children childrens".split())
_SHORTEST_PART = 4
_FEWEST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority: its name, and the plain names under which documents have it."""

    name: str
    plain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Names:
    """The authorities of a library; `full` are whole names, `parts` distinctive words of them and `initials` ("BCP",
    whether or not documents use them), each with whose they may be."""

    authorities: tuple[Authority, ...]
    full: Mapping[Form, frozenset[str]]
    parts: Mapping[Form, frozenset[str]]
    initials: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def longest(self) -> int:
        """The number of words of the longest form."""
        return max((len(form) for form in (*self.full, *self.parts)), default=0)

    def named(self, name: str) -> Authority | None:
        """The authority of this name."""
        return next((held for held in self.authorities if held.name == name or name in held.plain), None)


def names_of(documents: Iterable[tuple[str, str]]) -> Names:
    """The names that documents have: for each its authority in plain form and as written."""
    written: defaultdict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for plain, as_written in documents:
        if plain:
            counts[plain] += 1
            written[plain] |= {plain, as_written} - {""}
    authorities = [_authority(group) for group in _grouped(counts)]
    full: defaultdict[Form, set[str]] = defaultdict(set)
    parts: defaultdict[Form, set[str]] = defaultdict(set)
    initials: defaultdict[str, set[str]] = defaultdict(set)
    for authority in authorities:
        for plain in authority.plain:
            for form in written[plain]:
                full[_form(form)].add(authority.name)
                for letters in _initials(form):
                    initials[letters].add(authority.name)
            for part in _parts(tokens(plain)):
                parts[part].add(authority.name)
    return Names(
        tuple(authorities),
        {form: frozenset(whose) for form, whose in full.items() if form},
        {form: frozenset(whose) for form, whose in parts.items() if form not in full},
        {letters: frozenset(whose) for letters, whose in initials.items()},
    )


def _grouped(counts: Mapping[str, int]) -> list[frozenset[str]]:
    """Plain names, those of one authority together: "East Riding" and "East Riding of Yorkshire"."""
    groups: list[set[str]] = []
    for name in sorted(counts, key=len):
        same = next((group for group in groups if any(same_authority(name, other) for other in group)), None)
        if same is None:
            groups.append({name})
        else:
            same.add(name)
    return [frozenset(group) for group in groups]


def same_authority(one: str, other: str) -> bool:
    """Whether two names are one authority's, whatever their case, or one is the other's longer form ("... of ...")."""
    one, other = one.casefold(), other.casefold()
    return one == other or one.startswith(f"{other} of ") or other.startswith(f"{one} of ")


def _authority(group: frozenset[str]) -> Authority:
    return Authority(max(sorted(group), key=len), group)


def _form(name: str) -> Form:
    """The words of a name without "and", which is "&" as often."""
    return tuple(word for word in tokens(name) if word != "and")


def _initials(name: str) -> set[str]:
    """The initials of a council's name: "RBWM", and with those of small words "BwD"; none of a board's or trust's."""
    words = tokens(name)
    if _OTHER_BODIES & set(words):
        return set()
    found = {"".join(word[0] for word in kept) for kept in (words, [word for word in words if word not in _SMALL])}
    return {letters for letters in found if len(letters) >= _FEWEST_INITIALS}


def _parts(words: list[str]) -> set[Form]:
    """The distinctive parts of a name: "Telford" and "Wrekin", "Southend", "Scilly".

    What follows "of", "on" or "upon" only says where, unless what stands before it is no name ("Isles of").
    """
    chunks = " ".join(words).split(" and ")
    parts = {part for chunk in chunks for part in _heads(chunk.split(), joined=len(chunks) > 1)}
    return parts - {tuple(word for word in words if word != "and")}


def _heads(words: list[str], joined: bool) -> set[Form]:
    place = next((at for at, word in enumerate(words) if word in _OF), len(words))
    head, tail = words[:place], words[place + 1 :]
    singles = {(word,) for word in head if _is_distinctive(word)}
    if not singles:
        return {tuple(tail)} if any(_is_distinctive(word) for word in tail) else set()
    # "Somerset" is no short form of "Bath and North East Somerset".
    alone = len(head) == 1 or (place == len(words) and not (joined and QUALIFIERS & set(head)))
    return {tuple(head)} | (singles if alone else set())


def _is_distinctive(word: str) -> bool:
    return len(word) >= _SHORTEST_PART and word not in _GENERIC and word not in STOP_WORDS and not word.isdigit()
