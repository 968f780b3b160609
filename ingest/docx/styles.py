"""Paragraph styles of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY_TEXT_LEVEL = 9
_MAX_BASES = 20


def value(element: Element | None, path: str) -> str | None:
    """The `w:val` of the first element at `path` below `element`."""
    found = None if element is None else element.find(path)
    return None if found is None else str(found.get(f"{W}val", ""))


def integer(element: Element | None, path: str) -> int | None:
    """The `w:val` at `path` as a whole number, None when there is none."""
    text = value(element, path)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph takes from its style and from those it is based on.

    `outline` counts from 0 as Word does, None for body text.
    """

    name: str = ""
    outline: int | None = None
    num_id: str | None = None
    level: int | None = None


def read_styles(root: Element | None) -> dict[str, Style]:
    """The paragraph styles by their id; the one under "" is the default."""
    if root is None:
        return {"": Style()}
    elements = {s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style") if s.get(f"{W}type") == "paragraph"}
    styles = {style_id: _style(element, elements) for style_id, element in elements.items()}
    defaults = [i for i, element in elements.items() if element.get(f"{W}default") in ("1", "true", "on")]
    styles[""] = styles[defaults[0]] if defaults else Style()
    return styles


def _style(element: Element, elements: dict[str, Element]) -> Style:
    chain = list(_with_bases(element, elements))
    names = [(value(one, f"{W}name") or "").lower() for one in chain]
    outlines = (_outline(one, name) for one, name in zip(chain, names, strict=True))
    outline = next((one for one in outlines if one is not None), None)
    num_ids = (value(one, f"{W}pPr/{W}numPr/{W}numId") for one in chain)
    levels = (integer(one, f"{W}pPr/{W}numPr/{W}ilvl") for one in chain)
    return Style(
        names[0],
        None if outline is None or outline >= _BODY_TEXT_LEVEL else outline,
        next((one for one in num_ids if one is not None), None),
        next((one for one in levels if one is not None), None),
    )


def _outline(element: Element, name: str) -> int | None:
    outline = integer(element, f"{W}pPr/{W}outlineLvl")
    heading = re.fullmatch(r"heading (\d)", name)
    return int(heading[1]) - 1 if outline is None and heading else outline


def _with_bases(element: Element, elements: dict[str, Element]) -> Iterator[Element]:
    base: Element | None = element
    for _ in range(_MAX_BASES):
        if base is None:
            return
        yield base
        base = elements.get(value(base, f"{W}basedOn") or "")
