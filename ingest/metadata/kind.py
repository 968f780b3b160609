"""What kind of document it is, and the words by which one knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.metadata.lines import Found, Line, opening_of
from store.types import DocumentKind

_AREA_SEND = re.compile(r"\barea SEND\b|\blocal area partnership\b", re.IGNORECASE)
_AREA_LETTER = re.compile(r"\b(?:local area SEND|area SEND (?:re-?)?inspection)\b", re.IGNORECASE)
_JOINT_INSPECTION = re.compile(r"\bjoint (?:targeted )?(?:area )?inspection of\b", re.IGNORECASE)
_INSPECTION_DATES = re.compile(r"(?:inspection|review) dates?:?", re.IGNORECASE)
_SAYS_INSPECTION = re.compile(r"\bInspection of\b|\binspection report\b|\bInspection dates?:", re.IGNORECASE)
_SAYS_MINUTES = re.compile(
    r"\bRESOLVED\b|^(?i:(?:draft )?minutes(?: of\b|:|$)|apologies\b|(?:members )?present:|(?:attendance|attendees):?$)"
)
_MET = re.compile(
    r"\bRESOLVED\b|^(?i:(?:draft )?minutes(?: of (?!(?:the )?(?:previous|last|meetings? held))|:$)|"
    r"apologies (?:(?:for absence )?(?:were|was)\b|(?:for absence)?:)|(?:members )?present:)"
)
"""Of what says minutes, that which no agenda says."""
_SAYS_AGENDA = re.compile(r"^(?:public |supplementary )?agenda(?: for\b| of\b|:|$)", re.IGNORECASE)
_VISITS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("focused visit", re.compile(r"\bfocuss?ed (?:assurance )?visit\b", re.IGNORECASE)),
    ("monitoring visit", re.compile(r"\bmonitoring visit\b", re.IGNORECASE)),
)
_INSPECTION_LETTERS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("area SEND", _AREA_LETTER),
    ("inspection report", _JOINT_INSPECTION),
)
_TO_MEMBERS = re.compile(r"(?:report (?:to|of|from|author)|title of report|decision maker|to|from): ", re.IGNORECASE)
"""How the head of a paper to a committee begins, which reports on an inspection and is not its report."""
_ABOUT = re.compile(
    r"\b(?:outcomes?|results?|updates?|responses?|briefing|feedback|action plan|next steps|"
    r"ofsted (?:says|rates|praises|finds|found))\b",
    re.IGNORECASE,
)
"""Words of a title that speaks of a visit or inspection without being of it."""
_RELEASE = re.compile(
    r"^(?:notes? (?:to|for) editors?|(?:press|news|media) release|additional reporting by|more on this story)\b"
    r".{0,60}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^(?i:(?:written )?by) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}\b.{0,60}$")
_JOURNALIST = re.compile(r"\b(?:reporter|correspondent|journalist|editor|BBC News)\b", re.IGNORECASE)
_QUOTES = re.compile(r"[”\"’'],? (?:(?:he|she|they|it|who) )?(?:said|says|added)\b|\b(?:said|says|added):? [“\"‘']")
_BYLINE_WITHIN = 6
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
    dated = _first(_INSPECTION_DATES, opening, at_start=True)
    if send and dated and not is_news_page:
        return _told("area SEND", send)
    if is_transcript:
        turn = _first(_TURN, [line for line in lines if line.block.kind == "paragraph"])
        return _told("transcript", turn) if turn else Found("transcript")
    minutes = _first(_SAYS_MINUTES, lines)
    agenda = _first(_SAYS_AGENDA, opening[:_HEAD])
    if agenda and not dated and not _first(_MET, lines):
        return _told("agenda", agenda)
    if minutes and not dated:
        return _told("minutes", minutes)
    if is_news_page:
        return Found("news", how="file properties")
    release = _first(_RELEASE, lines) or _byline(lines)
    if release:
        return _told("news", release)
    if _first(_TO_MEMBERS, opening[:_HEAD], at_start=True) and not any(_is_salutation(line) for line in opening):
        return Found("other")
    visit = _visit(title, opening)
    if visit:
        return visit
    if dated:
        return _told("inspection report", dated)
    if _SAYS_INSPECTION.search(title.value):
        return Found("inspection report", title.start, title.end, title.how)
    news = _first(_SAYS_NEWS, lines) if not any(line.block.kind == "heading" for line in lines) else None
    return _told("news", news) if news else Found("other")


def _byline(lines: Sequence[Line]) -> Found[str] | None:
    """The line that names a piece's author, where a journalist's post stands beside it or people are quoted."""
    head = list(lines[:_BYLINE_WITHIN])
    byline = _first(_BYLINE, head, at_start=True)
    told = byline and (_first(_JOURNALIST, head) or _first(_QUOTES, lines))
    return byline if told else None


def _told(kind: DocumentKind, place: Found[str]) -> Found[DocumentKind]:
    return Found(kind, place.start, place.end)


def _is_salutation(line: Line) -> bool:
    return line.words.startswith("Dear ")


def _visit(title: Found[str], opening: Sequence[Line]) -> Found[DocumentKind] | None:
    """The kind of visit that a letter's subject names, or else its first paragraphs."""
    for kind, pattern in (*_VISITS, *_INSPECTION_LETTERS):
        if pattern.search(title.value) and not _ABOUT.search(title.value):
            return Found(kind, title.start, title.end, title.how)
    is_letter = any(_is_salutation(line) for line in opening)
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
