"""What a meeting resolved and recommended, item by item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.metadata.lines import Line, shown
from store.types import FactKind, FactRow

_RESOLVED = re.compile(
    r"^(?:it was )?(?:unanimously )?(?:resolved|agreed|recommended|recommendations?|decision)\b(?: that)?[\s:–—-]*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:minutes|discussion|decisions?|resolved|resolutions?|recommendations?|actions?|agreed|"
    r"(?:joint |briefing )?(?:note|report|letter) (?:of|by|from) .+)",
    re.IGNORECASE,
)
"""Headings within an item: what follows belongs to the item's own title."""
_KINDS: dict[str, FactKind] = {"resolution": "resolution", "recommendation": "recommendation"}


def resolved(lines: Sequence[Line]) -> Iterator[FactRow]:
    """Resolutions and recommendations of minutes; the name is the title of the item they belong to."""
    item = ""
    for line in lines:
        if line.block.role == "item" or line.block.kind in ("title", "heading"):
            named = shown(line.words).rstrip(":")
            item = item if item and _NO_TITLE.fullmatch(named) else named
        kind = _KINDS.get(line.block.role or "")
        words = " ".join(line.words.split())
        if kind is None or words.endswith(":") or line.block.kind == "heading":
            continue
        value = _RESOLVED.sub("", words)
        if value:
            yield FactRow(
                kind, item, value[:1].upper() + value[1:], line.block.start, line.block.end, number=line.block.number
            )
