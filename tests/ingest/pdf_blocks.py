"""What a PDF was read as, in a form that tests can compare."""

from __future__ import annotations

from store.types import Reading, page_at

FILLER = (
    "Social workers visit children at home and write down what they say, so that plans change when they must. "
    "Managers read these records and ask for more where a decision is not explained well enough to be followed. "
    "Partners meet each week to share what they know about children who were missing from home or from school."
)


def said(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, reading.text[block.start : block.end]) for block in reading.blocks]


def words(reading: Reading) -> list[str]:
    return [text for _, _, text in said(reading)]


def page_of(reading: Reading, words: str) -> int | None:
    assert reading.text.count(words) == 1, f"{words!r} stands {reading.text.count(words)} times in the text"
    return page_at(reading.pages, reading.text.index(words))
