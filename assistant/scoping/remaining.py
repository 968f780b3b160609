"""What is left of a library while it is narrowed, step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.openings import Opening
from assistant.questions import Question
from assistant.scoping.kinds import REPORTS
from assistant.scoping.narrowed import Side
from assistant.types import Refusal, Scope

_TO_CHANGE = re.compile(r"\b(?:to|must|should) (?:be )?changed?\b", re.IGNORECASE)


@dataclass(slots=True)
class Work:
    """What is left of the library, and what was found out on the way."""

    left: list[Opening]
    scope: Scope
    sides: list[Side] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    chose: set[str] = field(default_factory=set)
    nothing: str = ""
    refusal: Refusal = "no document"
    missing: str = ""
    narrowed: bool = False

    def keep(self, held: Sequence[Opening]) -> None:
        """Keep these documents only."""
        self.left = list(held)
        self.narrowed = True

    def can_speak_of_others(self) -> bool:
        """Whether documents are left that may speak of what other documents report."""
        return any(held.kind not in REPORTS for held in self.left)


def compares(question: Question) -> bool:
    """Whether things are compared; "what had to change" asks for what one document says."""
    return "comparison" in question.wants and not _TO_CHANGE.search(question.text)
