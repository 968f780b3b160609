"""Questions over many authorities: how many, which, which got better or worse."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

OverMany: TypeAlias = Literal["count", "which", "improved", "worsened"]

_OF_MANY = re.compile(
    r"\b(?:authorit(?:y|ies)|councils?|local authorities|areas|boroughs|counties|places|services|departments|reports?|"
    r"inspections?)\b"
)
_COUNT = re.compile(rf"\bhow many (?:\w+ ){{0,4}}?{_OF_MANY.pattern}|\bnumber of (?:\w+ ){{0,3}}?{_OF_MANY.pattern}")
_WHICH = re.compile(
    r"\b(?:which|what(?! (?:did|was|does|is|has|had)\b)|list|name|show)(?: me)?(?: all| the| of the)* (?:\w+ ){0,3}?"
    rf"{_OF_MANY.pattern}|^who (?:else )?(?:is|was|were|got)\b|"
    rf"^(?:and )?(?:is|are|was|were) (?:there )?any (?:of the )?(?:\w+ )?{_OF_MANY.pattern}"
)
_NO_NOUN = re.compile(
    r"^(?:and )?(?P<asks>which|how many)(?: ones)? (?:still |now |ever )?(?:is|are|was|were|has|have|got|became|needs?|"
    r"requires?|improved|declined|worsened|fell|dropped|moved|did)\b"
)
"""Grades are given to authorities, so that these are counted where nothing is named."""
_GRADE = re.compile(r"\b(?:inadequate|outstanding|requir\w+ improvement|good(?! (?:at|for|with)\b))\b")
_COUNCILS = r"\b(?:which|what|how many|list|name) (?:\w+ ){0,3}?(?:authorit(?:y|ies)|councils?|boroughs|counties)"
_NEED_TO_IMPROVE = r"(?: \w+){0,2}? needs? to (?:improve|get better|be better|do better)\b"
_NOT_GOOD = re.compile(rf"(?:{_COUNCILS}|^(?:and )?how many(?: ones)?){_NEED_TO_IMPROVE}")
"""Asks which are not good, and not what is to be improved."""
NOT_GOOD = ("inadequate", "requires improvement")
_IMPROVED = re.compile(r"\b(?:got|gotten|become|became|done|did) better\b|\bimproved\b|\bimproving\b|\bmoved up\b")
_WORSENED = re.compile(r"\b(?:got|gotten|become|became|done|did) worse\b|\bdeclined\b|\bfell\b|\bfallen\b|\bworsened\b|"
                       r"\bdropped\b|\bmoved down\b")  # fmt: skip


def asks_movement(plain: str) -> bool:
    """Whether a question asks for what got better or worse; `plain` is in lower case."""
    return bool(_IMPROVED.search(plain) or _WORSENED.search(plain))


def asks_not_good(plain: str) -> bool:
    """Whether it asks which authorities need to improve."""
    return bool(_NOT_GOOD.search(plain))


def operation_over_many(plain: str, named: int) -> OverMany | None:
    """What is asked of many authorities; None for a question that is not over many. `named` authorities are named."""
    of_grades = _GRADE.search(plain) or asks_movement(plain) or asks_not_good(plain)
    alone = _NO_NOUN.match(plain) if of_grades and not named else None
    counts = bool(_COUNT.search(plain)) or (alone is not None and alone["asks"] == "how many")
    lists = bool(_WHICH.search(plain) and (_OF_MANY.search(plain) or "who" in plain)) or alone is not None
    if not counts and not lists:
        return None
    if _WORSENED.search(plain):
        return "worsened"
    if _IMPROVED.search(plain):
        return "improved"
    return "count" if counts else "which"
