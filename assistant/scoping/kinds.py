"""The kinds of document, the publishers and the place in a series that a question names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.scoping.words import Span, overlaps
from assistant.types import Order
from store.types import DocumentKind
from store.words import tokens

if TYPE_CHECKING:
    from assistant.openings import Opening

INSPECTIONS: tuple[DocumentKind, ...] = ("inspection report",)
VISITS: tuple[DocumentKind, ...] = ("focused visit", "monitoring visit")
REPORTS: tuple[DocumentKind, ...] = ("inspection report", "focused visit", "monitoring visit", "area SEND")
SPEAKING_OF_OTHERS: frozenset[DocumentKind] = frozenset({"minutes", "news", "transcript", "agenda"})
"""Kinds that speak of inspections and visits that other documents report."""


@dataclass(frozen=True, slots=True)
class NamedKind:
    """Kinds of document that a question names, and where.

    `is_document` says that the document itself is meant ("the minutes"), so that its absence is worth saying; an event
    ("the 2019 visit") other documents may speak of. `words` are those that say nothing about the content.
    """

    kinds: tuple[DocumentKind, ...]
    span: Span
    is_document: bool
    words: frozenset[str]


_WITHIN = r"(?:in|from|according to|by|of|through|across|do|does|did|what)"
_ADJECTIVES = (
    r"(?:(?:latest|last|most recent|newest|previous|first|earliest|oldest|recent|earlier|two|three|19\d\d|20\d\d|full|"
    r"standard|short|ILACS|Ofsted) )*"
)
_THE = r"(?:the |its |their |any |all |all the |these |those |Ofsted['’]s |Ofsted )?"
_NAMED: tuple[tuple[tuple[DocumentKind, ...], bool, str], ...] = (
    (("minutes",), True, r"(?<!\d )(?<!many )(?<!few )(?<!within )"
     r"(?<!taking )(?<!taking the )(?<!take )(?<!take the )(?<!taken )(?<!took )(?<!took the )\bminutes\b"),
    (("minutes",), False,
     r"\b(?:overview and )?scrutiny (?:board|committee|panel|commission|sub-committee)(?:['’]s)?\b"),
    (("minutes",), False, r"\b(?:at|in|by|did|has|have) the (?:committee|sub-committee|cabinet|panel)(?:['’]s)?\b"),
    (("minutes",), False, r"\bwhat (?:was|were|has been|have been|did .{1,40}?) (?:resolved?|minuted)\b"),
    (("agenda",), True, r"\bagendas?\b"),
    (("transcript",), True, r"\btranscripts?\b"),
    (("news",), True,
     r"\b(?:news(?:paper)?s? (?:items?|articles?|reports?|stor(?:y|ies))|newspapers?|the press|"
     r"press (?:articles?|releases?)|(?:in|on) (?:the|its|their) news|news pages?|the news)\b"),
    (("area SEND",), False,
     r"\b(?:(?:local )?area SEND|SEND|local area partnership|area partnership)"
     r"(?: (?:inspection|report|visit)s?(?: reports?)?)?\b"),
    (VISITS, False,
     r"\b(?:(?:focused|focussed) (?:and|or) monitoring|monitoring (?:and|or) focuss?ed) visits?(?: letters?)?\b"),
    (("focused visit",), False, r"\b(?:focused|focussed) visits?(?: (?:letters?|reports?))?\b"),
    (("monitoring visit",), False, r"\bmonitoring visits?(?: (?:letters?|reports?))?\b"),
    (INSPECTIONS, False,
     r"\b(?:inspection reports?|full inspections?|standard inspections?|short inspections?|ILACS(?: inspections?)?|"
     r"re-?inspections?)\b"),
    (VISITS, False, rf"\b{_WITHIN} {_THE}{_ADJECTIVES}(?:visits?|letters?)\b"),
    (REPORTS, False,
     rf"\b{_WITHIN} {_THE}{_ADJECTIVES}reports?\b(?! (?:on|to|back)\b)|"
     rf"\breports (?:say|said|find|found|mention|describe)\b|\bOfsted['’]s {_ADJECTIVES}reports?\b"),
)  # fmt: skip
_PATTERNS = [(kinds, is_document, re.compile(pattern, re.IGNORECASE)) for kinds, is_document, pattern in _NAMED]
_ONLY_CAPITAL_SEND = re.compile(r"\bsend\b")
_EVENT_NOUN = re.compile(
    r"\b(?P<noun>re-?inspection|inspection|visit|meeting|report|letter|minutes|transcript|judge?ments?|grades?|"
    r"news item|article)s?\b",
    re.IGNORECASE,
)
_KINDS_OF_NOUN: dict[str, tuple[DocumentKind, ...]] = {
    "inspection": INSPECTIONS, "reinspection": INSPECTIONS, "re-inspection": INSPECTIONS, "visit": VISITS,
    "meeting": ("minutes", "transcript", "agenda"), "letter": VISITS, "minutes": ("minutes",),
    "transcript": ("transcript",), "report": REPORTS, "article": ("news",), "news item": ("news",),
}  # fmt: skip
_REPORT_AFTER = re.compile(r"^ (?:[\w’'-]+ ){0,2}?(?:reports?|letters?)\b", re.IGNORECASE)
_REPORT_BEFORE = re.compile(r"\b(?:reports?|letters?)(?: (?:of|from|dated|in))?[ ,(]*$", re.IGNORECASE)
_BETWEEN = r"(?:\w+ |children['’]s |full |ofsted |focuss?ed |monitoring |area |SEND ){0,3}?"
_NOUN = (
    r"(?:re-?inspections?|inspections?|visits?|meetings?|reports?|letters?|minutes|transcripts?|judge?ments?|grades?|"
    r"news items?|articles?)"
)
_ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    ("previous", re.compile(
        rf"\b(?:last but one|second[- ](?:last|latest|newest)|penultimate|previous|preceding|prior) "
        rf"{_BETWEEN}{_NOUN}\b",
        re.I)),
    ("previous", re.compile(
        rf"\b{_NOUN} before (?:that|the last(?: one)?|the latest(?: one)?|last)\b|\bthe one before\b", re.I)),
    ("latest", re.compile(rf"\b(?:latest|last|most recent|newest|current) {_BETWEEN}{_NOUN}\b", re.I)),
    ("first", re.compile(rf"\b(?:first|earliest|oldest) {_BETWEEN}{_NOUN}\b", re.I)),
    ("latest", re.compile(r"\b(?:most recently|last) (?:inspected|visited|judged|graded|met)\b", re.I)),
    ("first", re.compile(r"\bfirst (?:inspected|visited|judged|graded|met)\b", re.I)),
)  # fmt: skip
_CONTENT = re.compile(
    r"(?:since|at the time of|from|than)(?: (?:the|its|their|his|our))?$", re.IGNORECASE
)  # "progress since the last inspection" is what is asked about


@dataclass(frozen=True, slots=True)
class NamedOrder:
    """Which of a series is meant, where the question says so, and the kinds of what it speaks of."""

    order: Order
    kinds: tuple[DocumentKind, ...]
    span: Span


def kinds_in(question: str) -> list[NamedKind]:
    """The kinds named, in their order."""
    found: list[NamedKind] = []
    for kinds, is_document, pattern in _PATTERNS:
        for match in pattern.finditer(question):
            taken = overlaps(match.span(), [held.span for held in found])
            if taken or (kinds == ("area SEND",) and _ONLY_CAPITAL_SEND.search(match.group())):
                continue
            found.append(NamedKind(kinds, match.span(), is_document, frozenset(tokens(match.group()))))
            break
    return sorted(found, key=lambda held: held.span)


def event_kinds(question: str, span: Span) -> tuple[DocumentKind, ...]:
    """The kinds of the event that stands next to a period: those of a visit for "the 2019 visit"."""
    return _KINDS_OF_NOUN.get(event_noun(question, span), ())


def event_noun(question: str, span: Span) -> str:
    """What is named by a period ("visit" in "the 2019 visit"), in lower case; empty where nothing is."""
    after = _EVENT_NOUN.search(question, span[1])
    near = after if after and len(question[span[1] : after.start()].split()) <= 2 else None
    if near is None:
        before = list(_EVENT_NOUN.finditer(question, 0, span[0]))
        near = before[-1] if before and len(question[before[-1].end() : span[0]].split()) <= 2 else None
    return near["noun"].casefold() if near else ""


def names_report(question: str, span: Span) -> bool:
    """Whether a report or letter is called by a period ("the 2018 report"), which may be that of its publication."""
    return bool(_REPORT_AFTER.match(question[span[1] :]) or _REPORT_BEFORE.search(question[: span[0]]))


def order_in(question: str) -> NamedOrder | None:
    """Which of a series the question means, None where it does not say or where it is part of what it asks about."""
    for order, pattern in _ORDERS:
        for match in pattern.finditer(question):
            if _CONTENT.search(question[: match.start()].rstrip()):
                continue
            noun = _EVENT_NOUN.search(question, match.start(), match.end())
            kinds = _KINDS_OF_NOUN.get(noun["noun"].casefold(), ()) if noun else REPORTS
            return NamedOrder(order, kinds, match.span())
    return None


def publishers_in(question: str, publishers: Collection[str]) -> tuple[list[str], list[Span]]:
    """The publishers whose documents are asked for ("Ofsted's reports", "published by the council"), and where."""
    named, spans = [], []
    for publisher in sorted(publishers):
        name = rf"(?:the )?{re.escape(publisher)}"
        nouns = r"(?:reports?|letters?|documents?|publications?|inspection reports?|news items?|articles?)"
        match = re.search(
            rf"\b{name}['’]s (?:own |latest |last |published |\d{{4}} )*{nouns}\b"
            rf"|\b{name} (?:reports|letters|documents|publications)\b"
            rf"|\b{nouns} (?:(?:published|issued|written) )?(?:by|from) {name}\b"
            rf"|\b(?:published|issued|written) by {name}\b",
            question,
            re.IGNORECASE,
        )
        if match:
            named.append(publisher)
            spans.append(match.span())
    return named, spans


_COUNCIL_SAYS = re.compile(r"\bthe council(?:['’]s (?:own )?(?:documents?|papers?|words)| (?:itself )?says?\b)", re.I)


def asks_council(question: str) -> bool:
    """Whether it asks what the council itself says."""
    return bool(_COUNCIL_SAYS.search(question))


def by_council(openings: Sequence[Opening]) -> list[str]:
    """The documents that a council wrote: published by one, or its minutes, agendas and transcripts."""
    own = {"minutes", "agenda", "transcript"}
    return [held.id for held in openings if held.kind in own or "council" in held.publisher.casefold()]
