"""Which local authority a document is about, as it writes the name and in a plain form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.metadata.lines import Found, Line
from ingest.metadata.title import NAMES_KIND
from store.types import DocumentKind

_FIRST_BLOCKS = 30
_OPENING = 2500
_LONGEST = 120
_LONGEST_WRITTEN = 60
_IN_HEADINGS = (
    re.compile(
        r"(?:[Ii]nspection|[Vv]isit|[Rr]eview) (?:of|to) (?:the )?([A-Z].+?)"
        r"(?: local authority|[’']s? [Cc]hildren| [Cc]hildren[’']s| [Ll]ocal [Aa]rea|$)"
    ),
    re.compile(r"^(?=.*\b(?:[Ii]nspection|[Vv]isit|[Rr]eview)\b).* (?:in|at) (?:the )?([A-Z][\w’' ,&-]+)$"),
    re.compile(
        r"^((?:London Borough|Royal Borough|Borough|City|County|Council) of .+|.+? (?:Council|Borough)(?: of .+)?|"
        r"(?:(?:LONDON|ROYAL) )?(?:BOROUGH|CITY|COUNTY|COUNCIL) OF .+|.+? COUNCIL)$",
    ),
)
_SCHOOL = re.compile(
    r"\b(?:school|academy|college|nursery|pre-?school|childminder|university|hospital|home|"
    r"agency|limited|ltd|hostel|unit|prison|police|constabulary)\b(?!.*\bcouncil\b)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:the )?(?:(?:local|combined|unitary) )?(?:authority|authorities|council|area)\b.*|"
    r"(?:the )?(?:city|county|borough|district|town|parish|metropolitan)|"
    r"the|this|that|our|your|each|every|both|all|any",
    re.IGNORECASE,
)
_WHEN = re.compile(r",? (?:on |from |between |held )*(?:\w+day,? )?\d.*")
_WHEN = re.compile(r",? (?:on |from |between |held )*(?:\w+day,? )?\d.*")
_STATED = re.compile(r"^(?i:(?:name of )?local authority(?: area| name)?)(?P<colon>:)? +(?=[A-Z])")
_NO_PLACE = re.compile(
    r"\b(?:arts|bar|british|cancer|design|economic|engineering|european|funding|general|health|housing|medical|"
    r"ministers|national|nursing|press|privy|professions|refugee|research|science|security|social|sports|student|"
    r"teaching|wales|england|scotland|ireland|britain|ofsted|government)\b",
    re.IGNORECASE,
)
"""Words in the names of councils that are no local authorities: the Medical Research Council, the British Council."""
_NAME = r"([A-Z][a-z]+(?:[- ](?:[A-Z][a-z]+|and|upon|on|of|the|with|in|by)(?=[- ]))*(?:[- ][A-Z][a-z]+)?)"
_IN_TEXT = (
    re.compile(rf"(?<!\. )\b{_NAME} (?:(?:City|County|Borough|District|Metropolitan) )*Councils?\b"),
    re.compile(rf"\b(?:at|in|of|to|visit to|visited) {_NAME}(?: council)?[’']?s? children[’']s services"),
    re.compile(rf"(?:^|(?<=[.“”] )){_NAME}(?: council)?[’']?s? children[’']s services"),
    re.compile(rf"\b[Cc]hildren[’']s services in (?!England|Wales|Britain|Scotland|Ireland){_NAME}"),
    re.compile(rf"(?<!\. )\b{_NAME}(?: council)?[’']s? children[’']s services"),
    re.compile(rf"\b[Cc]hildren[’']s services (?:in|at) (?:the )?{_NAME}(?![- ]?[A-Z])"),
)
_MEETINGS = frozenset({"minutes", "agenda", "transcript"})
_OF_LOCAL_GOVERNMENT = re.compile(
    r"\blocal authority\b|\bcouncillors?\b|\bchildren[’']s services\b|\b(?:borough|city|county|district) council\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"(?: \(?(?:metropolitan|county|city|district|london|royal))*(?: borough)?(?: of)?(?: county| city)?"
    r"(?: council| unitary authority)?\)?$",
    re.IGNORECASE,
)
_SERVICES = re.compile(
    r"[’']?s? children[’']s (?:social care )?services$| children first$| children[’']s trust$|"
    r" (?:local )?safeguarding children(?:[’']s)? (?:board|partnership)$|, (?:city|county) of$",
    re.IGNORECASE,
)
_COUNCIL_OF = re.compile(
    r"^(?:the )?(?:(?:london |royal |metropolitan )*borough|city|county|council) of (?:the )?|^county (?=[A-Z][a-z]+$)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?<=[- ])(?:On|Upon|And|Of|With|In|By|The|Le|En)(?=[- ])")
_CAPITALS = re.compile(r"\b(?=[A-Z’']*[AEIOUY])[A-Z][A-Z’']+")
"""Words in capitals; without a vowel they are initials, which stay ("BCP")."""
_SAINT = re.compile(r"\bSt\. ")


def authority_of(title: Found[str], lines: Sequence[Line], kind: DocumentKind) -> Found[str] | None:
    """The authority as the document writes it: in its title, a heading, or most often in its first paragraphs.

    What is said in a transcript speaks of many authorities, so that only its headings count.
    """
    name, _, said = title.value.partition(": ")
    is_of_body = said and NAMES_KIND.match(said) and not _SCHOOL.search(name)
    if is_of_body and (kind not in _MEETINGS or _in_heading(name)):
        return _where(name, lines) or Found(name, title.start, title.end, title.how)
    titled = _in_heading(title.value.split(": ")[0])
    if titled:
        return _where(titled, lines) or Found(titled, title.start, title.end, title.how)
    for line in lines[:_FIRST_BLOCKS]:
        if line.block.kind in ("title", "heading"):
            written = _in_heading(line.words.split(": ")[0])
            if written:
                at = line.words.index(written)
                return line.found(written, at, at + len(written))
    return _stated(lines) or (_in_text(lines) if kind != "transcript" else None)


def _in_heading(words: str) -> str:
    words = " ".join(words.split())
    for pattern in _IN_HEADINGS:
        match = pattern.search(words)
        name = _WHEN.sub("", match[1]) if match else ""
        if name and len(name) < _LONGEST_WRITTEN and _may_be_name(name):
            return name
    return ""


def _may_be_name(words: str) -> bool:
    """Whether words name an authority: no school, no other body, not "the local authority" itself."""
    if words.startswith(("Children", "Services", "Minutes")) or _SCHOOL.search(words):
        return False
    return not (_NO_NAME.fullmatch(words) or _NO_PLACE.search(words))


def _stated(lines: Sequence[Line]) -> Found[str] | None:
    """The authority in a table of details: "Local authority: Marlbeck"."""
    for line in lines:
        match = _STATED.match(line.words) if len(line.words) < _LONGEST_WRITTEN else None
        told = match and (match["colon"] or line.block.kind == "table_row")
        if match and told and _may_be_name(line.words[match.end() :]):
            return line.found(line.words[match.end() :].rstrip(" ."), match.end(), len(line.words))
    return None


def _where(written: str, lines: Sequence[Line]) -> Found[str] | None:
    for line in lines[:_FIRST_BLOCKS]:
        at = line.words.find(written)
        if at >= 0:
            return line.found(written, at, at + len(written))
    return None


def _in_text(lines: Sequence[Line]) -> Found[str] | None:
    """The authority that running text names most ("Telford and Wrekin Council children's services")."""
    found: list[Found[str]] = []
    for line in lines:
        if line.start > _OPENING:
            break
        found += [
            line.found(match[1], match.start(1), match.end(1))
            for pattern in _IN_TEXT
            for match in pattern.finditer(line.words)
            if _may_be_name(match[1])
        ]
    if not any(_OF_LOCAL_GOVERNMENT.search(line.words) for line in lines[:_FIRST_BLOCKS]):
        return None
    most = Counter(plain_authority(name.value) for name in found).most_common(1)
    return next((name for name in found if most and plain_authority(name.value) == most[0][0]), None)


def full_authority(name: str, text: str) -> str:
    """The plain name, in its longer form where the text has one: "East Riding" is "East Riding of Yorkshire"."""
    plain = plain_authority(name)
    longer = re.search(rf"\b{re.escape(plain)} (?:of|upon) [A-Z][a-z]+\b", text)
    return longer[0] if longer else plain


def plain_authority(name: str) -> str:
    """An authority's name without its rank: "City of York Council" is "York"."""
    plain = _SERVICES.sub("", " ".join(name[:_LONGEST].split()).replace(" & ", " and "))
    plain = _CAPITALS.sub(lambda match: match[0].capitalize(), plain) if plain.isupper() else plain
    plain = _SMALL.sub(lambda match: match[0].lower(), _SAINT.sub("St ", plain))
    return _COUNCIL.sub("", _COUNCIL_OF.sub("", plain)).strip(" ,") or plain
