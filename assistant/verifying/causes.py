"""What the cited words name as the cause is the cause of the statement too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verifying.evidence import Evidence
from assistant.verifying.written import Word, keys_of, words_of
from store.words import STOP_WORDS

_GIVES = re.compile(r"\b(?:because(?: of)?|due to|owing to|thanks to|as a result of)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\W*(?:(?:This|That|It|These)\b(?: \w+){0,2} (?:means?|meant|led|leads?|leaves?|left|caus\w+|results?|resulted)\b|"
    r"As a (?:result|consequence)\b(?! of)|Consequently\b|Therefore\b|For this reason\b|Because of this\b)",
)
"""How a sentence begins that names the effect of the one before it."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MOST = 0.6


def other_cause(said: str, place: Evidence) -> str:
    """The cause of a statement where the cited sentence is the effect of another; empty where it is none."""
    cause = _cause(said)
    effect = place.parts[-1]
    if not cause or not _FOLLOWS.match(effect):
        return ""
    before = place.parts[0] if len(place.parts) > 1 else place.before
    just_before = _SENTENCE_END.split(before.strip())[-1]
    held = keys_of(words_of(f"{just_before} {effect}"))
    content = _content(words_of(cause))
    there = sum(bool(word.keys & held) for word in content)
    return cause if there < _MOST * len(content) else ""


def _cause(said: str) -> str:
    """What stands after "because": to the comma where the statement begins with it, else to the end."""
    match = _GIVES.search(said)
    if match is None:
        return ""
    after = said[match.end() :].strip(" .")
    return after.split(",")[0] if match.start() == 0 else after


def _content(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if not word.is_mark and word.low not in STOP_WORDS]
