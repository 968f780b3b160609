"""What a person gets to read: answers over the samples, with their sources, and refusals with their reasons."""

from __future__ import annotations

import pytest

from assistant import Answer, Library


def quotes(answer: Answer) -> str:
    return " | ".join(citation.quote for citation in answer.citations)


def test_a_grade_is_the_row_of_the_judgement_table_of_that_year(sample_library: Library) -> None:
    for year, grade in ((2021, "Requires improvement to be good"), (2024, "Good")):
        answer = sample_library.ask(f"What was the overall effectiveness of Marlbeck in {year}?")
        row = next(citation for citation in answer.citations if "\t" in citation.quote)
        assert row.quote == f"Overall effectiveness\t{grade}"
        assert row.document.periods[0].last.year == year
        assert row.page == 1


def test_a_list_is_given_whole_and_in_its_order(sample_library: Library) -> None:
    answer = sample_library.ask("What needs to improve according to the focused visit letter?")
    assert [statement.text.split()[1] for statement in answer.statements] == ["recording", "evenness", "sharing"]
    assert {citation.document.kind for citation in answer.citations} == {"focused visit"}


@pytest.mark.parametrize(
    "question",
    [
        "What needs to improve in Marlbeck according to the 2021 inspection?",
        "What must Marlbeck improve according to the report of 2021?",
        "What are the areas for improvement in Marlbeck in 2021?",
    ],
)
def test_a_grade_of_requires_improvement_is_not_what_needs_to_improve(sample_library: Library, question: str) -> None:
    answer = sample_library.ask(question)
    assert [citation.paragraph for citation in answer.citations][:2] == [
        "What needs to improve?, 1st point",
        "What needs to improve?, 2nd point",
    ]
    assert len(answer.citations) == 6
    assert {citation.document.periods[0].last.year for citation in answer.citations} == {2021}


def test_resolutions_come_with_their_lead_in_and_their_numbers(sample_library: Library) -> None:
    answer = sample_library.ask("What did the Scrutiny Board resolve about the focused visit?")
    assert answer.statements[0].text == "RESOLVED that the Board:"
    assert [citation.paragraph for citation in answer.citations[1:]] == [
        "item 4, Resolved, 1",
        "item 4, Resolved, 2",
        "item 4, Resolved, 3",
        "item 4, Resolved, 4",
    ]


def test_all_judgements_are_listed_without_the_column_heads(sample_library: Library) -> None:
    answer = sample_library.ask("List the judgements of the 2021 inspection.")
    assert len(answer.statements) == 4
    assert not any(citation.quote.startswith("Judgement\t") for citation in answer.citations)


def test_a_person_is_named(sample_library: Library) -> None:
    answer = sample_library.ask("Who was the lead inspector in 2021?")
    assert "Imelda Thackray" in quotes(answer)
    assert "Achterberg" not in quotes(answer)


def test_every_statement_carries_a_mark_that_is_numbered_in_order(sample_library: Library) -> None:
    answer = sample_library.ask("How have caseloads changed since 2021?")
    assert answer.status == "answered"
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    for number, line in enumerate(answer.text.splitlines(), start=1):
        assert line.endswith(f"[{number}]")


def test_no_sentence_is_said_twice_and_one_source_is_quoted_in_its_order(sample_library: Library) -> None:
    for question in ("How are care leavers housed?", "What is said about foster carers?", "Is supervision regular?"):
        answer = sample_library.ask(question)
        texts = [statement.text for statement in answer.statements]
        assert texts
        assert len(texts) == len(set(texts)) <= 8
        for document in {citation.document.id for citation in answer.citations}:
            starts = [citation.start for citation in answer.citations if citation.document.id == document]
            assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did the inspectors find in Wolverhampton?", "Wolverhampton"),
        ("How many adoptions broke down in 2024?", "number"),
        ("Who is the headteacher of the virtual school?", "name"),
        ("What happened in 1987?", "1987"),
        ("Which software vendor supplies the early help hubs?", "vendor"),
    ],
)
def test_what_the_documents_do_not_say_is_refused_with_its_reason(
    sample_library: Library, question: str, said: str
) -> None:
    answer = sample_library.ask(question)
    assert answer.status == "not_found"
    assert said in answer.reason
    assert answer.text == answer.reason
    assert not answer.statements
    assert not answer.citations
    assert answer.score < 0.5


def test_a_refusal_offers_what_is_near_with_its_place(sample_library: Library) -> None:
    answer = sample_library.ask("How many adoptions broke down in 2024?")
    assert answer.near
    for near in answer.near:
        assert near.text == near.document.text[near.start : near.end]


def test_the_same_question_gets_the_same_answer(sample_library: Library) -> None:
    question = "How quickly are children spoken to after they have been missing?"
    assert sample_library.ask(question) == sample_library.ask(question)


def test_the_passages_weighed_explain_the_answer(sample_library: Library) -> None:
    answer = sample_library.ask("How much is the overspend?")
    scores = [hit.score for hit in answer.considered]
    assert scores == sorted(scores, reverse=True)
    assert any(answer.citations[0].quote in hit.text for hit in answer.considered)


def test_an_answer_keeps_to_the_documents_named(sample_library: Library) -> None:
    letter = next(document for document in sample_library.documents() if document.kind == "focused visit")
    for named in (letter.id, letter.source_id, letter):
        answer = sample_library.ask("How large are caseloads?", documents=[named])
        assert {citation.document.id for citation in answer.citations} == {letter.id}
        assert {hit.document.id for hit in answer.considered} == {letter.id}


def test_a_fragment_is_understood_from_the_question_before_it(sample_library: Library) -> None:
    history = [
        {"role": "user", "content": "Who was the lead inspector in 2021?"},
        {"role": "assistant", "content": "Lead inspector: Imelda Thackray"},
    ]
    answer = sample_library.ask("And in 2024?", history=history)  # type: ignore[arg-type]
    assert "Achterberg" in quotes(answer)


def test_nothing_is_asked_of_an_empty_library_or_an_empty_question(
    tmp_path_factory: pytest.TempPathFactory, sample_library: Library
) -> None:
    with Library.open(tmp_path_factory.mktemp("empty") / "library") as library:
        answer = library.ask("What needs to improve?")
        assert answer.status == "not_found"
        assert "no documents" in answer.reason
    assert sample_library.ask("  ").reason == "Please ask a question."


def test_boilerplate_is_no_answer(sample_library: Library) -> None:
    for question in (
        "Who designed the website?",
        "How do I sign up for the newsletter?",
        "What is the postal address?",
    ):
        assert not any("website design" in citation.quote for citation in sample_library.ask(question).citations)
