"""What a question asks for, and which of its words only ask."""

from __future__ import annotations

import pytest

from assistant.questions import understood

WANTS = {
    "When was the hub opened?": "date",
    "And when?": "date",
    "In which year did the hub open?": "date",
    "Since when has the hub been open?": "date",
    "Was a plan written, and when?": "date, yes or no",
    # a clause with "when" says of what time something else is asked
    "When the roof fell in, what did the council do?": "",
    "When children go missing, how quickly are they spoken to?": "",
    "When a child is moved, are parents told?": "",
    "How many children are in care?": "number",
    "How long do assessments take?": "number",
    "How often are visits made?": "number",
    "What percentage of plans are late?": "number",
    "How much is the overspend?": "number",
    # nothing that is counted
    "How much progress has been made?": "",
    "How much better is practice?": "",
    "How much support do carers get?": "",
    "How much did the council spend on taxis?": "money, number",
    "What does the service cost?": "money",
    "What is the annual fee for foster carers?": "money",
    "What was the salary of the director?": "money",
    "Who chaired the board?": "person",
    "By whom was it written?": "person",
    "Which councillor raised the issue?": "person",
    "Where is the hub?": "place",
    "Why are plans late?": "reason",
    "What led to the delay?": "reason",
    "Is supervision regular?": "yes or no",
    "List the recommendations.": "list",
    "What did the board resolve?": "list",
    "What needs to improve?": "list",
    "What changed between 2021 and 2024?": "comparison",
    "How do Leeds and York differ?": "comparison",
    "How was leadership judged?": "grade",
    "Is the service inadequate?": "grade, yes or no",
    "What did the director say about agency staff?": "account",
    "What did councillors think about the plan?": "account",
    "Summarise the discussion of the budget.": "account",
    "What was the response to the petition?": "account",
    "How are caseloads?": "",
}


@pytest.mark.parametrize("text", WANTS)
def test_what_is_wanted(text: str) -> None:
    assert ", ".join(sorted(understood(text).wants)) == WANTS[text]


@pytest.mark.parametrize(
    "text", ["When the inspectors visited, who was in charge?", "When it rained, which hub closed?"]
)
def test_a_clause_with_when_before_another_question_wants_no_date(text: str) -> None:
    assert "date" not in understood(text).wants


def test_what_is_counted_stands_after_how_many() -> None:
    assert understood("How many children are in care?").counted == ("children",)
    assert understood("How many newly qualified social workers left?").counted == ("newly", "qualified", "social")
    assert understood("What percentage of plans are late?").counted == ("plans",)
    assert understood("How many Ofsted inspectors came?").counted == ("inspectors",)
    assert understood("How are caseloads?").counted == ()


def test_years_are_read_once_each_in_order() -> None:
    assert understood("From 2021 to 2019, and 2021?").years == (2021, 2019)
    assert understood("How many of the 1200 left?").years == ()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("According to inspectors, how is supervision?", {"supervision"}),
        ("How is supervision, according to the lead inspector?", {"supervision"}),
        ("What did inspectors find about early help?", {"early", "help"}),
        ("What did Ofsted and the report each say about caseloads?", {"caseloads"}),
        ("What did the letter note on early help when they visited in June 2023?", {"early", "help", "2023"}),
        ("How are caseloads in June?", {"caseloads", "june"}),
    ],
)
def test_who_says_it_and_on_which_visit_are_no_topic(text: str, topic: set[str]) -> None:
    assert understood(text).topic() == topic


def test_the_frame_counts_little_only_beside_something_else() -> None:
    framed = understood("According to inspectors, how is supervision?")
    assert {"according", "inspectors"} <= framed.frame_beside(frozenset())
    # nothing is left once the documents are chosen by "supervision", so that the frame is the whole question
    assert not framed.frame_beside(frozenset({"supervision"}))
    visited = understood("What did leaders do when inspectors visited?").frame_beside(frozenset())
    assert {"inspectors", "visited"} <= visited
    assert "leaders" not in visited
