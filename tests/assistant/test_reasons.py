""" "Why?" is answered with the reason that stands beside what was cited, or with the plain word that none does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Answer, Library, Turn

_REPORT = """Inspection of Fenborough local authority children’s services

Inspection dates: 5 to 16 March 2024

Judgement\tGrade
Overall effectiveness\tInadequate

The experiences and progress of children who need help and protection

1. Visits to children on plans are often late. This is because too many posts in the assessment teams are vacant.

2. The designated officer answers referrals on the same day.

3. Life-story books are of poor quality.

The experiences and progress of children in care

4. Managers left in large numbers last winter. As a result, supervision of social workers is irregular.

5. Placements in Fenborough are stable.

6. Foster carers praise their training. Many foster carers leave due to low allowances.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "fen.txt").write_text(_REPORT, "utf-8")
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        library.add(folder)
        yield library


def why(library: Library, question: str, asked: str = "Why?") -> tuple[Answer, Answer]:
    before = library.ask(question)
    assert before.status == "answered", before.text
    history: list[Turn] = [{"role": "user", "content": question}, {"role": "assistant", "content": before.text}]
    return before, library.ask(asked, history=history)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Are visits to children on plans in time?", "too many posts in the assessment teams are vacant"),
        ("Is the supervision of social workers irregular?", "Managers left in large numbers last winter"),
    ],
)
@pytest.mark.parametrize("asked", ["Why?", "Why is that?", "How come?"])
def test_the_reason_beside_what_was_cited_is_given(library: Library, question: str, reason: str, asked: str) -> None:
    _, answer = why(library, question, asked)
    assert answer.status == "answered"
    assert reason in answer.statements[0].text


@pytest.mark.parametrize("question", ["How good are life-story books?", "Are placements in Fenborough stable?"])
def test_where_no_reason_stands_that_is_said_and_nothing_is_repeated(library: Library, question: str) -> None:
    before, answer = why(library, question)
    assert answer.status == "not_found"
    assert "no reason" in answer.reason
    assert not answer.statements
    assert answer.near[0].text == before.citations[0].quote
