"""The text of one paragraph of a Word file, as it is printed with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml.etree import _Element as Element

from ingest.docx.styles import W

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATES = f"{_MC}AlternateContent"
_BOX = f"{W}txbxContent"

_WRAPPERS = frozenset(
    {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "ruby", "rubyBase")}
    | {f"{_M}oMathPara"}
)
_DELETED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}fldSimple", f"{W}rt"})
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "-",
}
_OPERATORS = {f"{_M}f": "/", f"{_M}sSup": "^", f"{_M}sSub": "_"}
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_PAGE_NUMBERS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_OFF = frozenset({"0", "false", "off"})

NoteKind = Literal["footnote", "endnote"]


@dataclass(slots=True)
class Inline:
    """What stands in one paragraph.

    `text` keeps its tabs. `boxes` are the contents of text boxes that are anchored in it, `notes` the kinds and ids
    of its footnotes and endnotes.
    """

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[NoteKind, str]] = field(default_factory=list)


def read_inline(paragraph: Element) -> Inline:
    """The text of a paragraph, without deleted and hidden text and without page numbers."""
    inline = Inline()
    fields: list[str] = []
    parts: list[str] = []
    for element in _leaves(paragraph):
        tag = element.tag
        if tag == f"{W}fldChar":
            _follow_field(str(element.get(f"{W}fldCharType")), fields)
        elif tag == f"{W}instrText" and fields:
            fields[-1] += element.text or ""
        elif any(_is_page_number(instruction) for instruction in fields):
            continue
        elif tag == f"{W}t":
            parts.append(element.text or "")
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag == f"{_M}oMath":
            parts.append(_formula(element))
        elif tag in _PICTURES:
            inline.boxes.extend(_boxes(element))
        elif tag == f"{W}footnoteReference":
            inline.notes.append(("footnote", str(element.get(f"{W}id"))))
        elif tag == f"{W}endnoteReference":
            inline.notes.append(("endnote", str(element.get(f"{W}id"))))
    inline.text = "".join(parts)
    return inline


def unwrapped(element: Element) -> Iterator[Element]:
    """The children of `element` without content controls, insertions and other wrappers; what was deleted is out."""
    for child in element:
        yield from unwrap(child)


def unwrap(element: Element) -> Iterator[Element]:
    """`element` itself, or what stands in it when it is a wrapper."""
    if element.tag == f"{W}sdt":
        content = element.find(f"{W}sdtContent")
        if content is not None and element.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
            yield from unwrapped(content)
    elif element.tag == _ALTERNATES:
        chosen = _alternative(element)
        if chosen is not None:
            yield from unwrapped(chosen)
    elif element.tag in _WRAPPERS or _is_field_of_text(element):
        yield from unwrapped(element)
    elif element.tag not in _DELETED:
        yield element


def is_on(element: Element | None) -> bool:
    """Whether a property is set: it is there and not switched off."""
    return element is not None and element.get(f"{W}val") not in _OFF


def _leaves(paragraph: Element) -> Iterator[Element]:
    for child in unwrapped(paragraph):
        if child.tag != f"{W}r":
            yield child
        elif not is_on(child.find(f"{W}rPr/{W}vanish")):
            yield from _leaves(child)


def _follow_field(event: str, fields: list[str]) -> None:
    if event == "begin":
        fields.append("")
    elif event == "end" and fields:
        fields.pop()


def _is_field_of_text(element: Element) -> bool:
    return element.tag == f"{W}fldSimple" and not _is_page_number(str(element.get(f"{W}instr", "")))


def _is_page_number(instruction: str) -> bool:
    return instruction.strip().split(" ")[0].upper() in _PAGE_NUMBERS


def _alternative(alternates: Element) -> Element | None:
    """One of several renderings of the same thing: the first that holds text."""
    for option in alternates:
        if option.tag in (f"{_MC}Choice", f"{_MC}Fallback") and next(option.iter(f"{W}t", f"{_M}t"), None) is not None:
            return option
    return None


def _boxes(element: Element) -> Iterator[Element]:
    for child in unwrapped(element):
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _formula(element: Element) -> str:
    """A formula on one line: a/b, a^b, a_b, ∑…"""
    if element.tag == f"{_M}t":
        return element.text or ""
    parts = [_formula(child) for child in element]
    if element.tag in _OPERATORS:
        return _OPERATORS[element.tag].join(part if part.isalnum() else f"({part})" for part in parts if part)
    if element.tag == f"{_M}d":
        return f"{_sign(element, 'dPr', 'begChr', '(')}{''.join(parts)}{_sign(element, 'dPr', 'endChr', ')')}"
    if element.tag == f"{_M}nary":
        return _sign(element, "naryPr", "chr", "∫") + "".join(parts)
    return "".join(parts)


def _sign(element: Element, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{_M}{properties}/{_M}{name}")
    return usual if found is None else str(found.get(f"{_M}val", ""))
