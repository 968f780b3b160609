"""A turn that only says which authority, period or document is meant belongs to the question before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.questions import standing_alone
from assistant.scoping.recognising import Recognised
from assistant.types import Choice, Scope

_ORDINALS = (
    ("first", "1st", "one", "1"), ("second", "2nd", "two", "2"), ("third", "3rd", "three", "3"),
    ("fourth", "4th", "four", "4"), ("fifth", "5th", "five", "5"), ("sixth", "6th", "six", "6"),
    ("seventh", "7th", "seven", "7"), ("eighth", "8th", "eight", "8"),
)  # fmt: skip
_PICK = re.compile(
    r"^(?:(?:i mean|i meant|take|the|number|no\.?|option|choice|please) )*"
    r"(?P<which>[a-z]+|\d(?:st|nd|rd|th)?)(?: (?:one|please|choice|option))*[ .!]*$"
)
_COMPARES = re.compile(r"\b(?:compar|differ|versus|vs|both)", re.IGNORECASE)


def continued(
    question: str,
    earlier: Sequence[str],
    recognised: Callable[[str], Recognised],
    choices_of: Callable[[str], Sequence[Choice]],
) -> tuple[str, Scope | None]:
    """The question as it stands alone, and the scope that was picked from the choices of the one before it, if any.

    `earlier` are the user's questions before it, oldest first. `choices_of` gives the choices that a question was
    asked back with.
    """
    if not earlier:
        return question, None
    before = _question_before(earlier, recognised)
    which = _picked(question)
    for choice in choices_of(before) if which is not None or _is_short(question) else ():
        if choice.label.casefold() == question.strip(" .?!").casefold():
            return before, choice.scope
    if which is not None:
        choices = choices_of(before)
        if which < len(choices):
            return before, choices[which].scope
    if _is_short(question) and not _COMPARES.search(question):
        told = recognised(question)
        if told.is_only_scope():
            return f"{recognised(before).without_what(told)} {question.strip()}", None
    return standing_alone(question, [*earlier[:-1], before]), None


def _question_before(earlier: Sequence[str], recognised: Callable[[str], Recognised]) -> str:
    """The last question before, with what later turns only narrowed."""
    last = len(earlier) - 1
    while last > 0 and _is_short(earlier[last]) and recognised(earlier[last]).is_only_scope():
        last -= 1
    before = earlier[last].strip()
    for told in earlier[last + 1 :]:
        before = f"{recognised(before).without_what(recognised(told))} {told.strip()}"
    return before


def _picked(question: str) -> int | None:
    match = _PICK.match(question.strip().casefold())
    if match is None:
        return None
    return next((place for place, words in enumerate(_ORDINALS) if match["which"] in words), None)


def _is_short(question: str) -> bool:
    return len(question.split()) < 12
