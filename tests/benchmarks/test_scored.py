"""What is counted of outcomes: refusals, evidence, answers in citations, rankings."""

from __future__ import annotations

import pytest

from assistant import Hit, Library, Passage
from benchmarks.collections import Asked, Collection, Place, Quote
from benchmarks.outcomes import must_present
from benchmarks.places import Held, Span
from benchmarks.scored import paragraphs, reports, retrieval
from benchmarks.scored.lines import Evidence, auc, must_words, refused_rightly, refused_wrongly, slowest_seconds
from benchmarks.scored.scored import Scored, Work
from tests.benchmarks.made import document, outcome

_YES = Asked("yes", "?", True)
_NO = Asked("no", "?", False)


def test_to_be_asked_back_is_neither_a_refusal_nor_an_answer() -> None:
    outcomes = [outcome(one, status=status) for one in (_YES, _NO) for status in ("answered", "not_found", "clarify")]
    outcomes.append(outcome(_YES, status="partial"))
    assert (refused_rightly(outcomes).count, refused_rightly(outcomes).of) == (1, 3)
    assert (refused_wrongly(outcomes).count, refused_wrongly(outcomes).of) == (2, 4)


def test_auc_compares_the_answerable_with_the_rest() -> None:
    outcomes = [outcome(_YES, score=0.9), outcome(_YES, score=0.2), outcome(_NO, score=0.5)]
    assert auc(outcomes).amount == 0.5


def test_must_words_need_one_of_each_group_in_an_answer() -> None:
    asked = Asked("a", "?", True, must=(("good", "fine"), ("2022",)))
    assert must_present(asked, "It was Fine in  2022.")
    assert not must_present(asked, "It was good and fine.")
    found = [outcome(asked, text="good, 2022"), outcome(asked, text="good, 2022", status="not_found"), outcome(_YES)]
    assert (must_words(found).count, must_words(found).of) == (1, 2)


def test_evidence_counts_sentences() -> None:
    held = Held([document("d", "One is so. Two is so. Three is so. Four is so.")])
    one, two, three, _ = held.sentences("d")
    asked = Asked("a", "?", True, (Quote("Two is so.", Place("d")), Quote("Three is so.", Place("d"))))
    evidence = Evidence(held)
    half = outcome(asked, one, two)
    overlap = evidence.overlap(half)
    assert (overlap.cited, overlap.evidence, overlap.both) == (2, 2, 1)
    nothing = outcome(asked, status="not_found")
    pooled = evidence.pooled([half, nothing])
    assert (pooled.precision, pooled.recall) == (0.5, 0.25)
    assert evidence.by_question([half, nothing], lambda each: each.f1).amount == 0.25
    assert evidence.cited_share([half, nothing, outcome(asked, one), outcome(asked, three)]).count == 2


@pytest.fixture
def squad(monkeypatch: pytest.MonkeyPatch) -> Scored:
    """Two paragraphs, both with "1066"; the answerable question is about the first."""
    held = Held([document("a", "It was 1066. He won. He ruled."), document("b", "In 1066 too.")])
    answerable = Asked("q", "When?", True, answers=("1066",), within=("a",))
    first, second, _ = held.sentences("a")
    outcomes = [
        outcome(answerable, first, second),
        outcome(answerable, second),
        outcome(answerable, *held.sentences("b")),
        outcome(answerable, status="not_found"),
        outcome(Asked("n", "?", False, within=("a",)), first, score=0.1),
    ]
    monkeypatch.setattr("benchmarks.outcomes.ours", lambda *rest, **more: outcomes)
    scored = Scored()
    work = Work("squad2", Collection("squad2", ()), None, held, None)  # type: ignore[arg-type]
    paragraphs.score_own(work, scored)
    paragraphs.score_all(work, scored)
    return scored


@pytest.mark.parametrize(
    ("measure", "count", "of"),
    [
        ("own paragraph: sentence with the answer cited", 1, 4),
        ("own paragraph: the same of those answered", 1, 3),
        ("own paragraph: unanswerable refused", 0, 1),
        ("own paragraph: answerable refused or asked back", 1, 4),
        ("all paragraphs: answer within the citations", 2, 4),
        ("all paragraphs: the same, of the right paragraph", 1, 4),
    ],
)
def test_answers_within_citations(squad: Scored, measure: str, count: int, of: int) -> None:
    ours = next(figure.ours for figure in squad.figures if figure.measure == measure)
    assert ours is not None
    assert (ours.count, ours.of) == (count, of)


def test_figures_of_a_collection_have_names_of_their_own(squad: Scored) -> None:
    names = [figure.name for figure in squad.figures]
    assert len(names) == len(set(names))


def test_a_report_with_the_expected_words_is_as_good_as_the_expected_quote() -> None:
    held = Held([document("r", "Good in 2022. The grade is good."), document("other", "The grade is good.")])
    asked = Asked("a", "?", True, (Quote("Good in 2022.", Place("r")),), must=(("good",),))
    right = reports._written_right(held, Evidence(held))
    expected, same_report = held.sentences("r")
    elsewhere = held.sentences("other")[0]
    assert [right(outcome(asked, one)) for one in (expected, same_report, elsewhere)] == [True, True, False]
    assert not right(outcome(asked, same_report, status="not_found"))
    assert right(outcome(_NO, status="not_found"))


def test_slowest_is_the_most() -> None:
    assert slowest_seconds([outcome(_YES, seconds=0.5), outcome(_YES, seconds=2)]).amount == 2


class _Searched(Library):
    """Finds what it was given."""

    def __init__(self, hits: list[Hit]) -> None:
        self._hits = hits

    def search(self, words: str, limit: int = 10, documents: object = None, history: object = None) -> list[Hit]:
        return self._hits[:limit]


def _hit(name: str, start: int, end: int, text: str = "") -> Hit:
    return Hit(Passage(start, name, start, end, "", None, None, (), None), document(name, text), 1.0)


def test_documents_are_ranked_by_their_best_passage() -> None:
    library = _Searched([_hit("b", 0, 5), _hit("a", 0, 5), _hit("b", 5, 9), _hit("c", 0, 5)])
    assert retrieval.documents_found(library, lambda asked: asked.question)(_YES)[0] == ["b", "a", "c"]


def test_word_chunks_are_relevant_where_they_touch_and_found_by_a_passages_middle() -> None:
    text = " ".join(["word"] * 450)  # chunks of 200, 200 and 50 words: 0-999, 1000-1999, 2000-2249
    held = Held([document("d", text)])
    chunks = retrieval.WordChunks(held)
    asked = Asked("a", "?", True, relevant=(Place("d", 990, 1010),))
    first, second, third = Span("d", 0, 999), Span("d", 1000, 1999), Span("d", 2000, 2249)
    assert chunks.relevant(asked) == {first, second}
    library = _Searched([_hit("d", 1900, 2200), _hit("d", 0, 100), _hit("d", 2100, 2200), _hit("d", 900, 1300)])
    assert chunks.found(library)(asked)[0] == [third, first, second]
