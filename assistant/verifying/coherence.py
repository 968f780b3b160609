"""A statement over two sentences takes what it says of one thing from one of them."""

from __future__ import annotations

import re

from assistant.verifying.dates import dates_in
from assistant.verifying.evidence import Evidence
from assistant.verifying.grades import grades_in
from assistant.verifying.names import authorities_in
from assistant.verifying.numbers import amounts_in

_CLAUSE = re.compile(r";|:|, (?:and|but|while|whereas|although|though)\b|\b(?:but|while|whereas|although)\b")


def mixes_parts(said: str, place: Evidence) -> bool:
    """Whether a clause's authority, numbers, dates and grades come from different sentences."""
    if len(place.parts) < 2:
        return False
    clauses = [clause for clause in _CLAUSE.split(said) if clause]
    return any(_is_mixed(clause, place.parts) for clause in clauses)


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
