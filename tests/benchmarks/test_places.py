"""Where quotes stand, which sentences a citation covers, and whether an answer is within it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from benchmarks.collections import Fingerprint, Place, Quote
from benchmarks.places import Held, Span, digest, holds_answer
from tests.benchmarks.made import document

_TEXT = "First one here. The second\none, re-\nbuilt, follows!\n\nFirst one here. A fourth sentence ends it."


def _held() -> Held:
    return Held([document("d", _TEXT, "reports/york/visit.txt")])


def _words(spans: Iterable[Span]) -> list[str]:
    return [_TEXT[span.start : span.end] for span in spans]


def test_a_quote_is_found_by_its_letters_wherever_lines_were_broken() -> None:
    found = _held().quoted(Quote("the second one, rebuilt, follows", Place("visit.txt")))
    assert _words(found) == ["The second\none, re-\nbuilt, follows"]


def test_a_quote_is_found_everywhere_in_its_range_and_nowhere_else() -> None:
    second = _TEXT.rindex("First")
    assert [span.start for span in _held().quoted(Quote("First one here.", Place("d")))] == [0, second]
    assert [span.start for span in _held().quoted(Quote("First one here.", Place("d", second)))] == [second]
    assert _held().quoted(Quote("First one here.", Place("other.txt"))) == []
    assert _held().quoted(Quote("Never said.", Place("d"))) == []


def test_a_file_is_known_by_its_name_with_folders_or_without() -> None:
    held = _held()
    assert held.named("visit.txt") is held.named("york/visit.txt") is held.named("d") is not None
    assert held.named("isit.txt") is None


def test_files_of_one_name_in_two_folders_are_both_looked_in() -> None:
    held = Held([document("a", "Nothing.", "a/x.pdf"), document("b", "It is said.", "b/x.pdf")])
    assert held.quoted(Quote("It is said", Place("x.pdf"))) == [Span("b", 0, 10)]


def test_a_sentence_is_cited_when_half_of_it_is() -> None:
    held = _held()
    assert len(held.sentences("d")) == 4
    most_of_second = Span("d", 5, 40)
    assert _words(held.cited_sentences([most_of_second])) == [
        "First one here.",
        "The second\none, re-\nbuilt, follows!",
    ]
    assert _words(held.cited_sentences([Span("d", 10, 24)])) == []
    # two windows that share a stretch count it once
    assert _words(held.cited_sentences([Span("d", 10, 24), Span("d", 12, 26)])) == []


def test_sentences_that_touch_a_quote_are_evidence() -> None:
    held = _held()
    assert _words(sorted(held.overlapped([Span("d", 20, 25)]))) == ["The second\none, re-\nbuilt, follows!"]
    assert len(held.overlapped([Span("d", 14, 17)])) == 2
    assert held.overlapped([Span("d", 15, 16)]) == set()


def test_pieces_that_only_spaces_part_are_read_as_one() -> None:
    held = _held()
    first, second, _, fourth = held.sentences("d")
    assert held.words([second, first]) == [_TEXT[: second.end]]
    assert held.words([first, fourth]) == ["First one here.", "A fourth sentence ends it."]


def test_an_answer_counts_as_whole_words_in_one_piece() -> None:
    assert holds_answer(["The  Second\nWorld War"], ["second world war"])
    assert not holds_answer(["13 forces"], ["3", "force"])
    assert holds_answer(["about 3.5% (net)"], ["3.5%"])
    assert not holds_answer(["ends here", "and there"], ["here and"])


def test_a_fingerprint_finds_its_words_whatever_stands_between_them() -> None:
    held = Held([document("d", "Leaders know. Plans for\nchildren are timely, and clear. Leaders act.")])
    letters = "plansforchildrenaretimelyandclear"
    fingerprint = Fingerprint("d", len(letters), letters[:6], digest(letters))
    assert held.printed(fingerprint) == "Plans for\nchildren are timely, and clear"
    assert held.printed(replace(fingerprint, sha256=digest("other"))) == ""
    assert held.printed(replace(fingerprint, file="e")) == ""
