"""Who is spoken of: what somebody reports of another is not said of the one who reports it."""

from __future__ import annotations

import re

from assistant.verifying.written import words_of
from store.words import STOP_WORDS

_SAYS = (
    r"(?:report|say|state|feel|believe|find|note|acknowledge|recognise|explain|tell inspectors|told inspectors|"
    r"told us)(?:s|ed|d)?|said|felt|found"
)
_REPORTED = re.compile(rf"(?P<who>[^.;:,\n]+?)\b(?:{_SAYS}) (?:that )?(?P<what>[^.;\n]+)", re.IGNORECASE)
_REPORTS = re.compile(rf"\b(?:{_SAYS}|according to)\b", re.IGNORECASE)
_THEMSELVES = re.compile(r"(?:they|it|he|she|we|their|its|this|these|there)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?P<subject>.+?)\b(?:is|are|was|were|has|have|had|do|does|did|can|cannot|could|will|would|may|must|should)\b",
    re.IGNORECASE,
)


def reporter_as_subject(said: str, held: str) -> str:
    """The reporter that the statement speaks of instead of whom is reported on; empty where there is none."""
    match = _SUBJECT.match(said)
    if match is None or _REPORTS.search(said):
        return ""
    subject = [word for word in words_of(match["subject"]) if not word.is_mark and word.low not in STOP_WORDS]
    for reported in _REPORTED.finditer(held):
        if _THEMSELVES.match(reported["what"]):
            continue
        who, what = ({word.stem for word in words_of(reported[part])} for part in ("who", "what"))
        if subject and all(word.stem in who and word.stem not in what for word in subject):
            return match["subject"].strip()
    return ""
