"""The labels by which a person finds a place in a document again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.labels import labels_of, range_label
from ingest.reading import passages_of, read_file
from store.types import Reading
from tests.anatomy import label_of, of_blocks, of_text


@pytest.fixture(scope="module")
def readings(samples: Path) -> list[Reading]:
    return [read_file(path.read_bytes(), path.name) for path in sorted(samples.iterdir())]


def test_a_printed_number_is_enough_where_it_stands_alone() -> None:
    reading = of_blocks(
        ("heading", "Findings"), ("paragraph", "14. Plans are clear."), ("heading", "Next"), ("paragraph", "15. Go on.")
    )
    assert label_of(reading, "Plans are clear") == "para. 14"


def test_where_numbers_start_again_the_outermost_section_that_tells_comes_with_them() -> None:
    reading = of_blocks(
        ("title", "Report"),
        ("heading", "Summary of key findings"),
        ("heading", "# This authority is good because"),
        ("paragraph", "1. Plans are clear."),
        ("paragraph", "2. Visits are made."),
        ("heading", "Recommendations"),
        ("paragraph", "1. Make more visits."),
    )
    assert label_of(reading, "Plans are clear") == "Summary of key findings, para. 1"
    assert label_of(reading, "Visits are made") == "Summary of key findings, para. 2"
    assert label_of(reading, "Make more visits") == "Recommendations, para. 1"


def test_one_number_printed_twice_takes_its_section_and_the_others_do_not() -> None:
    reading = of_blocks(
        ("heading", "Help"),
        ("paragraph", "20. Help is early."),
        ("paragraph", "21. Help is asked for."),
        ("heading", "Care"),
        ("paragraph", "21. Care is stable."),
    )
    assert label_of(reading, "Help is early") == "para. 20"
    assert label_of(reading, "Help is asked") == "Help, para. 21"
    assert label_of(reading, "Care is stable") == "Care, para. 21"


def test_what_has_no_number_among_numbered_paragraphs_is_found_by_the_number_above_it() -> None:
    reading = of_blocks(
        ("heading", "Findings"),
        ("paragraph", "1. Plans are clear."),
        ("paragraph", "2. Inspectors saw:"),
        ("list_item", "Early visits."),
        ("list_item", "Late visits."),
        ("paragraph", "They saw no more."),
        ("paragraph", "They left."),
        ("paragraph", "3. Help is early:"),
        ("list_item", "In hubs."),
        ("heading", "Care"),
        ("paragraph", "Care is stable."),
    )
    said = ("Late visits", "They saw", "They left", "In hubs", "Care is")
    assert [label_of(reading, words) for words in said] == [
        "para. 2, 2nd point",
        "after para. 2",
        "2nd paragraph after para. 2",
        "para. 3, 1st point",
        "Care, 1st paragraph",
    ]


def test_without_numbers_the_heading_and_the_place_below_it() -> None:
    reading = of_blocks(
        ("title", "Report"),
        ("paragraph", "An opening."),
        ("heading", "Findings: good"),
        ("paragraph", "First."),
        ("list_item", "One."),
        ("list_item", "Two."),
        ("paragraph", "Second."),
        ("footnote", "3. A note."),
    )
    assert [label_of(reading, words) for words in ("Report", "An opening", "First", "Two", "Second", "A note")] == [
        "title",
        "1st paragraph",
        "Findings, 1st paragraph",
        "Findings, 2nd point",
        "Findings, 2nd paragraph",
        "note 3",
    ]


def test_a_heading_that_occurs_twice_is_named_with_the_one_above_it() -> None:
    reading = of_blocks(("heading", "Summary"), ("paragraph", "First."), ("heading", "Summary"), ("paragraph", "Last."))
    assert label_of(reading, "First") == "Summary, 1st paragraph"
    assert label_of(reading, "Last") == "Summary (2), 1st paragraph"


def test_tables() -> None:
    rows = [("table_row", f"Team {number}\t{number * 7}%") for number in range(1, 11)]
    reading = of_blocks(
        ("table_row", "Judgement\tGrade"),
        ("table_row", "Overall effectiveness\tGood"),
        ("heading", "Staffing"),
        ("table_row", "Post\tNumber"),
        ("table_row", "Social workers\t112"),
        ("paragraph", "The next table is long."),
        ("table_row", "Team\tVisits in time"),
        *rows,  # type: ignore[arg-type]
    )
    assert label_of(reading, "Overall effectiveness") == "judgement table"
    assert label_of(reading, "Social workers") == "Staffing, table"
    assert label_of(reading, "Team 7") == "Staffing, table (2), row 7"


def test_minutes() -> None:
    reading = of_blocks(
        ("title", "Minutes of the Scrutiny Board"),
        ("heading", "14. Fostering"),
        ("paragraph", "Carers spoke."),
        ("paragraph", "Members spoke."),
        ("paragraph", "RESOLVED that the Board:"),
        ("list_item", "1. Note this."),
        ("list_item", "2. Ask for more."),
        ("paragraph", "Carried by 7 votes to 3."),
        ("paragraph", "Recommendations:"),
        ("list_item", "1. Pay carers more."),
        kind="minutes",
    )
    assert [label_of(reading, words) for words in ("Fostering", "Members", "Ask for", "Carried", "Pay")] == [
        "item 14",
        "item 14, 2nd paragraph",
        "Resolved, 2",
        "item 14, vote",
        "Recommendation 1",
    ]


def test_the_line_of_an_item_is_not_counted_among_its_paragraphs() -> None:
    reading = of_blocks(("paragraph", "14. Fostering"), ("paragraph", "Carers spoke at length."), kind="minutes")
    assert label_of(reading, "Carers spoke") == "item 14, 1st paragraph"


def test_the_page_of_a_single_item_does_not_say_its_name_again(samples: Path) -> None:
    path = samples / "agenda-item-2022-02-09.html"
    reading = read_file(path.read_bytes(), path.name)
    assert label_of(reading, "Report of the Interim") == "1st paragraph"
    assert label_of(reading, "41. Improvement plan") == "Supporting documents, 1st point"


def test_resolutions_of_several_items_come_with_their_item() -> None:
    reading = of_blocks(
        ("heading", "14. Fostering"),
        ("paragraph", "RESOLVED:"),
        ("list_item", "1. Note this."),
        ("heading", "15. Schools"),
        ("paragraph", "RESOLVED – That the report be noted."),
        ("paragraph", "It was agreed to visit the school."),
        kind="minutes",
    )
    assert label_of(reading, "Note this") == "item 14, Resolved, 1"
    assert label_of(reading, "It was agreed") == "item 15, Resolved, 2nd point"


def test_transcripts() -> None:
    reading = of_text(
        "Chair: Welcome.\n\nQ23 Peter Lowe: How many homes are there?\n\nGwen Farrow: Three of them.\n\n"
        "There were two before.\n\nChair: Thank you.\n",
        "transcript",
    )
    assert labels_of(reading.text, reading.blocks) == (
        "Chair, 1st turn",
        "Q23",
        "Gwen Farrow, 1st turn",
        "Gwen Farrow, 1st turn, 2nd paragraph",
        "Chair, 2nd turn",
    )


def test_letters() -> None:
    reading = of_blocks(
        ("paragraph", "3 May 2023"),
        ("paragraph", "Ms Fair"),
        ("paragraph", "Dear Ms Fair"),
        ("heading", "Visit to Fenborough"),
        ("paragraph", "We visited."),
        ("paragraph", "Yours sincerely"),
        ("paragraph", "Pat Quill"),
    )
    assert labels_of(reading.text, reading.blocks) == (
        "date",
        "addressee",
        "salutation",
        "subject",
        "Visit to Fenborough, 1st paragraph",
        "signature",
        "signature",
    )


def test_the_address_of_a_letter_is_not_counted_among_its_paragraphs() -> None:
    reading = of_blocks(
        ("paragraph", "3 May 2023"),
        ("paragraph", "Ms Fair"),
        ("paragraph", "Fenborough Council"),
        ("paragraph", "Dear Ms Fair"),
        ("paragraph", "This letter summarises the findings of our visit to Fenborough."),
    )
    assert label_of(reading, "This letter") == "1st paragraph"


def test_no_two_blocks_of_the_samples_share_a_label(readings: list[Reading]) -> None:
    for reading in readings:
        labels = labels_of(reading.text, reading.blocks)
        shared = ("table_row", "boilerplate")
        own = [
            label
            for block, label in zip(reading.blocks, labels, strict=True)
            if block.kind not in shared and block.role not in ("addressee", "closing", "signatory")
        ]
        assert len(own) == len(set(own)), reading.title


def test_a_passage_is_labelled_from_its_first_to_its_last_block(readings: list[Reading]) -> None:
    assert range_label("Findings, 1st paragraph", "Findings, 3rd paragraph") == "Findings, 1st to 3rd paragraph"
    assert range_label("Findings, 1st paragraph", "Findings, 2nd point") == "Findings, 1st paragraph to 2nd point"
    assert range_label("Help, para. 3", "Help, para. 5") == "Help, paras 3 to 5"
    assert range_label("Chair, 1st turn", "Chair, 2nd turn") == "Chair, 1st to 2nd turn"
    assert range_label("Resolved, 1", "Resolved, 3") == "Resolved, 1 to 3"
    assert range_label("para. 17", "after para. 17") == "para. 17 and after"
    assert range_label("Findings, 3rd paragraph", "Next, 1st paragraph") == "Findings, 3rd paragraph"
    assert range_label("judgement table", "judgement table") == "judgement table"
    assert all(chunk.label for reading in readings for chunk in passages_of(reading))


def test_labels_take_time_in_proportion_to_the_length() -> None:
    def seconds(count: int) -> float:
        reading = of_text("\n\n".join(f"Speaker {at % 7}: words of turn {at}." for at in range(count)), "transcript")
        began = time.thread_time()
        labels_of(reading.text, reading.blocks)
        return time.thread_time() - began

    seconds(500)
    assert seconds(16_000) < 12 * seconds(4_000)
