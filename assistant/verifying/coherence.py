"""A statement over two sentences takes what it says of one thing from one of them."""

from __future__ import annotations

import re

from assistant.verifying.amounts import amounts_in
from assistant.verifying.dates import dates_in
from assistant.verifying.evidence import Evidence, points_back
from assistant.verifying.grades import grades_in
from assistant.verifying.names import authorities_in
from assistant.verifying.support import content_of, unsupported

_LEANS = re.compile(
    r"(?:This|These|That|Those|They|Their|It|Its|He|She|His|Her|Both|Such|As a result|Consequently|Therefore|However|"
    r"In (?:these|this|addition)|For (?:these|this|some|others)|Others|Some|Here|Also|So)\b"
)
"""How a sentence begins that goes on with what the one before speaks of."""
_JOINED = re.compile(r"[;:,]|\b(?:and|but|while|whereas|although|because|so)\b")
_MAY_LACK = 0.25
_CLAUSE = re.compile(r";|:|, (?:and|but|while|whereas|although|though)\b|\b(?:but|while|whereas|although)\b")


def mixes_parts(said: str, place: Evidence) -> bool:
    """Whether a clause's authority, numbers, dates and grades come from different sentences."""
    if len(place.parts) < 2:
        return False
    leans = _LEANS.match(place.parts[1]) or points_back(place.parts[1])
    if not leans and any(_lacks(clause, place) for clause in _JOINED.split(said) if clause):
        return True
    clauses = [clause for clause in _CLAUSE.split(said) if clause]
    return any(_is_mixed(clause, place.parts) for clause in clauses)


def _lacks(clause: str, place: Evidence) -> bool:
    """Whether neither sentence alone says most of what a clause says."""
    content = content_of(clause)
    lacking = [len(unsupported(content, part, place.context, "")) for part in place.parts]
    return bool(content) and min(lacking) > _MAY_LACK * len(content)


def _is_mixed(clause: str, parts: tuple[str, ...]) -> bool:
    wanted = _particulars(clause)
    held = [_particulars(part) for part in parts]
    named = [authorities_in(part) for part in parts]
    if len([names for names in named if names]) > 1 and not authorities_in(clause):
        return True
    everywhere = frozenset[object]().union(*held)
    needed = {one for one in wanted if one in everywhere}
    return len(needed) > 1 and not any(needed <= one for one in held)


def _particulars(text: str) -> frozenset[object]:
    return frozenset(
        [
            *(("number", one.value, one.kind) for one in amounts_in(text)),
            *(("date", one.year, one.month, one.day) for one in dates_in(text)),
            *(("grade", one.grade) for one in grades_in(text)),
            *(("authority", one) for one in authorities_in(text)),
        ]
    )
