"""Public collections of questions and texts, as they lie beside the real documents."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from assistant import Turn
from benchmarks.collections import Asked, Collection, Place, Quote, Text, json_lines, present


def scifact() -> Collection:
    """300 claims over 5,183 abstracts, each a document that begins with its title."""
    folder = present("scifact")
    texts = tuple(
        Text(item["_id"], item["title"], f"{item['title']}\n\n{item['text']}")
        for item in json_lines(folder / "corpus.jsonl")
    )
    relevant = _judged(folder / "qrels.tsv")
    questions = tuple(
        Asked(item["_id"], item["text"], True, relevant=relevant[item["_id"]])
        for item in json_lines(folder / "queries.jsonl")
        if item["_id"] in relevant
    )
    return Collection("scifact", questions, texts=texts)


def mtrag() -> Collection:
    """214 turns of conversations over government pages, each with the turns before it; pages begin with their title."""
    folder = present("mtrag-govt")
    texts = tuple(Text(item["_id"], item["title"], item["text"]) for item in json_lines(folder / "corpus.jsonl"))
    relevant = _judged(folder / "qrels.tsv")
    questions = tuple(
        Asked(
            item["_id"],
            item["text"],
            item["answerability"] in ("ANSWERABLE", "PARTIAL"),
            relevant=relevant.get(item["_id"], ()),
            history=tuple(Turn(role=turn["role"], content=turn["content"]) for turn in item["history"]),
            rewrite=item["rewrite"],
            kind=item["answerability"],
        )
        for item in json_lines(folder / "queries.jsonl")
    )
    return Collection("mtrag-govt", questions, texts=texts)


def squad2() -> Collection:
    """3,186 questions, each written for one of 326 paragraphs, which answers about half of them."""
    folder = present("squad2")
    texts = tuple(Text(item["_id"], item["title"], item["text"]) for item in json_lines(folder / "corpus.jsonl"))
    questions = tuple(
        Asked(
            item["_id"],
            item["text"],
            item["answerable"],
            answers=tuple(item["answers"]),
            relevant=(Place(item["passage"]),),
            within=(item["passage"],),
        )
        for item in json_lines(folder / "queries.jsonl")
    )
    return Collection("squad2", questions, texts=texts)


def qmsum(part: str = "val") -> Collection:
    """Questions over six committee meetings; `relevant` are the turns that hold the answer, as places in the text."""
    folder = present("qmsum") / part
    files = tuple(sorted((folder / "documents").iterdir()))
    turns = {file.name: _turns(file.read_text(encoding="utf-8")) for file in files}
    questions = []
    for item in json_lines(folder / "queries.jsonl"):
        name, spans = item["document"], turns[item["document"]]
        questions.append(
            Asked(
                item["_id"],
                item["text"],
                True,
                tuple(Quote(held["quote"], Place(name, *spans[held["turn"]])) for held in item["evidence"]),
                relevant=tuple(Place(name, spans[first][0], spans[last][1]) for first, last in item["turns"]),
                within=(name,),
            )
        )
    return Collection(f"qmsum-{part}", tuple(questions), files=files)


def _judged(path: Path) -> dict[str, tuple[Place, ...]]:
    """The relevant documents of each question."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        question, document, grade = line.split("\t")
        if int(grade) > 0:
            found[question].append(Place(document))
    return {question: tuple(places) for question, places in found.items()}


def _turns(text: str) -> list[tuple[int, int]]:
    """Where each paragraph of a transcript stands."""
    spans, at = [], 0
    for turn in text.split("\n\n"):
        spans.append((at, at + len(turn)))
        at += len(turn) + 2
    return spans
