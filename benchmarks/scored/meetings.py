"""QMSum: passages of six meetings ranked together; then the sentences cited against those that support the answer.

A question is about one meeting, so that the headline asks it of that meeting alone; the lines after it of all six.
Recall hangs on how long a passage is: the best five of the library's own, 590 characters on average, would hold .76 of
what is relevant. So passages are also ranked by the 200-word chunk that they stand in, for which BM25's is known.
"""

from __future__ import annotations

from benchmarks.figures import Target, Value
from benchmarks.outcomes import Outcomes
from benchmarks.scored import retrieval
from benchmarks.scored.both_ways import asked_both_ways
from benchmarks.scored.lines import Evidence, Lines, as_record, refused_wrongly
from benchmarks.scored.scored import Scored, Work

_TARGETS = {"recall@5": Target(0.56)}
_TWICE = Target(2, times_plain=True)


def score(work: Work) -> Scored:
    """Rank passages, then ask each question of its meeting, and of all."""
    scored = Scored()
    _rank(work, scored)
    _rank_chunks(work, scored)
    _ask(work, scored, "of its meeting: ", of_all=False)
    _ask(work, scored, "of all meetings: ", of_all=True)
    return scored


def _rank_chunks(work: Work, scored: Scored) -> None:
    asked = work.collection.questions
    chunks = retrieval.WordChunks(work.held)
    ours = retrieval.ranked(asked, chunks.found(work.library), chunks.relevant, f"{work.name}, ours")
    plain = None
    if work.chain:
        plain = retrieval.ranked(asked, chunks.found_plainly(work.chain), chunks.relevant, f"{work.name}, plain way")
    scored.figures += retrieval.figures(work.name, "200-word chunks, ", ours, plain, _TARGETS)


def _rank(work: Work, scored: Scored) -> None:
    asked = work.collection.questions
    passages = retrieval.Passages(work.library, work.held)
    ours = retrieval.ranked(asked, passages.find, passages.relevant, f"{work.name}, ours")
    plain = None
    if work.chain:
        relevant = retrieval.relevant_windows(work.chain, work.held)
        plain = retrieval.ranked(asked, retrieval.windows_found(work.chain), relevant, f"{work.name}, plain way")
    scored.figures += retrieval.figures(work.name, "passages, ", ours, plain, _TARGETS)
    scored.records += retrieval.as_records(work.name, "passages, ours", ours)
    scored.records += retrieval.as_records(work.name, "passages, plain", plain or [])


def _ask(work: Work, scored: Scored, said: str, *, of_all: bool) -> None:
    ours, plain = asked_both_ways(work, work.collection.questions, f"{work.name}, {said[:-2]}", of_all=of_all)
    evidence = Evidence(work.held)
    headline = None if of_all else _TWICE
    lines = Lines(work.name, ours, plain)
    lines.add(f"{said}evidence F1, all sentences pooled", lambda found: Value(evidence.pooled(found).f1), headline)
    lines.add(f"{said}  precision", lambda found: _precision(evidence, found))
    lines.add(f"{said}  recall", lambda found: _recall(evidence, found))
    lines.add(
        f"{said}evidence F1, mean by question", lambda found: evidence.by_question(found, lambda one: one.f1), headline
    )
    lines.add(
        f"{said}  precision, mean by question", lambda found: evidence.by_question(found, lambda one: one.precision)
    )
    lines.add(f"{said}  recall, mean by question", lambda found: evidence.by_question(found, lambda one: one.recall))
    lines.add(f"{said}evidence cited", evidence.cited_share)
    lines.add(f"{said}refused or asked back", refused_wrongly, less_is_better=True)
    lines.add(f"{said}sentences cited, mean", lambda found: _cited(evidence, found), less_is_better=True, steady=False)
    lines.add_seconds(said)
    scored.figures += lines.figures
    for way, each in (("ours", ours), ("plain", plain or [])):
        scored.records += [as_record(work.name, said + way, one, work.held, evidence.is_cited(one)) for one in each]


def _precision(evidence: Evidence, found: Outcomes) -> Value:
    pooled = evidence.pooled(found)
    return Value(pooled.precision, pooled.both, pooled.cited)


def _recall(evidence: Evidence, found: Outcomes) -> Value:
    pooled = evidence.pooled(found)
    return Value(pooled.recall, pooled.both, pooled.evidence)


def _cited(evidence: Evidence, found: Outcomes) -> Value:
    return Value(evidence.pooled(found).cited / len(found))
