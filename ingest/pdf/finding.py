"""Finds words of a document's text again among the letters that are printed on a page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]
"""Places from the first letter to the one after the last."""

_CONTEXT = 160
_DECISIVE = 8
_NUMBER_BETWEEN = 6
_SURE = 14
_NEAR = 600


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page's text, with what stands before and after them there."""

    words: str
    before: str = ""
    after: str = ""


@lru_cache(maxsize=4096)
def letters_of(character: str) -> str:
    """The letters and digits that a character stands for, small and without accents; empty for all others.

    Ligatures and superscripts count as what they stand for, so that the text of a reading and the printed page agree.
    """
    return "".join(one for one in unicodedata.normalize("NFKD", character) if one.isalnum()).casefold()


def letters(text: str) -> str:
    """The letters and digits of a text: spaces, hyphens, signs and line breaks may differ from what is printed."""
    return "".join(map(letters_of, text))


def spans_of(quote: Quote, printed: str) -> list[Span]:
    """Where the quote's letters stand among the `printed` ones, in their order; several spans where others stand
    between, none where they are not there.

    Of several places with the same words it is the one whose surroundings are those of the quote.
    """
    words = [held for held in map(letters, quote.words.split()) if held]
    wanted, before, after = "".join(words), letters(quote.before), letters(quote.after)
    if not wanted:
        return []
    at = _place(wanted, before, after, printed)
    if at is not None:
        return [(at, at + len(wanted))]
    return list(_joined(_pieces(words, before, printed)))


def _place(wanted: str, before: str, after: str, printed: str) -> int | None:
    """The place of the words, by what stands around them, then by how many times they stood before."""
    places = list(_places(wanted, printed))
    if len(places) < 2:
        return places[0] if places else None
    earlier = sum(1 for _ in _places(wanted, before + wanted[:-1]))
    fits = [_fit(before[-_CONTEXT:], after[:_CONTEXT], printed, at, at + len(wanted)) for at in places]
    order = range(len(places))
    return places[max(order, key=lambda index: (fits[index], -abs(index - earlier)))]


def _places(wanted: str, within: str) -> Iterator[int]:
    at = within.find(wanted)
    while at >= 0:
        yield at
        at = within.find(wanted, at + 1)


def _fit(before: str, after: str, printed: str, start: int, end: int) -> int:
    """How many letters around `start` to `end` are those before and after; a printed number may stand between."""
    gaps = range(_NUMBER_BETWEEN + 1)
    left = max(_same_end(before, printed[max(0, start - gap - _CONTEXT) : max(0, start - gap)]) for gap in gaps)
    right = max(_same_beginning(after, printed[end + gap : end + gap + _CONTEXT]) for gap in gaps)
    return sum(found for found in (left, right) if found >= _DECISIVE)


def _same_beginning(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _same_end(one: str, other: str) -> int:
    return _same_beginning(one[::-1], other[::-1])


def _pieces(words: list[str], before: str, printed: str) -> Iterator[Span]:
    """The words piece by piece, each as long as it goes; a word that is nowhere near is left out."""
    rest, bounds = "".join(words), _bounds(words)
    at, expected = 0, _expected(before, printed)
    while at < len(rest):
        found = _longest(rest, at, printed, expected)
        if found is None:
            at = next(bound for bound in bounds if bound > at)
            continue
        start, length = found
        length = _to_a_word_end(rest, at, length, bounds, printed, start + length)
        yield start, start + length
        at, expected = at + length, start + length


def _bounds(words: Iterable[str]) -> list[int]:
    bounds, end = [], 0
    for word in words:
        end += len(word)
        bounds.append(end)
    return bounds


def _expected(before: str, printed: str) -> int:
    """Where what stands before ends among the printed letters, as far as that can be seen."""
    for length in (80, 40, 20, 10):
        at = printed.rfind(before[-length:]) if len(before) >= length else -1
        if at >= 0:
            return at + length
    return 0


def _longest(rest: str, at: int, printed: str, expected: int) -> tuple[int, int] | None:
    """Start and length of the longest beginning of `rest[at:]` that is printed; a short one only close by."""
    nearby = _beginning(rest, at, printed, expected, min(len(printed), expected + _NEAR))
    anywhere = _beginning(rest, at, printed, 0, len(printed))
    if anywhere and anywhere[1] >= _SURE and (not nearby or anywhere[1] > 2 * nearby[1]):
        return anywhere
    return nearby


def _beginning(rest: str, at: int, printed: str, first: int, last: int) -> tuple[int, int] | None:
    low, high, place = 0, len(rest) - at, -1
    while low < high:
        middle = (low + high + 1) // 2
        found = printed.find(rest[at : at + middle], first, last)
        if found >= 0:
            low, place = middle, found
        else:
            high = middle - 1
    return (place, low) if place >= 0 and low >= min(3, len(rest) - at) else None


def _to_a_word_end(rest: str, at: int, length: int, bounds: list[int], printed: str, expected: int) -> int:
    """A piece that ends within a word by chance ends before that word, where the whole word stands further on."""
    if at + length in bounds:
        return length
    begins = max((bound for bound in bounds if at < bound < at + length), default=None)
    if begins is None:
        return length
    word_end = next(bound for bound in bounds if bound > begins)
    word = rest[begins:word_end]
    return begins - at if printed.find(word, expected, expected + _NEAR) >= 0 else length


def _joined(pieces: Iterable[Span]) -> Iterator[Span]:
    """Pieces without the letters that two of them share, those that touch as one."""
    last: Span | None = None
    for start, end in pieces:
        if last and last[1] == start:
            last = (last[0], end)
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
