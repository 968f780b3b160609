"""Answers over the real documents: exact citations on the right page, and enough of them right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Library
from benchmarks.answers import Result, stands_on_page
from benchmarks.collections import coventry, ofsted

_AUTHORITIES = ("york", "rutland", "coventry")


@pytest.fixture(scope="module")
def reports(collections: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The reports of three authorities."""
    with Library.open(tmp_path_factory.mktemp("reports") / "library") as library:
        report = library.add([collections / "ofsted" / "documents" / name for name in _AUTHORITIES])
        assert not report.failed
        yield library


def test_coventry_is_answered_and_refused_as_promised(coventry_library: Library) -> None:
    results = []
    for asked in coventry():
        answer = coventry_library.ask(asked.question)
        for citation in answer.citations:
            assert citation.document.text[citation.start : citation.end] == citation.quote
        assert (answer.status == "answered") == bool(answer.citations)
        results.append(Result(asked, answer.status == "answered", tuple(c.quote for c in answer.citations)))
    assert sum(result.right for result in results if result.asked.answerable) >= 19
    assert sum(result.right for result in results if not result.asked.answerable) >= 5


def test_each_citation_stands_on_its_page(reports: Library) -> None:
    questions = [asked.question for asked in ofsted(400) if asked.id.split("/")[0] in _AUTHORITIES]
    questions += [f"What needs to improve in {name.title()}?" for name in _AUTHORITIES]
    questions += [f"How are care leavers supported in {name.title()}?" for name in _AUTHORITIES]
    citations = [citation for question in questions for citation in reports.ask(question).citations]
    assert len(citations) > 20
    for citation in citations:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert stands_on_page(reports, citation), (citation.document.name, citation.page, citation.quote)


def test_the_right_report_among_several_of_one_authority(reports: Library) -> None:
    answer = reports.ask("What was the overall effectiveness of Rutland in 2024?")
    assert [citation.quote for citation in answer.citations] == ["Overall effectiveness\tGood"]
    assert answer.scope.names == ("Rutland",)


def test_of_several_reports_the_newest_says_what_needs_to_improve(reports: Library) -> None:
    answer = reports.ask("What needs to improve in Rutland?")
    assert {citation.document.periods[0].last.year for citation in answer.citations} == {2024}
