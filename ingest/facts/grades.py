"""The grades of Ofsted's reports and the names of what is judged, as printed and in today's terms.

Grades: "requires improvement" was printed until 2018 and "requires improvement to be good" since. Names: the single
inspection framework of 2013 to 2017 judged "children looked after and achieving permanence" and "leadership,
management and governance"; reports since 2018 judge "children in care" and "the impact of leaders on social work
practice". From 2018 to 2022 one judgement covered children in care and care leavers. Children's homes and schools are
judged under names of their own.
"""

from __future__ import annotations

import re

GRADE = r"(?:outstanding|good|requires? improvement(?: to be good)?|inadequate|not judged)"
_PLAIN_NAMES = (
    (
        "overall experiences and progress of children and young people",
        re.compile(r"^(?:the )?overall experiences and progress of children\b", re.IGNORECASE),
    ),
    (
        "how well children and young people are helped and protected",
        re.compile(r"^how well children .{0,20}are helped and protected\b", re.IGNORECASE),
    ),
    (
        "effectiveness of leaders and managers",
        re.compile(r"^(?:the )?effectiveness of leaders and managers\b", re.IGNORECASE),
    ),
    (
        "leadership and management",
        re.compile(r"^(?:the )?(?:effectiveness of )?leadership and management\b$", re.IGNORECASE),
    ),
    (
        "quality of education",
        re.compile(r"^(?:the )?quality of (?:education|teaching, learning and assessment)$", re.IGNORECASE),
    ),
    ("behaviour and attitudes", re.compile(r"^behaviour and attitudes$", re.IGNORECASE)),
    ("personal development", re.compile(r"^personal development$", re.IGNORECASE)),
    (
        "personal development, behaviour and welfare",
        re.compile(r"^personal development, behaviour and welfare$", re.IGNORECASE),
    ),
    ("outcomes for pupils", re.compile(r"^outcomes for pupils$", re.IGNORECASE)),
    ("early years provision", re.compile(r"^early years provision$", re.IGNORECASE)),
    ("sixth-form provision", re.compile(r"^(?:sixth[- ]form|16 to 19) (?:provision|study programmes)$", re.IGNORECASE)),
    ("Local Safeguarding Children Board", re.compile(r"\bsafeguarding children\b|\bLSCB\b", re.IGNORECASE)),
    ("adoption performance", re.compile(r"\badoption\b", re.IGNORECASE)),
    (
        "impact of leaders on social work practice",
        re.compile(r"\bimpact of leaders\b|\bleadership,? management and governance\b", re.IGNORECASE),
    ),
    ("children in care and care leavers", re.compile(r"\b(?:in care|looked after) and care leavers\b", re.IGNORECASE)),
    ("care leavers", re.compile(r"\bcare leavers\b", re.IGNORECASE)),
    ("children in care", re.compile(r"\bchildren in care\b|\blooked after\b", re.IGNORECASE)),
    ("children who need help and protection", re.compile(r"\bhelp and protection\b", re.IGNORECASE)),
    (
        "overall effectiveness",
        re.compile(r"\boverall (?:effectiveness|judge?ment)\b|^(?:children[’']s )?services (?:for|in)\b|"
                   r"^children[’']s services\b", re.IGNORECASE),
    ),
)  # fmt: skip


def plain_grade(grade: str) -> str:
    """The grade in lower case and its short form: "Requires improvement to be good" is "requires improvement"."""
    plain = " ".join(grade.casefold().split())
    return "requires improvement" if plain.startswith("require") else plain


def plain_judgement(name: str) -> str | None:
    """Today's name of what is judged, None for one that is not known."""
    return next((plain for plain, pattern in _PLAIN_NAMES if pattern.search(name)), None)
