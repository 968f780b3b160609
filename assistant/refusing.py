"""Says why the documents do not answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.questions import Question, Want
from assistant.reader.features import best_cosines, degree
from assistant.reader.matching import Match, WeighedQuestion, is_close
from assistant.reader.wanted import FACTS, holds_wanted
from assistant.scoping.narrowed import Narrowed
from assistant.scoping.spelling import is_misspelt
from assistant.types import Refusal
from assistant.wording import listed
from store.words import tokens

ENOUGH = 0.5
"""The score from which the documents are taken to answer; `benchmarks.fit_reader` sets the weights so that few
questions that are answered fall below it."""
FAR = 2.0
"""How far, in log-odds, a sentence that is shown may fall behind the likeliest."""
_NAMED = 2
_NOWHERE = 0.5
_MUCH_TEXT = 100
_A_PAGE = 10
_ENOUGH_WHERE_CHOSEN = 0.35
_OF_MANNER = "ly"
"""How words end that say how something is done rather than what: "wrongly", "badly"."""
_WEIGHTY = 0.5
"""The share of the weightiest word's importance from which another absent word is named too."""
_ASKING = frozenset("many much often long graded judged rated grade rating".split())
"""Words that only ask for a number or a grade; a document without them may say it all the same."""
_LACKING: dict[Want, tuple[Refusal, str]] = {
    "number": ("no number", "number"),
    "money": ("no number", "sum"),
    "date": ("no date", "date"),
    "person": ("no name", "name"),
    "body": ("no name", "name"),
    "grade": ("no grade", "grade"),
}


def enough(passages: int, *, chosen: bool) -> float:
    """The score needed where so many passages are looked in: who asks a page or two, or has `chosen` what to ask, knows
    what it is about."""
    return _ENOUGH_WHERE_CHOSEN if chosen or passages <= _A_PAGE else ENOUGH


def speaks_of_nowhere(weighed: WeighedQuestion, matches: Sequence[Match], passages: int) -> bool:
    """Whether a weighty word of the question stands nowhere in much text, and nothing found comes near its meaning
    or its spelling."""
    if passages < _MUCH_TEXT:
        return False
    known = {word for match in matches for word in tokens(match.unit.text)}
    nearest = best_cosines(matches)
    return any(
        weighed.importance[word] * (1 - degree(nearest.get(word, 0.0))) >= _NOWHERE
        for word in weighed.absent
        if not word.endswith(_OF_MANNER) and not any(is_misspelt(word, held) for held in known)
    )


def refused(
    question: Question, narrowed: Narrowed, weighed: WeighedQuestion, matches: Sequence[Match]
) -> tuple[Refusal, str]:
    """Why the documents do not answer: of which kind the reason is, and one sentence.

    `matches` are best first.
    """
    if narrowed.unknown:
        return "topic absent", f"No document in this library mentions {_joined(narrowed.unknown)}."
    about = f" about {_joined(narrowed.known)}" if narrowed.known else ""
    absent = _absent(weighed)
    if absent:
        return "topic absent", f"The documents{about} do not say: nothing in them speaks of {_joined(absent)}."
    if not matches:
        return "not said", f"The documents{about} do not say."
    likely = [match for match in matches if is_close(match, matches[0], FAR)]
    if question.wants & FACTS and not any(holds_wanted(question, match.unit.text) for match in likely):
        kind, name = next(held for want, held in _LACKING.items() if want in question.wants)
        return kind, f"The documents{about} touch on this, but give no {name}."
    return "not said", f"The documents{about} touch on this, but do not answer it."


def _absent(weighed: WeighedQuestion) -> list[str]:
    """The weightiest words of the question of which no form stands in what was looked in."""
    telling = {word: weight for word, weight in weighed.importance.items() if word not in _ASKING}
    heaviest = max(telling.values(), default=0.0)
    weighty = [word for word in weighed.absent if word in telling and telling[word] >= _WEIGHTY * heaviest]
    return sorted(weighty, key=lambda word: (-telling[word], word))[:_NAMED]


def _joined(names: Sequence[str]) -> str:
    return listed([f"“{name}”" for name in names], "or")
