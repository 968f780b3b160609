"""Five public documents as text: two lists and a lead-in without one, a report, minutes; each part of them in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.labels import labels_of
from ingest.reading import read_file
from store.types import Block, Reading
from tests.anatomy import having, words

_SPLIT = ("12", "19", "26", "33", "43")  # page breaks of the text stand within these


@pytest.fixture(scope="module")
def texts(collections: Path) -> list[Reading]:
    """The five documents in the order of their names."""
    return [
        read_file(path.read_bytes(), path.name) for path in sorted((collections / "coventry" / "documents").iterdir())
    ]


def lists(reading: Reading) -> list[tuple[str, int]]:
    """The lead-in of each list and how many items it has."""
    found: list[tuple[str, int]] = []
    for block in reading.blocks:
        if block.kind == "list_item":
            assert block.introduced_by is not None, words(reading, block)
            lead_in = words(reading, reading.blocks[block.introduced_by])
            same = found and found[-1][0] == lead_in
            found = [*found[:-1], (lead_in, found[-1][1] + 1)] if same else [*found, (lead_in, 1)]
    return found


def numbered(reading: Reading) -> list[Block]:
    return [block for block in reading.blocks if block.kind == "paragraph" and block.number]


def test_the_lists_of_two_news_items(texts: list[Reading]) -> None:
    assert lists(texts[0]) == [("Inspectors highlighted:", 7)]
    assert lists(texts[1]) == [
        ("Inspectors found:", 6),
        ("In order to improve social work practice, Telford and Wrekin should concentrate on:", 5),
    ]


def test_the_report_found_is_followed_by_no_list(texts: list[Reading]) -> None:
    assert lists(texts[2]) == []
    assert any(words(texts[2], block) == "The report found:" for block in texts[2].blocks)
    assert all(block.introduced_by is None for block in texts[2].blocks)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_advertising_line_is_small_print(texts: list[Reading], place: int) -> None:
    last = texts[place].blocks[-1]
    assert last.kind == "boilerplate"
    assert "website design by" in words(texts[place], last)
    assert all(block.kind != "boilerplate" for block in texts[place].blocks[:-1])


def test_the_judgement_table_of_the_report(texts: list[Reading]) -> None:
    report = texts[3]
    labels = labels_of(report.text, report.blocks)
    rows = [(at, block) for at, block in enumerate(report.blocks) if block.kind == "table_row"]
    assert [words(report, block) for _, block in rows] == [
        "Judgement Grade",
        "The impact of leaders on social work practice with children and families Good",
        "The experiences and progress of children who need help and protection Good",
        "The experiences and progress of children in care and care leavers Good",
        "Overall effectiveness Good",
    ]
    assert [block.introduced_by for _, block in rows] == [None, *[rows[0][0]] * 4]
    assert {labels[at] for at, _ in rows} == {"judgement table"}


def test_what_needs_to_improve_has_four_points_under_its_heading(texts: list[Reading]) -> None:
    assert lists(texts[3]) == [("What needs to improve?", 4)]


def test_the_report_s_paragraphs_are_numbered_from_1_to_49_one_block_each(texts: list[Reading]) -> None:
    report = texts[3]
    assert [block.number for block in numbered(report)] == [str(number) for number in range(1, 50)]
    split = {
        block.number: words(report, block) for block in numbered(report) if block.number in "12 19 26 33 43".split()
    }
    assert {number: said.rsplit(" ", 4)[1:] for number, said in split.items()} == {
        "12": ["high", "level", "of", "expertise."],
        "19": ["already", "know", "and", "trust."],
        "26": ["the", "timescale", "for", "achievement."],
        "33": ["response", "to", "changing", "circumstances."],
        "43": ["and", "young", "people's", "needs."],
    }
    labels = labels_of(report.text, report.blocks)
    assert [label for label in labels if label.startswith("para. ")] == [f"para. {number}" for number in range(1, 50)]


def test_the_end_of_the_report_is_small_print(texts: list[Reading]) -> None:
    report = texts[3]
    last = next(at for at, block in enumerate(report.blocks) if block.number == "49")
    assert {block.kind for block in report.blocks[last + 1 :]} == {"boilerplate"}
    assert all(block.kind != "boilerplate" for block in report.blocks[: last + 1])


def test_the_minutes(texts: list[Reading]) -> None:
    minutes = texts[4]
    assert minutes.kind == "minutes"
    assert having(minutes, "item") == ["Children's Services Ofsted Focused Visit"]
    assert [resolution[:28] for resolution in having(minutes, "resolution")] == [
        "1 Note the letter form Ofste",
        "2 Indicate that there were n",
        "3 Request that their appreci",
    ]
    assert lists(minutes) == [("RESOLVED that the Education and Children’s Services Scrutiny Board (2):", 3)]
    assert len(having(minutes, "discussion")) == 14
    assert having(minutes, "date") == [], "the days of visits that the minutes speak of are not the meeting's"
    labels = labels_of(minutes.text, minutes.blocks)
    assert {"Resolved, 2", "Minutes, 6th paragraph"} <= set(labels)
