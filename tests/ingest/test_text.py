"""Plain text: parts are found in it as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.plain.text import read_text
from store.types import Reading, page_at


def read(text: str) -> Reading:
    return read_text(text.encode())


def said(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, reading.text[block.start : block.end]) for block in reading.blocks]


def test_the_text_is_kept_as_it_stands_but_for_its_line_ends() -> None:
    text = "  One line.\r\n\r\n\tAnother  one.\rA third.   \n"
    assert read(text).text == "  One line.\n\n\tAnother  one.\nA third.   \n"


def test_title_headings_paragraphs_numbers_bullets_and_rows() -> None:
    reading = read(
        "Inspection of Marlbeck\n\nWhat needs to improve?\n\nThe board considered this.\n\n"
        "Judgement\tGrade\nLeaders\tGood\n\n1. Children are seen.\n2.1. Plans are clear.\n\n"
        "• Housing\n- The pace of plans\n"
    )
    assert said(reading) == [
        ("title", None, "Inspection of Marlbeck"),
        ("heading", None, "What needs to improve?"),
        ("paragraph", None, "The board considered this."),
        ("table_row", None, "Judgement\tGrade"),
        ("table_row", None, "Leaders\tGood"),
        ("paragraph", "1", "Children are seen."),
        ("paragraph", "2.1", "Plans are clear."),
        ("list_item", None, "Housing"),
        ("list_item", None, "The pace of plans"),
    ]
    assert reading.title == "Inspection of Marlbeck"


def test_a_tab_after_a_mark_parts_no_cells() -> None:
    reading = read("\u2022\tHousing\n1.\tApologies for absence\nTeam\t12\n2.\tTeam\t12\n")
    assert said(reading) == [
        ("list_item", None, "Housing"),
        ("paragraph", "1", "Apologies for absence"),
        ("table_row", None, "Team\t12"),
        ("table_row", None, "2.\tTeam\t12"),
    ]


def test_lines_that_were_broken_to_fit_a_width_are_one_paragraph() -> None:
    lines = [
        "The committee met on Thursday and spoke at length about the budget for foster",
        "carers, which had been overspent in each of the last three years. Members asked",
        "whether the new fees would keep carers from leaving for agencies, and were told",
        "that nobody could promise this.",
    ]
    more = [line.replace("Thursday", "Friday") for line in lines]
    reading = read("\n".join(lines) + "\n\n" + "\n".join(more) + "\n")
    assert said(reading) == [("paragraph", None, "\n".join(lines)), ("paragraph", None, "\n".join(more))]


def test_lines_of_their_own_stay_apart() -> None:
    reading = read("First thing was said.\nSecond thing was said.\nThird thing was said.\n")
    assert [text for _, _, text in said(reading)] == [
        "First thing was said.",
        "Second thing was said.",
        "Third thing was said.",
    ]


def test_form_feeds_part_pages_and_a_sentence_goes_on_over_one() -> None:
    first = "Most young people live in homes that suit them well, but some of those who leave care wait\n"
    reading = read(first + "\ftoo long for a home of their own.\n\n\fThe third page.\n")
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert "".join(reading.text[page.start : page.end] for page in reading.pages) == reading.text
    assert len(reading.blocks) == 2
    starts = [reading.text.index(words) for words in ("Most", "too long", "The third")]
    assert [page_at(reading.pages, start) for start in starts] == [1, 2, 3]


def test_text_without_form_feeds_has_no_pages() -> None:
    assert read("Words.\n").pages == ()


@pytest.mark.parametrize(
    "data",
    [
        "Carers’ fees – £20".encode(),
        b"\xef\xbb\xbf" + "Carers’ fees – £20".encode(),
        "Carers’ fees – £20".encode("utf-16"),
        "Carers’ fees – £20 were discussed by the board, which was “content” with them.".encode("cp1252"),
    ],
)
def test_usual_encodings_are_read(data: bytes) -> None:
    assert read_text(data).text.startswith("Carers’ fees – £20")


def test_other_data_than_text_is_refused() -> None:
    with pytest.raises(ReadError, match="not text"):
        read_text(b"\x89PNG\x00\x01\x02")


def test_offsets_of_real_texts_name_whole_lines(collections: Path) -> None:
    for path in sorted((collections / "coventry" / "documents").iterdir()):
        reading = read_text(path.read_bytes())
        covered = "".join(reading.text[block.start : block.end] for block in reading.blocks)
        assert all(a.end <= b.start for a, b in zip(reading.blocks, reading.blocks[1:], strict=False))
        letters = [character for character in reading.text if character.isalpha()]
        assert len(letters) - sum(map(str.isalpha, covered)) < 20, f"{path.name}: words lie outside all blocks"


def test_the_resolutions_of_real_minutes_are_a_list(collections: Path) -> None:
    path = next((collections / "coventry" / "documents").glob("004_*"))
    reading = read_text(path.read_bytes())
    resolved = next(i for i, block in enumerate(reading.blocks) if "RESOLVED" in reading.text[block.start : block.end])
    assert [block.number for block in reading.blocks[resolved + 1 : resolved + 4]] == ["1", "2", "3"]
