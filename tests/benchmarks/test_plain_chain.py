"""The plain way cuts where LangChain's splitter cuts, and finds what is nearest."""

from __future__ import annotations

import pytest

from benchmarks.plain_chain import PlainChain, windows_of
from tests.benchmarks.made import document


def test_paragraphs_are_kept_together_up_to_the_windows_size() -> None:
    text = "\n\n".join(letter * 400 for letter in "abc")
    # "a", the blank line and "b" are 802 characters, with "\n\n" and "c" 1,204; "b" is too long to be shared
    assert windows_of(text) == [(0, 802), (804, 1204)]


def test_short_paragraphs_are_shared_by_two_windows() -> None:
    text = "\n\n".join(letter * 148 for letter in "abcdefgh")
    # each is 148 and a blank line 2: six and the next blank line's begin make 898, the seventh goes over 1,000 at 1,048
    windows = windows_of(text)
    assert windows[0] == (0, 898)
    assert windows[1] == (750, 1198)  # "f" is the last that fits into 200 shared characters


def test_words_without_a_blank_line_are_cut_at_spaces_and_without_spaces_anywhere() -> None:
    words = "word " * 300
    windows = [words[start:end] for start, end in windows_of(words)]
    assert all(window.startswith("word") and window.endswith("word") for window in windows)
    assert windows_of("x" * 1500) == [(0, 1000), (800, 1500)]
    assert windows_of(" \n\n ") == []


@pytest.fixture(scope="module")
def chain() -> PlainChain:
    texts = {"cats": "The cat sleeps on the sofa.", "tax": "Council tax rises by five per cent."}
    return PlainChain([document(name, text) for name, text in texts.items()], "test")


def test_the_nearest_window_comes_first_with_its_cosine(chain: PlainChain) -> None:
    found = chain.search("How much is the tax?")
    assert [one.span.document for one in found] == ["tax", "cats"]
    assert 0.3 < found[0].cosine <= 1
    assert found[0].cosine > found[1].cosine


def test_a_search_can_be_limited_to_onedocument(chain: PlainChain) -> None:
    assert [one.span.document for one in chain.search("How much is the tax?", document="cats")] == ["cats"]
