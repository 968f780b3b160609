"""The sections of a document: which headings each block stands under, and names by which a person finds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.anatomy.tables import is_grade
from store.types import Block

_LONGEST_NAME = 72


@dataclass(frozen=True, slots=True)
class Sections:
    """For each block the places of the headings above it, outermost first, and each heading's name.

    A heading has no section but its own. Names are unique: a heading that occurs twice is named with the one above it.
    """

    paths: tuple[tuple[int, ...], ...]
    names: dict[int, str]

    def path(self, place: int) -> tuple[int, ...]:
        """The places of the headings above block `place`, outermost first."""
        return self.paths[place]

    def heading(self, place: int) -> int | None:
        """The place of the nearest heading above block `place`."""
        return self.paths[place][-1] if self.paths[place] else None

    def name(self, heading: int | None) -> str:
        """The heading's name; empty where there is none."""
        return self.names[heading] if heading is not None else ""


def sections_of(text: str, blocks: Sequence[Block]) -> Sections:
    """The sections of a document. Its title and the names above a transcript's turns open none."""
    path: tuple[int, ...] = ()
    paths = []
    for place, block in enumerate(blocks):
        if block.kind == "title":
            path = ()  # what stands above the title, such as a logo, heads nothing
        elif block.kind == "heading" and block.role != "turn":
            level = block.level or 1
            path = (*(above for above in path if (blocks[above].level or 1) < level), place)
        paths.append(path)
    return Sections(tuple(paths), _names(text, blocks, paths))


def _names(text: str, blocks: Sequence[Block], paths: Sequence[tuple[int, ...]]) -> dict[int, str]:
    plain = {place: short_name(text, blocks[place]) for path in paths for place in path[-1:]}
    plain_times = Counter(plain.values())
    names = {
        place: f"{plain[paths[place][-2]]}, {name}" if plain_times[name] > 1 and len(paths[place]) > 1 else name
        for place, name in plain.items()
    }
    times: Counter[str] = Counter()
    unique = {}
    for place, name in names.items():
        times[name] += 1
        unique[place] = name if times[name] == 1 else f"{name} ({times[name]})"
    return unique


def short_name(text: str, block: Block) -> str:
    """A heading in one line, without a grade at its end; a long one is cut."""
    folded = " ".join(text[block.start : block.end].split()).rstrip(":")
    name, _, last = folded.rpartition(":")
    folded = name if name and is_grade(last) else folded
    if len(folded) <= _LONGEST_NAME:
        return folded
    return re.sub(r"\W+$", "", folded[:_LONGEST_NAME].rsplit(" ", 1)[0]) + "…"
