"""Where sentences begin and end."""

from __future__ import annotations

import re

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+[⁰¹²³⁴-⁹]*+(?=\s)")
_OPENER = re.compile(r"[\"'“‘(\[]*[A-Z0-9À-ÖØ-Þ£€$•◼]")
_WORD_BEFORE = re.compile(r"[\w.’']+$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st sgt cllr col gen lt no nos para paras p pp fig vol ed eds cf vs approx dept est "
    "inc ltd co e.g i.e eg ie viz jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_NEVER_LAST = frozenset("mr mrs ms dr prof rev hon cllr no nos para paras p pp fig vol e.g i.e eg ie cf vs".split())


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Offsets of the sentences of `text[start:end]`, without the spaces between them."""
    end = len(text) if end is None else end
    spans = []
    begin = _skip_space(text, start, end)
    for match in _END.finditer(text, begin, end):
        following = _skip_space(text, match.end(), end)
        if following >= end or following <= begin:
            continue
        if _ends_sentence(text, begin, match, following):
            spans.append((begin, match.end()))
            begin = following
    if begin < end:
        spans.append((begin, begin + len(text[begin:end].rstrip())))
    return [(first, last) for first, last in spans if last > first]


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends_sentence(text: str, begin: int, match: re.Match[str], following: int) -> bool:
    if not _OPENER.match(text, following):
        return False
    if match.group()[0] != ".":
        return True
    word = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start())
    if word is None:
        return True
    plain = word.group().casefold().lstrip("'’")
    if plain in _ABBREVIATIONS:
        return plain not in _NEVER_LAST and not text[following].isdigit() and plain in ("co", "ltd", "inc")
    is_initial = len(plain) == 1 and plain.isalpha() and plain != "i"
    is_label = plain.isdigit() and word.start() == begin
    return not (is_initial or is_label)
