"""Whether a question asks for a report as a whole, and for nothing in it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from assistant.questions import MONTHS, Question
from store.words import content_words

_SUMMARY = re.compile(
    r"\bsummar(?:y|ies|ise[ds]?|ize[ds]?|ising|izing)\b|\boverview\b|\bsum(?:ming|med)? up\b|\bthe gist\b|\boutline\b|"
    r"\bin (?:short|brief|a nutshell)\b|"
    r"\b(?:main|key|headline|overall|principal|chief) (?:findings?|points?|messages?|conclusions?)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\bwhat (?:did|does|do|was|were|has|have) .*\b(?:say|said|find|found|conclude[ds]?|tell us|report|reported)\b",
    re.IGNORECASE,
)
_HOW_IS = re.compile(
    r"\btell me (?:more )?about\b|\bhow (?:good|well|bad) (?:is|are|was|were|does|do|did)\b|"
    r"\bhow (?:is|are|was|were) .*\b(?:doing|performing|getting on)\b|\bwhat (?:is|was) happening\b|\bwhat happened\b|"
    r"\b(?:overall|general) picture\b|\bheadlines\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"\b(?:reports?|inspections?|visits?|letters?|minutes|meetings?|documents?)\b", re.IGNORECASE)
_FRAME = frozenset(
    """summary summaries summarise summarised summarize summarized summarising summarizing overview sum summing
    summed outline gist short brief nutshell main key headline headlines overall principal chief finding
    findings find found finds point points message messages conclusion conclusions conclude concluded say says
    said tell tells told us report reports reported letter letters inspection inspections inspected visit
    visits visited focused monitoring minutes meeting meetings document article news paper story ofsted
    inspectors inspector hmi council councils authority authorities local children children's childrens
    services service social care area send partnership latest last newest recent most previous first earliest
    give show write please quick quickly general whole full results result outcome recently about there here
    good bad well doing performing getting happened happening picture more""".split()
)


def asks_overview(question: Question, chose: AbstractSet[str]) -> bool:
    """Whether a question asks what a report says and names no topic. `chose` are its words that choose the report."""
    topic = set(content_words(question.text)) - _FRAME - chose - MONTHS
    asks = any(pattern.search(question.text) for pattern in (_SUMMARY, _SAYS, _HOW_IS))
    return bool(asks) and not {word for word in topic if not word.isdigit()}


def names_paper_to_summarise(text: str) -> bool:
    """Whether a turn of a conversation asks for the summary of some paper, whatever was spoken of before."""
    return bool(_SUMMARY.search(text) and _PAPERS.search(text))
