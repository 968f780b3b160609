"""SciFact: claims over abstracts, retrieval alone."""

from __future__ import annotations

from benchmarks.figures import Target
from benchmarks.scored import retrieval
from benchmarks.scored.scored import Scored, Work

_TARGETS = {"nDCG@10": Target(0.73)}


def score(work: Work) -> Scored:
    """Rank abstracts for each claim."""
    asked = work.collection.questions
    find = retrieval.documents_found(work.library, lambda one: one.question)
    ours = retrieval.ranked(asked, find, retrieval.documents_of, f"{work.name}, ours")
    plain = None
    if work.chain:
        plainly = retrieval.documents_found_plainly(work.chain, lambda one: one.question)
        plain = retrieval.ranked(asked, plainly, retrieval.documents_of, f"{work.name}, plain way")
    return Scored(
        retrieval.figures(work.name, "", ours, plain, _TARGETS),
        [*retrieval.as_records(work.name, "ours", ours), *retrieval.as_records(work.name, "plain", plain or [])],
    )
