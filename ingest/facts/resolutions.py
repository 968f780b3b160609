"""What a meeting resolved and recommended, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.anatomy.decisions import decision
from ingest.metadata.lines import Line, shown
from store.types import FactKind, FactRow

_RESOLVED = re.compile(
    r"^(?:it was (?:(?:then|therefore|also) )?)?(?:unanimously )?"
    r"(?:resolved|agreed|recommended|recommendations?|decision)\b"
    r"(?: to (?:the )?(?:cabinet|council|executive)\b)?(?: that)?[\s:–—-]*",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:minutes|discussion|decisions?|resolved|resolutions?|recommendations?|actions?|agreed)(?: that)?$|"
    r"(?:joint |briefing )?(?:note|report|letter) (?:of|by|from) .+$",
    re.IGNORECASE,
)
_ACTION = re.compile(r"actions?\b(?! agreed)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}")
_KINDS: dict[str, FactKind] = {"resolution": "resolution", "recommendation": "recommendation"}


def resolved(lines: Sequence[Line]) -> Iterator[FactRow]:
    """Resolutions and recommendations of minutes; the name is the title of the item they belong to.

    What somebody is to do ("Action: ...") is no resolution of the meeting.
    """
    item = ""
    for line in lines:
        if line.block.role == "item" or line.block.kind in ("title", "heading"):
            named = shown(line.words).rstrip(":")
            generic = line.block.role != "item" and (_GENERIC.match(named) or decision(named))
            item = item if item and generic else named
        kind = _KINDS.get(line.block.role or "")
        words = " ".join(line.words.split())
        if kind is None or words.endswith(":") or line.block.kind == "heading" or _is_action(line, lines):
            continue
        value = _RESOLVED.sub("", words)
        if _WORD.search(value):
            yield FactRow(
                kind, item, value[:1].upper() + value[1:], line.block.start, line.block.end, number=line.block.number
            )


def _is_action(line: Line, lines: Sequence[Line]) -> bool:
    by = line.block.introduced_by
    return bool(_ACTION.match(line.words) or (by is not None and _ACTION.match(lines[by].words)))
