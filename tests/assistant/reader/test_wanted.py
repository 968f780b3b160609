"""Whether a sentence holds the kind of thing that a question wants."""

from __future__ import annotations

import pytest

from assistant.questions import understood
from assistant.reader.wanted import FACTS, fitness, gives_reason, holds_wanted


def fit(question: str, text: str) -> float:
    asked = understood(question)
    return fitness(asked, text, holds=bool(asked.wants & FACTS) and holds_wanted(asked, text))


def holds(question: str, text: str) -> bool:
    return holds_wanted(understood(question), text)


@pytest.mark.parametrize(
    "text",
    [
        "There are 412 children in care.",
        "Four children in care moved.",
        "Thirty young people came into care.",
        "The number of children in care rose to 412.",
        "Children in care\t412",
        "No children in care went to school elsewhere.",
        "One of the children in care was moved.",
        "In all, 1,204 disabled and other children are in care.",
    ],
)
def test_what_counts_the_children(text: str) -> None:
    assert holds("How many children are in care?", text)


@pytest.mark.parametrize(
    "text",
    [
        "For a small number of children in care, planning is poor.",
        "COVID-19 made it hard to see children in care.",
        "Plans for 16- and 17-year-old children in care are late.",
        "A few children in care wait.",
        "Most children are seen within 5 days.",
        "Children aged 7 to 11 stay in care.",
        "One way to help is to see children early.",
        "There are 14 social workers in the team.",
    ],
)
def test_what_does_not_count_the_children(text: str) -> None:
    assert not holds("How many children are in care?", text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("They wait for six weeks.", True),
        ("The wait goes on from May until June.", True),
        ("Children wait for too long.", True),
        ("They wait at home.", False),
        ("Some 412 children wait.", False),
    ],
)
def test_how_long_wants_a_time(text: str, held: bool) -> None:
    assert holds("How long do children wait?", text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The hub cost £3.5 million.", True),
        ("The hub cost 3 million pounds.", True),
        ("The hub was free of charge.", True),
        ("The hub came at no extra cost.", True),
        ("The hub took 300 hours.", False),
        ("The cost of the hub was high.", False),
    ],
)
def test_a_sum_of_money(text: str, held: bool) -> None:
    assert holds("How much did the hub cost?", text) == held


@pytest.mark.parametrize(
    "text",
    [
        "The mill was built on 3 May 2021.",
        "The mill was built on 3/5/2021.",
        "The mill dates from the 17th century.",
        "The mill was built in 1749.",
        "The mill arose in the 1970s.",
        "The mill ran from 1870 to 1939.",
        "The mill ran from 1849 to the fire.",
        "The mill ran 1870–1889.",
        "The mill (1749) is red.",
        "The mill was built after the War.",
        "The mill was built in September.",
        "The mill opened last year.",
        "The mill opened on a Monday.",
    ],
)
def test_dates(text: str) -> None:
    assert holds("When was the mill built?", text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill took 1749 bricks.",
        "The mill was built of 1749 bricks.",
        "The mill had 1200 workers.",
        "The mill hums during the week.",
        "The mill was built by hand.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert not holds("When was the mill built?", text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The director of children’s services is Jane Oakham.", True),
        ("Director of Children’s Services: Jane Oakham", True),
        ("The director, Ms Jane Oakham, spoke.", True),
        ("The director is new.", False),
        ("Jane Oakham leads the library.", False),
        ("The director sits on the Scrutiny Board.", False),
        ("The director works with North Borough.", False),
    ],
)
def test_who_holds_an_office_wants_the_office_and_the_name_of_a_person(text: str, held: bool) -> None:
    assert holds("Who is the director of children's services?", text) == held


def test_who_chaired_is_told_by_any_form_of_the_office() -> None:
    for text in ("Councillor Ann Reed was in the chair.", "Chair: Ann Reed", "The meeting was chaired by Ann Reed."):
        assert holds("Who chaired the meeting?", text)
    for text in ("Councillor Ann Reed attended.", "The Chair opened the meeting."):
        assert not holds("Who chaired the meeting?", text)


def test_who_else_may_be_an_office_or_a_body() -> None:
    for text in ("Ann Reed wrote it.", "The director wrote it.", "The council wrote it."):
        assert holds("Who wrote the plan?", text)
    assert not holds("Who wrote the plan?", "They wrote it.")


def test_a_body_is_a_name_that_the_question_does_not_give() -> None:
    asked = "Which company cooks the Oakham Meals?"
    assert holds(asked, "The meals are cooked by Brightfork Limited.")
    assert not holds(asked, "A company cooks the meals.")
    assert not holds(asked, "Children like the Oakham Meals.")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Leadership\tGood", True),
        ("Leadership is good.", True),
        ("Leadership was judged inadequate.", True),
        ("Overall effectiveness is requires improvement to be good.", True),
        ("Leaders have a good plan.", False),
        ("They are good at planning.", False),
        ("Good practice is shared by leaders.", False),
    ],
)
def test_a_grade(text: str, held: bool) -> None:
    assert holds("How was leadership judged?", text) == held


def test_a_grade_that_is_named_is_the_one_wanted() -> None:
    assert holds("Is Marlbeck rated inadequate?", "Services are inadequate.")
    assert not holds("Is Marlbeck rated inadequate?", "Services are outstanding.")


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("They are late because the bus broke.", True),
        ("The delay is due to fog.", True),
        ("Fog led to delays.", True),
        ("Staff leave early to avoid the fog.", True),
        ("They are late.", False),
        ("She led the team to the school.", False),
    ],
)
def test_a_reason(text: str, gives: bool) -> None:
    assert gives_reason(text) == gives


def test_what_wants_no_fact_is_held_by_anything() -> None:
    assert holds("How is supervision?", "It rains.")


def test_a_full_date_fits_better_than_a_year_and_no_date_least() -> None:
    texts = ("It opened on 3 May 2021.", "It opened in 2021.", "It opened.")
    full, year, none = (fit("When did the hub open?", text) for text in texts)
    assert 1 >= full > year > none >= -1


def test_the_year_asked_about_fits_better_than_another() -> None:
    asked = "How was supervision in 2021?"
    right, none, other = (fit(asked, text) for text in ("It was rare in 2021.", "It was rare.", "It was rare in 2019."))
    assert right > none > other
