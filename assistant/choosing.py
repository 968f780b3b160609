"""Chooses the sentences, rows and list items that answer, and puts them in the order in which they read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Date

from assistant.questions import Question
from assistant.reader.matching import Match, is_close
from assistant.reader.wanted import FACTS, holds_wanted
from assistant.rejoinders import with_replies
from assistant.units import Unit, column_heads_of, lead_in_of, list_of, standing_under
from ingest.sentences import sentence_spans
from store.words import content_words, tokens

MOST = 5
_MOST_OF_AN_ACCOUNT = 8
_MOST_OF_A_LIST = 40
_LISTS_TRIED = 8
_MOST_OF_A_FACT = 3
_CLOSE, _CLOSE_BESIDE, _CLOSE_IN_ACCOUNT = 1.0, 1.7, 2.0
_CLOSE_SIDE, _CLOSE_FACT, _CLOSE_OF_OTHERS = 1.5, 1.0, 1.6
"""How far, in log-odds, what is shown beside the best may fall behind it."""
_CLOSE_LISTS = 0.97
_SAME_WORDS = 0.75
_NEEDS_ONE_BEFORE = re.compile(
    r"^(?:however|this|these|that|those|they|it|its|their|he|she|his|her|others?|such|both|as a result|therefore|"
    r"consequently|nevertheless|in addition|additionally|furthermore|moreover|also|for example|for some|instead)\b",
    re.IGNORECASE,
)


def chosen(question: Question, matches: Sequence[Match], sides: Sequence[Sequence[str]]) -> list[Unit]:
    """The units of the answer in reading order. `matches` are best first and all good enough to be shown.

    `sides` are the document ids of each name asked about, when there are several: each side is heard.
    """
    if not matches:
        return []
    if len(sides) > 1 or "comparison" in question.wants:
        return _by_day(_in_order(_each_side(question, matches, sides)))
    lists = [(match, _whole_list(question, match.unit, matches)) for match in matches[:_LISTS_TRIED]]
    named = [(match.score + match.under, units) for match, units in lists if units]
    if named:
        return _newest_of_close_ones(named)
    account = "account" in question.wants
    most, margin = (_MOST_OF_AN_ACCOUNT, _CLOSE_IN_ACCOUNT) if account else (MOST, _CLOSE)
    close = _with_ones_before(_close_ones(question, matches, most, margin))
    close = _without_gaps(close) if account else close
    return _in_order(close if question.wants & FACTS else with_replies(close, matches))


def _newest_of_close_ones(lists: Sequence[tuple[float, list[Unit]]]) -> list[Unit]:
    """The best list; of several that fit about equally well, as do those of one kind of report, the newest."""
    best = max(score for score, _ in lists)
    close = [
        (units[0].document.last_day or Date.min, score, units) for score, units in lists if score >= _CLOSE_LISTS * best
    ]
    return max(close, key=lambda one: one[:2])[2]


def _close_ones(question: Question, matches: Sequence[Match], most: int, margin: float) -> list[Unit]:
    """The best unit and those that fit nearly as well and say something else.

    Beside a fact that was asked for (a date, a number, a person, a grade) only what holds such a one is close.
    """
    best, units = matches[0], [matches[0].unit]
    facts = question.wants & FACTS
    if facts:
        most, margin = min(most, _MOST_OF_A_FACT), _CLOSE_FACT
    for match in matches[1:]:
        if len(units) == most:
            break
        beside = not facts and _are_beside(match.unit, best.unit)
        if not is_close(match, best, max(margin, _CLOSE_BESIDE) if beside else margin):
            continue
        if facts and not holds_wanted(question, match.unit.text):
            continue
        if not any(_says_the_same(match.unit.text, unit.text) for unit in units):
            units.append(match.unit)
    return units


def _are_beside(one: Unit, other: Unit) -> bool:
    return one.document.id == other.document.id and one.block == other.block


def _each_side(question: Question, matches: Sequence[Match], sides: Sequence[Sequence[str]]) -> list[Unit]:
    """The best of each side; where no sides are named, the best of each document that fits nearly as well."""
    if len(sides) > 1:
        groups = [[match for match in matches if match.unit.document.id in side] for side in sides]
    else:
        names = list(dict.fromkeys(match.unit.document.id for match in matches))
        groups = [[match for match in matches if match.unit.document.id == name] for name in names]
        groups = [group for group in groups if is_close(group[0], matches[0], _CLOSE_OF_OTHERS)][:4]
    each = max(1, MOST // max(1, len([group for group in groups if group])))
    return _with_ones_before(
        [unit for group in groups if group for unit in _close_ones(question, group, each, _CLOSE_SIDE)]
    )


def _whole_list(question: Question, best: Unit, matches: Sequence[Match]) -> list[Unit]:
    """The whole list or table that `best` belongs to or introduces, where the question asks for all of it."""
    kind = best.of.kind
    if kind not in ("list_item", "table_row") and not _introduces_list(best):
        return []
    document = best.document
    place = best.block + 1 if _introduces_list(best) else best.block
    places = list_of(document, place)
    if not _asks_for_all(question, best, matches, places):
        return []
    lead_in = lead_in_of(document, places[0])
    heads = column_heads_of(document, places[-1])
    places = [at for at in places if at != heads]
    wanted = ([lead_in] if lead_in is not None else []) + places[:_MOST_OF_A_LIST]
    return [
        Unit(document, document.blocks[at].start, document.blocks[at].end, at, best.rank)
        for at in wanted
        if document.blocks[at].kind != "boilerplate"
    ]


def _introduces_list(unit: Unit) -> bool:
    blocks = unit.document.blocks
    after = blocks[unit.block + 1] if unit.block + 1 < len(blocks) else None
    ends = unit.end == unit.of.end and unit.text.rstrip().endswith(":")
    return ends and after is not None and after.kind in ("list_item", "table_row")


def _asks_for_all(question: Question, best: Unit, matches: Sequence[Match], places: Sequence[int]) -> bool:
    """A list is asked for, and the heading or lead-in names it or several of its items are among the best."""
    if _introduces_list(best):
        return "list" in question.wants or (best.key == matches[0].unit.key and not question.wants & FACTS)
    if "list" not in question.wants:
        return False
    among = sum(
        match.unit.document.id == best.document.id and match.unit.block in places for match in matches[: 2 * MOST]
    )
    named = standing_under(best.document, best.block)
    asked = {word[:5] for word in question.topic() or question.words}
    return bool(asked & {word[:5] for word in content_words(named)}) or among >= min(3, len(places))


def _with_ones_before(units: Sequence[Unit]) -> list[Unit]:
    """Bring the sentence before one that points back to it."""
    found: list[Unit] = []
    for unit in units:
        before = _introduction(unit) or (_before(unit) if _NEEDS_ONE_BEFORE.match(unit.text) else None)
        if before and before.key not in {held.key for held in (*found, *units)}:
            found.append(before)
        found.append(unit)
    return found


def leans_back(text: str) -> bool:
    """Whether a sentence can only be understood after the one before it."""
    return bool(_NEEDS_ONE_BEFORE.match(text))


def _without_gaps(units: Sequence[Unit]) -> list[Unit]:
    """With each sentence that stands alone between two that are shown, so that an account reads as it was given."""
    found = list(units)
    for unit in units:
        spans = sentence_spans(unit.document.text, unit.of.start, unit.of.end)
        shown = {(held.start, held.end) for held in units if held.document.id == unit.document.id}
        for place in range(1, len(spans) - 1):
            if spans[place - 1] == (unit.start, unit.end) and spans[place + 1] in shown and spans[place] not in shown:
                found.append(replace(unit, start=spans[place][0], end=spans[place][1]))
    return found


def _introduction(unit: Unit) -> Unit | None:
    """The last sentence of the lead-in of an item's list; without one the heading that the list stands right under."""
    if unit.of.kind != "list_item":
        return None
    document, place = unit.document, lead_in_of(unit.document, unit.block)
    if place is not None:
        block = document.blocks[place]
        start, end = sentence_spans(document.text, block.start, block.end)[-1]
        return replace(unit, start=start, end=end, block=place)
    place = list_of(document, unit.block)[0] - 1
    if place < 0 or document.blocks[place].kind != "heading" or not unit.text[:1].islower():
        return None
    block = document.blocks[place]
    return replace(unit, start=block.start, end=block.end, block=place)


def _before(unit: Unit) -> Unit | None:
    block = unit.of
    spans = [span for span in sentence_spans(unit.document.text, block.start, block.end) if span[1] <= unit.start]
    return replace(unit, start=spans[-1][0], end=spans[-1][1]) if spans else None


def _in_order(units: Sequence[Unit]) -> list[Unit]:
    """Documents in the order of their best unit, within one the order of the text; each unit once."""
    first = {document: place for place, document in reversed(list(enumerate(unit.document.id for unit in units)))}
    unique = {unit.key: unit for unit in units}
    return sorted(unique.values(), key=lambda unit: (first[unit.document.id], unit.start))


def _by_day(units: Sequence[Unit]) -> list[Unit]:
    """Reports on one authority in the order of their days, so that what is compared reads as it came about."""
    documents = [unit.document for unit in units]
    if len({document.authority for document in documents}) > 1 or not all(document.last_day for document in documents):
        return list(units)
    return sorted(units, key=lambda unit: unit.document.last_day or Date.min)


def _says_the_same(one: str, other: str) -> bool:
    words, others = set(tokens(one)), set(tokens(other))
    return bool(words and others) and len(words & others) / min(len(words), len(others)) > _SAME_WORDS
