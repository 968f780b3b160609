"""The authority, days and kind of document in a question's words: put in, exchanged, carried over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.lexicon import is_plural
from assistant.scoping.recognising import Recognised
from assistant.scoping.words import Span, overlaps

_ENDING = re.compile(r"(?P<tail>(?:, and (?:why|why not|when|how|who|where|by whom|[a-z ]{3,20}))? ?[?.!]*)$")
_JOINS = re.compile(r"(?:[ ,]|\b(?:and|or|with|versus|vs|the)\b)*$")
_BEFORE_NOUN = re.compile(
    r"^(?:(?:in|from|according to|by|of|through|across|do|does|did|what|at|has|have) )?"
    r"(?:the |its |their |any |all |those |these )*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BESIDE = re.compile(
    r"^(?:in |for )?(?:the )?(?:(?:year|one) (?P<way>before|after|earlier|later)(?: that)?|"
    r"(?P<which>previous|preceding|following|next|last) year|a year (?P<far>before|earlier|after|later))$",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:in|since|between|from|before|after|on|during|until|till|by|up to|as of|over|within|for|at|early|late|prior|"
    r"the|last|this|ever|following|later|earlier)\b",
    re.IGNORECASE,
)
_LATER = frozenset("after later following next".split())


_PLACE = re.compile(
    r"\b(?:in|across|near) "
    r"(?P<name>(?!Year\b|Ofsted\b)[A-Z][a-z][\w’'-]*(?: (?:and |upon |on )?[A-Z][a-z][\w’'-]*)*)(?![’']s)"
)
_HELPED = re.compile(r"\b(?P<helper>do|does|is|are|was|were|has|have) (?P<the>the |its |their )$", re.IGNORECASE)
_FOR_ONE = {"do": "does", "are": "is", "were": "was", "have": "has"}


def place_spans(told: Recognised) -> list[Span]:
    """Where the authorities are named, or places that are none of the library's."""
    spans = [held.span for held in told.mentions]
    if spans:
        return spans
    days = [held.span for held in told.days]
    return [held.span("name") for held in _PLACE.finditer(told.text) if not overlaps(held.span("name"), days)]


def exchanged(before: str, prior: Recognised, told: Recognised) -> str:
    """The question before with the authority, days, place in a series and kind of document that are told now."""
    changes: list[tuple[Span, str]] = []
    added: list[str] = []
    removed: list[Span] = []
    name = place_of(told)
    if name:
        held_places = place_spans(prior)
        if held_places:
            spans = _together(prior.text, held_places)
            changes.append((spans[0], _as_owning(prior.text[slice(*spans[0])], name)))
            removed += spans[1:]
        else:
            added.append(f"in {name}")
    when = told.text[slice(*told.days[0].span)] if told.days else ""
    series = told.text[slice(*told.order.span)] if told.order else ""
    if when or series:
        spans = [held.span for held in prior.days] + ([prior.order.span] if prior.order else [])
        year = _YEAR.search(when)
        if spans and when and year and re.fullmatch(r"\d{4}", prior.text[slice(*spans[0])]):
            changes.append((spans[0], year.group()))
            removed += spans[1:]
        elif series and prior.order:
            changes.append((prior.order.span, series))
            removed += [held.span for held in prior.days]
        else:
            removed += spans
            added.append(_days(when) if when else f"at the {series}")
    if told.kinds and not series:
        noun = _BEFORE_NOUN.sub("", told.text[slice(*told.kinds[0].span)])
        if prior.kinds:
            start, end = prior.kinds[0].span
            start += len(_BEFORE_NOUN.match(prior.text[start:end]).group())  # type: ignore[union-attr]
            changes += [((start, end), noun), *_agreeing(prior.text, start, noun)]
        else:
            added.append(f"according to the {noun}")
    text = before
    for (start, end), said in sorted([*changes, *((span, "") for span in removed)], reverse=True):
        text = text[:start] + said + text[end:]
    return with_words(_tidy(text), added)


def carried(text: str, prior: Recognised, *, place: bool, days: bool) -> str:
    """The question with the authority and the days of the one before it."""
    added = []
    if place and place_of(prior):
        added.append(f"in {place_of(prior)}")
    if days and prior.days:
        added.append(_days(prior.text[slice(*prior.days[0].span)]))
    elif days and prior.order:
        added.append(f"at the {prior.text[slice(*prior.order.span)]}")
    return with_words(text, added)


def with_words(text: str, added: Sequence[str]) -> str:
    """The question with more words before its mark, in the bracket where a topic stands in one."""
    if not added:
        return text
    match = _ENDING.search(text)
    at = match.start() if match else len(text)
    if text[:at].endswith(")"):
        at -= 1
    return f"{text[:at].rstrip()} {' '.join(added)}{text[at:]}"


def place_of(prior: Recognised) -> str:
    """The authority or place that a question names, as written there; empty for none."""
    spans = place_spans(prior)
    if not spans:
        return ""
    together = len(_together(prior.text, spans)) == 1
    text = prior.text[spans[0][0] : spans[-1][1]] if together else prior.text[slice(*spans[0])]
    return re.sub(r"[’']s?$", "", text)


def year_beside(question: str, prior: Recognised, answer: str) -> str:
    """The year meant by "the year before", as words to add; empty where it is not asked for or not known."""
    match = _BESIDE.match(question.strip(" ?.!"))
    if match is None:
        return ""
    years = [found for held in prior.days for found in _YEAR.findall(prior.text[slice(*held.span)])]
    years = years or _YEAR.findall(answer)[:1]
    if not years:
        return ""
    later = next(word for word in match.groups() if word).casefold() in _LATER
    return f"in {max(map(int, years)) + 1 if later else min(map(int, years)) - 1}"


def _agreeing(text: str, start: int, noun: str) -> list[tuple[Span, str]]:
    """The helping verb before a kind of document in the number of the new one ("do the minutes", "does the letter")."""
    match = _HELPED.search(text[:start])
    if match is None:
        return []
    one = {singular: many for many, singular in _FOR_ONE.items()}
    plain = match["helper"].casefold()
    right = one.get(plain, plain) if is_plural(noun.split()[-1]) else _FOR_ONE.get(plain, plain)
    return [(match.span("helper"), right.capitalize() if match["helper"][0].isupper() else right)]


def _as_owning(old: str, name: str) -> str:
    return f"{name}’s" if re.search(r"[’']s?$", old) else name


def _together(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, those as one that only commas and "and" part."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and _JOINS.fullmatch(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _days(written: str) -> str:
    plain = written.strip()
    if _LED.match(plain):
        return plain[0].lower() + plain[1:]
    return f"in {plain}"


def _tidy(text: str) -> str:
    text = re.sub(r"\b(?:in|of|at|for|to|about|by|from|on)(?= *[?.!]*$)", "", " ".join(text.split()))
    return re.sub(r" +([?.!,)])", r"\1", " ".join(text.split()))
