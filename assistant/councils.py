"""The authorities of the United Kingdom with duties for children, known by name whether or not a library holds them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from store.words import tokens

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|&")
_LONGEST = 5
_FILE = Path(__file__).with_name("councils.toml")


def is_council(name: str) -> bool:
    """Whether this is the short name of one, such as "Devon" or "Brighton & Hove"."""
    return _form(name) in _forms()


def is_usual_word(name: str) -> bool:
    """Whether the name is a usual word as well, so that a capital at a sentence's beginning says nothing."""
    return _form(name) in _forms("usual_words")


def names_council(text: str) -> bool:
    """Whether one is named in a text, with the capital letters of its name."""
    words = _WORD.findall(text)
    runs = (words[at : at + length] for at in range(len(words)) for length in range(1, _LONGEST + 1))
    return any(run[0][0].isupper() and run[-1][0].isupper() and is_council(" ".join(run)) for run in runs)


def council_names() -> tuple[str, ...]:
    """All short names."""
    return tuple(name.strip() for name in _listed().split(";") if name.strip())


@cache
def _forms(only: str = "") -> frozenset[tuple[str, ...]]:
    """All names, or those of one list of the file."""
    return frozenset(_form(name) for name in _listed(only).split(";") if name.strip())


def _listed(only: str = "") -> str:
    held = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return " ".join(f"{names};" for nation, names in held.items() if only in ("", nation))


def _form(name: str) -> tuple[str, ...]:
    """The words without "and", which is "&" as often."""
    return tuple(word for word in tokens(name) if word != "and")
