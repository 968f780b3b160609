"""MTRAG: a conversation's last turn, searched for and asked with the turns before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.collections import Asked
from benchmarks.figures import Target, Value, share
from benchmarks.outcomes import Outcome
from benchmarks.scored import retrieval
from benchmarks.scored.both_ways import asked_both_ways
from benchmarks.scored.lines import Lines, answerable, as_record, auc, refused_rightly, refused_wrongly
from benchmarks.scored.scored import Scored, Work

_TARGETS = {"recall@5": Target(0.54)}


def score(work: Work) -> Scored:
    """Rank pages for each turn, in three forms of it; then ask each turn within its conversation."""
    scored = Scored()
    if not retrieval.TAKES_HISTORY:
        scored.remarks.append(f"{work.name}: a search takes no history yet, so that it is given the last turn alone.")
    _rank(work, scored, "with history, ", lambda one: one.question, history=True, targets=_TARGETS)
    _rank(work, scored, "last turn alone, ", lambda one: one.question)
    _rank(work, scored, "a person's rewrite, ", lambda one: one.rewrite or one.question)
    _ask(work, scored)
    return scored


def _rank(
    work: Work,
    scored: Scored,
    said: str,
    words: Callable[[Asked], str],
    *,
    history: bool = False,
    targets: dict[str, Target] | None = None,
) -> None:
    asked = work.collection.questions
    find = retrieval.documents_found(work.library, words, history=history)
    ours = retrieval.ranked(asked, find, retrieval.documents_of, f"{work.name}, {said}ours")
    plain = None
    if work.chain:
        plainly = retrieval.documents_found_plainly(work.chain, words)
        plain = retrieval.ranked(asked, plainly, retrieval.documents_of, f"{work.name}, {said}plain way")
    scored.figures += retrieval.figures(work.name, said, ours, plain, targets or {})
    scored.records += retrieval.as_records(work.name, f"{said}ours", ours)
    scored.records += retrieval.as_records(work.name, f"{said}plain", plain or [])


def _ask(work: Work, scored: Scored) -> None:
    asked = [one for one in work.collection.questions if one.kind != "CONVERSATIONAL"]
    ours, plain = asked_both_ways(work, asked, work.name, history=True)
    lines = Lines(work.name, ours, plain)
    lines.add("asked with history: cites a relevant page", _cites_relevant)
    lines.add("unanswerable refused", refused_rightly)
    lines.add("answerable refused or asked back", refused_wrongly, less_is_better=True)
    lines.add("ROC AUC of the score", auc)
    lines.add_seconds()
    scored.figures += lines.figures
    for way, found in (("asked, ours", ours), ("asked, plain", plain or [])):
        scored.records += [as_record(work.name, way, one, work.held, _is_right(one)) for one in found]


def _cites_relevant(found: Sequence[Outcome]) -> Value:
    return share(_is_right(one) for one in answerable(found))


def _is_right(outcome: Outcome) -> bool:
    if not outcome.asked.answerable:
        return outcome.refused
    relevant = retrieval.documents_of(outcome.asked)
    return any(span.document in relevant for span in outcome.spans)
