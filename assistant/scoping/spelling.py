"""How far a written word is from a name: letters left out, added, changed or swapped."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from store.words import tokens

_SHORTEST = 6
_LONG = 8


def is_misspelt(word: str, name: str) -> bool:
    """Whether `word` may be a slip for `name`: one in six letters and more, two in eight, the first letter right."""
    if len(name) < _SHORTEST or len(word) < _SHORTEST - 1 or word == name or word[0] != name[0]:
        return False
    allowed = 2 if len(name) >= _LONG else 1
    return abs(len(word) - len(name)) <= allowed and distance(word, name) <= allowed


def distance(one: str, other: str) -> int:
    """The number of letters left out, added, changed or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [place]
        for column, wanted in enumerate(other, start=1):
            least = min(before[column] + 1, row[column - 1] + 1, before[column - 1] + (letter != wanted))
            swapped = place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == wanted
            row.append(min(least, earlier[column - 2] + 1) if swapped else least)
    return row[-1]


def without_slips(names: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The names that are no slips for words of these texts."""
    if not names:
        return ()
    known = {_unaccented(word) for text in texts for word in tokens(text)}
    return tuple(
        name
        for name in names
        if _unaccented(name.casefold()) not in known and not any(is_misspelt(name.casefold(), word) for word in known)
    )


def _unaccented(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
