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
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from assistant.gathering import Gathered
from assistant.reader.features import (
    QUESTION_FEATURES,
    SENTENCE_FEATURES,
    Features,
    overall_features,
    sentence_features,
)
from assistant.reader.matching import Matcher
from benchmarks.fit_questions import Posed, asked_over, questions_posed
from benchmarks.fit_weights import Example, question_model, question_row, sentence_model
from benchmarks.libraries import opened
from benchmarks.places import Held
from benchmarks.telling import told

_FOLDS = 8
_REFUSED_WRONGLY = 0.05
"""The share of the answered questions of our own kind, the answer being among what was found, that may be refused."""
_WEIGHTS = Path(__file__).parents[1] / "assistant" / "reader" / "weights.json"


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
    for name, collection in asked_over().items():
        with opened(collection, libraries) as library:
            held = Held(library.documents())
            for one in told(questions_posed(name, held), name):
                documents = None if one.documents is None else [_id(held, document) for document in one.documents]
                for gathered in library._answerer.gathered(one.text, documents):
                    example = _example(library._answerer.matcher, gathered, one)
                    if example:
                        yield example


def _id(held: Held, name: str) -> str:
    found = held.named(name)
    if found is None:
        raise SystemExit(f"{name} is not in its library; delete the library and run this again.")
    return found.id


def _example(matcher: Matcher, gathered: Gathered, posed: Posed) -> Example | None:
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


def _cross_validated(examples: Sequence[Example]) -> tuple[list[Features], Features]:
    """For each example its sentences' log-odds and its own, by weights that were fitted without its group."""
    groups = [one.group for one in examples]
    sentences: list[Features] = [np.zeros(0)] * len(examples)
    folds = list(GroupKFold(_FOLDS).split(groups, groups, groups))
    for train, test in folds:
        weights, bias = sentence_model([examples[place] for place in train])
        for place in test:
            sentences[place] = examples[place].rows @ weights + bias
    rows = np.array([question_row(one, logits) for one, logits in zip(examples, sentences, strict=True)])
    answers = np.zeros(len(examples))
    for train, test in folds:
        train = [place for place in train if examples[place].answered is not None]
        weights, bias = question_model(rows[train], [examples[place] for place in train])
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
    weights, bias = sentence_model(examples)
    rows = np.array([question_row(one, one.rows @ weights + bias) for one in examples])
    known = [place for place, one in enumerate(examples) if one.answered is not None]
    over, over_bias = question_model(rows[known], [examples[place] for place in known])
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
