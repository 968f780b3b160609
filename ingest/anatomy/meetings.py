"""The opening lines of minutes, agendas and transcripts: who met, when, who was there, who sent apologies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.dates import DATE
from store.types import Block, BlockRole

BODY = re.compile(
    r"\b(?:board(?! ?room)|(?:sub-?\s?)?committee(?! room)|cabinet|council(?! (?:house|offices?|chamber))|panel|"
    r"commission|forum|partnership|authority|trust|"
    r"governors|governing body|assembly|(?:working|steering|task|task and finish|executive|scrutiny) group)\b|"
    r"(?<!chief )\bexecutive$",
    re.IGNORECASE,
)
_NAMES_MEETING = re.compile(
    r"\b(?:minutes|meeting|record|transcript|proceedings|notes|agenda) (?:of|for) .|^(?:meeting|committee|body|"
    r"name of .{0,20})\s*[:\t]|"
    r"\bat a meeting of\b|\bmeeting$",
    re.IGNORECASE,
)
_SAYS_MEETING = re.compile(r"(?:meeting|committee|board|body)\s*[:\t]", re.IGNORECASE)
_SAYS_DATE = re.compile(r"(?:(?:meeting )?date|date (?:of (?:the )?meeting|and time)|held on)\s*[:\t]", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:agreed|approved|confirmed|signed|previous|last|next)\b", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:publish\w*|issued|previous|last|next|agreed|approved|draft|printed|updated)\b", re.IGNORECASE
)
_NUMBERS_DATE = re.compile(r"\b(?:date|held|on)\b.{0,20}\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?:(?:members?|councillors?|cllrs|also|those|voting members|others?|officers?|employees|staff)\s+)*"
    r"(?:present|in attendance|attending|attendance|attendees)\b(?!\s+(?:at|of|was|rates?|had|figures))|"
    r"(?:by invitation|(?:voting |non-voting |co-?opted |other |cabinet |elected |board |committee )*members?|"
    r"(?:council |supporting )?officers?|employees?|substitutes?|observers?|witness(?:es)?|advis[eo]rs?|external|"
    r"guests?|invit\w+|"
    r"(?:in the )?chair(?:man|person)?|clerk|public|councillors|cllrs)\b[^.]{0,60}(?::|\t)",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"(?:(?:members|councillors|also) )?absent\b", re.IGNORECASE)
_APOLOGIES = re.compile(
    r"apolog(?:y|ies)\b(?!\s+(?:to|that))|.{0,40}\bapologies (?:for (?:absence|lateness|non-attendance) )?"
    r"(?:(?:were|was|had been|have been) )?(?:received|submitted|given|made|tendered|noted)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:councillors?|cllrs?|mr|mrs|ms|miss|mx|dr|prof(?:essor)?|rev|alderman|sir|dame|lord|lady)\b", re.I
)
_LONGEST = 260
_LONGEST_LIST = 2000
_MOST_WORDS_OF_DATE = 26


def opening_roles(text: str, blocks: Sequence[Block], end: int) -> Mapping[int, BlockRole]:
    """The roles of the blocks before block `end`, where a meeting's first item or turn stands."""
    roles: dict[int, BlockRole] = {}
    at_hand: BlockRole | None = None
    for place in range(end):
        words = words_of(text, blocks[place])
        found = attendance(words)
        if blocks[place].kind in ("boilerplate", "footnote"):
            continue
        if _ABSENT.match(words):
            at_hand = None
            continue
        headed = blocks[place].kind in ("heading", "title") and not is_person(words)
        if found is None and (headed or not _may_be_name(words)):
            at_hand = None
        at_hand = found or at_hand
        if at_hand:
            roles[place] = at_hand
    meeting = _meeting(text, blocks, [place for place in range(end) if place not in roles])
    if meeting is not None:
        roles[meeting] = "meeting"
    date = next((at for at in range(end) if at not in roles and is_date_of_meeting(words_of(text, blocks[at]))), None)
    if date is not None:
        roles[date] = "date"
    return roles


def words_of(text: str, block: Block) -> str:
    """The words of a block as one line."""
    return " ".join(text[block.start : block.end].split())


def said_of_meeting(words: str) -> BlockRole | None:
    """Whether a line says outright which body met or when ("Meeting: Scrutiny Board (2), 9 February 2022")."""
    if _SAYS_MEETING.match(words) and BODY.search(words):
        return "meeting"
    return "date" if _SAYS_DATE.match(words) and is_date_of_meeting(words) else None


def is_person(words: str) -> bool:
    """Whether a line begins with a person's title, as lines of those present do."""
    return bool(_PERSON.match(words))


def attendance(words: str) -> BlockRole | None:
    """Whether a line says who was present or who sent apologies."""
    if len(words) <= _LONGEST_LIST and _APOLOGIES.match(words):
        return "apologies"
    return "present" if len(words) <= _LONGEST_LIST and _PRESENT.match(words) else None


def is_date_of_meeting(words: str) -> bool:
    """Whether a line of the opening gives the day on which the meeting was held."""
    if len(words.split()) > _MOST_WORDS_OF_DATE or _NOT_HELD.search(words):
        return False
    return bool(DATE.search(words) or _NUMBERS_DATE.search(words))


def _may_be_name(words: str) -> bool:
    """Whether a line may go on with a list of people, as lines of names do."""
    return len(words) <= _LONGEST and not words.endswith((".", ":")) and not DATE.search(words)


def _meeting(text: str, blocks: Sequence[Block], places: Sequence[int]) -> int | None:
    """The line that says which body met: best one that says so, else a short line that names a board or committee."""
    lines = {place: words_of(text, blocks[place]) for place in places}
    bodies = [at for at, words in lines.items() if len(words) <= _LONGEST and BODY.search(words)]
    said = [at for at in bodies if _NAMES_MEETING.search(lines[at]) and not _EARLIER.search(lines[at])]
    short = [at for at in bodies if len(lines[at].split()) <= 14 and not lines[at].endswith((".", ":", ";"))]
    narrow = [at for at in short if not re.search(r"\bcouncil\b", lines[at], re.IGNORECASE) or _is_part(lines[at])]
    return next(iter([*said, *narrow, *short]), None)


def _is_part(words: str) -> bool:
    return bool(re.search(r"\b(?:board|committee|panel|commission|forum|cabinet|group)\b", words, re.IGNORECASE))
