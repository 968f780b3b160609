"""The people whom a document names in a part: inspectors, signatories, the addressee, the chair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.metadata.lines import Line, opening_of
from store.types import DocumentKind, Person

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Cllr|Councillor|Ald|Alderman|"
    r"The Rt Hon)\.? )*"
)
_PART = r"[A-ZÀ-ÖØ-Þ][\w’'ʼ]*(?:-[A-ZÀ-ÖØ-Þ][\w’']*)*"
_NAME = rf"{_TITLE}{_PART}(?: (?:{_PART}|[A-Z]\.|de|da|di|van|von|der|den|la|le|al|bin|ap)){{1,3}}"
_WHOLE_NAME = re.compile(rf"{_NAME}(?:,? (?:OBE|MBE|CBE|QPM|DL|JP|MP|MS|AM))*")
_INSPECTORS = r"(?:H(?:er|is) Majesty[’']s [Ii]nspectors?|S?HMIs?)"
_POST = re.compile(
    rf"(?:,| \(|\(| –| -)? ?\b(?:{_INSPECTORS}|Ofsted HMI|Ofsted [Ii]nspectors?|Ofsted|CQC|Senior HMI|"
    r"Regulatory Inspection Manager|Seconded Inspector|Inspectors?)\b[,)]?(?: \([Dd]esignate\))?"
)
_ROLES = (
    ("lead inspector", re.compile(r"^lead inspectors?:? ?", re.IGNORECASE)),
    ("deputy lead inspector", re.compile(r"^deputy lead inspectors?:? ?", re.IGNORECASE)),
    (
        "inspector",
        re.compile(r"^(?:team|other|additional|shadow|seconded|associate)? ?inspectors?(?: team)?: ?", re.IGNORECASE),
    ),
)
_IN_LETTER = re.compile(
    r"(?:\b[Tt]he inspectors?(?: for this (?:focused )?visit)? (?:were|was)|"
    rf"\b{_INSPECTORS}(?: \(HMIs?\))?,?"
    r"(?: (?:for|on|undertaking|conducting|carrying out) (?:this|the) (?:focused |monitoring )?visit)? (?:were|was)|"
    r"\b(?:visit|inspection) was led by|\b(?:carried out|undertaken|conducted) by)\b"
    rf"(?: {_INSPECTORS}(?: \(HMIs?\))?)?[,:]? "
)
_SENTENCE_END = re.compile(r"(?<![A-Z])\.(?= [A-Z]|$)| [Ww]ho | over ")
_TEAM_MEMBER = re.compile(
    rf"({_NAME}?)(?:,? \(?S?HMI\)?)?,? \(?(?:(?:an? )?(Ofsted|CQC|Care Quality Commission)(?: HMI)?,? ?)?"
    r"((?:[Ll]ead |[Cc]hildren[’']s [Ss]ervices )?[Ii]nspectors?|HMI)\b"
)
_HEADS_INSPECTORS = re.compile(r"(?:the )?(?:inspectors?|(?:our )?inspection team):?", re.IGNORECASE)
_NAME_AND_POST = re.compile(
    rf"({_NAME})((?:,| [–-]|(?= [HO(]))[^.:]{{0,60}}(?:[Ii]nspectors?|HMI|[Rr]egulatory [Mm]anager)\b[^.:]{{0,60}})"
)
_LEADS = re.compile(r"\blead inspector\b", re.IGNORECASE)
_INSPECTION_TEAM = re.compile(r"^(?:the )?inspection team\b", re.IGNORECASE)
_CLOSING = re.compile(r"^yours? (?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_COPIES = re.compile(r"c\.?c\.?\b|cop(?:y|ied) to\b|enc\b", re.IGNORECASE)
_SALUTATION = re.compile(r"^dear\b", re.IGNORECASE)
_IN_CHAIR = r"(?:in the )?[Cc]hair(?:man|woman|person)?"
_CHAIR = re.compile(
    rf"\b(?!(?:Councillors|Cllrs)\b)({_TITLE}(?:[A-Z]\. ?){{0,3}}{_PART}(?: {_PART}){{0,3}}) ?"
    rf"(?:\((?:[^()]{{1,60}}, ?)?{_IN_CHAIR}\)|,? in the [Cc]hair\b|(?: ?[–-]|,) {_IN_CHAIR}$)"
)
_CHAIRED_BY = re.compile(rf"^[Cc]hair(?:man|woman|person)?: ?({_NAME})")
_POST_WORDS = re.compile(
    r"\b(?:inspectors?|director|chief|executive|officer|head|manager|leader|chair|secretary|minister|commissioner|"
    r"councillor|lead|assistant|deputy|interim|corporate|strategic)\b",
    re.IGNORECASE,
)
_BODY_WORDS = re.compile(
    r"\b(?:services?|council|house|road|street|hall|borough|county|city|office|department|authority|trust|square|"
    r"centre|civic|building|floor|court|place|park|lane|avenue|way|quay|gate|commission|committee|board|ofsted)\b",
    re.IGNORECASE,
)
_SIGNED_LINES = 10
_TEAM_LINES = 12
_LONGEST_LINE = 90
_LONGEST_POST = 120
_MEETINGS = frozenset({"minutes", "agenda", "transcript"})


def people_of(lines: Sequence[Line], kind: DocumentKind) -> tuple[Person, ...]:
    """The people in the order of their parts, each part of a person once."""
    found: list[Person] = []
    if kind in _MEETINGS:
        found += _chairs(lines)
    elif kind == "area SEND":
        found += _team(lines)
        found += _letter_people(lines)
    else:
        closing = _closing(lines)
        found += _named_by_role(lines[:closing])
        found += _named_by_post(lines[:closing])
        letter = _letter_people(lines)
        found += letter
        if letter and not any(person.role == "lead inspector" for person in found):
            found += _visitors(lines)
    unique: dict[tuple[str, str], Person] = {}
    for person in found:
        unique.setdefault((person.name, person.role), person)
    return tuple(unique.values())


def _named_by_role(lines: Sequence[Line]) -> Iterator[Person]:
    """ "Lead inspector: Nick Bennison, His Majesty's Inspector" and the lines of an inspection team."""
    for role, pattern in _ROLES:
        for line in lines:
            match = pattern.match(line.words)
            if match is None or line.block.kind == "boilerplate" or len(line.words) > 400:
                continue
            named = list(_names(line, match.end(), len(line.words), role))
            yield from named[:1] if role != "inspector" else named
            if named and role == "lead inspector":
                break


def _named_by_post(lines: Sequence[Line]) -> Iterator[Person]:
    """The lines below "Inspector" or "Inspection team", each a name and a post."""
    for place, line in enumerate(lines):
        if not _HEADS_INSPECTORS.fullmatch(line.words.strip()):
            continue
        for below in lines[place + 1 : place + 1 + _TEAM_LINES]:
            match = _NAME_AND_POST.fullmatch(below.words.strip())
            if match is None or not _is_name(match[1]):
                break
            role = "lead inspector" if _LEADS.search(match[2]) else "inspector"
            post = _LEADS.sub("", match[2]).strip(" ,()–-") or None
            yield Person(match[1], role, post, below.start, below.start + len(match[1]))


def _names(line: Line, start: int, end: int, role: str) -> Iterator[Person]:
    """The names listed in part of a line, parted by commas, "and" or tabs, without posts."""
    words = line.words[:end]
    bare = _POST.sub(lambda match: "," + " " * (len(match[0]) - 1), words)
    for part in re.finditer(r"(?:(?! and |, |;|,$|  | with ).)+", bare[start:]):
        text = part[0].strip(" ,.()")
        text = re.sub(r"^(?:and|HMI) | S?HMI$", "", text)
        if _WHOLE_NAME.fullmatch(text):
            at = line.words.index(text, start + part.start())
            post = _post_after(line.words, at + len(text))
            yield Person(text, role, post, line.start + at, line.start + at + len(text))


def _post_after(words: str, at: int) -> str | None:
    match = _POST.match(words, at)
    return match[0].strip(" ,()–-") or None if match else None


def _visitors(lines: Sequence[Line]) -> Iterator[Person]:
    """The inspectors whom a visit's letter names in its first paragraphs."""
    for line in opening_of(lines):
        match = _IN_LETTER.search(line.words)
        if match:
            stop = _SENTENCE_END.search(line.words, match.end())
            yield from _names(line, match.end(), stop.start() if stop else len(line.words), "inspector")
            return


def _team(lines: Sequence[Line]) -> Iterator[Person]:
    """The inspection team of an area inspection, listed at the report's end."""
    place = next((at for at, line in enumerate(lines) if _INSPECTION_TEAM.match(line.words)), None)
    for line in lines[place + 1 : place + 1 + _TEAM_LINES] if place is not None else ():
        if len(line.words) > 3 * _LONGEST_LINE:
            return
        for match in _TEAM_MEMBER.finditer(line.words):
            lead = "lead" in match[3].casefold()
            role = "lead inspector" if lead and match[2] == "Ofsted" else "inspector"
            post = line.words[match.end(1) : match.end()].strip(" ,()")
            yield Person(match[1], role, post, line.start + match.start(1), line.start + match.end(1))


def _letter_people(lines: Sequence[Line]) -> Iterator[Person]:
    closing = _closing(lines)
    salutation = next((at for at, line in enumerate(lines) if _SALUTATION.match(line.words)), None)
    if closing is not None:
        signed = takewhile(lambda line: not _COPIES.match(line.words), lines[closing + 1 : closing + 1 + _SIGNED_LINES])
        yield from _with_posts(list(signed), "signatory", most=4)
    if salutation is not None and salutation < 20:
        above = lines[max(0, salutation - 10) : salutation]
        yield from _with_posts(above, "addressee", most=1, greeted=lines[salutation].words)


def _closing(lines: Sequence[Line]) -> int | None:
    """The place of a letter's "Yours sincerely", the last one."""
    return next((at for at in range(len(lines) - 1, -1, -1) if _CLOSING.match(lines[at].words)), None)


def _with_posts(lines: Sequence[Line], role: str, most: int, greeted: str = "") -> list[Person]:
    """Names on lines of their own, each with the line below it as the person's post.

    Whom the letter greets ("Dear Mr Hall") is a person even where the name could be a building's.
    """
    found: list[Person] = []
    for place, line in enumerate(lines):
        words = line.words.strip(" ,")
        if len(found) == most or line.block.kind == "boilerplate" or len(words) > _LONGEST_LINE:
            if role == "signatory":
                break
            continue
        if line.block.kind == "table_row":
            continue  # two signatures side by side: whose post is whose cannot be told
        name = re.split(r", | \(| S?HMI$", words)[0]
        if _is_name(name) or (_WHOLE_NAME.fullmatch(name) and set(name.split()) & set(_greeted_names(greeted))):
            at = line.words.index(name)
            beside = words[len(name) :].strip(" ,()")
            below = lines[place + 1 : place + 3]
            post = beside or next((one.words.strip(" ,") for one in below if _is_post(one)), "")
            found.append(Person(name, role, post or None, line.start + at, line.start + at + len(name)))
    return found


def _greeted_names(greeting: str) -> list[str]:
    return [word for word in re.findall(rf"{_PART}", greeting) if not re.fullmatch(_TITLE, f"{word} ")][1:]


def _is_post(line: Line) -> bool:
    posted = line.block.kind != "table_row" and len(line.words) <= _LONGEST_POST and _POST_WORDS.search(line.words)
    return bool(posted) and not _is_name(line.words.strip(" ,"))


def _is_name(words: str) -> bool:
    """Whether words that look like a name are no post, body or address."""
    return bool(_WHOLE_NAME.fullmatch(words)) and not (_POST_WORDS.search(words) or _BODY_WORDS.search(words))


def _chairs(lines: Sequence[Line]) -> Iterator[Person]:
    for line in opening_of(lines):
        match = _CHAIRED_BY.match(line.words) or _CHAIR.search(line.words)
        if match and not _BODY_WORDS.search(match[1]):
            yield Person(match[1], "chair", None, line.start + match.start(1), line.start + match.end(1))
            return
