"""A plain yes or no to whether an authority got a grade, worked out from the grades that it got."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.factual.asked import Asked
from assistant.factual.chosen import Group, order_in, pick
from assistant.factual.counting import wanted_grades
from assistant.factual.looking_up import derived, judgement_of
from assistant.factual.outcome import Outcome
from assistant.factual.records import Record
from assistant.factual.said import Citer, Stated, event_of
from assistant.types import Statement

_ASKS = re.compile(
    r"^(?:(?:and|but|so|please|(?:can|could) you (?:confirm|say|tell me)(?: (?:if|whether|that))?),? )*"
    r"(?:is|are|was|were|has|have|had|did|does|do)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WAS = re.compile(r"\b(?:was|were|been|did|had|got|became|ever|once)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|never|no longer|neither|without|until|twice|always|only|first|both)\b|n[’']t\b", re.IGNORECASE
)
_OF_WORK = re.compile(
    r"\b(?:practice|work|performance|enough|compared?|change[ds]?)\b|\bhelp\b(?! and protection)",
    re.IGNORECASE,
)
"""What is good or not in ways that no grade settles."""


def confirmed(citer: Citer, asked: Asked, groups: Sequence[Group], text: str, in_period: bool) -> Outcome | None:
    """Yes or no, with the inspections that say so; None where the question is no such one or no grade settles it.

    Of the past, all inspections in scope count; of now, the newest that gives the grade.
    """
    wanted = wanted_grades(text, asked.grades)
    if len(groups) != 1 or not _is_settled_by_grade(asked, text) or (len(wanted) > 1 and len(asked.grades) > 1):
        return None
    graded = [record for record in groups[0].records if record.last and judgement_of(record, asked.judgement)]
    considered = [
        Stated(record, judgement_of(record, asked.judgement)[0]) for record in _meant(graded, text, in_period)
    ]
    if not considered:
        return None
    fitting = [one for one in considered if one.fact.plain_value in wanted]
    shown = fitting or considered
    shown += [one for one in considered[-1:] if one not in shown]
    word, authority = "Yes" if fitting else "No", groups[0].authority
    said = [_said(citer, asked, authority if place else f"{word}, {authority}", one) for place, one in enumerate(shown)]
    return Outcome("answered", (*said, *([citer.quoted(shown[0])] if len(shown) == 1 else [])))


def _is_settled_by_grade(asked: Asked, text: str) -> bool:
    is_look_up = asked.subject == "judgement" and asked.operation == "look up" and bool(asked.grades)
    if re.search(r"\bgood (?:at|for|with)\b", text) and not asked.plainly:
        return False
    return is_look_up and bool(_ASKS.match(text)) and not _DENIES.search(text) and not _OF_WORK.search(text)


def _meant(graded: Sequence[Record], text: str, in_period: bool) -> list[Record]:
    """The inspections that the question is about, oldest first."""
    years = {int(year) for year in _YEAR.findall(text)}
    if years and not in_period:
        return [record for record in graded if record.last and record.last.year in years]
    order = order_in(text)
    if order is not None:
        return [record for record in [pick(graded, order)] if record]
    return list(graded) if in_period or _WAS.search(text) else list(graded[-1:])


def _said(citer: Citer, asked: Asked, authority: str, one: Stated) -> Statement:
    """The inspection with its days, what was judged where the question names it, and the grade."""
    judged = f", {one.fact.plain_name}" if asked.named and one.fact.plain_name else ""
    return derived(f"{authority}, {event_of(one.record)}{judged}: {one.fact.value}.", citer, [one])
