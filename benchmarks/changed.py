"""Sentences with one thing changed: a number, date, name, grade, denial or authority from elsewhere."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant import Document
from benchmarks.places import Span
from ingest.sentences import sentence_spans

KINDS = ("number", "date", "name", "grade", "negation", "authority")
_SHORTEST, _LONGEST = 45, 330
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER_WORD = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter"
_SHAPES: dict[str, tuple[re.Pattern[str], ...]] = {
    "number": (
        re.compile(r"(?<![\d.,£/–-])\d{1,3}(?:\.\d)?%"),
        re.compile(r"(?<=£)\d[\d,.]*\d"),
        re.compile(
            rf"(?<![\w.,£/–-])(?!(?:19|20)\d\d)\d{{1,4}}(?![\w%/–-]|[.,:]\d|(?:st|nd|rd|th)\b|\)| (?:{_MONTH}))(?!\.$)"
        ),
        re.compile(rf"\b(?:{_NUMBER_WORD})\b(?! other)"),
    ),
    "date": (
        re.compile(rf"\b\d{{1,2}} (?:{_MONTH}) \d{{4}}\b"),
        re.compile(rf"(?<!\d )\b(?:{_MONTH}) \d{{4}}\b"),
        re.compile(r"\b20[012]\d[–/-]\d\d\b"),
        re.compile(r"(?<![\w/–-])(?<!\w )20[012]\d\b(?![–/-])|(?<=in )20[012]\d\b(?![–/-])"),
    ),
    "name": (
        re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+(?= [a-z(]|[,.;])"),
        re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+(?= [a-z(]|[,.;])"),
        re.compile(r"(?<=[a-z] )[A-Z]{3,5}(?=[ ,.;])"),
    ),
}
_GRADES = ("outstanding", "good", "requires improvement", "requires improvement to be good", "inadequate")
_GRADE = re.compile(r"\b(?:outstanding|good|requires improvement(?: to be good)?|inadequate)\b", re.IGNORECASE)
_GRADED = re.compile(
    r"\t|\b(?:judged?|judgement|graded?|rated|overall|effectiveness|(?:is|are|was|were) inadequate)\b", re.I
)
_DENIALS: tuple[tuple[str, str], ...] = (
    (r"\b(is|are|was|were|has|have|had|does|do|did|can|could|should|will) not always\b", r"\1 always"),
    (r"\b(is|are|was|were|has|have|had|can|could|should|will) not\b", r"\1"),
    (r"\b(?:does|do|did) not (?=[a-z]+ (?!any))", ""),
    (r"\bcannot\b", "can"),
    (r"\bwithout\b", "with"),
    (r"\bnot all\b", "all"),
    (
        r"(?<=[a-z] )(is|are|was|were)(?= [a-z]+(?:ed|en|ly)?\b)(?! (?:not|no|un|in)\b| (?:unable|some|a|the|also)\b)",
        r"\1 not",
    ),
    (r"\b[Mm]ost\b(?= [a-z])", "all"),
    (r"\bsome\b(?= [a-z]+s\b)", "all"),
    (r"\b(?:a few|a small number of|few)\b", "many"),
    (r"\bmore\b(?= [a-z])", "less"),
    (r"\bless\b(?= [a-z])", "more"),
    (r"\bincreased\b", "reduced"),
    (r"\breduced\b", "increased"),
    (r"\bimproved\b", "declined"),
    (r"\b(?:declined|deteriorated)\b", "improved"),
    (r"\balways\b", "never"),
    (r"\btoo few\b", "enough"),
    (r"\b(in|un)(?=(?:sufficient|effective|consistent|clear|able|suitable|stable|necessary))", ""),
    (r"\b(?=(?:effective|sufficient|consistent)\b)", "in"),
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence and what became of it."""

    kind: str
    where: Span
    sentence: str
    statement: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    where: Span
    text: str


def changed(documents: Sequence[Document], count: int, seed: int) -> list[Changed]:
    """`count` changed sentences of each kind, as far as there are, drawn by the seed."""
    draw = random.Random(seed)
    sentences = [sentence for document in documents for sentence in _sentences(document)]
    draw.shuffle(sentences)
    authorities = sorted({document.authority for document in documents if document.authority})
    makers: dict[str, Callable[[_Sentence], str]] = {
        **{kind: _swapper(kind, sentences, draw) for kind in _SHAPES},
        "grade": lambda sentence: _other_grade(sentence.text, draw),
        "negation": lambda sentence: _denied(sentence.text, draw),
        "authority": lambda sentence: _other_authority(sentence.text, authorities, draw),
    }
    found = []
    for kind in KINDS:
        made = ((sentence, makers[kind](sentence)) for sentence in sentences)
        kept = (Changed(kind, one.where, one.text, text) for one, text in made if text and text != one.text)
        found += [one for one, _ in zip(kept, range(count), strict=False)]
    return found


def _sentences(document: Document) -> Iterator[_Sentence]:
    for block in document.blocks:
        if block.kind not in ("paragraph", "list_item", "table_row"):
            continue
        whole = [(block.start, block.end)] if block.kind == "table_row" else None
        for start, end in whole or sentence_spans(document.text, block.start, block.end):
            words = document.text[start:end]
            text = " ".join(words.replace("\t", " : ").split())
            shortest = 12 if block.kind == "table_row" else _SHORTEST
            if shortest <= len(text) <= _LONGEST and (whole or text.endswith(".")):
                yield _Sentence(Span(document.id, start, end), text)


def _swapper(kind: str, sentences: Sequence[_Sentence], draw: random.Random) -> Callable[[_Sentence], str]:
    """Exchanges one value for another of its shape that stands elsewhere."""
    pools = [
        sorted({match.group() for one in sentences for match in shape.finditer(one.text)}) for shape in _SHAPES[kind]
    ]

    def swapped(sentence: _Sentence) -> str:
        """The sentence with one value exchanged; empty where it holds none that can be."""
        for shape, pool in zip(_SHAPES[kind], pools, strict=True):
            match = shape.search(sentence.text)
            others = [value for value in pool if match and _plain(value) not in _plain(sentence.text)]
            if match and others:
                return sentence.text[: match.start()] + draw.choice(others) + sentence.text[match.end() :]
        return ""

    return swapped


def _plain(text: str) -> str:
    return re.sub(r"[–/]", "-", text.casefold())


def _other_grade(text: str, draw: random.Random) -> str:
    match = _GRADE.search(text)
    if not match or not _GRADED.search(text.replace(" : ", "\t")) or len(_GRADE.findall(text)) > 2:
        return ""
    now = match.group().casefold()
    others = [grade for grade in _GRADES if grade not in text.casefold() and grade[:8] != now[:8]]
    return text[: match.start()] + draw.choice(others) + text[match.end() :] if others else ""


def _denied(text: str, draw: random.Random) -> str:
    able = [(pattern, put) for pattern, put in _DENIALS if re.search(pattern, text)]
    if not able:
        return ""
    pattern, put = draw.choice(able)
    return " ".join(re.sub(pattern, put, text, count=1).split())


def _other_authority(text: str, authorities: Sequence[str], draw: random.Random) -> str:
    named = [name for name in sorted(authorities, key=len, reverse=True) if re.search(rf"\b{re.escape(name)}\b", text)]
    others = [name for name in authorities if name not in text]
    return re.sub(rf"\b{re.escape(named[0])}\b", draw.choice(others), text) if named and others else ""
