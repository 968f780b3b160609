"""Why something is as it was just answered: the reasons that stand beside the sentences that were cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.citing import cited, near
from assistant.conversation import lexicon
from assistant.conversation.topics import own_stems
from assistant.types import Answer, Citation
from assistant.units import Unit, is_judgement
from ingest.sentences import sentence_spans

_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|as a (?:result|consequence) of|caused by|result(?:s|ed|ing)? from|attribut\w+ to|"
    r"stem(?:s|med|ming)? from|arises? from|given that|(?:hampered|hindered|driven) by|"
    r"the reasons? (?:for|why|is|are))\b",
    re.IGNORECASE,
)
"""What stands after an effect and before its cause."""
_LEADS_TO = re.compile(
    r"\b(?:led|leads|leading) to\b|\b(?:results|resulted|resulting) in\b|\bcontribut(?:es?|ed|ing) to\b|"
    r"\b(?:which|this) means\b|\bmeans that\b",
    re.IGNORECASE,
)
"""What stands after a cause and before its effect."""
_THEREFORE = re.compile(
    r"^(?:as a (?:result|consequence)\b(?! of)|consequently|therefore|because of this|"
    r"this (?:has |had )?(?:led|leads|means|meant|resulted|results|contributes|contributed))\b",
    re.IGNORECASE,
)
"""What begins a sentence whose cause is the one before it."""
_OF_THIS = re.compile(
    r"^(?:this|that|it) (?:is|was) (?:mainly |partly |largely |in part )?(?:because|due|caused)", re.IGNORECASE
)
_GROUPS = own_stems(" ".join(lexicon.PEOPLE)) | own_stems("care service young")
"""Whom most sentences of a report are about, so that these words join no effect to its cause."""
_IN_PARAGRAPH, _ELSEWHERE = 1, 2
"""Words that an effect must share with what was cited."""
_MOST, _NEAR = 3, 2
NONE_GIVEN = "The documents say this, but give no reason for it, neither beside it nor on the same topic."


def reasons(before: Answer, elsewhere: Callable[[], Answer], question: str) -> Answer:
    """The reasons for what `before` answered: beside its citations, else those that `elsewhere` quotes."""
    places = _quoted(before)
    usual = _GROUPS | own_stems(" ".join(before.scope.authorities))
    units = _beside(places, usual)
    if not units:
        said = frozenset[str]().union(*(own_stems(unit.text) for unit in places)) - usual
        units = [unit for unit in _quoted(elsewhere()) if _shared(unit.text, said) >= _ELSEWHERE]
    found = replace(before, question=question, notes=(), table=None, choices=())
    if units:
        statements, citations = cited(units[:_MOST])
        return replace(found, status="answered", statements=statements, citations=citations, reason="")
    nearby = [unit for place in places for unit in (_after_grades(place) or [place])]
    return replace(
        found, status="not_found", statements=(), citations=(), reason=NONE_GIVEN, refusal="not said", score=0.0,
        near=tuple(near(unit) for unit in nearby[:_NEAR]),
    )  # fmt: skip


def _quoted(answer: Answer) -> list[Unit]:
    """The places that the answer cites, each once."""
    places = [_unit(citation) for statement in answer.statements for citation in statement.citations]
    return list({unit.key: unit for unit in places}.values())


def _unit(citation: Citation) -> Unit:
    document = citation.document
    block = max((place for place, held in enumerate(document.blocks) if held.start <= citation.start), default=0)
    return Unit(document, citation.start, citation.end, block, 0)


def _beside(places: Sequence[Unit], usual: frozenset[str]) -> list[Unit]:
    """The sentences that give a reason for those cited: others first, else those that give their own."""
    found = {reason.key: reason for place in places for reason in _reasons_for(place, usual)}
    keys = {place.key for place in places}
    others = [reason for key, reason in found.items() if key not in keys]
    return others or list(found.values())


def _reasons_for(place: Unit, usual: frozenset[str]) -> Iterator[Unit]:
    said = own_stems(place.text) - usual
    paragraph = list(_sentences(place, place.block))
    at = next((at for at, held in enumerate(paragraph) if held.start == place.start), None)
    if at is not None and at + 1 < len(paragraph) and _OF_THIS.match(paragraph[at + 1].text):
        yield paragraph[at + 1]
    if at and _THEREFORE.match(place.text):
        yield paragraph[at - 1]
    if _shared(place.text, said):
        yield place
    for block in [place.block, *_section(place)]:
        least = _IN_PARAGRAPH if block == place.block else _ELSEWHERE
        for held in _sentences(place, block):
            if held.key != place.key and _shared(held.text, said) >= least:
                yield held


def _shared(text: str, said: frozenset[str]) -> int:
    """How many words of what was said stand in the effect that the sentence gives a cause of."""
    because, leads = _BECAUSE.search(text), _LEADS_TO.search(text)
    effect = ""
    if because:
        effect = text[: because.start()]
        if len(effect.split()) < 2:
            effect = text[because.end() :].partition(",")[2]
    elif leads:
        effect = text[leads.end() :]
    return len(own_stems(effect) & said)


def _section(place: Unit) -> list[int]:
    """The other paragraphs under the same heading, the nearest first."""
    blocks = place.document.blocks
    heads = [at for at, held in enumerate(blocks) if held.kind in ("title", "heading")]
    first = max((at for at in heads if at <= place.block), default=-1) + 1
    last = min((at for at in heads if at > place.block), default=len(blocks))
    return sorted((at for at in range(first, last) if at != place.block), key=lambda at: abs(at - place.block))


def _after_grades(place: Unit) -> list[Unit]:
    """The first sentence of the running text after the table of grades that the place is a row of."""
    if not is_judgement(place):
        return []
    blocks = place.document.blocks
    after = next((at for at in range(place.block, len(blocks)) if blocks[at].kind == "paragraph"), None)
    return list(_sentences(place, after))[:1] if after is not None else []


def _sentences(place: Unit, block: int) -> Iterator[Unit]:
    """The sentences of another paragraph of the same document."""
    held = place.document.blocks[block]
    if held.kind == "boilerplate":
        return
    for start, end in sentence_spans(place.document.text, held.start, held.end):
        yield Unit(place.document, start, end, block, 0)
