"""Markdown files: their text without the marks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.plain.markdown import read_markdown
from store.types import Reading

STRESS = Path(__file__).parents[2].parent / "shared" / "collections" / "ingest-stress"


def read(text: str) -> Reading:
    return read_markdown(text.encode())


def said(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, reading.text[block.start : block.end]) for block in reading.blocks]


def test_everything_comes_in_its_order_without_marks() -> None:
    reading = read(
        "# Annual *report*\n\nWe saw **seven** homes, see [the list](https://example.org)\nand ![a photo](p.png)"
        "&nbsp;&mdash; `code` \\*stars\\*.\n\n"
        "Second level\n---\n\n- bullet\n\n  more of it\n  1. inner\n- other\n\n4. four\n\n   and more\n5) five\n\n"
        "> Quoted ~~words~~\n> go on.\n\n| Area | Homes |\n|------|------:|\n| North | 4 |\n\n"
        "```python\nif x:\n    y\n```\n\n***\n\nLast line  \nbroken.\n"
    )
    assert said(reading) == [
        ("title", None, "Annual report"),
        ("paragraph", None, "We saw seven homes, see the list and a photo — code *stars*."),
        ("heading", None, "Second level"),
        ("list_item", None, "bullet"),
        ("list_item", None, "more of it"),
        ("list_item", "1", "inner"),
        ("list_item", None, "other"),
        ("list_item", "4", "four"),
        ("list_item", None, "and more"),
        ("list_item", "5)", "five"),
        ("paragraph", None, "Quoted words go on."),
        ("table_row", None, "Area\tHomes"),
        ("table_row", None, "North\t4"),
        ("paragraph", None, "if x:\n    y"),
        ("paragraph", None, "Last line broken."),
    ]
    assert [block.level for block in reading.blocks if block.kind == "heading"] == [2]
    assert "\n4. four\n" in reading.text
    assert reading.title == "Annual report"
    assert reading.date is None
    assert reading.media_type == "text/markdown"


def test_front_matter_gives_title_and_date_and_is_no_text() -> None:
    reading = read("---\ntitle: 'Minutes: May'\ndate: 2024-05-01\ntags:\n  - a\n# note\n---\n# Other\n\nText.\n")
    assert reading.title == "Minutes: May"
    assert reading.date == date(2024, 5, 1)
    assert [text for _, _, text in said(reading)] == ["Other", "Text."]


def test_prose_between_two_rules_is_no_front_matter() -> None:
    reading = read("---\nThe meeting began at ten.\n\n---\n\nIt ended.\n")
    assert reading.text.startswith("The meeting began at ten.")
    assert reading.text.endswith("It ended.")


def test_html_in_markdown_is_read_as_html() -> None:
    reading = read(
        "<h1>Head</h1>\n\n<!-- never -->\n\nText <b>bold</b><br>on.\n\n<div><p>In a box</p></div>\n\n# Next\n"
    )
    assert said(reading) == [
        ("title", None, "Head"),
        ("paragraph", None, "Text bold on."),
        ("paragraph", None, "In a box"),
        ("heading", None, "Next"),
    ]


def test_windows_line_ends_and_encodings() -> None:
    assert read_markdown("# Café\r\n\r\nText\r\ngoes on.".encode("cp1252")).text == "Café\n\nText goes on."
    assert read_markdown("# Café".encode("utf-16")).title == "Café"


def test_deeply_nested_text_is_not_lost() -> None:
    assert "deep" in read("> " * 40 + "deep").text


@pytest.mark.parametrize("data", [b"", b"\n\n", b"---\ntitle: x\n---\n", b"<!-- only this -->"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read_markdown(data)


@pytest.mark.skipif(not STRESS.is_dir(), reason="the collection ingest-stress is not here")
def test_every_stress_file_is_read() -> None:
    for path in sorted(STRESS.rglob("*.md")):
        reading = read_markdown(path.read_bytes())
        assert all(reading.text[block.start : block.end].strip() for block in reading.blocks), path.name
        assert reading.blocks, path.name
