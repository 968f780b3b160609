"""Says why the documents do not answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.questions import Question
from assistant.reader.matching import Match, WeighedQuestion
from assistant.reader.wanted import holds_wanted
from assistant.scoping.narrowing import Narrowed
from assistant.wording import listed

ENOUGH = 0.25
"""The score from which the documents are taken to answer."""
_MATCHED = 0.5


def reason(question: Question, narrowed: Narrowed, weighed: WeighedQuestion, matches: Sequence[Match]) -> str:
    """Why the documents do not answer, in one sentence."""
    if narrowed.unknown:
        return f"No document in this library mentions {_joined(narrowed.unknown)}."
    about = f" about {_joined(narrowed.known)}" if narrowed.known else ""
    if not matches:
        return f"The documents{about} do not say."
    lacking = [word for word in weighed.importance if max(match.words.get(word, 0.0) for match in matches) < _MATCHED]
    if lacking:
        return f"The documents{about} do not say: nothing in them speaks of {_joined(lacking)}."
    kind = _kind_lacking(question, matches)
    if kind:
        return f"The documents{about} touch on this, but give no {kind}."
    return f"The documents{about} touch on this, but do not answer it."


def _kind_lacking(question: Question, matches: Sequence[Match]) -> str:
    if any(holds_wanted(question, match.unit.text) for match in matches[:3]):
        return ""
    names = {"number": "number", "date": "date", "person": "name", "grade": "grade"}
    return next((name for want, name in names.items() if want in question.wants), "")


def _joined(names: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in names], "or")
