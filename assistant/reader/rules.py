"""What is known of reports beside how a sentence reads: rows, lists, dates of inspections, and what is newer."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.questions import Question
from assistant.reader.matching import Match, log_odds
from assistant.types import Hit

_LIST = 3.0
_NAMED = 0.6
_AGE = 0.8
_DATES = 3.0
_JUDGEMENT_ROW = 1.2
"""What each adds to the log-odds of a sentence; set by hand."""
_OLD_DAYS = 3650
_INSPECTION_DATES = re.compile(r"inspection dates?\b|.{0,60}\b(?:summarises|inspected)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:previous|last|since the) inspection\b", re.IGNORECASE)


def with_rules(question: Question, matches: Sequence[Match], hits: Sequence[Hit]) -> list[Match]:
    """The matches with their chances moved by the rules, best first."""
    over_time = "comparison" in question.wants and len({hit.document.authority for hit in hits}) < 2
    ages = [0.0] * len(matches) if question.years or over_time else _ages(matches)
    moved = [
        replace(match, chance=_moved(match.chance, _rules(question, match) - _AGE * age))
        for match, age in zip(matches, ages, strict=True)
    ]
    return sorted(moved, key=lambda match: (-match.chance, match.unit.key))


def _rules(question: Question, match: Match) -> float:
    unit, by = match.unit, 0.0
    if "grade" in question.wants and unit.of.kind == "table_row":
        by += _JUDGEMENT_ROW
    if question.asks_inspection_dates:
        by += _DATES * (bool(_INSPECTION_DATES.match(unit.text)) - bool(_EARLIER.search(unit.text)))
    if "list" in question.wants and unit.of.kind in ("list_item", "table_row"):
        by += _LIST * max(0.0, match.under - _NAMED) / (1 - _NAMED)
    return by


def _ages(matches: Sequence[Match]) -> list[float]:
    """How much older each document is than the newest, 0 to 1: how things are means how they are now."""
    days = [match.unit.document.last_day for match in matches]
    newest = max((day for day in days if day), default=None)
    return [min(1.0, (newest - day).days / _OLD_DAYS) if newest and day else 0.0 for day in days]


def _moved(chance: float, by: float) -> float:
    """A chance with its log-odds moved."""
    return 1 / (1 + math.exp(-(log_odds(chance) + by)))
