"""Another topic in the same question: "What about care leavers?" after "How good is adoption in Coventry?"."""

from __future__ import annotations

import re

from assistant.conversation import lexicon as words
from assistant.conversation.phrases import Phrase, phrases
from assistant.conversation.scope_words import carried, exchanged, with_words
from assistant.conversation.shapes import shape_of
from assistant.conversation.topics import own_phrases, topic, topic_phrases
from assistant.factual.asked import judgement_in
from assistant.scoping.recognising import Recognised
from assistant.scoping.words import without

_ABOUT = re.compile(r"^(?:and |but |so |or |ok(?:ay)?,? |then )*(?:what|how) about (?P<new>.+?)[ ?.!]*$", re.IGNORECASE)
_SAME = re.compile(
    r"^(?:and )?(?:the )?same(?: question| thing)?(?: again)?,? (?:but )?(?P<new>(?:for|in|about|at) .+?)[ ?.!]*$",
    re.IGNORECASE,
)
_AND = re.compile(r"^(?:and|or|but)(?: also)? (?P<new>.+?)[ ?.!]*$", re.IGNORECASE)
_MEANT = re.compile(
    r"^(?:(?:no|oh|ah|sorry|well|actually)[, ]+)*(?:i (?:mean|meant)|i was (?:asking|talking) about|not that,?|rather)"
    r"(?: about)? (?P<new>.+?)[ ?.!]*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:and |but |or )?(?:(?:what|how) about |what )?"
    r"(?P<new>(?:when|if|where|while|after|before|because|unless|once)"
    rf" (?!(?:{'|'.join(sorted(words.AUXILIARY))})\b)[^?.!]+)[ ?.!]*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?:(?:in|for|at) )?(?P<name>[A-Z][a-z][\w’'-]*(?: (?:and |upon |on )?[A-Z][a-z][\w’'-]*)*)$")
_HOW_GOOD = re.compile(r"^how (?:good|bad|effective|strong|poor)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"^(?P<new>[^?.!]+)\?$")
_GRADE = re.compile(r"\b(?:grade[sd]?|rated|ratings?|judged|judge?ments?)\b", re.IGNORECASE)
_OVERALL = re.compile(r" (?:for )?overall(?: effectiveness)?\b", re.IGNORECASE)
_MOST_WORDS = 6
_AGREEING = {"is": "are", "was": "were", "has": "have", "does": "do"}


def fragment(question: str) -> str:
    """The words that name another topic; empty where the question is more than such a fragment."""
    said = question.strip()
    match = _ABOUT.match(said) or _MEANT.match(said) or _SAME.match(said)
    if match:
        return match["new"].strip()
    match = _AND.match(said) or _FRAGMENT.match(said)
    if not match:
        return ""
    new = match["new"].strip()
    return new if len(new.split()) <= _MOST_WORDS and _is_only_phrases(new) else ""


def clause(question: str) -> str:
    """The words of a turn that only adds a condition: "And when they are homeless?"; empty for any other."""
    match = _CLAUSE.match(question.strip())
    return match["new"] if match and 1 < len(match["new"].split()) <= _MOST_WORDS else ""


def other_quality(question: str, before: str) -> str:
    """The question before with another adjective: "And outstanding?" after "Which are inadequate?"; empty for none."""
    match = _ABOUT.match(question.strip()) or _AND.match(question.strip())
    if match is None or match["new"].casefold() not in words.ADJECTIVES:
        return ""
    held = [found for found in re.finditer(r"\w+", before) if found.group().casefold() in words.ADJECTIVES]
    if len(held) != 1:
        return ""
    return f"{before[: held[0].start()]}{match['new']}{before[held[0].end() :]}"


def place_named(new: str) -> str:
    """The name of a place that a fragment consists of, as far as capitals tell; empty for none."""
    match = _PLACE.match(new)
    return match["name"] if match else ""


def is_long(new: str) -> bool:
    """Whether a fragment says enough by itself ("the major discoveries made by the spacecraft Galileo")."""
    return len([word for word in re.findall(r"\w+", new) if word.casefold() not in words.PREPOSITIONS]) > _MOST_WORDS


def swapped(new: str, told: Recognised, before: str, prior: Recognised) -> str:
    """The question before with the new topic in the place of its own."""
    offset = told.text.find(new)
    scope = [held.span for held in told.mentions] + [held.span for held in told.days]
    if told.order:
        scope.append(told.order.span)
    inside = [(start - offset, end - offset) for start, end in scope if start >= offset]
    plain = re.sub(r" (?:in|of|at|for|by|from|on)$", "", without(new, inside)).strip(" ,")
    if scope:
        before = exchanged(before, prior, told)
    if not phrases(plain):
        return before
    return _put(plain, before, prior)


def _put(new: str, before: str, prior: Recognised) -> str:
    first = new.split()[0].casefold()
    if _GRADE.search(before) and judgement_in(new) and topic(prior) is None:
        plain = re.sub(r"^(?:for|on|of) ", "", new, flags=re.IGNORECASE)
        return with_words(_OVERALL.sub("", before, count=1), [f"for {plain}"])
    if first in words.WH | words.LINKS:
        return with_words(before, [new])
    if first in words.PREPOSITIONS:
        return _put_after(first, new, before, prior)
    old = _replaced(new, prior)
    if old is None or old.text not in before:
        return carried(f"What is said about {new}?", prior, place=True, days=True)
    found = phrases(new)
    if _HOW_GOOD.match(before) and found and found[0].head in words.PEOPLE and old.head not in words.PEOPLE:
        name = rf"\b{re.escape(old.text)}(?!\w)"
        return re.sub(name, lambda _: f"support for {new}", before, count=1, flags=re.IGNORECASE)
    plural = found[0].plural if found else words.is_plural(new.split()[-1])
    helper = r"(?:\b(?P<helper>is|are|was|were|has|have|does|do) )?"
    written = rf"{helper}(?:\b(?:the|a|an|its|their) )?\b{re.escape(old.text)}(?!\w)"
    return re.sub(written, lambda match: _agreed(match, new, plural), before, count=1, flags=re.IGNORECASE)


def _replaced(new: str, prior: Recognised) -> Phrase | None:
    """The phrase that the new one stands for: one with a capital for a name, else the topic."""
    if new[:1].isupper() and len(new) > 1 and not new.isupper():
        named = [held for held in own_phrases(prior) if held.text[:1].isupper()]
        if named:
            return named[-1]
    return topic(prior) or next(iter(topic_phrases(prior)), None)


def _agreed(match: re.Match[str], new: str, plural: bool) -> str:
    helper = match["helper"] or ""
    singular = {many: one for one, many in _AGREEING.items()}
    if helper:
        plain = helper.casefold()
        right = _AGREEING.get(plain, plain) if plural else singular.get(plain, plain)
        helper = f"{right.capitalize() if helper[0].isupper() else right} "
    owned = re.search(r"[’']s? $", match.string[: match.start()])
    return f"{helper}{re.sub('^(?:the|a|an|its|their) ', '', new, flags=re.IGNORECASE) if owned else new}"


def _put_after(first: str, new: str, before: str, prior: Recognised) -> str:
    """The words with their preposition in the place of those with the same one, else at the end."""
    inside = re.search(rf"\b{first} (?:the |a |an |its |their )?", before, re.IGNORECASE)
    whole = next((held for held in own_phrases(prior) if f" {first} " in held.text and held.text in before), None)
    if inside and whole:
        end = before.find(whole.text) + len(whole.text)
        if inside.end() < end:
            return f"{before[: inside.start()]}{new}{before[end:]}"
    same = next((held for held in own_phrases(prior) if held.after == first and held.text in before), None)
    if same is not None:
        written = rf"\b{first} (?:the |a |an )?{re.escape(same.text)}"
        return re.sub(written, lambda _: new, before, count=1, flags=re.IGNORECASE)
    return with_words(before, [new])


def _is_only_phrases(new: str) -> bool:
    tokens = [token.casefold().strip(",'’") for token in new.split()]
    if (
        tokens[0] in ("any", "some", "no")
        or any(token in words.WH | words.AUXILIARY | words.PRONOUNS for token in tokens)
        or shape_of(new)
    ):
        return False
    found = phrases(new)
    is_one = len(found) == 1 or (bool(found) and " and " in new)
    return is_one and not (tokens[0] in words.VERBS and tokens[0] not in words.BASE_OR_NOUN)
