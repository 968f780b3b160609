"""Words of a reading found again among the letters printed on a page."""

from __future__ import annotations

import pytest

from ingest.pdf.finding import Quote, letters, spans_of


def found(quote: Quote, printed: str) -> list[str]:
    line = letters(printed)
    return [line[start:end] for start, end in spans_of(quote, line)]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("well-being of children", "the well-\r\nbeing of chil\ufffe\r\ndren"),
        ("find officers", "they ﬁnd oﬃcers here"),
        ("in academies³, most", "those in academies3, most"),
        ("café visits", "the cafe\u0301 visits"),
        ("Good\tOutstanding", "Good   Outstanding"),
    ],
)
def test_words_that_reading_changed_are_found(words: str, printed: str) -> None:
    assert found(Quote(words), printed) == [letters(words)]


def test_of_the_same_words_those_with_the_same_surroundings_are_found() -> None:
    text = "Leaders are good. Help for children is good. Care is good."
    for place in (12, 39, 53):
        quote = Quote(text[place : place + 4], text[:place], text[place + 4 :])
        ((start, _),) = spans_of(quote, letters(text))
        assert start == len(letters(text[:place]))


def test_a_header_that_holds_the_same_words_is_passed_over() -> None:
    text = "We saw help and protection at its best. Help and protection came late for some children."
    printed = "Help and protection 3 " + text
    place = text.index("Help")
    quote = Quote("Help and protection", text[:place], text[place + 19 :])
    ((start, _),) = spans_of(quote, letters(printed))
    assert start == len(letters("Help and protection 3 " + text[:place]))


def test_words_alike_all_round_are_told_apart_by_how_often_they_stood_before() -> None:
    text = "Good " * 5
    quote = Quote("Good", text[:15], text[19:])
    assert spans_of(quote, letters(text)) == [(12, 16)]


def test_a_number_printed_between_two_paragraphs_stays_unmarked() -> None:
    quote = Quote("Plans are clear. Visits are timely.", "First. ", " Last.")
    printed = "8. First. Plans are clear. 9. Visits are timely. Last."
    assert found(quote, printed) == [
        "plansareclear",
        "visitsaretimely",
    ]


def test_a_quote_goes_on_behind_a_footer_that_cuts_a_word() -> None:
    quote = Quote("Social workers see children alone.")
    printed = "Social workers see chil- Report of May, page 3 dren alone."
    assert found(quote, printed) == [
        "socialworkersseechil",
        "drenalone",
    ]


@pytest.mark.parametrize("words", ["Nothing of this", "", "– …"])
def test_what_is_not_printed_is_found_nowhere(words: str) -> None:
    assert found(Quote(words), "Quite other words stand on that page.") == []
