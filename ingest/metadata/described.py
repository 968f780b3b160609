"""What a document says of itself: title, kind, authority, date and the days of the inspection, visit or meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Date

from ingest.dates import DATE, find_date, find_period
from store.types import Block, DocumentKind, Period, Reading

_OPENING = 2500
_FIRST_BLOCKS = 30
_GENERIC_TITLE = re.compile(
    r"^(?:agenda item|agenda|minutes|report|contents|item|document|page|home|untitled.*|microsoft word.*|the)[:.]?$",
    re.IGNORECASE,
)
_SAYS_KIND = re.compile(r"\b(?:inspection|report|visit|review|minutes|letter|transcript|statement)\b", re.IGNORECASE)
_NAMES_KIND = re.compile(r"(?:(?:re-)?(?:inspection|review)|minutes|transcript|agenda) of\b", re.IGNORECASE)
_LONGEST_NAME = 7
_LONGEST_AUTHORITY = 120
_AUTHORITY = (
    re.compile(
        r"(?:[Ii]nspection|[Vv]isit) (?:of|to) (?:the )?([A-Z].+?)"
        r"(?: local authority|[’']s children| children[’']s| [Ll]ocal [Aa]rea|$)"
    ),
    re.compile(
        r"^((?:London Borough|Royal Borough|Borough|City|County|Council) of .+|.+? (?:Council|Borough)(?: of .+)?)$",
    ),
)
_NAME = r"([A-Z][a-z]+(?:[- ](?:[A-Z][a-z]+|and|upon|on|of|the|with|in|by)(?=[- ]))*(?:[- ][A-Z][a-z]+)?)"
_NAMED_IN_TEXT = (
    re.compile(rf"(?<!\. )\b{_NAME} (?:(?:City|County|Borough|District|Metropolitan) )*Councils?\b"),
    re.compile(rf"\b(?:at|in|of|to|visit to|visited) {_NAME}(?: council)?[’']?s? children[’']s services"),
)
_COUNCIL = re.compile(
    r"(?: \(?(?:metropolitan|county|city|district|london|royal))*(?: borough)?(?: of)?(?: county| city)?"
    r"(?: council)?\)?$",
    re.IGNORECASE,
)
_SERVICES = re.compile(r"[’']?s? children[’']s (?:social care )?services$| children first$", re.IGNORECASE)
_COUNCIL_OF = re.compile(
    r"^(?:the )?(?:(?:london |royal |metropolitan )?borough|city|county|council) of (?:the )?", re.IGNORECASE
)
_PERIOD_LINES = (
    ("inspection", re.compile(r"^(?:inspection|review) dates?:? ?(.+)", re.IGNORECASE)),
    ("visit", re.compile(r"\bvisit to .{3,120}? (?:on|between|from) (.+)", re.IGNORECASE)),
    (
        "meeting",
        re.compile(
            r"\b(?:meeting|minutes|transcript)\b.{0,120}?\b(?:on|held) (?:\w+day,? )?(\d{1,2} .+)", re.IGNORECASE
        ),
    ),
    ("meeting", re.compile(r"^(?:date of meeting|meeting date|held on|date):? ?(.+)", re.IGNORECASE)),
)
_PUBLISHED = re.compile(r"^(?:report |letter )?published:? (.+)", re.IGNORECASE)
_SAYS_INSPECTION = re.compile(r"\bInspection of\b|\binspection report\b|\bInspection dates?:", re.IGNORECASE)
_INSPECTION_DATES = re.compile(r"(?:inspection|review) dates?:?", re.IGNORECASE)
_SAYS_MINUTES = re.compile(r"RESOLVED|^minutes\b|\bApologies\b", re.MULTILINE)
_SAYS_VISIT = re.compile(r"\bfocused visit\b", re.IGNORECASE)
_SAYS_NEWS = re.compile(
    r"[”\"],? (?:said|says|concluded|added|warned) |\b(?:has|have) (?:said|warned)\.|, (?:it )?said the report\b|"
    r"\baccording to (?:Ofsted|inspectors|the report)\b"
)
_TURN = re.compile(r"^[A-Z][\w.’'()-]*(?: [\w.’'()-]+){0,5}: ")


def described(reading: Reading) -> Reading:
    """The reading with what its text says of itself filled in; what the reader already knew is kept."""
    opening = list(_opening(reading))
    title = _title(reading)
    kind = reading.kind if reading.kind != "other" else _kind(reading, title, opening)
    return replace(
        reading,
        title=title,
        kind=kind,
        authority=reading.authority or _authority(title, reading.text, reading.blocks),
        date=reading.date or _published(opening),
        periods=reading.periods or _periods(opening, kind),
    )


def _opening(reading: Reading) -> Iterator[str]:
    """The blocks of the document's beginning, each folded to one line."""
    for block in reading.blocks:
        if block.start > _OPENING:
            return
        yield " ".join(reading.text[block.start : block.end].split())


def _title(reading: Reading) -> str:
    headings = [
        _words(reading, block) for block in reading.blocks[:_FIRST_BLOCKS] if block.kind in ("title", "heading")
    ]
    candidates = [reading.title, *headings]
    candidates += [words for words in _opening(reading) if _SAYS_KIND.match(words)][:1]
    title = next((words for words in candidates if not _GENERIC_TITLE.match(words) and len(words) > 3), "")
    return _with_kind(reading, title)


def _with_kind(reading: Reading, title: str) -> str:
    """A title that is only a body's name takes the heading that says what the document is."""
    if _SAYS_KIND.search(title) or len(title.split()) > _LONGEST_NAME:
        return title
    headings = [_words(reading, block) for block in reading.blocks[:6] if block.kind == "heading"]
    said = next((words for words in headings if _NAMES_KIND.match(words)), "")
    return f"{title}: {said}" if said else title


def _words(reading: Reading, block: Block) -> str:
    return " ".join(reading.text[block.start : block.end].split()).rstrip(":")


def _kind(reading: Reading, title: str, opening: Sequence[str]) -> DocumentKind:
    head = f"{title}\n" + "\n".join(opening[:8])
    if re.search(r"\barea SEND\b|\blocal area partnership\b", head, re.IGNORECASE):
        return "area SEND"
    dated = any(_INSPECTION_DATES.match(words) for words in opening)
    paragraphs = [_words(reading, block) for block in reading.blocks if block.kind == "paragraph"]
    if len(paragraphs) > 8 and sum(bool(_TURN.match(words)) for words in paragraphs) > 0.6 * len(paragraphs):
        return "transcript"
    if _SAYS_MINUTES.search(reading.text) and not dated:
        return "minutes"
    if reading.media_type == "text/html" and reading.date:
        return "news"
    if _SAYS_VISIT.search(title) or any(words.startswith("Dear ") for words in opening):
        return "focused visit" if _SAYS_VISIT.search("\n".join(opening)) else "other"
    if dated or _SAYS_INSPECTION.search(title):
        return "inspection report"
    if not any(block.kind == "heading" for block in reading.blocks) and _SAYS_NEWS.search(reading.text):
        return "news"
    return "other"


def _authority(title: str, text: str, blocks: Sequence[Block]) -> str | None:
    headings = [text[block.start : block.end] for block in blocks[:_FIRST_BLOCKS] if block.kind in ("title", "heading")]
    name, _, said = title.partition(": ")
    if said and _NAMES_KIND.match(said):
        return plain_authority(name)
    for words in (title, *headings):
        for pattern in _AUTHORITY:
            match = pattern.search(" ".join(words.split()).split(": ")[0])
            if (
                match
                and not match.group(1).startswith("Children")
                and match.group(1)[:1].isupper()
                and len(match.group(1)) < 60
            ):
                return plain_authority(match.group(1))
    return _authority_in(" ".join(text[:_OPENING].split()))


def _authority_in(opening: str) -> str | None:
    """The authority that running text names most ("Telford and Wrekin Council children's services")."""
    found = Counter(plain_authority(name) for pattern in _NAMED_IN_TEXT for name in pattern.findall(opening))
    return found.most_common(1)[0][0] if found else None


def plain_authority(name: str) -> str:
    """An authority's name without its rank: "City of York Council" is "York"."""
    plain = _SERVICES.sub("", name[:_LONGEST_AUTHORITY].strip().replace(" & ", " and "))
    return _COUNCIL.sub("", _COUNCIL_OF.sub("", plain)).strip(" ,") or plain


def _published(opening: Sequence[str]) -> Date | None:
    for words in opening:
        match = _PUBLISHED.match(words)
        found = find_date(match.group(1)) if match else None
        if found:
            return found
    return next((find_date(words) for words in opening[:16] if DATE.fullmatch(words)), None)


def _periods(opening: Sequence[str], kind: DocumentKind) -> tuple[Period, ...]:
    of_meetings = kind in ("minutes", "agenda", "transcript")
    for words in opening:
        for name, pattern in _PERIOD_LINES:
            if of_meetings and name != "meeting":
                continue
            match = pattern.search(words)
            found = find_period(match.group(1)[:80]) if match else None
            if found:
                return (Period(name, *found),)
    return ()
