"""Whether a sentence holds the kind of thing that a question wants: a number, a date, a person, a grade."""

from __future__ import annotations

import re

from assistant.questions import Question
from assistant.reader.amounts import counts, holds_sum
from assistant.reader.named import PERSON, names_body, names_person
from assistant.reader.times import DATE, FULL_DATE

FACTS = frozenset({"number", "money", "date", "person", "body", "grade"})
"""What can be wanted that a sentence either holds or does not."""
_LONGEST = 2000
"""Characters looked at; what goes on longer is no sentence."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REASON = re.compile(
    r"\b(?:because|due to|as a result|as a consequence|in order to|so that|so as to|therefore|thus|caused|causes|"
    r"reasons?|led to|leads to|results? (?:in|from)|resulted|owing|attributed|stems? from|means that|"
    r"to (?:avoid|prevent|allow|ensure|make|help|reduce|increase|protect|enable|improve|support))\b",
    re.IGNORECASE,
)
_GRADES = r"(?:outstanding|good|(?:requires?|requiring) improvement(?: to be good)?|inadequate|adequate|satisfactory)"
_GRADE_WORDS = ("outstanding", "requires improvement", "inadequate")
_JUDGED = "judgement|services?|effectiveness|practice|authority|leaders|leadership|provision|overall"
_GRADE = re.compile(
    rf"[\t:]\s*{_GRADES}\s*$|"
    rf"\b(?:judged|graded|rated|as|judgement of)\b(?: to (?:be )?)?[ :‘“\"']*{_GRADES}\b"
    r"(?! (?!because|in|for|at)[a-z]+)|"
    rf"\b{_GRADES} (?:judgement|grade|rating)\b|\bjudgement (?:for|of|on)\b.* is {_GRADES}$|"
    rf"\b(?:{_JUDGED})\b[^.;]{{0,40}}\b(?:is|are|was|were|remains?) (?:now )?{_GRADES}(?:[.,;]|$)|"
    rf"\b(?:{_JUDGED})\b (?:to )?requires? improvement\b|\brequires? improvement to be good\b",
    re.IGNORECASE,
)


def holds_wanted(question: Question, text: str) -> bool:
    """Whether `text` holds each kind of thing asked for."""
    wants, text = question.wants, text[:_LONGEST]
    return (
        ("number" not in wants or "money" in wants or counts(question, text))
        and ("money" not in wants or holds_sum(text))
        and ("body" not in wants or names_body(question, text))
        and ("date" not in wants or bool(DATE.search(text)))
        and ("person" not in wants or names_person(question, text))
        and ("grade" not in wants or _holds_grade(question, text))
    )


def gives_reason(text: str) -> bool:
    """Whether a sentence says why."""
    return bool(_REASON.search(text[:_LONGEST]))


def _holds_grade(question: Question, text: str) -> bool:
    """A grade, and where the question names one, that one."""
    named = [grade for grade in _GRADE_WORDS if re.search(rf"\b{grade}", question.text, re.IGNORECASE)]
    return bool(_GRADE.search(text)) and (not named or any(grade in text.casefold() for grade in named))


def fitness(question: Question, text: str, *, holds: bool) -> float:
    """How well `text` suits what is asked for, -1 to 1: it `holds` the wanted kind of thing, a full date rather than a
    year, and the years asked about rather than others."""
    fit, text = 0.0, text[:_LONGEST]
    if holds:
        vague_date = "date" in question.wants and not FULL_DATE.search(text)
        vague_person = "person" in question.wants and not PERSON.search(text)
        fit += 0.4 if vague_date or vague_person else 1.0
    if question.years:
        years = {int(year) for year in _YEAR.findall(text)}
        if years & set(question.years):
            fit += 0.5
        elif years:
            fit -= 1.0
    return max(-1.0, min(1.0, fit))
