"""What is said is said by the same people."""

from __future__ import annotations

import re

from assistant.verifying.written import Word, keys_of, words_of
from store.words import STOP_WORDS

_SAYS = re.compile(
    r"\b(?:(?:told|tell|tells) (?:\w+ ){1,3}?that|(?:say|says|said|report|reports|reported|acknowledge[sd]?|"
    r"comment(?:s|ed)?|explain(?:s|ed)?|believe[sd]?|feel|feels|felt|think|thinks|thought|"
    r"recogni[sz]e[sd]?|state[sd]?|describe[sd]?) that)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.]|\b(?:and|but|while|which|who|that)\b")
_SUBJECT = 4


def wrong_speaker(said: str, held: str) -> str:
    """Who says something in `said` where others do in `held`; empty where they agree or nobody is named."""
    mine, theirs = _speakers(said), _speakers(held)
    for speaker in mine:
        if theirs and not any(keys_of(speaker) & keys_of(other) for other in theirs):
            return " ".join(word.text for word in speaker)
    return ""


def _speakers(text: str) -> list[list[Word]]:
    """The words before each verb of saying, back to the beginning of its clause."""
    found = []
    for match in _SAYS.finditer(text):
        clause = _CLAUSE.split(text[: match.start()])[-1]
        content = [word for word in words_of(clause) if not word.is_mark and word.low not in STOP_WORDS]
        if content:
            found.append(content[-_SUBJECT:])
    return found
