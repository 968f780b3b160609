"""Dates and periods as British reports print them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.dates import find_date, find_period
from store.types import format_date, format_period


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Published: 14 February 2019", date(2019, 2, 14)),
        ("on 1st march 2021, they", date(2021, 3, 1)),
        ("22nd June, 2020", date(2020, 6, 22)),
        ("31 February 2020 and then 3 March 2020", date(2020, 3, 3)),
        ("in February 2019", None),
        ("112 May 2020", None),
        ("14 Feb 2019", date(2019, 2, 14)),
        ("February 14, 2019", date(2019, 2, 14)),
        ("2019-02-14", date(2019, 2, 14)),
        ("14/02/2019", None),
        ("", None),
    ],
)
def test_the_first_full_date_is_found(text: str, found: date | None) -> None:
    assert find_date(text) == found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20 June to 1 July 2022", date(2022, 6, 20), date(2022, 7, 1)),
        ("Inspection dates: 16 July 2018 to 20 July 2018", date(2018, 7, 16), date(2018, 7, 20)),
        ("26th and 27th February 2019", date(2019, 2, 26), date(2019, 2, 27)),
        ("6 to 17 December 2021", date(2021, 12, 6), date(2021, 12, 17)),
        ("6–17 December 2021", date(2021, 12, 6), date(2021, 12, 17)),
        ("29 November 2021 until 10 January 2022", date(2021, 11, 29), date(2022, 1, 10)),
        ("held on 14 June 2023 at 2 pm", date(2023, 6, 14), date(2023, 6, 14)),
    ],
)
def test_periods_and_single_days_are_found(text: str, first: date, last: date) -> None:
    assert find_period(text) == (first, last)


@pytest.mark.parametrize("text", ["no date at all", "June to July 2022", "30 June to 31 June 2022"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert find_period(text) is None


def test_a_period_that_ends_before_it_begins_is_not_believed() -> None:
    assert find_period("20 July to 3 July 2022") == (date(2022, 7, 3), date(2022, 7, 3))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2022, 7, 1), date(2022, 7, 1), "1 July 2022"),
        (date(2021, 12, 6), date(2021, 12, 17), "6 to 17 December 2021"),
        (date(2022, 6, 20), date(2022, 7, 1), "20 June to 1 July 2022"),
        (date(2021, 11, 29), date(2022, 1, 10), "29 November 2021 to 10 January 2022"),
    ],
)
def test_a_period_is_written_so_that_it_is_read_back(first: date, last: date, text: str) -> None:
    assert format_period(first, last) == text
    assert find_period(text) == (first, last)
    assert find_date(format_date(first)) == first
