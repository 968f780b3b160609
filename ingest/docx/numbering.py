"""The numbers that Word prints before paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from ingest.docx.styles import W, integer, value
from ingest.numerals import numeral


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list of the file: its levels, the definition whose counters it shares, and where it begins anew."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """Counts the numbered paragraphs of a document from its beginning to its end."""

    def __init__(self, root: Element | None) -> None:
        """`root` is the numbering part of the file, None for a file without lists."""
        self._counters: dict[str, dict[int, int]] = {}
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        definitions = {str(one.get(f"{W}abstractNumId")): one for one in root.iter(f"{W}abstractNum")}
        links = _definitions_by_style(definitions)
        for num in root.iter(f"{W}num"):
            definition = value(num, f"{W}abstractNumId") or ""
            linked = value(definitions.get(definition), f"{W}numStyleLink")
            definition = links.get(linked, definition) if linked else definition
            self._lists[str(num.get(f"{W}numId"))] = _list(num, definition, definitions.get(definition))

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """The level of the list that is tied to a paragraph style."""
        levels = self._lists[num_id].levels if num_id in self._lists else {}
        return next((number for number, level in levels.items() if level.style == style_id), None)

    def is_list(self, num_id: str | None) -> bool:
        """Whether a paragraph with this list id is in a list ("0" takes it out of its style's list)."""
        return num_id in self._lists

    def count(self, num_id: str, level: int) -> str:
        """Count one more paragraph of a list and give what Word prints before it, "" for a bullet."""
        numbered = self._lists[num_id]
        counters = self._counters.setdefault(numbered.definition, {})
        if not numbered.begun:
            numbered.begun = True
            for restarted in numbered.starts:
                counters.pop(restarted, None)
        counters[level] = counters[level] + 1 if level in counters else self._start(numbered, level)
        for deeper in [one for one in counters if one > level]:
            restart = numbered.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                del counters[deeper]
        return self._printed(numbered, level, counters)

    @staticmethod
    def _start(numbered: _List, level: int) -> int:
        return numbered.starts.get(level, numbered.levels.get(level, _Level()).start)

    def _printed(self, numbered: _List, level: int, counters: dict[int, int]) -> str:
        shape = numbered.levels.get(level)
        if shape is None or shape.format == "bullet":
            return ""

        def number(match: re.Match[str]) -> str:
            """The count of the level that "%1" to "%9" names, in its format."""
            place = int(match[1]) - 1
            count = counters.get(place, self._start(numbered, place))
            format_ = numbered.levels.get(place, _Level()).format
            return numeral(count, "decimal" if shape.legal else format_)

        printed = re.sub(r"%([1-9])", number, shape.text).strip()
        return printed if any(character.isalnum() for character in printed) else ""


def _definitions_by_style(definitions: dict[str, Element]) -> dict[str, str]:
    """The definition that belongs to each list style."""
    return {style: i for i, one in definitions.items() if (style := value(one, f"{W}styleLink")) is not None}


def _list(num: Element, definition_id: str, definition: Element | None) -> _List:
    levels = {} if definition is None else {_place(one): _level(one) for one in definition.iterfind(f"{W}lvl")}
    starts = {}
    for override in num.iterfind(f"{W}lvlOverride"):
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[_place(override)] = _level(own)
        start = integer(override, f"{W}startOverride")
        if start is not None:
            starts[_place(override)] = start
    return _List(definition_id, levels, starts)


def _place(element: Element) -> int:
    text = str(element.get(f"{W}ilvl", "0"))
    return int(text) if text.isdecimal() else 0


def _level(element: Element) -> _Level:
    start = integer(element, f"{W}start")
    return _Level(
        # The standard says 0 where nothing is said, and Word agrees.
        0 if start is None else start,
        value(element, f"{W}numFmt") or "decimal",
        value(element, f"{W}lvlText") or "",
        integer(element, f"{W}lvlRestart"),
        element.find(f"{W}isLgl") is not None,
        value(element, f"{W}pStyle"),
    )
