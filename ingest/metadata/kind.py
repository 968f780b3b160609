"""What kind of document it is, and the words by which one knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.metadata.lines import Found, Line, opening_of
from store.types import DocumentKind

_AREA_SEND = re.compile(r"\barea SEND\b|\blocal area partnership\b", re.IGNORECASE)
_INSPECTION_DATES = re.compile(r"(?:inspection|review) dates?:?", re.IGNORECASE)
_SAYS_INSPECTION = re.compile(r"\bInspection of\b|\binspection report\b|\bInspection dates?:", re.IGNORECASE)
_SAYS_MINUTES = re.compile(r"\bRESOLVED\b|^(?i:(?:draft )?minutes(?: of\b|:|$)|apologies\b|(?:members )?present:)")
_SAYS_AGENDA = re.compile(r"^(?:public |supplementary )?agenda(?: for\b| of\b|:|$)", re.IGNORECASE)
_VISITS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("focused visit", re.compile(r"\bfocuss?ed (?:assurance )?visit\b", re.IGNORECASE)),
    ("monitoring visit", re.compile(r"\bmonitoring visit\b", re.IGNORECASE)),
)
_SPOKEN_OF = (
    r"(?:report|ofsted|inspect\w+|council\w*|spokes\w+|leader|director|cllr|chief|minister|chair\w*|union|officer|"
    r"authority|charity)"
)
_SAYS_NEWS = re.compile(
    rf"[”\"],? (?:said|says|concluded|added|warned) (?:\w+ ){{0,6}}{_SPOKEN_OF}\b|"
    rf"\b{_SPOKEN_OF}\b[^.]{{0,80}} (?:has|have) (?:said|warned)\.|, (?:it )?said the report\b|"
    r"\baccording to (?:ofsted|inspectors|the report)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"^[A-Z][\w.’'()-]*(?: [\w.’'()-]+){0,5}: ")
_HEAD = 8


def kind_of(
    title: Found[str], lines: Sequence[Line], *, is_news_page: bool, is_transcript: bool
) -> Found[DocumentKind]:
    """The kind; "other" has no place. `is_news_page` says that a web page calls itself an article."""
    opening = list(opening_of(lines))
    send = _first(_AREA_SEND, opening[:_HEAD])
    if send:
        return _told("area SEND", send)
    dated = _first(_INSPECTION_DATES, opening, at_start=True)
    if is_transcript:
        turn = _first(_TURN, [line for line in lines if line.block.kind == "paragraph"])
        return _told("transcript", turn) if turn else Found("transcript")
    minutes = _first(_SAYS_MINUTES, lines)
    if minutes and not dated:
        return _told("minutes", minutes)
    agenda = _first(_SAYS_AGENDA, opening[:_HEAD])
    if agenda and not dated:
        return _told("agenda", agenda)
    if is_news_page:
        return Found("news", how="file properties")
    visit = _visit(title, opening)
    if visit:
        return visit
    if dated:
        return _told("inspection report", dated)
    if _SAYS_INSPECTION.search(title.value):
        return Found("inspection report", title.start, title.end, title.how)
    news = _first(_SAYS_NEWS, lines) if not any(line.block.kind == "heading" for line in lines) else None
    return _told("news", news) if news else Found("other")


def _told(kind: DocumentKind, place: Found[str]) -> Found[DocumentKind]:
    return Found(kind, place.start, place.end)


def _visit(title: Found[str], opening: Sequence[Line]) -> Found[DocumentKind] | None:
    """The kind of visit that a letter's subject names, or else its first paragraphs."""
    for kind, pattern in _VISITS:
        if pattern.search(title.value):
            return Found(kind, title.start, title.end, title.how)
    is_letter = any(line.words.startswith("Dear ") for line in opening)
    for kind, pattern in _VISITS if is_letter else ():
        place = _first(pattern, opening)
        if place:
            return _told(kind, place)
    return Found("other") if is_letter else None


def _first(pattern: re.Pattern[str], lines: Sequence[Line], at_start: bool = False) -> Found[str] | None:
    for line in lines:
        match = pattern.match(line.words) if at_start else pattern.search(line.words)
        if match:
            return line.found(match.group(), match.start(), match.end())
    return None
