"""Sets the reader's weights: which sentence answers, and whether any does.

Two regressions over the development collections: the sentences that answer are to stand above the others of their
question, and questions with an answer above those without. Questions without an answer are those that the collections
mark, those whose answering passages are taken out of the library, and those asked of a library about something else.
Figures are cross-validated, by article in SQuAD 2.0 and by question elsewhere; the weights written are fitted on all.

    python -m benchmarks.fit_reader LIBRARIES [--write] [--cache FILE]

LIBRARIES is the folder where libraries are kept, as `benchmarks.answers --libraries` does; those missing are made.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from assistant.gathering import Gathered
from assistant.reader.features import (
    QUESTION_FEATURES,
    SENTENCE_FEATURES,
    Features,
    overall_features,
    question_features,
    sentence_features,
)
from assistant.reader.matching import Matcher
from assistant.units import Unit
from benchmarks.collections import (
    Collection,
    coventry,
    coventry_collection,
    coventry_own,
    json_lines,
    mtrag,
    ofsted_collection,
    ofsted_own,
    present,
    qmsum,
    squad2,
)
from benchmarks.libraries import opened
from benchmarks.places import Held
from benchmarks.telling import told

_FOLDS = 8
_REFUSED_WRONGLY = 0.05
"""The share of the answered questions of our own kind, the answer being among what was found, that may be refused."""
_PENALTY = 1e-3
"""Of the squared weights; figures are the same from 1e-4 to 1e-2."""
_WEIGHTS = Path(__file__).parents[1] / "assistant" / "reader" / "weights.json"
_SEED = 5
_SQUAD_OWN, _SQUAD_ALL, _QMSUM = 1800, 400, 180
"""How many questions are drawn: enough that more change the figures by less than folds differ."""

Gold = Callable[[Unit], bool]


@dataclass(frozen=True, slots=True)
class Example:
    """One question over one library: features, which sentences answer (None where that is not marked), and whether it
    is answered at all (None where the answer was not among the passages found)."""

    set: str
    group: str
    rows: Features
    gold: npt.NDArray[np.bool_] | None
    overall: Features
    answered: bool | None


@dataclass(frozen=True, slots=True)
class _Posed:
    """A question to pose: `documents` are names or None, `gold` tells an answering sentence, `answered` is its mark."""

    set: str
    group: str
    text: str
    documents: Sequence[str] | None
    gold: Gold | None
    answered: bool


def main() -> None:
    """Gather, fit, print and, when told, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("libraries", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights that the reader uses")
    parser.add_argument("--cache", type=Path, help="keep the features here, or use those that are here")
    told = parser.parse_args()
    if told.cache and told.cache.is_file():
        examples: list[Example] = pickle.loads(told.cache.read_bytes())
    else:
        examples = list(_examples(told.libraries))
        if told.cache:
            told.cache.write_bytes(pickle.dumps(examples))
    chances = _cross_validated(examples)
    least = _least(examples, chances[1])
    _print_figures(examples, chances[0], chances[1] - least)
    if told.write:
        _write(examples, least)


def _examples(libraries: Path) -> Iterator[Example]:
    for name, collection in _collections().items():
        with opened(collection, libraries) as library:
            held = Held(library.documents())
            for one in told(_posed(name, held), name):
                documents = None if one.documents is None else [_id(held, document) for document in one.documents]
                for gathered in library._answerer.gathered(one.text, documents):
                    example = _example(library._answerer.matcher, gathered, one)
                    if example:
                        yield example


def _collections() -> dict[str, Collection]:
    meetings = tuple(file for part in ("train", "val") for file in qmsum(part).files)
    return {
        "squad2": squad2(),
        "qmsum": Collection("qmsum", (), files=meetings),
        "mtrag-govt": mtrag(),
        "coventry": coventry_collection(),
        "ofsted": ofsted_collection(),
    }


def _id(held: Held, name: str) -> str:
    found = held.named(name)
    if found is None:
        raise SystemExit(f"{name} is not in its library; delete the library and run this again.")
    return found.id


def _example(matcher: Matcher, gathered: Gathered, posed: _Posed) -> Example | None:
    question, weighed, hits = gathered.question, gathered.weighed, gathered.hits
    matches = matcher.match(weighed, gathered.units)
    if not matches:
        return None
    rows = sentence_features(question, weighed, matches, hits)
    gold = np.array([posed.gold(match.unit) for match in matches]) if posed.gold else None
    answered: bool | None = posed.answered
    if posed.answered and gold is not None and not gold.any():
        answered = None
    overall = overall_features(question, weighed, matches, hits, rows)
    return Example(posed.set, posed.group, rows, gold, overall, answered)


def _posed(name: str, held: Held) -> list[_Posed]:
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


def _squad(items: Sequence[dict[str, Any]], draw: random.Random) -> Iterator[_Posed]:
    passages = [item["_id"] for item in json_lines(present("squad2") / "corpus.jsonl")]
    for item in draw.sample(items, _SQUAD_OWN):
        article = item["passage"].rpartition("-")[0]
        yield _Posed("squad2", article, item["text"], [item["passage"]], _holds(item["answers"]), item["answerable"])
    for item in draw.sample(items, _SQUAD_ALL):
        article = item["passage"].rpartition("-")[0]
        holds, others = _holds(item["answers"]), [name for name in passages if name != item["passage"]]
        yield _Posed("squad2, all", article, item["text"], None, _in(item["passage"], holds), item["answerable"])
        if item["answerable"]:
            yield _Posed("squad2, taken out", article, item["text"], others, None, False)


def _qmsum(items: Sequence[dict[str, Any]], draw: random.Random) -> Iterator[_Posed]:
    names = sorted({item["document"] for item in items})
    for item in draw.sample(items, _QMSUM):
        quotes = [evidence["quote"] for evidence in item["evidence"]]
        yield _Posed("qmsum", item["_id"], item["text"], [item["document"]], _overlaps(quotes), True)
        if draw.random() < 0.5:
            continue
        other = draw.choice([name for name in names if name.split("_")[0] != item["document"].split("_")[0]])
        yield _Posed("qmsum, taken out", item["_id"], item["text"], [other], None, False)


def _mtrag(items: Sequence[dict[str, Any]]) -> Iterator[_Posed]:
    relevant: dict[str, set[str]] = {}
    for line in (present("mtrag-govt") / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, passage, _ = line.split("\t")
        relevant.setdefault(question, set()).add(passage)
    passages = [item["_id"] for item in json_lines(present("mtrag-govt") / "corpus.jsonl")]
    for item in items:
        group = item["_id"].partition("<")[0]
        answered = item["answerability"] != "UNANSWERABLE"
        yield _Posed("mtrag", group, item["rewrite"], None, None, answered)
        if answered and item["_id"] in relevant:
            others = [name for name in passages if name not in relevant[item["_id"]]]
            yield _Posed("mtrag, taken out", group, item["rewrite"], others, None, False)


def _coventry() -> Iterator[_Posed]:
    for asked in coventry():
        gold = _overlaps(asked.quotes) if asked.quotes else None
        yield _Posed("coventry", asked.id, asked.question, None, gold, asked.answerable)
    for asked in coventry_own():
        yield _Posed("coventry, our own", asked.id, asked.question, None, None, asked.answerable)


def _ofsted(held: Held) -> Iterator[_Posed]:
    for asked in ofsted_own(held.printed) or ():
        gold = _overlaps(asked.quotes) if asked.quotes else None
        yield _Posed(f"ofsted, {asked.kind}", asked.id, asked.question, None, gold, asked.answerable)


def _foreign(name: str, questions: Sequence[str]) -> Iterator[_Posed]:
    for text in questions:
        yield _Posed(f"{name}, foreign", text, text, None, None, False)


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


_SHARES = {
    "coventry": 8.0, "coventry, our own": 8.0, "ofsted, answerable": 8.0, "ofsted, off-topic": 8.0,
    "ofsted, near-topic": 8.0, "squad2": 0.7, "qmsum": 2.0,
}  # fmt: skip
"""How much one question counts for whether it is answered, where that is not 1: few of our own kind are to be heard
beside thousands."""
_SPEAKS_FOR = frozenset(
    "interaction sense asking under words words_or_above matched near_words pairs close last_word first_word fits "
    "holds_fact reason_held rank passage_cosine passage_matched speaker before after block block_rest best second "
    "third most_interaction most_sense most_words most_matched most_pairs most_asking nearest_passage all_words "
    "all_matched any_holds".split()
)
_SPEAKS_AGAINST = frozenset(
    "missing missing_second rare_missing passage_thin reason_lacked lacks_fact denied_apart contraries prefixed_apart "
    "names_missing numbers_missing numbers_other months_missing quantifiers_missing asks_itself short all_missing "
    "all_rare_missing all_unknown absent absent_share nowhere none_holds question_names question_numbers "
    "question_denies".split()
)
"""What can only raise and what can only lower a chance; the fit may not turn a sign, and leaves out all but `item`."""
_EITHER = frozenset({"item"})
_PAIRS, _HARDEST, _OTHERS = 60, 15, 10
"""Pairs of an answering and another sentence of one question; the others are the likeliest and some by chance."""


def _sentence_model(examples: Sequence[Example]) -> tuple[Features, float]:
    """Weights by which an answering sentence stands above the others of its question; each question counts the same."""
    held = [one for one in examples if _is_marked(one)]
    scale = np.concatenate([one.rows for one in held]).std(axis=0) + 1e-9
    draw = np.random.default_rng(_SEED)
    pairs = [_pairs(one, draw) / scale for one in held]
    shares = np.concatenate([np.full(len(one), 1 / len(one)) for one in pairs])
    differences = np.concatenate(pairs)
    weights = _fitted(differences, np.ones(len(differences)), shares, SENTENCE_FEATURES) / scale
    best = np.array([float((one.rows @ weights).max()) for one in held])
    return weights, -float(np.median(best))


def _is_marked(one: Example) -> bool:
    return bool(one.answered) and one.gold is not None and bool(one.gold.any()) and not one.gold.all()


def _pairs(one: Example, draw: np.random.Generator) -> Features:
    """How answering sentences differ from others of the question, shape (at most _PAIRS, features)."""
    assert one.gold is not None
    answering, others = one.rows[one.gold], one.rows[~one.gold]
    if len(others) > _HARDEST + _OTHERS:
        hardest = np.argsort(-others[:, 0])[:_HARDEST]
        others = others[np.concatenate([hardest, draw.choice(len(others), _OTHERS)])]
    pairs = (answering[:, None] - others[None]).reshape(-1, one.rows.shape[1])
    return pairs if len(pairs) <= _PAIRS else pairs[draw.choice(len(pairs), _PAIRS, replace=False)]


def _question_model(rows: Features, examples: Sequence[Example]) -> tuple[Features, float]:
    """Weights and bias of a logistic regression of whether a question is answered."""
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    wanted = np.array([1.0 if one.answered else -1.0 for one in examples])
    shares = np.array([_SHARES.get(one.set, 1.0) for one in examples])
    columns = np.column_stack([(rows - mean) / scale, np.ones(len(rows))])
    found = _fitted(columns, wanted, shares, (*QUESTION_FEATURES, "bias"))
    weights = found[:-1] / scale
    return weights, float(found[-1] - mean @ weights)


def _fitted(rows: Features, wanted: Features, shares: Features, names: Sequence[str]) -> Features:
    """Weights of a logistic regression, each of the sign that its name allows; `wanted` is 1 or -1."""
    limits = [_limits(name) for name in names]
    penalised = np.array([name != "bias" for name in names], dtype=float)
    shares = shares / shares.sum()

    def loss(weights: Features) -> tuple[float, Features]:
        margins = wanted * (rows @ weights)
        slope = -(rows.T @ (shares * wanted / (1 + np.exp(margins))))
        kept = penalised * weights
        return float(shares @ np.logaddexp(0, -margins) + _PENALTY * kept @ kept), slope + 2 * _PENALTY * kept

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, bounds=limits, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _limits(name: str) -> tuple[float | None, float | None]:
    if name in _SPEAKS_FOR:
        return 0, None
    if name in _SPEAKS_AGAINST:
        return None, 0
    return (None, None) if name in _EITHER or name == "bias" else (0, 0)


def _cross_validated(examples: Sequence[Example]) -> tuple[list[Features], Features]:
    """For each example its sentences' log-odds and its own, by weights that were fitted without its group."""
    groups = [one.group for one in examples]
    sentences: list[Features] = [np.zeros(0)] * len(examples)
    folds = list(GroupKFold(_FOLDS).split(groups, groups, groups))
    for train, test in folds:
        weights, bias = _sentence_model([examples[place] for place in train])
        for place in test:
            sentences[place] = examples[place].rows @ weights + bias
    rows = np.array([_question_row(one, logits) for one, logits in zip(examples, sentences, strict=True)])
    answers = np.zeros(len(examples))
    for train, test in folds:
        train = [place for place in train if examples[place].answered is not None]
        weights, bias = _question_model(rows[train], [examples[place] for place in train])
        answers[test] = rows[test] @ weights + bias
    return sentences, answers


def _least(examples: Sequence[Example], answers: Features) -> float:
    """The log-odds below which questions are refused."""
    ours = [
        value
        for one, value in zip(examples, answers, strict=True)
        if one.answered and one.set.startswith(("ofsted", "coventry"))
    ]
    return float(np.quantile(ours, _REFUSED_WRONGLY))


def _question_row(one: Example, logits: Features) -> Features:
    return question_features(one.rows, 1 / (1 + np.exp(-logits)), one.overall)


def _print_figures(examples: Sequence[Example], sentences: Sequence[Features], answers: Features) -> None:
    print(f"{'':22s} {'n':>5s}  top 1  top 3 | plain 1 plain 3 |  answered | AUC")
    marked = {one.set for one in examples}
    for name in sorted(marked):
        places = [place for place, one in enumerate(examples) if one.set == name]
        picked = [_first(examples[place], sentences[place]) for place in places]
        plain = [_first(examples[place], examples[place].rows[:, 0]) for place in places]
        known = [place for place in places if examples[place].answered is not None]
        truth = [bool(examples[place].answered) for place in known]
        shown = " ".join(f"{_mean(tops):6.3f}" for tops in (_tops(picked, 1), _tops(picked, 3)))
        base = " ".join(f"{_mean(tops):6.3f}" for tops in (_tops(plain, 1), _tops(plain, 3)))
        share = _mean([answers[place] >= 0 for place in known])
        area = f"{roc_auc_score(truth, answers[known]):.3f}" if len(set(truth)) > 1 else "  -"
        print(f"{name:22s} {len(places):5d} {shown} | {base} | {share:9.3f} | {area}")
    ofsted = [place for place, one in enumerate(examples) if one.set.startswith("ofsted,") and one.answered is not None]
    for name in ("off-topic", "near-topic"):
        some = [p for p in ofsted if examples[p].answered or examples[p].set.endswith(name)]
        if some:
            print(f"ofsted {name}: AUC {roc_auc_score([bool(examples[p].answered) for p in some], answers[some]):.3f}")


def _first(example: Example, scores: Features) -> int | None:
    """The rank from 0 of the first sentence that answers; None where none is marked."""
    if example.gold is None or not example.gold.any() or not example.answered:
        return None
    return int(np.argmax(example.gold[np.argsort(-scores, kind="stable")]))


def _tops(ranks: Sequence[int | None], within: int) -> list[bool]:
    return [rank < within for rank in ranks if rank is not None]


def _mean(values: Sequence[bool]) -> float:
    return float(np.mean(values)) if len(values) else float("nan")


def _write(examples: Sequence[Example], least: float) -> None:
    weights, bias = _sentence_model(examples)
    rows = np.array([_question_row(one, one.rows @ weights + bias) for one in examples])
    known = [place for place, one in enumerate(examples) if one.answered is not None]
    over, over_bias = _question_model(rows[known], [examples[place] for place in known])
    held = {
        "sentence": _named(SENTENCE_FEATURES, weights, bias),
        "question": _named(QUESTION_FEATURES, over, over_bias - least),
    }
    _WEIGHTS.write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")
    print(f"written to {_WEIGHTS.name}")


def _named(names: Sequence[str], weights: Features, bias: float) -> dict[str, float]:
    return {"bias": round(bias, 4), **{name: round(float(one), 4) for name, one in zip(names, weights, strict=True)}}


if __name__ == "__main__":
    main()
