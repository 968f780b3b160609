"""Names of people, of those who hold an office, and of bodies."""

from __future__ import annotations

import re

from assistant.questions import Question
from store.words import tokens

_OFFICE = re.compile(
    r"\b(?:inspectors?|directors?|chairs?|chaired|chairman|chairwoman|chairperson|councillors?|cllr|lead member|"
    r"officers?|ministers?|secretary|head|headed|headteacher|managers?|leaders?|led|commissioner|president|mayor|"
    r"judge|chief executive)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:children|young people|parents|carers|families|social workers|practitioners|professionals|staff|pupils|"
    r"students|teachers|advocates|volunteers|mentors|advisers|police|nurses|therapists|residents|care leavers)\b",
    re.IGNORECASE,
)
"""Who does or uses something, where nobody in an office is asked for."""
_ASKS_DOER = re.compile(r"^(?:and )?who (?!is\b|was\b|are\b|were\b)", re.IGNORECASE)
_LEADS = re.compile(r"\bwho (?:leads|heads|runs|directs|is in charge of)\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\b(?:leaders?|led by|leads|heads?|headed by|directors?|directed by|run by|runs|in charge|chief executive)\b",
    re.IGNORECASE,
)
_OF_INSPECTION = re.compile(r"\b(?:inspectors?|inspections?|inspected|visit|team|ofsted)\b", re.IGNORECASE)
_LEAD_INSPECTOR = re.compile(r"\blead inspectors?\b", re.IGNORECASE)
"""Those who lead an inspection hold no office of the council."""
_OFFICE_STEM = 4
_HELD_BY = re.compile(
    r"\b(?:chaired|led|headed|run|managed|overseen|held|filled) (?:jointly )?by (?:an? |the |two )[a-z]", re.IGNORECASE
)
"""An office given by another: "co-chaired by the lead member"."""
_BODY = re.compile(
    r"\b(?:board|council|committee|ofsted|team|agency|service|panel|company|group|partnership)\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of|de|van|der|von|al|the))* [A-Z][\w’'-]+|(?<=[a-z,;:] )[A-Z][a-z]+")
_BODY_NAME = re.compile(
    r"\b[A-Z][\w’'&-]+(?: (?:of|and|the|&))* [A-Z][\w’'&-]+|"
    r"(?:(?<=by )|(?<=with )|(?<=from )|(?<=called )|(?<=named ))[A-Z][a-z]+"
)
PERSON = re.compile(
    r"(?:: |\b[a-z]+,? |\(|; |, |\A|\b(?:Councillor|Cllr|Dr|Mr|Mrs|Ms|Miss|Professor|Sir|Dame|Lord|Lady) )"
    r"((?!Her |His |The )[A-Z][a-z’'-]+ (?:[A-Z]\.? )?[A-Z][A-Za-z’'-]+)\b"
)
_NO_NAMES = frozenset(
    """north south east west borough our your my their young mayor advisor advisors adviser advisers champion champions
    ambassador ambassadors pledge promise parent parents carer carers star stars board council councils service
    services chair director officer member cabinet group team committee authority agency executive independent
    deputy chief head improvement children children’s children's people safeguarding hub majesty majesty’s majesty's
    central outline public local national annual education social health care city county monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december strategy plan framework act department ofsted inspector panel association scrutiny quality assurance
    corporate parenting family hub hubs partnership trust trusts
    road street lane avenue gate hall house square park""".split()
)
"""Words that stand in the capitalised names of bodies, offices and times, and hardly in a person's."""


def names_body(question: Question, text: str) -> bool:
    """A capitalised name that is not in the question, and no usual name of a council's own bodies."""
    usual = set(tokens(question.text)) | _NO_NAMES
    return any(not set(tokens(name)) & usual for name in _BODY_NAME.findall(text) if not name.isupper())


def names_person(question: Question, text: str) -> bool:
    """A name, office or body other than the one asked about; where an office is asked about, the name of a person."""
    asked = set(tokens(question.text))
    office = _OFFICE.search(question.text)
    leads = _LEADS.search(question.text)
    if (office or leads) and not _OF_INSPECTION.search(question.text):
        text = _LEAD_INSPECTOR.sub(" ", text)
    if leads and not _LEADING.search(text):
        return False
    if office and not re.search(rf"\b{re.escape(office.group()[:_OFFICE_STEM])}", text, re.IGNORECASE):
        return False
    office = office or leads
    if office:
        if _HELD_BY.search(text):
            return True
        found = [name for name in PERSON.findall(text) if not set(name.casefold().split()) & _NO_NAMES]
    else:
        doers = _GROUP.findall(text) if _ASKS_DOER.search(question.text) else []
        found = [*_NAME.findall(text), *_OFFICE.findall(text), *_BODY.findall(text), *doers]
    return any(not set(tokens(name)) <= asked for name in found)
