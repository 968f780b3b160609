"""Numbers of a statement stand in the cited text and count the same thing there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from assistant.verifying.amounts import UNITS, Amount, amounts_in
from assistant.verifying.written import keys_of, sequence_at, words_of

_SAME_BOUND = {("", "within"), ("under", "within"), ("within", "under"), ("within", "")}
_IMPLIED = (("a",), ("an",), ("each",), ("per",), ("last",), ("next",), ("past",), ("coming",), ("single",), ("every",))
_TWO_TIMES = re.compile(r"\b(?:two|2) (?:\w+ )?(?:occasions|times)\b", re.IGNORECASE)
_ONE = frozenset("a an single one another each sole lone".split())


def wrong_number(said: str, held: str, context: str) -> str:
    """A number of `said` that is not in `held`, or counts something else there; empty where there is none."""
    cited = [*amounts_in(held), *amounts_in(context)]
    for amount in amounts_in(said):
        agreeing = [other for other in (*cited, *_implied(amount, held, context)) if _agrees(amount, other, said, held)]
        if not agreeing and _is_twice(said[amount.start : amount.end], held):
            continue
        if not agreeing or _counts_another(amount, agreeing, cited):
            return said[amount.start : amount.end]
    return ""


def _is_twice(written: str, held: str) -> bool:
    return written.casefold() == "twice" and bool(_TWO_TIMES.search(held))


def _agrees(said: Amount, held: Amount, text: str, other_text: str) -> bool:
    if said.value != held.value or said.kind != held.kind or said.label != held.label:
        return False
    if said.bound != held.bound and (said.bound, held.bound) not in _SAME_BOUND:
        return False
    if said.role and held.role and said.role != held.role:
        return False
    return _counts_alike(said, held, text, other_text)


def _counts_another(amount: Amount, agreeing: Sequence[Amount], cited: Sequence[Amount]) -> bool:
    """Whether a number of other size counts just what this one does, and those that agree only something like it."""
    shared = max(_shared(amount, other) for other in agreeing)
    return any(
        other.value != amount.value and other.kind == amount.kind and _shared(amount, other) > shared for other in cited
    )


def _shared(one: Amount, other: Amount) -> int:
    """How many of the words that one counts the other counts too."""
    keys = keys_of(other.counted)
    return sum(not word.keys.isdisjoint(keys) for word in one.counted) if one is not other else len(one.counted)


def _counts_alike(said: Amount, held: Amount, text: str, other_text: str) -> bool:
    """Whether nothing tells that they count different things."""
    if said.kind in ("label", "ordinal") and not (said.counted and held.counted):
        return True
    mine, theirs = keys_of(said.counted), keys_of(held.counted)
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    if mine:
        return not mine.isdisjoint(keys_of(words_of(other_text)))
    if theirs and not (said.role and said.role == held.role):
        return not theirs.isdisjoint(keys_of(words_of(text))) or said.kind in ("share", "money")
    return True


def _implied(amount: Amount, held: str, context: str) -> list[Amount]:
    """ "a year" and "both" in the cited text hold a one and a two."""
    words = [*words_of(held), *words_of(context)]
    if amount.kind == "multiple" and amount.value == Fraction(1, 2):
        return []
    if (
        amount.kind == "count"
        and amount.value == 2
        and any(word.low in ("both", "pair", "neither", "couple") for word in words)
    ):
        return [amount]
    if amount.kind == "count" and amount.value == 1 and any(word.low in _ONE for word in words):
        return [amount]
    for place, word in enumerate(words[1:], start=1):
        unit = UNITS.get(word.stem)
        if unit and unit == amount.value and any(sequence_at(words, place - 1, before) for before in _IMPLIED):
            return [amount]
    return []
