"""Asks back where the answer depends on which authority or document is meant, and the question does not say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from assistant.openings import Opening
from assistant.questions import Question
from assistant.scoping.asked_whole import asks_overview
from assistant.scoping.fitting import series_of
from assistant.scoping.kinds import INSPECTIONS, REPORTS
from assistant.scoping.names import Names
from assistant.scoping.recognising import Recognised
from assistant.types import Choice, Scope
from store.types import DocumentKind
from store.words import content_words

_MOST = 8
_ALL_MEANT = re.compile(
    r"\b(?:which|what|how many|list|name|any|all|every|each|some|other|most|across|both|between)"
    r" (?:\w+ ){0,2}?(?:authorit(?:y|ies)|councils?|areas|places|reports|documents|inspections|visits|letters|meetings|"
    r"boroughs|counties|years|authors)\b"
    r"|\b(?:how many|how often|any|anywhere|every|everywhere|each|across|across all|nationally|in general|"
    r"generally|overall trend|typically|usually|authorities|councils|mean|means|meaning|compare|library|"
    r"collection|you)\b"
    r"|^(?:what|which|who) (?:is|are) (?:an? )(?!.*\b(?:of|for) the\b)",
    re.IGNORECASE,
)
_FACT_WORDS = frozenset(
    "grade grades graded grading judgement judgements judgment judgments judged rating ratings rated overall "
    "effectiveness inspection inspections inspected inspect inspector inspectors lead led leading team visit "
    "visited visits meeting held report letter published publication date dates day month year take place took "
    "happen happened start started end ended begin began finish finished long last good outstanding inadequate "
    "requires improve improved improvement improvements needs need needed recommendation recommendations "
    "recommended area areas point points priorities priority actions find found finding findings conclude "
    "concluded conclusion conclusions strength strengths weakness weaknesses local authority council borough "
    "county city services service children's childrens ofsted wrote written signed sent addressed carried "
    "conducted main key result results outcome outcomes better resolve resolved resolution resolutions agreed "
    "decided decisions minutes present attended apologies chaired chair name full focused monitoring latest "
    "previous first newest recent current they it there receive received given gave award awarded summary "
    "summarise work well going done doing whole general who's framework kind type".split()
)
_EVENT_WORDS = frozenset(
    "inspection inspections inspected inspector inspectors visit visits visited focused monitoring full report letter "
    "ofsted published improvement improvements".split()
)
_GRADED_WORDS = frozenset(
    "children child young people care leavers leaders leadership management governance help protection protected "
    "experiences experience progress impact adoption performance practice social families family looked achieving "
    "permanence safeguarding board conditions environment flourish quality those".split()
)
_SINGLE = re.compile(
    r"\b(?:the|its|their|this|that) (?:\w+ ){0,3}?(?:inspection|visit|meeting|report|letter|inspectors?|chair)\b|"
    r"\bthe (?:committee|board|panel|cabinet|lead)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:meetings?|minutes|committee|scrutiny|panel|cabinet|apologies|resolv\w*|resolutions?|attend\w*|present)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:was|were|did|had|led|signed|wrote|chaired|attended|resolved|agreed|decided)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AskedBack:
    """What is asked back, and what may be meant."""

    question: str
    choices: tuple[Choice, ...]


def asked_back(
    question: Question, asked: Recognised, left: Sequence[Opening], names: Names, scope: Scope
) -> AskedBack | None:
    """What to ask back over the documents left, None where the question says enough."""
    if asked.doubtful:
        choices = _authorities(asked.doubtful.whose, left, names, scope)
        if len(choices) > 1:
            written = asked.text[slice(*asked.doubtful.span)]
            return AskedBack(f"Which authority do you mean by “{written}”?", choices)
    if "comparison" in question.wants or asked.titled or len(asked.authorities) > 1 or _ALL_MEANT.search(asked.text):
        return None
    said = {word for span in asked.spans() for word in content_words(asked.text[slice(*span)])}
    if not _depends(question, asked) and not asks_overview(question, said):
        return None
    meeting = bool(_MEETING.search(asked.text))
    kinds: Sequence[DocumentKind] = ("minutes", "transcript") if meeting else REPORTS
    able = [held for held in left if held.kind in kinds]
    whose = {series_of(held, names) for held in able} - {""}
    if len(whose) > 1 and not asked.authorities:
        choices = _authorities(sorted(whose), able, names, scope)
        more = "" if len(whose) <= _MOST else f" There are {len(whose)}; any of them can be named."
        return AskedBack(f"Which authority do you mean?{more}", choices)
    return _documents(question, asked, able, scope, meeting)


def _depends(question: Question, asked: Recognised) -> bool:
    """Whether it asks only for what each document states of itself: a grade, a person, a day, what must improve."""
    named = set(content_words(" ".join(asked.text[slice(*held.span)] for held in asked.mentions)))
    said = set(content_words(" ".join(asked.text[start:end] for start, end in asked.spans()))) - named
    usual = _FACT_WORDS | (_GRADED_WORDS if "grade" in question.wants else frozenset())
    if _MEETING.search(asked.text):
        # What a meeting said about a visit or an inspection is a topic.
        said, usual = said - _EVENT_WORDS, usual - _EVENT_WORDS
    topic = set(question.words) - named - said
    return bool((topic | said) & _FACT_WORDS) and not topic - usual


def _authorities(whose: Sequence[str], able: Sequence[Opening], names: Names, scope: Scope) -> tuple[Choice, ...]:
    """The authorities of most documents, and of the newest, by name."""
    documents: defaultdict[str, list[Opening]] = defaultdict(list)
    for held in able:
        documents[series_of(held, names)].append(held)
    likely = sorted(
        (name for name in whose if documents[name]),
        key=lambda name: (
            -len(documents[name]),
            -max((held.day or Date.min).toordinal() for held in documents[name]),
            name,
        ),
    )[:_MOST]
    return tuple(
        Choice(
            name,
            replace(scope, authorities=(name,), documents=tuple(held.id for held in documents[name])),
        )
        for name in sorted(likely)
    )


def _documents(
    question: Question, asked: Recognised, able: Sequence[Opening], scope: Scope, meeting: bool
) -> AskedBack | None:
    """The documents of one authority, where the question speaks of one of them in the past and does not say which."""
    if asked.days or asked.order or "grade" in question.wants or not _SINGLE.search(asked.text):
        return None
    if not _PAST.search(asked.text):
        return None
    if not meeting and not scope.kinds:
        able = [held for held in able if held.kind in INSPECTIONS]
    dated = sorted((held for held in able if held.day), key=lambda held: (held.day or Date.min, held.id), reverse=True)
    if len(dated) < 2:
        return None
    choices = []
    for held in dated[:_MOST]:
        called = held.called().removeprefix("the ")
        one = replace(scope, documents=(held.id,), kinds=(held.kind,), first=held.day, last=held.day)
        choices.append(Choice(called[0].upper() + called[1:], one))
    what = "meeting" if meeting else "visit" if dated[0].event == "visit" else "inspection"
    return AskedBack(f"Which {what} do you mean?", tuple(choices))
