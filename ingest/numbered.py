"""Numbered paragraphs: in which section a number is to be looked up, and what stands below one without a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.sections import Sections
from store.types import Block


class Numbers:
    """How a numbered paragraph is found, and what stands below it without a number."""

    def __init__(self, blocks: Sequence[Block], sections: Sections) -> None:
        self._blocks = blocks
        self._sections = sections
        numbered = [
            at
            for at, block in enumerate(blocks)
            if block.kind == "paragraph" and block.number and block.role not in ("item", "turn")
        ]
        self._times = Counter(blocks[at].number for at in numbered)
        self._numbered = frozenset(numbered)
        self._restart = self._times["1"] > 1
        self._within = Counter((heading, blocks[at].number) for at in numbered for heading in sections.path(at))

    def section(self, place: int) -> str:
        """The name of the outermost section in which the paragraph's number is the only one of its kind."""
        number = self._blocks[place].number
        if not self._restart and self._times[number] < 2:
            return ""
        path = self._sections.path(place)
        alone = next((heading for heading in path if self._within[heading, number] == 1), None)
        return self._sections.name(alone if alone is not None else self._sections.heading(place))

    def above(self, sections: Sequence[int | None]) -> list[int | None]:
        """For each block the nearest numbered paragraph above it in its section; `sections` tells which that is."""
        last: dict[int | None, int] = {}
        found = []
        for place, section in enumerate(sections):
            found.append(last.get(section))
            if place in self._numbered:
                last[section] = place
        return found
