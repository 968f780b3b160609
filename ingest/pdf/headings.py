"""Headings: which parts are some, which lines make up one, and how they nest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pdf.parts import Part
from ingest.pdf.setting import Setting

_CONNECTIVE = re.compile(r"and|or|of|for|with|&", re.IGNORECASE)
_CLOSING = re.compile(r"(?:yours? (?:sincerely|faithfully|truly)|(?:kind|best) regards)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"Dear\b")
_TITLE = 1.3
_LONGEST = 220
_AFTER_CLOSING = 6
_LONGEST_NAME = 80
_PERSON = re.compile(r"[A-Z][\w’' ]{2,30}: (?:[A-Z][\w.’'-]*,?(?: |$)){2,5}")
_POST = re.compile(r"\b(?:HMI|(?:Inspector|Director|Manager|Chair|Officer|Leader|Commissioner|Executive)s?)\b")
_LONGEST_POST = 8
LARGER = 0.9
"""By how many points type is larger that is a heading's even where it is not bold."""
_KEY_AND_VALUE = re.compile(r"^[A-Z][\w’' ]{2,40}: (?:.*\d|(?!The )[A-Z][a-z]+ [A-Z])")


def is_heading(part: Part, setting: Setting) -> bool:
    """Whether the part is a heading: larger or bolder than the body, short, and no sentence."""
    if (
        part.kind != "text"
        or part.is_bullet
        or part.heads_nothing
        or len(part.text) > 220
        or part.text.endswith((".", ";", ","))
    ):
        return False
    if _KEY_AND_VALUE.match(part.text):
        return False
    if part.size > setting.body_size + LARGER:
        return len(part.text) > 1
    return part.bold and part.size >= setting.body_size - 0.6


def join_headings(parts: list[Part], setting: Setting) -> None:
    """Join two headings that a word alone on its line connects ("Inspection of …", "and", "Review of …")."""
    at = 1
    while at < len(parts) - 1:
        before, word, after = parts[at - 1 : at + 2]
        if _CONNECTIVE.fullmatch(word.text) and _are_set_together(before, word, after, setting):
            before.add_part(word)
            before.add_part(after)
            del parts[at : at + 2]
        else:
            at += 1


def mark_persons(parts: Sequence[Part]) -> None:
    """Posts under a name, and what stands below a letter's closing, are no headings, however bold they are."""
    after_closing = 0
    for before, part in zip([None, *parts], parts, strict=False):
        if part.kind == "text" and (after_closing or (before and _is_post_of(before, part))):
            part.heads_nothing = not after_closing or len(part.text) < _LONGEST_NAME
        after_closing = _AFTER_CLOSING if _CLOSING.match(part.text) else max(0, after_closing - 1)


def is_post(text: str) -> bool:
    """Whether the text is a person's post alone ("His Majesty's Inspector")."""
    return len(text.split()) <= _LONGEST_POST and bool(_POST.search(text))


def title_of(parts: Sequence[Part], headings: Sequence[Part], setting: Setting) -> Part | None:
    """The document's title: the first page's first heading that is set large, or a letter's heading below "Dear …"."""
    first_page = [part for part in headings if part.pages[0][0] == 1]
    large = next((part for part in first_page if part.size > setting.body_size * _TITLE), None)
    if large or not first_page:
        return large
    salutes = any(_SALUTATION.match(part.text) for part in parts[: parts.index(first_page[0])][-2:])
    return first_page[0] if salutes else None


def heading_levels(headings: Sequence[Part], first: int) -> dict[tuple[float, bool], int]:
    """The level of each style in which headings are set: the largest is the `first`."""
    styles = sorted({style_of(part) for part in headings}, reverse=True)
    return {style: level for level, style in enumerate(styles, start=first)}


def style_of(part: Part) -> tuple[float, bool]:
    """The size in half points and the weight."""
    return round(part.size * 2) / 2, part.bold


def _are_set_together(before: Part, word: Part, after: Part, setting: Setting) -> bool:
    same_page = before.pages[-1][0] == after.pages[0][0]
    return same_page and word.size == after.size and is_heading(before, setting) and is_heading(after, setting)


def _is_post_of(before: Part, part: Part) -> bool:
    return is_post(part.text) and bool(_PERSON.match(before.text))
