"""Who says what in transcripts, however the names are printed."""

from __future__ import annotations

import pytest

from ingest.anatomy.transcripts import is_transcript
from ingest.plain.text import structure
from store.types import Reading
from tests.anatomy import having, of_blocks, of_text, words

HEARING = """\
Fenborough Youth Committee
Oral evidence: Children's homes

Tuesday 5 March 2024

Members present: Aisha Dunmore (Chair); Peter Lowe; Cllr Ines Marr.

Witnesses: Gwen Farrow, Director; Tom Oake, Chief Executive.

**Chair:**

Welcome to this session. We will hear about children's homes.

Could I ask the panel to introduce themselves?

**Gwen Farrow:** I am the Director of Children's Services.

Q12            **Peter Lowe:** How many homes are there now, and how many were there a year ago?

**Tom Oake:** There are three: one in the north, and two in the south. A year ago, one.

It took us eighteen months to open them.

[Interruption.]

Q13            **Peter Lowe:** And the cost?

**Gwen Farrow:** About £4,000 a week. Note: this is an average.

The session concluded at 4.10 pm.
"""

GROUP = """\
Foster carers focus group

Speaker 1  0:03
Thanks for coming, everyone. Who would like to begin?

Speaker 3  0:12
I have fostered for nine years.
We had a very good social worker at first.

Speaker 1  1:40
And after that?

Speaker 3  2:10
It changed every few months.
"""

BARE = """\
Children's Panel

Cllr Smith

I want to ask about the waiting list.

It has grown every year.

Ms Adeyemi

It has. We have asked for four more posts.

Cllr Smith

When will they start?

Ms Adeyemi

In September.
"""


def turns(reading: Reading) -> list[tuple[str | None, str]]:
    return [
        (block.speaker, words(reading, block))
        for block in reading.blocks
        if block.role == "turn" and block.kind != "heading"
    ]


def test_names_with_colons_on_the_line_and_above_it() -> None:
    reading = of_text(HEARING, "transcript")
    assert turns(reading) == [
        ("Chair", "**Chair:** Welcome to this session. We will hear about children's homes."),
        ("Chair", "Could I ask the panel to introduce themselves?"),
        ("Gwen Farrow", "**Gwen Farrow:** I am the Director of Children's Services."),
        ("Q12 Peter Lowe", "Q12 **Peter Lowe:** How many homes are there now, and how many were there a year ago?"),
        (
            "Tom Oake",
            "**Tom Oake:** There are three: one in the north, and two in the south. A year ago, one.",
        ),
        ("Tom Oake", "It took us eighteen months to open them."),
        ("Q13 Peter Lowe", "Q13 **Peter Lowe:** And the cost?"),
        ("Gwen Farrow", "**Gwen Farrow:** About £4,000 a week. Note: this is an average."),
    ]


def test_what_stands_before_the_first_turn_is_nobody_s() -> None:
    reading = of_text(HEARING, "transcript")
    assert having(reading, "meeting") == ["Fenborough Youth Committee"]
    assert having(reading, "date") == ["Tuesday 5 March 2024"]
    assert [line.split(":")[0] for line in having(reading, "present")] == ["Members present", "Witnesses"]
    assert reading.blocks[-1].speaker is None, "the closing line is nobody's"


def test_names_with_times_above_what_is_said() -> None:
    assert turns(of_text(GROUP, "transcript")) == [
        ("Speaker 1", "Thanks for coming, everyone. Who would like to begin?"),
        ("Speaker 3", "I have fostered for nine years."),
        ("Speaker 3", "We had a very good social worker at first."),
        ("Speaker 1", "And after that?"),
        ("Speaker 3", "It changed every few months."),
    ]


def test_names_alone_above_what_is_said() -> None:
    assert turns(of_text(BARE, "transcript")) == [
        ("Cllr Smith", "I want to ask about the waiting list."),
        ("Cllr Smith", "It has grown every year."),
        ("Ms Adeyemi", "It has. We have asked for four more posts."),
        ("Cllr Smith", "When will they start?"),
        ("Ms Adeyemi", "In September."),
    ]


def test_a_heading_ends_a_turn_and_a_name_with_its_party_is_a_name() -> None:
    reading = of_blocks(
        ("paragraph", "The Chair (Hon. Anna Rowe (Mid Fen, Ind.)): I call the meeting to order."),
        ("paragraph", "Mr. Paul Dee (Fen East, GP): Thank you. There is one thing: homes."),
        ("heading", "Petitions"),
        ("paragraph", "Four petitions were received."),
        ("paragraph", "The Chair: We shall go on."),
        kind="transcript",
    )
    assert [speaker for speaker, _ in turns(reading)] == [
        "The Chair (Hon. Anna Rowe (Mid Fen, Ind.))",
        "Mr. Paul Dee (Fen East, GP)",
        "The Chair",
    ]


@pytest.mark.parametrize("text", [HEARING, GROUP, BARE])
def test_a_transcript_is_known_as_one(text: str) -> None:
    assert is_transcript(text, structure(text).blocks)


def test_minutes_with_lines_of_names_and_votes_are_no_transcript() -> None:
    text = (
        "Board\n\nDate: 3 May 2023\nMembers present: A Dee\nApologies: B Foe\n\nThe Board spoke about homes at length, "
        "and asked for more of them. Nobody could say how many there would be.\n\nAnn Dee: for\nBob Foe: against\n"
        "Cy Gee: for\nDi Hay: for\nEd Ivy: abstained\n"
    )
    assert not is_transcript(text, structure(text).blocks)
