"""Reports and minutes: questions over the Coventry documents and the 185 Ofsted reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.collections import Asked, coventry_own, ofsted, ofsted_own
from benchmarks.figures import Figure, Target, Value, share
from benchmarks.outcomes import Outcome, Outcomes, must_present
from benchmarks.pages import stands_on_page
from benchmarks.places import Held
from benchmarks.scored.both_ways import asked_both_ways
from benchmarks.scored.lines import (
    Evidence,
    Lines,
    answerable,
    as_record,
    auc,
    must_words,
    refused_rightly,
    refused_wrongly,
    unanswerable,
    words_shown,
)
from benchmarks.scored.scored import Scored, Work

_MADE = 200


def score_coventry(work: Work) -> Scored:
    """The 32 questions that come with the documents."""
    evidence = Evidence(work.held)
    scored = Scored()
    lines = _asked(work, scored, work.name, work.collection.questions, _coventry_right(evidence))
    lines.add("answerable: an expected quote cited", evidence.cited_share, Target(23 / 24))
    lines.add("answerable: must-words present", must_words, Target(0.9))
    lines.add("unanswerable refused", refused_rightly, Target(1))
    lines.add("answerable refused or asked back", refused_wrongly, Target(1 / 24, at_most=True), less_is_better=True)
    lines.add("wrong answers", lambda found: _wrong(found, evidence), less_is_better=True)
    lines.add("sentences cited that are an expected quote", lambda found: _precision(found, evidence))
    lines.add("ROC AUC of the score", auc)
    _end(lines, work, scored)
    return scored


def score_coventry_own(work: Work) -> Scored:
    """Our own 56 questions, of which it is known only whether they have an answer."""
    scored = Scored()
    lines = _asked(work, scored, work.name, coventry_own(), _status_right)
    lines.add("unanswerable refused", refused_rightly)
    lines.add("answerable refused or asked back", refused_wrongly, less_is_better=True)
    lines.add("ROC AUC of the score", auc)
    _end(lines, work, scored)
    return scored


def score_ofsted(work: Work) -> Scored:
    """Questions written by hand, where there are any, and 200 made from the truth file."""
    scored = Scored()
    written = ofsted_own(work.held.printed)
    if written is None:
        scored.remarks.append("ofsted: benchmarks/questions/ofsted.jsonl is not here; its questions are left out.")
    else:
        _score_written(work, scored, written)
    name = f"{work.name}, made of truth.csv"
    right = _made_right(work.held)
    lines = _asked(work, scored, name, ofsted(_MADE), right)
    lines.add("right, by the words expected in the quotes", lambda found: share(map(right, found)))
    lines.add("refused or asked back", refused_wrongly, less_is_better=True)
    _end(lines, work, scored)
    return scored


def _score_written(work: Work, scored: Scored, written: Sequence[Asked]) -> None:
    evidence = Evidence(work.held)
    name = f"{work.name}, by hand"
    for asked in written:
        for quote in asked.evidence:
            if not work.held.quoted(quote):
                scored.remarks.append(f"{name}: the quote of {asked.id} does not stand in {quote.where.document}.")
    right = _written_right(work.held, evidence)
    lines = _asked(work, scored, name, written, right)
    lines.add("off-topic refused", lambda found: _refused(found, "off-topic"), Target(0.97))
    lines.add("near-topic refused", lambda found: _refused(found, "near-topic"), Target(0.8))
    lines.add("answerable refused or asked back", refused_wrongly, Target(0.04, at_most=True), less_is_better=True)
    lines.add(
        "answerable: expected quote, or its report with the words", lambda found: share(map(right, answerable(found)))
    )
    lines.add("answerable: an expected quote cited", evidence.cited_share)
    lines.add("sentences cited that are an expected quote", lambda found: _precision(found, evidence))
    lines.add("ROC AUC of the score", auc)
    _end(lines, work, scored)


def _asked(work: Work, scored: Scored, name: str, asked: Sequence[Asked], right: Callable[[Outcome], bool]) -> Lines:
    ours, plain = asked_both_ways(work, asked, name)
    for way, found in (("ours", ours), ("plain", plain or [])):
        scored.records += [as_record(name, way, one, work.held, right(one)) for one in found]
    return Lines(name, ours, plain)


def _end(lines: Lines, work: Work, scored: Scored) -> None:
    """The lines that all have: exact citations, words shown, seconds."""
    lines.add("words shown, median", words_shown, less_is_better=True, steady=False)
    lines.add_seconds(target=Target(0.2, at_most=True) if len(work.held.documents) > 100 else None)
    citations = [one for outcome in lines.ours for one in outcome.citations]
    exact = share(one.document.text[one.start : one.end] == one.quote for one in citations)
    lines.figures.append(Figure(lines.collection, "citations equal to the text at their offsets", exact))
    paged = [one for one in citations if one.page is not None]
    if paged:
        on_page = share(stands_on_page(work.library, one) for one in paged)
        lines.figures.append(Figure(lines.collection, "citations that stand on their page of the PDF", on_page))
    scored.figures += lines.figures


def _coventry_right(evidence: Evidence) -> Callable[[Outcome], bool]:
    return lambda one: (
        evidence.is_cited(one) and must_present(one.asked, one.text) if one.asked.answerable else one.refused
    )


def _status_right(outcome: Outcome) -> bool:
    return outcome.answered if outcome.asked.answerable else outcome.refused


def _made_right(held: Held) -> Callable[[Outcome], bool]:
    """Whether the words cited hold those expected; what is said beside them does not count."""
    return lambda one: one.answered and must_present(one.asked, " ".join(held.words(one.spans)))


def _written_right(held: Held, evidence: Evidence) -> Callable[[Outcome], bool]:
    """Refused where nothing answers; else an expected quote is cited, or its report with the words expected."""

    def right(outcome: Outcome) -> bool:
        """Whether the outcome is a right refusal or cites what was expected."""
        if not outcome.asked.answerable:
            return outcome.refused
        if evidence.is_cited(outcome):
            return True
        reports = {span.document for quote in outcome.asked.evidence for span in held.spans(quote.where)}
        said = " ".join(held.words(span for span in outcome.spans if span.document in reports))
        return outcome.answered and bool(outcome.asked.must) and must_present(outcome.asked, said)

    return right


def _refused(found: Outcomes, kind: str) -> Value:
    return share(one.refused for one in found if one.asked.kind == kind)


def _wrong(found: Outcomes, evidence: Evidence) -> Value:
    """Answered although nothing answers, or without an expected quote."""
    wrong = [one.answered for one in unanswerable(found)]
    wrong += [one.answered and not evidence.is_cited(one) for one in answerable(found)]
    return share(wrong)


def _precision(found: Outcomes, evidence: Evidence) -> Value:
    pooled = evidence.pooled(found)
    return Value(pooled.precision, pooled.both, pooled.cited)
