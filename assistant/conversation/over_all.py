"""Questions over all authorities: whole ones open a topic of their own, those that name no noun are given one."""

from __future__ import annotations

import re

from assistant.conversation.scope_words import with_words
from assistant.conversation.shapes import without_courtesy
from assistant.conversation.topics import topic
from assistant.factual.asked import judgement_in
from assistant.grades import OVERALL
from assistant.scoping.recognising import Recognised

_BODIES = r"(?P<bodies>(?:local )?authorit(?:y|ies)|councils?|areas|places|boroughs|counties)\b"
_LISTS = r"which|what|how many|list|name|show"
_OF_ALL = re.compile(
    rf"^(?:{_LISTS}|(?:is|are|was|were) (?:there )?any|are there)(?: [\w’'-]+){{0,3}}? {_BODIES}|"
    r"^who (?:else )?(?:is|are|was|were|got|has|have)\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    r"\b(?:inadequate|outstanding|failing|requir(?:es?|ed|ing) improvement|"
    r"needs?(?:ed|ing)? to (?:improve|get better|be better)|"
    r"(?:is|are|was|were|be|been|judged|rated|graded|got|get) (?:\w+ ){0,2}?good(?! (?:at|for|with|in)\b))\b|"
    r"\b(?:got|gotten|become|became|gone|went|moved|done|did) (?:better|worse|up|down)\b|"
    r"\b(?:improved|declined|worsened|deteriorated|dropped|fell|fallen|slipped)\b",
    re.IGNORECASE,
)
_HELD_HERE = re.compile(
    r"^how many (?:\w+ )?(?:authorities|councils|areas|places|reports|documents) are (?:there|here|held)\b[^\w]*$",
    re.IGNORECASE,
)
_LEANS = re.compile(r"\b(?:also|too|as well|either|similarly|equally|the same|so|like)\b", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"^(?P<asks>which|how many)(?: ones)?(?P<them> of (?:them|these|those))? "
    r"(?=(?:still |now |ever )?(?:is|are|was|were|has|have|had|got|gets?|became|needs?|needed|requires?|required|"
    r"improved|declined|worsened|deteriorated|dropped|fell|slipped|went|moved|did)\b)",
    re.IGNORECASE,
)
_OTHER_LIST = re.compile(rf"^(?:{_LISTS})(?: (?:the|all))* $", re.IGNORECASE)
_GRADES_OF_ONE = re.compile(r"\b(?:grades|judge?ments|ratings|areas)\b", re.IGNORECASE)


def is_whole(asked: str) -> bool:
    """Whether a question asks for the grades of all authorities, and leans on nothing said before."""
    plain = without_courtesy(asked)
    if _HELD_HERE.match(plain):
        return True
    return bool(_OF_ALL.match(plain) and _GRADED.search(plain)) and not _LEANS.search(plain)


def with_noun(asked: str, prior: Recognised) -> str:
    """The question with what it counts, where it names only a grade: "How many authorities need to improve?".

    Grades are given to authorities, so that these are meant unless the question before lists something else. What was
    spoken of goes on where it is graded: "for care leavers".
    """
    match = _NO_NOUN.match(asked)
    if match is None or not _GRADED.search(asked):
        return asked
    noun = _listed_before(prior) or ("" if match["them"] or _GRADES_OF_ONE.search(prior.text) else "authorities")
    if not noun:
        return asked
    text = f"{match['asks']} {noun} {asked[match.end() :]}"
    judgement = judgement_in(prior.text)
    if judgement in (None, OVERALL) or judgement_in(asked):
        return text
    return with_words(text, [f"for {judgement}"])


def _listed_before(prior: Recognised) -> str:
    """What the question before lists or counts; empty for nothing."""
    of_all, about = _OF_ALL.match(prior.text), topic(prior)
    if of_all and of_all["bodies"]:
        said = of_all["bodies"].casefold()
        return "authorities" if "authorit" in said else "councils" if said.startswith("council") else said
    if about and about.plural and _OTHER_LIST.match(prior.text[: about.start]):
        return about.text
    return ""
