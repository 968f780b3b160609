"""Where documents disagree: the sentence that denies, rejects or accepts what another one says stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reader.matching import Match, is_close
from assistant.units import Unit
from ingest.sentences import sentence_spans

_REPLIES = re.compile(
    r"\b(?:(?:re)?assured|(?:is|are|was|were) confident that|denie[sd]|denying|rejects?|rejected|disputes?|disputed|"
    r"disagree[sd]?|refute[sd]?|(?:do|does|did) not (?:accept|agree|recognise)|not what happens|not the case|"
    r"accept(?:s|ed)? that|acknowledge[sd]?|conceded|challenged (?:the|this|that|whether)|contrary to)\b",
    re.IGNORECASE,
)
_SAME_THING = 2.0
"""How far, in log-odds, a sentence of another document that speaks of the same thing may fall behind the best."""
_MOST = 2


def replies(text: str) -> bool:
    """Whether a sentence denies, rejects, accepts or answers what others say."""
    return bool(_REPLIES.search(text))


def with_replies(units: Sequence[Unit], matches: Sequence[Match]) -> list[Unit]:
    """The units with the replies to them: the sentence beside them, and those of other documents on the same thing.

    `matches` are best first and all good enough to be shown.
    """
    found = [beside for unit in units for beside in _with_neighbour(unit)]
    heard = {unit.document.id for unit in units}
    added = 0
    for match in matches:
        if added == _MOST or not is_close(match, matches[0], _SAME_THING):
            break
        pair = _with_neighbour(match.unit)
        if match.unit.document.id not in heard and any(replies(unit.text) for unit in pair):
            found += pair
            heard.add(match.unit.document.id)
            added += 1
    return list({unit.key: unit for unit in found}.values())


def _with_neighbour(unit: Unit) -> list[Unit]:
    """The sentence with the reply right after it; a reply with what stands right before it."""
    block = unit.of
    if block.kind != "paragraph":
        return [unit]
    spans = sentence_spans(unit.document.text, block.start, block.end)
    place = next((at for at, span in enumerate(spans) if span == (unit.start, unit.end)), None)
    if place is None:
        return [unit]
    sentences = [replace(unit, start=start, end=end) for start, end in spans]
    if replies(unit.text):
        return sentences[max(0, place - 1) : place + 1]
    after = sentences[place + 1 : place + 2]
    return [unit, *(one for one in after if replies(one.text))]
