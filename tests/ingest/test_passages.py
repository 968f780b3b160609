"""Passages follow the document: whole paragraphs, whole sentences, lists with what introduces them."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.builder import TextBuilder
from ingest.passages import LONGEST, LONGEST_SPOKEN, chunks_of
from ingest.reading import passages_of, read_file
from ingest.sentences import sentence_spans
from store.embedding import Embedder
from store.types import Chunk, Reading

SENTENCE = "Social workers see children often and write down what they say. "
LONG = SENTENCE * 5
SPEAKERS = ("Chair", "Witness")


def cut(builder: TextBuilder) -> list[tuple[str, Chunk]]:
    text = builder.text()
    return [(text[chunk.start : chunk.end], chunk) for chunk in chunks_of(text, builder.blocks())]


def texts(builder: TextBuilder) -> list[str]:
    return [text for text, _ in cut(builder)]


@pytest.fixture(scope="module")
def readings(samples: Path) -> list[Reading]:
    return [read_file(path.read_bytes(), path.name) for path in sorted(samples.iterdir())]


@pytest.fixture(scope="module")
def real_readings(collections: Path) -> list[Reading]:
    files = sorted((collections / "ofsted" / "documents").rglob("*.pdf"))
    files = [*random.Random(7).sample(files, 12), *sorted((collections / "coventry" / "documents").iterdir())]
    return [read_file(path.read_bytes(), path.name) for path in files]


def test_numbered_paragraphs_are_passages_of_their_own_with_their_number() -> None:
    builder = TextBuilder()
    builder.add("heading", "Help and protection", level=2)
    builder.add("paragraph", SENTENCE * 6, number="1", label="1. ")
    builder.add("paragraph", SENTENCE * 5, number="2", label="2. ")
    assert [(text, chunk.label, chunk.headings) for text, chunk in cut(builder)] == [
        ((SENTENCE * 6).strip(), "para. 1", ("Help and protection",)),
        ((SENTENCE * 5).strip(), "para. 2", ("Help and protection",)),
    ]


def test_short_paragraphs_share_a_passage_up_to_a_comfortable_length() -> None:
    builder = TextBuilder()
    for number in range(12):
        builder.add("paragraph", f"Paragraph {number}. {SENTENCE * (2 + number * number % 5)}")
    found = texts(builder)
    assert 3 <= len(found) < 12
    assert all(text.startswith("Paragraph") for text in found)
    assert all(len(text) <= LONGEST for text in found)
    assert "\n\n".join(found) == builder.text()


def test_a_passage_of_some_length_never_goes_over_a_heading() -> None:
    builder = TextBuilder()
    builder.add("title", "Report", level=1)
    builder.add("paragraph", f"Before. {LONG}")
    builder.add("heading", "Housing", level=2)
    builder.add("paragraph", f"Within. {LONG}")
    builder.add("heading", "For care leavers", level=3)
    builder.add("paragraph", f"Deeper. {LONG}")
    builder.add("heading", "Schools", level=2)
    builder.add("paragraph", f"After. {LONG}")
    assert [(text[: text.index(".")], chunk.headings) for text, chunk in cut(builder)] == [
        ("Before", ("Report",)),
        ("Within", ("Report", "Housing")),
        ("Deeper", ("Report", "Housing", "For care leavers")),
        ("After", ("Report", "Schools")),
    ]


def test_scraps_of_text_are_put_together_so_that_their_meaning_can_be_found() -> None:
    builder = TextBuilder()
    builder.add("heading", "Present", level=2)
    builder.add("paragraph", "Councillor M Osgathorpe (Chair)")
    builder.add("heading", "Apologies", level=2)
    builder.add("paragraph", "Councillor N Okoro-Hay")
    builder.add("heading", "Housing", level=2)
    builder.add("paragraph", LONG * 2)
    assert texts(builder) == [
        "Councillor M Osgathorpe (Chair)\n\nApologies\n\nCouncillor N Okoro-Hay",
        (LONG * 2).strip(),
    ]


def test_a_heading_with_nothing_under_it_is_still_found() -> None:
    builder = TextBuilder()
    builder.add("heading", "Only a heading", level=2)
    builder.add("heading", "Another", level=2)
    builder.add("paragraph", LONG * 2)
    builder.add("heading", "The last one", level=2)
    found = "\n".join(texts(builder))
    assert "Only a heading" in found
    assert "The last one" in found


def test_a_list_stays_with_the_sentence_that_introduces_it() -> None:
    builder = TextBuilder()
    builder.add("paragraph", LONG)
    builder.add("paragraph", "RESOLVED that the Board:")
    items = ["notes the report of the director;", f"asks for this: {SENTENCE * 2}", "thanks the officers."]
    for item in items:
        builder.add("list_item", item)
    builder.add("paragraph", LONG)
    lines = [line for line in texts(builder)[1].split("\n") if line]
    assert lines == ["RESOLVED that the Board:", *(item.strip() for item in items)]


def test_a_table_stays_together() -> None:
    builder = TextBuilder()
    builder.add("paragraph", LONG)
    rows = ["Judgement\tGrade", f"{SENTENCE}\tGood", f"{SENTENCE}\tRequires improvement", "Overall effectiveness\tGood"]
    for row in rows:
        builder.add("table_row", row)
    builder.add("paragraph", LONG)
    assert texts(builder)[1].split("\n") == rows


def test_addresses_and_licences_are_kept_apart_from_what_is_said() -> None:
    builder = TextBuilder()
    builder.add("paragraph", SENTENCE)
    builder.add("boilerplate", "You may re-use this information free of charge.")
    builder.add("paragraph", SENTENCE)
    assert texts(builder) == [SENTENCE.strip(), "You may re-use this information free of charge.", SENTENCE.strip()]


def test_a_paragraph_too_long_for_one_passage_is_cut_between_sentences() -> None:
    builder = TextBuilder()
    builder.add("paragraph", "".join(f"Sentence {number} is one of a great many. " * 2 for number in range(60)))
    found = texts(builder)
    assert len(found) > 4
    assert all(len(text) <= LONGEST and text.endswith("many.") and text.startswith("Sentence") for text in found)
    assert max(map(len, found)) < 3 * min(map(len, found))
    assert " ".join(found) == builder.text()


@pytest.mark.parametrize("lengths", [(500, 900, 500, 900), (100, 990, 990, 100), (590, 900, 100, 900, 90), (999, 999)])
def test_sentences_of_uneven_length_make_no_passage_that_is_too_long(lengths: tuple[int, ...]) -> None:
    builder = TextBuilder()
    builder.add("paragraph", " ".join("S" + "o" * (length - 2) + "." for length in lengths))
    found = cut(builder)
    assert " ".join(text for text, _ in found) == builder.text()
    assert [text for text, _ in found if len(text) > LONGEST] == []


def test_one_endless_sentence_is_kept_whole() -> None:
    builder = TextBuilder()
    builder.add("paragraph", "it goes on " * 200 + "and ends.")
    assert texts(builder) == [builder.text()]


@pytest.mark.parametrize("which", ["readings", "real_readings"])
def test_nothing_that_is_said_is_lost_or_found_twice(which: str, request: pytest.FixtureRequest) -> None:
    for reading in request.getfixturevalue(which):
        chunks = passages_of(reading)
        assert all(a.end <= b.start for a, b in pairwise(chunks))
        held = bytearray(len(reading.text))
        for chunk in chunks:
            held[chunk.start : chunk.end] = b"\1" * (chunk.end - chunk.start)
        for block in reading.blocks:
            if block.kind not in ("title", "heading"):
                lost = [at for at in range(block.start, block.end) if not held[at] and not reading.text[at].isspace()]
                assert not lost, f"{reading.title}: {reading.text[block.start : block.end]!r}"


@pytest.mark.parametrize("which", ["readings", "real_readings"])
def test_no_passage_begins_or_ends_within_a_sentence(which: str, request: pytest.FixtureRequest) -> None:
    for reading in request.getfixturevalue(which):
        spans = [span for block in reading.blocks for span in sentence_spans(reading.text, block.start, block.end)]
        starts, ends = {first for first, _ in spans}, {last for _, last in spans}
        for chunk in passages_of(reading):
            assert chunk.start in starts, reading.text[chunk.start : chunk.start + 80]
            assert chunk.end in ends, reading.text[chunk.end - 80 : chunk.end]


@pytest.mark.parametrize("which", ["readings", "real_readings"])
def test_only_a_single_sentence_may_be_longer_than_the_limit(which: str, request: pytest.FixtureRequest) -> None:
    for reading in request.getfixturevalue(which):
        for chunk in passages_of(reading):
            last = next(block for block in reading.blocks if block.start < chunk.end <= block.end)
            longest = LONGEST_SPOKEN if last.role == "turn" else LONGEST
            if chunk.end - chunk.start > longest:
                assert len(sentence_spans(reading.text, chunk.start, chunk.end)) == 1


def test_the_model_reads_every_passage_to_its_end(real_readings: list[Reading]) -> None:
    """The longest passages with their heading end in a word that the model saw: it reads 256 pieces and no more."""
    embedded = [
        "\n".join([*chunk.headings[-1:], reading.text[chunk.start : chunk.end]])
        for reading in real_readings
        for chunk in passages_of(reading)
        if chunk.end - chunk.start <= LONGEST
    ]
    longest = sorted(embedded, key=len)[-12:]
    for text, read in zip(longest, Embedder().embed_words([f"{text} zebra" for text in longest]), strict=True):
        assert read.pieces[-1] == "zebra", text


def spoken(*sentences: int) -> list[tuple[str, Chunk]]:
    """The passages of a transcript of two people, given how many sentences each turn has."""
    builder = TextBuilder()
    for place, count in enumerate(sentences):
        builder.add("paragraph", f"{SPEAKERS[place % 2]}: {SENTENCE * count}")
    turns = [replace(block, role="turn", speaker=SPEAKERS[place % 2]) for place, block in enumerate(builder.blocks())]
    text = builder.text()
    return [(text[chunk.start : chunk.end], chunk) for chunk in chunks_of(text, turns)]


def test_a_short_turn_shares_a_passage_with_the_long_one_that_it_leads_to() -> None:
    found = spoken(2, 40)
    assert "Witness:" in found[0][0]
    assert len(found) == 3
    assert all(700 < len(text) <= LONGEST_SPOKEN for text, _ in found)
    assert [chunk.label for _, chunk in found] == ["Chair, 1st turn", "Witness, 1st turn", "Witness, 1st turn"]


def test_long_turns_keep_to_themselves() -> None:
    assert [text.split(":")[0] for text, _ in spoken(10, 10)] == ["Chair", "Witness"]
