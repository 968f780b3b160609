"""The questions by which the reader's weights are set, over the development collections."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.units import Unit
from benchmarks.collections import (
    Collection,
    coventry,
    coventry_collection,
    coventry_own,
    json_lines,
    ofsted_collection,
    ofsted_own,
    present,
)
from benchmarks.places import Held
from benchmarks.public_collections import mtrag, qmsum, squad2

_SEED = 5
_SQUAD_OWN, _SQUAD_ALL, _QMSUM = 1800, 400, 180
"""How many questions are drawn: enough that more change the figures by less than folds differ."""
Gold = Callable[[Unit], bool]


@dataclass(frozen=True, slots=True)
class Posed:
    """A question to pose: `documents` are names or None, `gold` tells an answering sentence, `answered` is its mark."""

    set: str
    group: str
    text: str
    documents: Sequence[str] | None
    gold: Gold | None
    answered: bool


def asked_over() -> dict[str, Collection]:
    """The collections whose documents the questions are posed over, by their names."""
    meetings = tuple(file for part in ("train", "val") for file in qmsum(part).files)
    return {
        "squad2": squad2(),
        "qmsum": Collection("qmsum", (), files=meetings),
        "mtrag-govt": mtrag(),
        "coventry": coventry_collection(),
        "ofsted": ofsted_collection(),
    }


def questions_posed(name: str, held: Held) -> list[Posed]:
    """The questions posed to one library, which holds the documents `held`."""
    draw = random.Random(_SEED)
    squad = json_lines(present("squad2") / "queries.jsonl")
    turns = json_lines(present("mtrag-govt") / "queries.jsonl")
    govt = [item for item in turns if item["answerability"] != "CONVERSATIONAL"]
    foreign = [item["text"] for item in draw.sample(squad, 150)] + [item["rewrite"] for item in draw.sample(govt, 80)]
    if name == "squad2":
        return list(_squad(squad, draw))
    if name == "qmsum":
        parts = [json_lines(present("qmsum") / part / "queries.jsonl") for part in ("train", "val")]
        return list(_qmsum([item for part in parts for item in part], draw))
    if name == "mtrag-govt":
        return list(_mtrag(govt))
    ours = _coventry() if name == "coventry" else _ofsted(held)
    return [*ours, *_foreign(name, foreign)]


def _squad(items: Sequence[dict[str, Any]], draw: random.Random) -> Iterator[Posed]:
    passages = [item["_id"] for item in json_lines(present("squad2") / "corpus.jsonl")]
    for item in draw.sample(items, _SQUAD_OWN):
        article = item["passage"].rpartition("-")[0]
        yield Posed("squad2", article, item["text"], [item["passage"]], _holds(item["answers"]), item["answerable"])
    for item in draw.sample(items, _SQUAD_ALL):
        article = item["passage"].rpartition("-")[0]
        holds, others = _holds(item["answers"]), [name for name in passages if name != item["passage"]]
        yield Posed("squad2, all", article, item["text"], None, _in(item["passage"], holds), item["answerable"])
        if item["answerable"]:
            yield Posed("squad2, taken out", article, item["text"], others, None, False)


def _qmsum(items: Sequence[dict[str, Any]], draw: random.Random) -> Iterator[Posed]:
    names = sorted({item["document"] for item in items})
    for item in draw.sample(items, _QMSUM):
        quotes = [evidence["quote"] for evidence in item["evidence"]]
        yield Posed("qmsum", item["_id"], item["text"], [item["document"]], _overlaps(quotes), True)
        if draw.random() < 0.5:
            continue
        other = draw.choice([name for name in names if name.split("_")[0] != item["document"].split("_")[0]])
        yield Posed("qmsum, taken out", item["_id"], item["text"], [other], None, False)


def _mtrag(items: Sequence[dict[str, Any]]) -> Iterator[Posed]:
    relevant: dict[str, set[str]] = {}
    for line in (present("mtrag-govt") / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, passage, _ = line.split("\t")
        relevant.setdefault(question, set()).add(passage)
    passages = [item["_id"] for item in json_lines(present("mtrag-govt") / "corpus.jsonl")]
    for item in items:
        group = item["_id"].partition("<")[0]
        answered = item["answerability"] != "UNANSWERABLE"
        yield Posed("mtrag", group, item["rewrite"], None, None, answered)
        if answered and item["_id"] in relevant:
            others = [name for name in passages if name not in relevant[item["_id"]]]
            yield Posed("mtrag, taken out", group, item["rewrite"], others, None, False)


def _coventry() -> Iterator[Posed]:
    for asked in coventry():
        gold = _overlaps(asked.quotes) if asked.quotes else None
        yield Posed("coventry", asked.id, asked.question, None, gold, asked.answerable)
    for asked in coventry_own():
        yield Posed("coventry, our own", asked.id, asked.question, None, None, asked.answerable)


def _ofsted(held: Held) -> Iterator[Posed]:
    for asked in ofsted_own(held.printed) or ():
        gold = _overlaps(asked.quotes) if asked.quotes else None
        yield Posed(f"ofsted, {asked.kind}", asked.id, asked.question, None, gold, asked.answerable)


def _foreign(name: str, questions: Sequence[str]) -> Iterator[Posed]:
    for text in questions:
        yield Posed(f"{name}, foreign", text, text, None, None, False)


def _holds(answers: Sequence[str]) -> Gold:
    wanted = [_plain(answer) for answer in answers]
    return lambda unit: any(answer in _plain(unit.text) for answer in wanted)


def _in(document: str, gold: Gold) -> Gold:
    return lambda unit: unit.document.source_id == document and gold(unit)


def _overlaps(quotes: Sequence[str]) -> Gold:
    wanted = [_plain(quote) for quote in quotes]
    return lambda unit: any(
        quote in _plain(unit.text) or (len(unit.text) > 30 and _plain(unit.text) in quote) for quote in wanted
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
