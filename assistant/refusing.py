"""Says why the documents do not answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.questions import Question, Want
from assistant.reader.matching import Match, WeighedQuestion
from assistant.reader.wanted import FACTS, holds_wanted
from assistant.reader.wordforms import stem
from assistant.scoping.narrowing import Narrowed
from assistant.types import Refusal
from assistant.wording import listed

ENOUGH = 0.35
"""The score from which the documents are taken to answer: chosen on the development collections for few wrong refusals,
see docs/quality.md."""
_LOOKED_AT = 5
_NAMED = 2
_WEIGHTY = 0.5
"""The share of the weightiest word's importance from which another absent word is named too."""
_LACKING: dict[Want, tuple[Refusal, str]] = {
    "number": ("no number", "number"),
    "money": ("no number", "sum"),
    "date": ("no date", "date"),
    "person": ("no name", "name"),
    "body": ("no name", "name"),
    "grade": ("no grade", "grade"),
}


def refused(
    question: Question,
    narrowed: Narrowed,
    weighed: WeighedQuestion,
    matches: Sequence[Match],
    is_held: Callable[[str], bool],
) -> tuple[Refusal, str]:
    """Why the documents do not answer: of which kind the reason is, and one sentence.

    `matches` are best first. `is_held` says whether a passage looked in holds an expression of the word index.
    """
    if narrowed.unknown:
        return "topic absent", f"No document in this library mentions {_joined(narrowed.unknown)}."
    about = f" about {_joined(narrowed.known)}" if narrowed.known else ""
    absent = _absent(weighed, is_held)
    if absent:
        return "topic absent", f"The documents{about} do not say: nothing in them speaks of {_joined(absent)}."
    if not matches:
        return "not said", f"The documents{about} do not say."
    if question.wants & FACTS and not any(holds_wanted(question, match.unit.text) for match in matches[:_LOOKED_AT]):
        kind, name = next(held for want, held in _LACKING.items() if want in question.wants)
        return kind, f"The documents{about} touch on this, but give no {name}."
    return "not said", f"The documents{about} touch on this, but do not answer it."


def _absent(weighed: WeighedQuestion, is_held: Callable[[str], bool]) -> list[str]:
    """The weightiest words of the question of which no form stands in what was looked in."""
    other_forms = {word for alternative, _ in weighed.alternatives for word in alternative.words}
    words = sorted(set(weighed.importance) - other_forms, key=lambda word: (-weighed.importance[word], word))
    if not words:
        return []
    heaviest = weighed.importance[words[0]]
    weighty = [word for word in words if weighed.importance[word] >= _WEIGHTY * heaviest]
    return [word for word in weighty if not is_held(f'"{stem(word)}" *') and not is_held(f'"{word}"')][:_NAMED]


def _joined(names: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in names], "or")
