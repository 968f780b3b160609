"""Numbers, dates, names and grades of a statement against cited words; each in the spellings that people use."""

from __future__ import annotations

import pytest

from assistant.verifying.dates import wrong_date
from assistant.verifying.grades import wrong_grade
from assistant.verifying.names import wrong_name
from assistant.verifying.numbers import wrong_number
from tests.assistant.verifying.sources import document


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("There were 12 visits.", "There were twelve visits."),
        ("There were two hundred and eighteen plans.", "There were 218 plans."),
        ("The budget was £1.5 million.", "A budget of £1.5m was set."),
        ("Half of the plans were late.", "50% of the plans were late."),
        ("Two thirds of parents replied.", "About, and only just, two-thirds of parents replied."),
        ("Absence was 12 per cent.", "Absence was 12%."),
        ("The third review is due.", "The 3rd review is due."),
        ("It took a year.", "It took 12 months."),
        ("It took 12 months.", "It took a year."),
        ("More than 30 children wait.", "Over 30 children wait."),
        ("Section 47 enquiries are prompt.", "Enquiries under section 47 are prompt."),
        ("Visits fell from 9 to 7.", "Visits fell from nine to seven."),
        ("Two teams were seen.", "Both teams were seen."),
        ("4 of the 14 lifts that were tried did not move.", "Of the lifts tried, four of 14 did not move."),
        ("Repairs rose from eleven to twenty.", "Repairs rose from 11 small jobs to 20."),
    ],
)
def test_the_same_number_in_another_spelling(said: str, held: str) -> None:
    assert wrong_number(said, held, "") == ""


@pytest.mark.parametrize(
    ("said", "held", "wrong"),
    [
        ("There were 13 visits.", "There were twelve visits.", "13"),
        ("There were 12 managers.", "There were 12 children and two managers.", "12"),
        ("A third of plans were late.", "A quarter of plans were late.", "third"),
        ("Absence was 12%.", "There were 12 absences.", "12%"),
        ("30 children wait.", "More than 30 children wait.", "30"),
        ("Fewer than 30 children wait.", "More than 30 children wait.", "30"),
        ("Visits rose from 9 to 7.", "Visits rose from 7 to 9.", "9"),
        ("Section 17 enquiries are prompt.", "Section 47 enquiries are prompt.", "17"),
        ("9 of the 14 lifts that were tried did not move.", "Of the lifts tried, four of 14 did not move.", "9"),
        ("Repairs rose from twenty to eleven.", "Repairs rose from 11 small jobs to 20.", "twenty"),
        ("Five serious reviews began.", "Five serious alerts and four serious reviews began.", "Five"),
        ("It rose by 31%.", "It rose by 3.1%.", "31%"),
    ],
)
def test_another_number_or_one_that_counts_something_else(said: str, held: str, wrong: str) -> None:
    assert wrong_number(said, held, "") == wrong


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("It began in 2021.", "It began on 20 June 2021."),
        ("It began in June 2021.", "It began on 20 June 2021."),
        ("It began on 20/06/2021.", "It began on 20 June 2021."),
        ("It began on June 20, 2021.", "It began on the 20th of June 2021."),
        ("They came on 20 June 2021 and left on 1 July.", "They stayed from 20 June to 1 July 2021."),
        ("In 2014/15 it grew.", "In 2014–15 it grew."),
        ("In 2014–15 it grew.", "It grew (2014\N{MINUS SIGN}15)."),
        ("Ofsted inspected the council in 2022.", "The council was inspected."),  # the document's own days
        ("It may grow.", "It could grow."),
    ],
)
def test_the_same_date_in_another_spelling(said: str, held: str) -> None:
    assert wrong_date(said, held, "", document(held)) == ""


@pytest.mark.parametrize(
    ("said", "held", "wrong"),
    [
        ("It began in 2020.", "It began on 20 June 2021.", "2020"),
        ("It began in July 2021.", "It began on 20 June 2021.", "July 2021"),
        ("It began on 21 June 2021.", "It began on 20 June 2021.", "21 June 2021"),
        ("It grew in 2015–16.", "It grew in 2014–15.", "2015–16"),
        ("It grew in 2015–16.", "It grew (2014\N{MINUS SIGN}15).", "2015–16"),
        ("The panel was set up in 2022.", "The panel was set up.", "2022"),  # 2022 is when inspectors came
        ("The report of 2022 says so.", "The report of 2019 says so.", "2022"),
    ],
)
def test_another_date(said: str, held: str, wrong: str) -> None:
    assert wrong_date(said, held, "", document(held)) == wrong


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("The chair, Ann Lee, resigned.", "Ann Lee, the chair, resigned."),
        ("In Coventry plans are clear.", "Plans are clear."),
        ("Plans in Leeds are clear.", "In Leeds plans are clear."),
    ],
)
def test_names_that_are_cited_or_known(said: str, held: str) -> None:
    assert wrong_name(said, held, "", document(held), frozenset()) == ""


@pytest.mark.parametrize(
    ("said", "held", "wrong"),
    [
        ("The chair, Bob Lee, resigned.", "Ann Lee, the chair, resigned.", "Bob Lee"),
        ("The chair, Ann Day, resigned.", "The chair, Ann Lee, and Bob Day, a member, resigned.", "Ann Day"),
        ("In Bradford plans are clear.", "Plans are clear.", "Bradford"),
        ("Coventry advises the council.", "Leeds advises the council.", "Coventry"),
        ("Cheshire East improved.", "Cheshire West and Chester improved.", "Cheshire East"),
        ("The Hope Trust runs it.", "The Faith Trust runs it.", "Hope Trust"),
    ],
)
def test_other_names(said: str, held: str, wrong: str) -> None:
    assert wrong_name(said, held, "", document(held), frozenset()) == wrong


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("It was judged requires improvement.", "It is judged to require improvement to be good."),
        ("Overall effectiveness is good.", "Overall effectiveness\tGood"),
        ("They get good support.", "They get effective support."),  # no grade
        ("Adoption is outstanding and leadership good.", "Leadership is good; adoption is outstanding."),
    ],
)
def test_the_same_grade(said: str, held: str) -> None:
    assert wrong_grade(said, held) == ""


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("It was judged good.", "It was judged inadequate."),
        ("It was judged good.", "It was judged to require improvement to be good."),
        ("It is good.", "It is inadequate."),
        ("Adoption is good and leadership outstanding.", "Leadership is good; adoption is outstanding."),
        ("Overall effectiveness is good.", "Care leavers\tGood\nOverall effectiveness\tInadequate"),
    ],
)
def test_another_grade_or_that_of_another_judgement(said: str, held: str) -> None:
    assert wrong_grade(said, held)
