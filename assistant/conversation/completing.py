"""What a question lacks of the conversation's topic: the topic itself, what it counts, the full name of a thing."""

from __future__ import annotations

import re

from assistant.conversation import lexicon as words
from assistant.conversation.over_all import is_whole, with_noun
from assistant.conversation.phrases import Phrase, phrases, simple_phrases
from assistant.conversation.scope_words import place_of, with_words
from assistant.conversation.topics import own_phrases, speaks_of_document, topic
from assistant.scoping.recognising import Recognised

_READ = 600
_FACTS = re.compile(
    r"\b(?:grade[sd]?|judge?ments?|judged|ratings?|rated|overall effectiveness|inspected|published)\b", re.IGNORECASE
)
_ROLE = re.compile(rf"\b(?:the|its|their) (?:[\w-]+ )?(?:{'|'.join(sorted(words.ROLES))})\b", re.IGNORECASE)
_COUNTS_WHAT = re.compile(
    r"^how (?:many|much) (?=(?:is|are|was|were|has|have|had|can|could|will|do|did)\b)", re.IGNORECASE
)


def asks_facts(told: Recognised) -> bool:
    """Whether it asks what a document states of itself, whatever the conversation is about."""
    return speaks_of_document(told) or bool(_FACTS.search(told.text)) or bool(_ROLE.search(told.text))


def with_topic(text: str, told: Recognised, prior: Recognised) -> str:
    """The question with the topic of the conversation in brackets, unless it is there or of no use."""
    about = topic(prior)
    if about is None or about.text.casefold() in text.casefold() or asks_facts(told) or is_whole(text):
        return text
    return with_words(text, [f"(about {about.named()})"])


def with_what_is_counted(asked: str, prior: Recognised, *, many: bool) -> str:
    """The question with what is counted, where it only says "How many were ...?".

    `many` says that several authorities are here, so that a grade asked for without a noun is theirs.
    """
    of_all = with_noun(asked, prior) if many else asked
    if of_all != asked:
        return of_all
    what, counted = _COUNTS_WHAT.match(asked), topic(prior)
    if what is None or counted is None or not counted.plural:
        return asked
    return f"{what.group()}{counted.text} {asked[what.end() :]}"


def beside_place(text: str, prior: Recognised) -> str:
    """A comparison with the authority of the question before beside its topic: "adoption in Coventry"."""
    about, place = topic(prior), place_of(prior)
    if not place or place in text:
        return text
    if about is None or about.named() not in text:
        return with_words(text, [f"and {place}"])
    return text.replace(about.named(), f"{about.named()} in {place}", 1)


def specified(text: str, prior: Recognised, answer: str) -> str:
    """The question with a bare noun as it was called in full before: "the plan" as "the improvement plan"."""
    said = [held for held in phrases(answer[:_READ]) if not held.general and held.text.islower()]
    for held in reversed(simple_phrases(text)):
        if " " in held.text or held.head in words.GENERAL or held.article in ("my", "your", "our", "their", "its"):
            continue
        if held.head in words.PEOPLE and held.article != "the":
            continue
        named = [*own_phrases(prior), *(said if held.article == "the" else [])]
        full = next((one for one in named if _is_full_name(one, held)), None)
        if full is not None:
            at = held.end - len(held.text)
            article = re.search(r"\ban? $", text[:at], re.IGNORECASE)
            if article:
                right = "an " if full.text[0].casefold() in "aeiou" else "a "
                text, at = text[: article.start()] + right + text[at:], article.start() + len(right)
            text = f"{text[:at]}{full.text[: -len(full.head)]}{text[at:]}"
    return text


def _is_full_name(full: Phrase, held: Phrase) -> bool:
    """Whether one phrase is the other with words before it that say which."""
    ends = full.text.casefold().endswith(f" {full.head}") and len(full.text.split()) in (2, 3)
    return ends and full.head.rstrip("s") == held.head.rstrip("s") and held.text[0].islower()
