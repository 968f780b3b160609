"""Answers are taken along as Markdown, a page and a bundle of evidence, and nothing hostile comes alive in them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from assistant import (
    VERSION,
    Answer,
    Library,
    Statement,
    as_html,
    as_markdown,
)
from assistant.taking.markdown_text import inline
from tests.hostile import HOSTILE, quoting

MADE = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def answers(sample_library: Library) -> list[Answer]:
    questions = (
        "How have Marlbeck’s grades changed since 2021?",
        "What needs to improve?",
        "How many penguins are there?",
        "Which grade did Marlbeck get overall in 2021?",
    )
    return [sample_library.ask(question) for question in questions]


def words(text: str) -> str:
    return " ".join(text.split())


def said(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


# Markdown


def test_markdown_says_all_there_is_to_say(answers: Sequence[Answer]) -> None:
    text = as_markdown(answers, made=MADE)
    assert f"Made by Chapterverse {VERSION} on 22 November 2026, 05:00 UTC." in text
    assert "No language model wrote this: every sentence is quoted" in text
    plain = words(_rendered(text).text_content())
    for answer in answers:
        assert words(answer.question) in plain
        assert all(words(statement.text) in plain for statement in answer.statements)
        assert all(words(citation.reference) in plain for citation in answer.citations)
    assert words(answers[2].reason) in plain
    assert words(answers[2].near[0].text) in plain
    assert not re.search(r"^\*\*\[\d+\]\*\*", text.partition("### Near")[2].partition("\n## ")[0], re.MULTILINE)
    assert "Looked for in: Marlbeck" in text


def test_the_numbers_run_on_and_each_has_one_source(answers: Sequence[Answer]) -> None:
    text = as_markdown(answers, made=MADE)
    sources = [int(number) for number in re.findall(r"^\*\*\[(\d+)\]\*\*", text, re.MULTILINE)]
    assert sources == list(range(1, len(sources) + 1))
    assert len(sources) == sum(len(answer.citations) for answer in answers)
    assert {int(number) for number in re.findall(r"(?<!\*)\[(\d+)\]", text)} == set(sources)
    alone = re.findall(r"^\*\*\[(\d+)\]\*\*", as_markdown(answers[1]), re.MULTILINE)
    assert [int(number) for number in alone] == [citation.number for citation in answers[1].citations]


def test_a_table_is_a_table_with_marks_in_its_cells(answers: Sequence[Answer]) -> None:
    table = answers[0].table
    assert table is not None
    page = _rendered(as_markdown(answers[0], made=MADE))
    assert [cell.text_content() for cell in page.iter("th")] == list(table.columns)
    shown = [[words(cell.text_content()) for cell in row.iter("td")] for row in page.iter("tr")][1:]
    marked = [
        [words(f"{cell.text} {''.join(f'[{one.number}]' for one in cell.citations)}") for cell in row]
        for row in table.rows
    ]
    assert shown == marked
    assert any("[" in cell for row in shown for cell in row)


def test_a_question_that_was_understood_otherwise_says_so(sample_library: Library) -> None:
    answer = sample_library.ask("And in 2021?", history=[
        {"role": "user", "content": "Which grade did Marlbeck get overall in 2024?"},
        {"role": "assistant", "content": "Good [1]"},
    ])  # fmt: skip
    assert "Understood as: Which grade did Marlbeck get overall in 2021?" in as_markdown(answer)
    assert "Which grade did Marlbeck get overall in 2021?" in as_html(answer)


def _rendered(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{MarkdownIt('commonmark', {'html': True}).enable('table').render(text)}</div>")


def _tokens(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or ())


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_markdown_shows_as_it_stands_and_nothing_comes_alive(text: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    kinds = {token.type for token in _tokens(parser.parse(inline(text)))}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline"}
    shown = said(html.fromstring(parser.render(inline(text))))
    assert words(shown) == words(re.sub("[\x00-\x1f\u202a-\u202e]", " ", text))
    bare = "".join(token.content for token in _tokens(parser.parse(inline(text))) if token.type == "text")
    assert not re.search(r"://|www\.|@|example\.org", bare), "a renderer that looks for addresses would find one"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_document_stays_words_in_a_whole_export(text: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    written = as_markdown([quoting(text, text), quoting(text, text)], made=MADE)
    kinds = {token.type for token in _tokens(parser.parse(written))}
    assert not kinds & {
        "image",
        "link_open",
        "html_inline",
        "html_block",
        "table_open",
        "fence",
        "code_block",
        "s_open",
    }
    page = html.fromstring(as_html(quoting(text, text), made=MADE))
    assert not list(page.iter("script", "img", "iframe", "svg", "form", "object", "embed", "base"))
    assert all(link.get("href", "").startswith("#") for link in page.iter("a"))
    assert words(said(next(page.iter("blockquote")))).strip("“”") == words(
        re.sub("[\x00-\x1f\u202a-\u202e]", " ", text)
    )
    assert "/srv/secret" not in written + as_html(quoting(text))


# the page


def test_the_page_needs_nothing_and_is_whole(answers: Sequence[Answer]) -> None:
    text = as_html(answers, made=MADE)
    page = html.document_fromstring(text)
    assert page.get("lang") == "en-GB"
    assert len(list(page.iter("main"))) == len(list(page.iter("h1"))) == 1
    assert not list(page.iter("script"))
    assert not re.search(r"https?://|url\(|@import", text)
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href", "") for link in page.iter("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    marks = [link for link in page.iter("a") if link.get("role") == "doc-noteref"]
    back = [link.get("href", "").removeprefix("#") for link in page.iter("a") if link.get("role") == "doc-backlink"]
    assert sorted(back) == sorted(mark.get("id", "") for mark in marks)
    assert [cell.get("scope") for cell in page.iter("th")] == ["col"] * 3


# the bundle


@pytest.fixture(scope="module")
def bundle(sample_library: Library, answers: Sequence[Answer]) -> dict[str, bytes]:
    return unpacked(sample_library.evidence(answers, made=MADE))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_bundle_is_the_same_for_the_same_moment(sample_library: Library, answers: Sequence[Answer]) -> None:
    data = sample_library.evidence(answers, made=MADE)
    assert data == sample_library.evidence(list(answers), made=MADE)
    assert data != sample_library.evidence(answers, made=MADE.replace(hour=6))


def test_the_manifest_lets_a_person_check_everything(
    bundle: dict[str, bytes], samples: Path, sample_library: Library
) -> None:
    told = json.loads(bundle["manifest.json"])
    assert told["made_by"] == f"Chapterverse {VERSION}"
    assert told["made"] == MADE.isoformat()
    assert told["embedding_model"] == sample_library.embedding
    assert any("sha256sum" in step and "certutil" in step for step in told["how_to_check"])
    assert told["files"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in bundle.items() if name != "manifest.json"
    }
    files = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in samples.iterdir()}
    assert told["sources"]
    for source in told["sources"]:
        assert files[source["sha256"]] == source["file"]
        assert source["in_the_library"]


def test_the_quotes_stand_where_the_table_says(bundle: dict[str, bytes], sample_library: Library) -> None:
    rows = list(csv.DictReader(io.StringIO(bundle["quotes.csv"].decode("utf-8-sig"))))
    assert [int(row["number"]) for row in rows] == list(range(1, len(rows) + 1))
    held = {document.name: document for document in sample_library.documents()}
    for row in rows:
        cited = held[row["file"]]
        assert cited.text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["sha256"] == cited.id
        assert row["title"] == cited.title
        if cited.media_type == "application/pdf":
            assert cited.page_at(int(row["start"])) == int(row["page"])
            assert row["picture"] in bundle


def test_the_pictures_show_the_cited_pages_with_marks(bundle: dict[str, bytes]) -> None:
    pictures = {name: data for name, data in bundle.items() if name.startswith("pages/")}
    assert pictures
    linked = {link.get("href") for link in html.document_fromstring(bundle["answer.html"].decode()).iter("a")}
    assert set(pictures) <= linked
    for name, data in pictures.items():
        assert re.fullmatch(r"pages/[0-9a-z-]+\.png", name)
        red, green, blue = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"), np.int16).transpose(2, 0, 1)
        assert int(((red > 200) & (green > 180) & (blue < red - 60)).sum()) > 500, "nothing is marked"


def test_the_bundles_answers_are_whole(bundle: dict[str, bytes], answers: Sequence[Answer]) -> None:
    told = json.loads(bundle["answer.json"])
    assert [one["answer"]["question"] for one in told["answers"]] == [answer.question for answer in answers]
    numbers = [number for one in told["answers"] for number in one["numbers"]]
    assert numbers == list(range(1, len(numbers) + 1))
    quotes = [citation["quote"] for one in told["answers"] for citation in one["answer"]["cited"]]
    assert quotes == [citation.quote for answer in answers for citation in answer.citations]
    assert "No language model wrote this" in bundle["answer.md"].decode()


def test_originals_come_along_where_wanted(sample_library: Library, answers: Sequence[Answer]) -> None:
    files = unpacked(sample_library.evidence(answers, made=MADE, originals=True))
    for source in json.loads(files["manifest.json"])["sources"]:
        assert hashlib.sha256(files[source["original"]]).hexdigest() == source["sha256"]


def test_a_conversation_is_taken_along_with_its_times_and_what_is_gone(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.add_text("The heron house costs 9 pounds a day to run. It is loud.\n", title="=Herons", id="herons")
        one = library.conversations.keep(library.ask("What does the heron house cost?"))
        library.remove("herons")
        exchanges = library.conversations.open(one).exchanges
        written = as_markdown(exchanges, made=MADE)
        assert "Asked: " in written
        assert "The heron house costs 9 pounds a day" in written
        assert "no longer in the library" in written
        assert "no longer in the library" in as_html(exchanges)
        files = unpacked(library.evidence(exchanges, made=MADE))
        source = json.loads(files["manifest.json"])["sources"][0]
        assert (source["in_the_library"], source["quotes"]) == (False, [1])
        row = next(csv.DictReader(io.StringIO(files["quotes.csv"].decode("utf-8-sig"))))
        assert row["title"] == "'=Herons", "a spreadsheet would run it"


def test_nothing_to_take_along_is_no_error(sample_library: Library) -> None:
    assert "No questions" in as_markdown([])
    assert "No questions" in as_html([])
    assert set(unpacked(sample_library.evidence([]))) == {
        "answer.html", "answer.md", "answer.json", "quotes.csv", "manifest.json",
    }  # fmt: skip


def test_what_a_model_wrote_is_not_called_quoted() -> None:
    answer = Answer("Q?", "answered", (Statement("A model said so.", (), kind="written"),))
    assert "No language model" not in as_markdown(answer)
    assert "No language model" not in as_html(answer)


def test_references_read_as_a_person_writes_them(sample_library: Library) -> None:
    citation = sample_library.ask("Which grade did Marlbeck get overall in 2021?").citations[0]
    assert citation.reference == (
        "Inspection of Marlbeck local authority children’s services, 8 to 19 November 2021, p. 1, judgement table"
    )
    minutes = sample_library.ask("What was resolved at the meeting of 14 June 2023?").citations[0]
    assert minutes.reference.count("14 June 2023") == 1
