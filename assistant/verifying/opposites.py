"""Words of contrary meaning do not stand in each other's place."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.reader.contrasts import Particulars, contraries_of, particulars
from assistant.verifying.written import keys_of, words_of

_NO_CONTRARY = frozenset("give gave given take took receiv receive join leav left leave right young old live".split())
"""Words of the list whose contrary is as often another side of the same thing: given to one, received by the other."""
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|better|worse|higher|lower|larger|smaller|faster|slower|earlier|later|greater|\w+er) "
    r"(?:[\w’'-]+ ){0,4}than\b(?! (?:£?\d[\d.,]*|one|two|three|half|a|the last)\b)",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:same|equal|identical)\b")
_COMPARED = re.compile(
    r"\bthan\b|\bcompar\w+|\bdifferen\w+|\bprevious\w*|\bimprov\w+|\bincreas\w+|\breduc\w+|\bdeclin\w+|\bequit\w+|"
    r"\bequal\w*|\boutnumber|\bmore\b|\bless\b|\bbetter\b",
    re.IGNORECASE,
)
_PREFIXES = ("un", "in", "im", "ir", "il", "dis")


def opposite(said: str, held: str) -> str:
    """A word of `said` that the cited words lack while they hold its contrary; empty where there is none."""
    mine, theirs = _read(said), _read(held)
    cited = keys_of(words_of(held))
    also = {word.stem for word in words_of(said) if word.keys & cited}
    for word in sorted(mine.stems - theirs.stems - _NO_CONTRARY - also):
        if any(word.removeprefix(prefix) in theirs.stems for prefix in _PREFIXES if word.startswith(prefix)):
            continue  # what is denied by a prefix is for negation.py
        against = contraries_of(word) - _NO_CONTRARY
        if against & theirs.stems and not against & mine.stems:
            return word
    return ""


def wrong_comparison(said: str, held: str) -> str:
    """A comparison where the cited words make none; empty where there is none."""
    match = _COMPARES.search(said)
    if not match or (_COMPARED.search(held) and ("same" in said or not _SAME.search(held))):
        return ""
    return match.group()


@lru_cache(maxsize=2000)
def _read(text: str) -> Particulars:
    return particulars(text)
