"""Numbered points and numbered paragraphs, and what introduces lists and tables."""

from __future__ import annotations

import pytest

from ingest.anatomy.introductions import leads_in
from store.types import Reading
from tests.anatomy import introduction_of, of_blocks, of_text


def kinds(reading: Reading) -> list[tuple[str, str | None]]:
    return [(block.kind, block.number) for block in reading.blocks]


def test_points_after_a_lead_in_are_a_list_and_the_paragraphs_around_it_are_not() -> None:
    reading = of_blocks(
        ("paragraph", "13. Leaders know what to do. They should:"),
        ("paragraph", "1. see every child;"),
        ("paragraph", "2. write down what was said."),
        ("paragraph", "14. The board agreed with this and with much else that was said."),
    )
    assert kinds(reading) == [("paragraph", "13"), ("list_item", "1"), ("list_item", "2"), ("paragraph", "14")]


def test_a_paragraph_that_ends_with_a_colon_does_not_make_a_list_of_those_that_follow() -> None:
    reading = of_blocks(
        ("paragraph", "13. Inspectors put it like this:"),
        ("paragraph", "14. Plans are clear."),
        ("paragraph", "15. Plans are kept."),
    )
    assert [kind for kind, _ in kinds(reading)] == ["paragraph"] * 3


def test_paragraphs_numbered_on_under_later_headings_are_no_list_of_the_first_heading() -> None:
    reading = of_blocks(
        ("heading", "Children’s services are inadequate because:"),
        ("paragraph", "1. Plans are not made."),
        ("paragraph", "2. Visits are late."),
        ("heading", "What needs to improve"),
        ("paragraph", "3. The timeliness of plans."),
    )
    assert [kind for kind, _ in kinds(reading) if kind != "heading"] == ["paragraph"] * 3


def test_points_with_letters_and_numerals_are_a_list_within_a_list() -> None:
    reading = of_text(
        "RESOLVED that the Board:\n\n1. ask for a report on:\n(a) visits;\n(b) plans; and\n2. thank the staff.\n"
    )
    assert kinds(reading)[1:] == [("list_item", number) for number in ("1", "a", "b", "2")]


def test_points_with_letters_need_no_lead_in() -> None:
    reading = of_blocks(("paragraph", "Much was said."), ("paragraph", "a. Of visits."), ("paragraph", "b. Of plans."))
    assert kinds(reading)[1:] == [("list_item", "a"), ("list_item", "b")]


def test_the_title_of_the_next_item_is_not_taken_into_the_list_before_it() -> None:
    reading = of_blocks(
        ("paragraph", "3. Fostering"),
        ("paragraph", "RESOLVED:"),
        ("paragraph", "1. That the report be noted."),
        ("paragraph", "2. That it be sent to schools."),
        ("paragraph", "3. That carers be thanked."),
        ("paragraph", "4. Any other business"),
    )
    assert kinds(reading)[2:] == [("list_item", "1"), ("list_item", "2"), ("list_item", "3"), ("paragraph", "4")]


def test_a_list_has_its_lead_in_or_the_heading_it_stands_under() -> None:
    reading = of_blocks(
        ("heading", "What needs to improve?"),
        ("list_item", "The pace of plans."),
        ("boilerplate", "Piccadilly Gate Store Street Manchester M1 2WD"),
        ("list_item", "Supervision."),
        ("heading", "Findings"),
        ("paragraph", "Inspectors saw good practice. They found that:"),
        ("list_item", "Children are seen."),
        ("boilerplate", "T 0300 123 1231"),
        ("list_item", "Carers are heard."),
        ("paragraph", "Carers spoke well of their training."),
        ("list_item", "Housing is scarce."),
    )
    assert introduction_of(reading, "The pace of plans") == "What needs to improve?"
    assert introduction_of(reading, "Supervision") == "What needs to improve?"
    assert introduction_of(reading, "Children are seen") == "Inspectors saw good practice. They found that:"
    assert introduction_of(reading, "Carers are heard") == "Inspectors saw good practice. They found that:"
    assert introduction_of(reading, "Housing is scarce") == "Findings"


@pytest.mark.parametrize("words", ["They should:", "RESOLVED –", "It was resolved that", "The points are as follows."])
def test_lead_ins(words: str) -> None:
    assert leads_in(words)


@pytest.mark.parametrize("words", ["Plans are clear.", "The following year was better.", "Care leavers – all of them"])
def test_no_lead_ins(words: str) -> None:
    assert not leads_in(words)


def test_rows_have_their_column_heads_and_these_the_lead_in_of_the_table() -> None:
    reading = of_blocks(
        ("paragraph", "Performance has improved:"),
        ("table_row", "Measure\tNovember 2021\tMay 2023"),
        ("table_row", "Visits in time\t64%\t91%"),
        ("table_row", "Caseload\t24\t18"),
    )
    assert introduction_of(reading, "Caseload") == "Measure November 2021 May 2023"
    assert introduction_of(reading, "Measure") == "Performance has improved:"


def test_a_table_whose_first_row_is_like_the_others_has_no_column_heads() -> None:
    reading = of_blocks(
        ("paragraph", "The judgements are:"),
        ("table_row", "Help and protection\tGood"),
        ("table_row", "Leaders\tRequires improvement to be good"),
        ("table_row", "Overall effectiveness\tInadequate"),
    )
    assert introduction_of(reading, "Leaders") == introduction_of(reading, "Help") == "The judgements are:"


def test_a_table_of_names_and_posts_has_no_column_heads() -> None:
    reading = of_blocks(
        ("table_row", "Ann Lee, Ofsted Inspector\tBob Moy, CQC Inspector"),
        ("table_row", "Cy Gee, Ofsted Inspector\tDi Hay, CQC Inspector"),
    )
    assert introduction_of(reading, "Cy Gee") is None
