"""SQuAD 2.0: each question of its own paragraph, then of all paragraphs; half cannot be answered.

To cite all of a question's own paragraph would always hold the answer: the share of it that is cited stands beside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.figures import Target, Value, mean, share
from benchmarks.outcomes import Outcome, Outcomes
from benchmarks.places import Held, holds_answer
from benchmarks.scored.both_ways import asked_both_ways
from benchmarks.scored.lines import Lines, answerable, as_record, auc, refused_rightly, refused_wrongly
from benchmarks.scored.scored import Scored, Work


def score(work: Work) -> Scored:
    """Ask both ways."""
    scored = Scored()
    score_own(work, scored)
    score_all(work, scored)
    return scored


def score_short(work: Work) -> Scored:
    """The same with half the questions asked of all paragraphs."""
    scored = Scored()
    score_own(work, scored)
    half = work.collection.questions[: len(work.collection.questions) // 2]
    score_all(replace(work, collection=replace(work.collection, questions=half)), scored)
    return scored


def score_own(work: Work, scored: Scored) -> None:
    """Ask each question of its own paragraph."""
    lines = _asked(work, scored, "own paragraph", of_all=False)
    cited: dict[tuple[str, int], tuple[int, int]] = {}

    def sentences(outcome: Outcome) -> tuple[int, int]:
        """How many sentences of its paragraph an answer cites, and of how many."""
        key = (outcome.asked.id, id(outcome))
        if key not in cited:
            paragraph = work.held.named(outcome.asked.within[0])
            of = len(work.held.sentences(paragraph.id)) if paragraph else 0
            cited[key] = (len(work.held.cited_sentences(outcome.spans)), of)
        return cited[key]

    holds = _holds(work.held, own=True)
    lines.add("own paragraph: sentence with the answer cited", lambda found: _share(found, holds), Target(0.9))
    lines.add("own paragraph: the same of those answered", lambda found: _share(_answered(found), holds))
    lines.add(
        "own paragraph: sentences cited, mean of those answered",
        lambda found: mean(sentences(one)[0] for one in found if one.answered),
        less_is_better=True,
    )
    lines.add(
        "own paragraph: share of its sentences cited",
        lambda found: _part(list(map(sentences, _answered(found)))),
        less_is_better=True,
    )
    _refusals(lines, "own paragraph: ")
    lines.add("own paragraph: ROC AUC of the score", auc, Target(0.7))
    lines.add_seconds("own paragraph: ")
    scored.figures += lines.figures


def score_all(work: Work, scored: Scored) -> None:
    """Ask each question of all paragraphs."""
    lines = _asked(work, scored, "all paragraphs", of_all=True)
    anywhere, own = _holds(work.held, own=False), _holds(work.held, own=True)
    lines.add("all paragraphs: answer within the citations", lambda found: _share(found, anywhere), Target(0.8))
    lines.add("all paragraphs: the same, of the right paragraph", lambda found: _share(found, own))
    _refusals(lines, "all paragraphs: ")
    lines.add("all paragraphs: ROC AUC of the score", auc)
    lines.add_seconds("all paragraphs: ")
    scored.figures += lines.figures


def _asked(work: Work, scored: Scored, said: str, *, of_all: bool) -> Lines:
    ours, plain = asked_both_ways(work, work.collection.questions, f"{work.name}, {said}", of_all=of_all)
    holds = _holds(work.held, own=True)
    for way, found in (("ours", ours), ("plain", plain or [])):
        scored.records += [
            as_record(work.name, f"{said}, {way}", one, work.held, holds(one) if one.asked.answerable else one.refused)
            for one in found
        ]
    return Lines(work.name, ours, plain)


def _refusals(lines: Lines, said: str) -> None:
    lines.add(f"{said}unanswerable refused", refused_rightly)
    lines.add(f"{said}answerable refused or asked back", refused_wrongly, less_is_better=True)


def _holds(held: Held, *, own: bool) -> Callable[[Outcome], bool]:
    """Whether an accepted answer stands within the citations, of the question's own paragraph or of any."""

    def holds(outcome: Outcome) -> bool:
        """Whether it answers and cites words that hold an accepted answer."""
        spans = [span for span in outcome.spans if not own or span.document in outcome.asked.within]
        return outcome.answered and holds_answer(held.words(spans), outcome.asked.answers)

    return holds


def _share(found: Outcomes, holds: Callable[[Outcome], bool]) -> Value:
    return share(holds(one) for one in answerable(found))


def _answered(found: Outcomes) -> list[Outcome]:
    return [one for one in found if one.answered]


def _part(counts: list[tuple[int, int]]) -> Value:
    cited, of = sum(one for one, _ in counts), sum(of for _, of in counts)
    return Value(cited / of if of else float("nan"), cited, of)
