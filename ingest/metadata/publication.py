"""On which day a document was published, and by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date
from itertools import islice

from ingest.dates import find_days
from ingest.metadata.lines import Found, Line, opening_of

_PUBLISHED = re.compile(
    r"^(?:(?:report|letter|date) )?(?:published|publication date|of publication)(?: on)?:? ", re.IGNORECASE
)
_ORDERED = re.compile(
    r"^ordered by the house of (?:commons|lords) to be (?:published|printed)(?: on)?:? ", re.IGNORECASE
)
_DATED = re.compile(r"^date: ", re.IGNORECASE)
_LETTERHEAD = re.compile(r"ofsted", re.IGNORECASE)
_LETTERHEAD_LINES = 3
_FIRST_LINES = 16
_LAST_LINES = 14
_LONGEST_CONTACT = 80
_IN_NAME = re.compile(r"[_\s.-]+")
_SAID = (
    re.compile(r"^(?:published by|publisher):? +(?:the )?([A-Z][^.,;|]{2,60})", re.IGNORECASE),
    re.compile(r"^The [A-Z][^()]{10,90} \(([A-Z]\w+)\) (?:regulates|inspects)\b"),
)
_COPYRIGHT = re.compile(
    r"(?:©(?: ?[Cc]opyright)?(?: \d{4})?|\b[Cc]opyright (?:\([Cc]\) )?\d{4}),? (?:by )?([A-Z][\w&’' ]{2,50}?)"
    r"(?: (?:\d{4}|limited|ltd|plc)\b.*|[.,]|$)"
)
_CROWN = re.compile(r"^crown\b", re.IGNORECASE)
_OF_GOVERNMENT = re.compile(r"@([a-z]+)\.gov\.uk\b|\bgov\.uk/([a-z]+)\b")


def published_on(lines: Sequence[Line], *, is_of_meeting: bool) -> Found[Date] | None:
    """The printed day of publication: after "Published:", or a line of its own that is a date.

    In papers of a meeting a date by itself is the meeting's.
    """
    opening = list(opening_of(lines))
    for line in opening:
        match = _PUBLISHED.match(line.words) or _ORDERED.match(line.words)
        days = next(find_days(line.words, match.end()), None) if match else None
        if days:
            return line.found(days.first, days.start, days.end)
    for line in [] if is_of_meeting else opening[:_FIRST_LINES]:
        dated = _DATED.match(line.words)
        days = next(find_days(line.words), None)
        start = dated.end() if dated else 0
        if days and (days.start, days.end) == (start, len(line.words.rstrip(" .,"))):
            return line.found(days.first, days.start, days.end)
    return None


def date_in_name(name: str) -> Found[Date] | None:
    """The one date that a file's name holds, "inspection - 11 february 2022.pdf"; None where it holds several."""
    spaced = " ".join(_IN_NAME.sub(lambda match: "-" if match[0] == "-" else " ", name.rsplit(".", 1)[0]).split())
    found = {days.first for days in islice((*find_days(spaced), *find_days(spaced.replace("-", " "))), 8)}
    return Found(found.pop(), how="file name") if len(found) == 1 else None


def publisher_of(lines: Sequence[Line]) -> Found[str] | None:
    """Who published it, as the document says; a printer, designer or web agency is not its publisher."""
    edges = [*opening_of(lines), *lines[-_LAST_LINES:]]
    for line in edges:
        for pattern in _SAID:
            match = pattern.search(line.words)
            if match:
                return line.found(match[1].strip(), match.start(1), match.end(1))
    return _copyright(edges) or _government(edges, lines) or _letterhead(lines)


def _copyright(lines: Sequence[Line]) -> Found[str] | None:
    for line in lines:
        match = _COPYRIGHT.search(line.words)
        if match and not _CROWN.match(match[1]):
            return line.found(match[1], match.start(1), match.end(1))
    return None


def _letterhead(lines: Sequence[Line]) -> Found[str] | None:
    """The inspectorate whose name alone is the first line of its letter."""
    for line in lines[:_LETTERHEAD_LINES]:
        if _LETTERHEAD.fullmatch(line.words.strip()):
            return line.found("Ofsted", 0, len(line.words))
    return None


def _government(edges: Sequence[Line], lines: Sequence[Line]) -> Found[str] | None:
    """The body of a letterhead's address on gov.uk, spelled as the document spells it."""
    for line in edges:
        match = _OF_GOVERNMENT.search(line.words)
        if match is None or (line.block.kind != "boilerplate" and len(line.words) > _LONGEST_CONTACT):
            continue
        body = re.compile(rf"\b({match[1] or match[2]})\b", re.IGNORECASE)
        spellings = (found[1] for other in lines for found in body.finditer(other.words) if found[1][0].isupper())
        spelled = next(spellings, None)
        if spelled:
            return line.found(spelled, match.start(), match.end())
    return None
