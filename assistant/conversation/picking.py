"""A turn that picks one of the choices that the question before it was asked back with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.conversation.scope_words import with_words
from assistant.conversation.turns import Exchange
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
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Picked:
    """The question that was asked back, with what it meant, and the scope that was picked."""

    text: str
    scope: Scope


def picked(question: str, last: Exchange, choices_of: Callable[[str], Sequence[Choice]]) -> Picked | None:
    """The choice that the turn names by its label or its number; None where it picks none."""
    which = _number(question)
    if which is None and (len(question.split()) >= _MOST_WORDS or (last.answer and "?" not in last.answer)):
        return None
    choices = choices_of(last.question)
    label = question.strip(" .?!").casefold()
    chosen = next((choice for choice in choices if choice.label.casefold() == label), None)
    if chosen is None and which is not None and which < len(choices):
        chosen = choices[which]
    return Picked(_named(last.question, chosen), chosen.scope) if chosen else None


def _named(asked: str, choice: Choice) -> str:
    """The question with what was picked in its words."""
    if choice.label in choice.scope.authorities:
        return asked if choice.label in asked else with_words(asked, [f"in {choice.label}"])
    label = choice.label[:1].lower() + choice.label[1:]
    what = label.split()[0]
    if re.search(rf"\bthe {what}\b", asked):
        return re.sub(rf"\bthe {what}\b", f"the {label}", asked, count=1)
    return with_words(asked, [f"in the {label}"])


def _number(question: str) -> int | None:
    match = _PICK.match(question.strip().casefold())
    if match is None:
        return None
    return next((place for place, names in enumerate(_ORDINALS) if match["which"] in names), None)
