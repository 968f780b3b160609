"""Whether a sentence holds the kind of thing that a question wants: a number, a date, a person, a grade."""

from __future__ import annotations

import re

from assistant.questions import Question
from store.words import tokens

FACTS = frozenset({"number", "money", "date", "person", "body", "grade"})
"""What can be wanted that a sentence either holds or does not."""
_SUM = re.compile(
    r"[£$€] ?\d|\b\d[\d,.]* ?(?:million |billion |thousand )?(?:pounds|dollars|euros|pence)\b|\bfree of charge\b|"
    r"\bno (?:extra |additional )?(?:cost|charge)\b",
    re.IGNORECASE,
)
_LONGEST = 2000
"""Characters looked at; what goes on longer is no sentence."""
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "half quarter third once twice none no"
)
_NUMBER = rf"(?:[£$€]?\d[\d,.]*%?|{'|'.join(_NUMBER_WORDS.split())})"
_FEW = "(?:one|no|none|half|once|twice)"
_COUNT = _NUMBER.replace("|one|", "|").replace("|once|twice|none|no", "").replace("|half|", "|")
_ANY_NUMBER = re.compile(rf"(?<![\w.]){_NUMBER}(?!\w)", re.IGNORECASE)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})\b(?: \d{{1,4}})?|"
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b1\d{3}s\b|\b\d+ (?:BC|BCE|AD|CE)\b|\bcentur(?:y|ies)\b|"
    r"\b1[0-8]\d\d[-–]1[0-9]\d\d\b|\b(?:in|by|since|from|until|till|of|around|about|after|before|year|to|during|between|"
    r"and|late|early|mid|circa|c\.|than|again|built) 1[0-8]\d\d\b(?! (?-i:[a-z]+s)\b)|\(1[0-8]\d\d\b|"
    r"\b(?:during|after|before|until) (?:the )?(?-i:[A-Z])\w+|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:yesterday|today|tomorrow|(?:last|next|this) (?:year|month|week|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b|\b(?:{_MONTH}) \d", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OFFICE = re.compile(
    r"\b(?:inspectors?|directors?|chairs?|chaired|chairman|chairwoman|chairperson|councillors?|cllr|lead member|"
    r"officers?|ministers?|secretary|head|headed|headteacher|managers?|leaders?|led|commissioner|president|mayor|"
    r"judge|chief executive)\b",
    re.IGNORECASE,
)
_OFFICE_STEM = 4
_BODY = re.compile(
    r"\b(?:board|council|committee|ofsted|team|agency|service|panel|company|group|partnership)\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of|de|van|der|von|al|the))* [A-Z][\w’'-]+|(?<=[a-z,;:] )[A-Z][a-z]+")
_PERSON = re.compile(
    r"(?:: |\b[a-z]+,? |\(|; |, |\A|\b(?:Councillor|Cllr|Dr|Mr|Mrs|Ms|Miss|Professor|Sir|Dame|Lord|Lady) )"
    r"((?!Her |His |The )[A-Z][a-z’'-]+ (?:[A-Z]\.? )?[A-Z][A-Za-z’'-]+)\b"
)
_PEOPLE = frozenset(
    "children people pupils youngsters teenagers adolescents kids minors 16s 18s 25s residents inhabitants person "
    "individuals".split()
)
"""Words that reports use for one another when they count."""
_NO_NAMES = frozenset(
    """north south east west borough our your my their young mayor advisor advisors adviser advisers champion champions
    ambassador ambassadors pledge promise parent parents carer carers star stars board council councils service
    services chair director officer member cabinet group team committee authority agency executive independent
    deputy chief head improvement children children’s children's people safeguarding hub majesty majesty’s majesty's
    central outline public local national annual education social health care city county monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december strategy plan framework act department ofsted inspector panel association scrutiny quality assurance
    road street lane avenue gate hall house square park""".split()
)
"""Words that stand in the capitalised names of bodies, offices and times, and hardly in a person's."""
_REASON = re.compile(
    r"\b(?:because|due to|as a result|as a consequence|in order to|so that|so as to|therefore|thus|caused|causes|"
    r"reasons?|led to|leads to|results? (?:in|from)|resulted|owing|attributed|stems? from|means that|"
    r"to (?:avoid|prevent|allow|ensure|make|help|reduce|increase|protect|enable|improve|support))\b",
    re.IGNORECASE,
)
_DAYS_TO = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? ?(?:and|to|until|[-–]) ?@")
_BESIDE_NUMBER = re.compile(
    r"\b(?:section|paragraph|para|page|item|act|part|chapter|article|level|tier|stage|phase|band|figure|table|appendix|"
    r"standard|outcome|enabler|aged?|ages|under|over|covid)[ -]?\d[\d.–-]*(?: (?:and|to|or) \d+)?|"
    r"\d{1,2}[- ](?:and \d{1,2}-)?(?:years?|plus|months?|weeks?|days?)\b|\d{1,2}- and",
    re.IGNORECASE,
)
"""Numbers that name something and count nothing."""
_ASKS_DURATION = re.compile(r"\bhow (?:long|often)\b", re.IGNORECASE)
_DURATION = re.compile(
    r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|daily|weekly|monthly|yearly|annually|quarterly|quickly|promptly|"
    r"regularly|frequently|often|too long|delays?|centur(?:y|ies)|decades?)\b|"
    r"\bfrom .*\b(?:to|until|till)\b|\b(?:until|since|till) \d",
    re.IGNORECASE,
)
_GRADES = r"(?:outstanding|good|requires improvement(?: to be good)?|inadequate|adequate|satisfactory)"
_GRADE_WORDS = ("outstanding", "requires improvement", "inadequate")
_JUDGED = "judgement|services?|effectiveness|practice|authority|leaders|leadership|provision|overall"
_GRADE = re.compile(
    rf"[\t:]\s*{_GRADES}\s*$|"
    rf"\b(?:judged|graded|rated|as|judgement of)\b[ :‘“\"']*{_GRADES}\b(?! (?!because|in|for|at)[a-z]+)|"
    rf"\b{_GRADES} (?:judgement|grade|rating)\b|\bjudgement (?:for|of|on)\b.* is {_GRADES}$|"
    rf"\b(?:{_JUDGED})\b[^.;]{{0,40}}\b(?:is|are|was|were|remains?) (?:now )?{_GRADES}(?:[.,;]|$)",
    re.IGNORECASE,
)


def holds_wanted(question: Question, text: str) -> bool:
    """Whether `text` holds each kind of thing asked for."""
    wants, text = question.wants, text[:_LONGEST]
    return (
        ("number" not in wants or "money" in wants or _holds_number(question, text))
        and ("money" not in wants or bool(_SUM.search(text)))
        and ("body" not in wants or _names_body(question, text))
        and ("date" not in wants or bool(_DATE.search(text)))
        and ("person" not in wants or _holds_person(question, text))
        and ("grade" not in wants or _holds_grade(question, text))
    )


def gives_reason(text: str) -> bool:
    """Whether a sentence says why."""
    return bool(_REASON.search(text[:_LONGEST]))


def _names_body(question: Question, text: str) -> bool:
    """A capitalised name that is not in the question."""
    asked = set(tokens(question.text))
    return any(not set(tokens(name)) & asked for name in _NAME.findall(text))


def _holds_grade(question: Question, text: str) -> bool:
    """A grade, and where the question names one, that one."""
    named = [grade for grade in _GRADE_WORDS if re.search(rf"\b{grade}", question.text, re.IGNORECASE)]
    return bool(_GRADE.search(text)) and (not named or any(grade in text.casefold() for grade in named))


def _holds_person(question: Question, text: str) -> bool:
    """A name, office or body other than the one asked about; where an office is asked about, the name of a person."""
    asked = set(tokens(question.text))
    office = _OFFICE.search(question.text)
    if office and not re.search(rf"\b{re.escape(office.group()[:_OFFICE_STEM])}", text, re.IGNORECASE):
        return False
    if office:
        found = [name for name in _PERSON.findall(text) if not set(name.casefold().split()) & _NO_NAMES]
    else:
        found = [*_NAME.findall(text), *_OFFICE.findall(text), *_BODY.findall(text)]
    return any(not set(tokens(name)) <= asked for name in found)


def fitness(question: Question, text: str) -> float:
    """How well `text` suits what is asked for, -1 to 1: it holds the wanted kind of thing, a full date rather than a
    year, and the years asked about rather than others."""
    fit, text = 0.0, text[:_LONGEST]
    if question.wants & FACTS and holds_wanted(question, text):
        vague_date = "date" in question.wants and not _FULL_DATE.search(text)
        vague_person = "person" in question.wants and not _PERSON.search(text)
        fit += 0.4 if vague_date or vague_person else 1.0
    if question.years:
        years = {int(year) for year in _YEAR.findall(text)}
        if years & set(question.years):
            fit += 0.5
        elif years:
            fit -= 1.0
    return max(-1.0, min(1.0, fit))


def _holds_number(question: Question, text: str) -> bool:
    """A number that may count what is asked for: shortly before it, or after "the number of"."""
    if _ASKS_DURATION.search(question.text):
        return bool(_DURATION.search(text))
    if not question.counted:
        return bool(_ANY_NUMBER.search(text))
    counted = set(question.counted) | (_PEOPLE if set(question.counted) & _PEOPLE else set())
    stems = "|".join(sorted(re.escape(_stem(word)) for word in counted))
    before = re.compile(
        rf"(?<![\w.])(?:{_COUNT}(?!\w)(?: [\w’'-]+){{0,4}}?|{_FEW}(?: of| the| more)*) (?:{stems})",
        re.IGNORECASE,
    )
    total = re.compile(
        rf"\b(?:number|total|percentage|proportion|share)s? of (?:[\w’'-]+ ){{0,3}}?(?:{stems}).*?{_COUNT}(?!\w)",
        re.IGNORECASE,
    )
    if re.search(r"\d", _BESIDE_NUMBER.sub(" ", _DAYS_TO.sub(" ", _DATE.sub("@", text)))) and re.search(
        stems, text, re.IGNORECASE
    ):
        return True
    row = "\t" in text and re.search(stems, text, re.IGNORECASE) and _ANY_NUMBER.search(text)
    return bool(before.search(text) or total.search(text) or row)


def _stem(word: str) -> str:
    return re.sub(r"(?:ies|y|es|s|ing|ed)$", "", word) if len(word) > 4 else word
