"""How a question is built: the words that ask, the helping verb, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.conversation import lexicon as words
from assistant.conversation.phrases import Phrase, phrases

_OPENING = re.compile(
    r"^(?:(?:and|but|so|also|then|or|ok|okay|well|right|now|yes|no|oh|hm+|wow|thanks|thank you|great|good|sure|fine|"
    r"interesting|i see|by the way|please|sorry|(?:that|this|it)(?:['’]s| is| was| sounds) "
    r"(?:very |so |really )?(?:ok|okay|fine|great|"
    r"good|interesting|helpful|useful|clear|sad|bad))(?:[,.!]* *[–—-]+ +|[,.!]+ *| +(?=\S)))+",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:can|could|would|will) you (?:please )?(?:tell me|explain|say|clarify)|please tell me|tell me|"
    r"do you know|i(?: would|['’]d) like to know|i want to know)(?: please)?,? "
    r"(?=(?:if|whether|what|which|who|when|where|why|how)\b)",
    re.IGNORECASE,
)
_MOST_BEFORE_VERB = 7


@dataclass(frozen=True, slots=True)
class Shape:
    """A question in parts: "how well" + "are" + "care leavers" + "supported in Coventry".

    `asks` is empty where yes or no is asked. `subject` is None where none is recognised; `rest` is what follows it.
    """

    asks: str
    helper: str
    subject: Phrase | None
    rest: str


def without_opening(question: str) -> str:
    """The question without "And" or "Thanks," before it."""
    bare = _OPENING.sub("", question.strip())
    return bare if bare.strip(" ?.!") else question.strip()


def without_courtesy(question: str) -> str:
    """The question without "Can you tell me"."""
    return _POLITE.sub("", without_opening(question))


def capitalised(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def shape_of(question: str) -> Shape | None:
    """The parts of a question; None where it is no question of a usual form."""
    text = without_courtesy(question).rstrip(" ?.!")
    tokens = text.split()
    if not tokens:
        return None
    first = tokens[0].casefold()
    place = 0
    if first not in words.AUXILIARY:
        if first not in words.WH:
            return None
        helpers = [at for at, token in enumerate(tokens[:_MOST_BEFORE_VERB]) if token.casefold() in words.AUXILIARY]
        if not helpers or any(token.casefold().rstrip(",") in words.VERBS for token in tokens[1 : helpers[0]]):
            return None
        place = helpers[0]
    asks, helper, rest = " ".join(tokens[:place]), tokens[place], " ".join(tokens[place + 1 :])
    found = phrases(f"{helper} {rest}")
    opens = len(helper) + 1
    subject = next((held for held in found if held.start == opens), None)
    if subject is None:
        return Shape(asks, helper, None, rest)
    subject = Phrase(subject.text, subject.start - opens, subject.end - opens, subject.article, subject.after)
    return Shape(asks, helper, subject, rest[subject.end :].strip())
