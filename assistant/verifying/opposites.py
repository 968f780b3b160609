"""Words of contrary meaning do not stand in each other's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.reader.contrasts import Particulars, contraries_of, particulars
from assistant.reader.wordforms import stem
from assistant.verifying.written import Word, keys_of, words_of

_NO_CONTRARY = frozenset("give gave given take took receiv receive join leav left leave right young old live".split())
"""Words of the list whose contrary is as often another side of the same thing: given to one, received by the other."""
_COMPARES = re.compile(
    r"\b(?:more|less|fewer|better|worse|higher|lower|larger|smaller|faster|slower|earlier|later|greater|"
    r"(?!rather|other)\w+er) "
    r"(?:[\w’'-]+ ){0,4}than\b(?! (?:£?\d[\d.,]*|one|two|three|half|a|the last)\b)",
    re.IGNORECASE,
)
_SAME = re.compile(r"\b(?:same|equal|identical)\b")
_COMPARED = re.compile(
    r"\bthan\b|\bcompar\w+|\bdifferen\w+|\bprevious\w*|\bimprov\w+|\bincreas\w+|\breduc\w+|\bdeclin\w+|\bequit\w+|"
    r"\bequal\w*|\boutnumber|\bmore\b|\bless\b|\bbetter\b",
    re.IGNORECASE,
)
_SIDES = (
    ("remain stay", "move leave return transfer"), ("approve accept", "reject refuse decline"),
    ("praise commend compliment", "criticise blame"), ("keep retain", "lose"), ("temporary interim", "permanent"),
    ("internal", "external"), ("public", "private"), ("younger", "older"), ("primary", "secondary"),
    ("mother", "father"), ("boy", "girl"), ("brother", "sister"), ("male", "female"), ("urban", "rural"),
    ("appoint recruit", "dismiss suspend"), ("statutory", "voluntary"), ("open", "close"), ("minimum", "maximum"),
    ("formal", "informal"), ("national", "local regional"), ("physical", "mental emotional"),
    ("written", "verbal oral"),
    ("daytime", "overnight"), ("proactive", "reactive"), ("confident", "worried anxious"), ("adoption", "fostering"),
    ("overestimate", "underestimate"), ("exceed", "miss"), ("quick swift prompt", "slow late"),
)  # fmt: skip
"""Words near in meaning that exclude each other."""
_WITHOUT_DELAY = re.compile(r"\bwithout (?:any |undue )?delays?\b", re.IGNORECASE)
_INSUFFICIENTLY = re.compile(r"\binsufficiently\b", re.IGNORECASE)
_PREFIXES = ("un", "in", "im", "ir", "il", "dis")


def opposite(said: str, held: str) -> str:
    """A word of `said` that the cited words lack while they hold its contrary; empty where there is none."""
    said, held = _denied_plainly(said), _denied_plainly(held)
    mine, theirs = _read(said), _read(held)
    stated = words_of(said)
    spoken = {word.stem for word in stated}
    unsaid = keys_of([word for word in words_of(held) if word.stem not in spoken])
    also = {word.stem for word in stated if word.keys & unsaid}
    for word in sorted(mine.stems - theirs.stems - _NO_CONTRARY - also):
        if any(word.removeprefix(prefix) in theirs.stems for prefix in _PREFIXES if word.startswith(prefix)):
            continue  # what is denied by a prefix is for negation.py
        against = contraries_of(word) - _NO_CONTRARY
        if against & theirs.stems and not against & mine.stems:
            return word
    return _other_side(words_of(said), words_of(held))


def _denied_plainly(text: str) -> str:
    """With words for which a denial of their contrary stands as often, in one form; negation.py compares denials."""
    return _INSUFFICIENTLY.sub("not sufficiently", _WITHOUT_DELAY.sub("promptly", text))


def _other_side(said: Sequence[Word], held: Sequence[Word]) -> str:
    mine, theirs = {word.stem: word.text for word in said}, {word.stem for word in held}
    for one, other in _sides():
        for these, those in ((one, other), (other, one)):
            used = these & mine.keys()
            if used and not these & theirs and those & theirs and not those & mine.keys():
                return mine[min(used)]
    return ""


@cache
def _sides() -> list[tuple[set[str], set[str]]]:
    return [(set(map(stem, one.split())), set(map(stem, other.split()))) for one, other in _SIDES]


def wrong_comparison(said: str, held: str) -> str:
    """A comparison where the cited words make none; empty where there is none."""
    match = _COMPARES.search(said)
    if not match or (_COMPARED.search(held) and ("same" in said or not _SAME.search(held))):
        return ""
    return match.group()


@lru_cache(maxsize=2000)
def _read(text: str) -> Particulars:
    return particulars(text)
