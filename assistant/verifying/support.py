"""Every content word of a statement stands in the cited text, itself or by another word for the same."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from assistant.questions import MONTHS
from assistant.reader.wordforms import stem
from assistant.verifying.amounts import amounts_in
from assistant.verifying.dates import dates_in
from assistant.verifying.frequencies import frequency_spans, is_as_long
from assistant.verifying.negation import bases, denials_in
from assistant.verifying.quantifiers import quantities_in
from assistant.verifying.written import Word, keys_of, words_of
from store.words import STOP_WORDS

_FILE = Path(__file__).with_name("everyday.toml")
_LIGHT = frozenset(
    """able although also another already alone among anyone anything around way ways thing things case cases example
    come comes came go goes went gone going make makes made making take takes taken taking took give gives given giving
    put puts get gets getting got become becomes became remain remains keep keeps have has had having do does done use
    used using being however therefore thus hence whilst though whether yet still well much many including include
    includes included like as-is per via within without upon along aside overall particular particularly especially
    specifically namely both either neither whose whom someone whatever whenever one ones other others another such
    same so-called place places part parts kind sort set back out up down off over away around together
    mean means meant people person persons individual individuals figure figures there here now then this
    these
    that those it they he she we you i must should may might could would will can
    cannot carry carried carries happen happens happened take takes""".split()
)
"""Words that carry no claim of their own beside those they stand with."""
_POINTED_AT = 5
_POINTED_SHARE = 0.4
_BETWEEN = 2
"""How many words, and what share of them, may name what "this" and "they" of the cited words point back to."""
_CLOSE = 2
_FRAME = frozenset(
    "ofsted inspector inspectors inspection report reports letter document according source passage".split()
)
"""Words about the document itself, which is cited beside the statement."""


def content_of(said: str, skipped: Iterable[int] = ()) -> list[Word]:
    """The words of a statement that need support by words: no numbers, dates, quantifiers, or light words."""
    apart = [(one.start, one.end) for one in amounts_in(said)] + [(one.start, one.end) for one in dates_in(said)]
    done = set(skipped)
    apart += frequency_spans(said)
    apart += [(denial.start, denial.end) for denial in denials_in(said)]
    quantifying = {word for one in quantities_in(said) for word in one.written.split()}
    return [
        word
        for word in words_of(said)
        if not word.is_mark
        and not word.text[0].isdecimal()
        and word.low not in STOP_WORDS
        and word.low not in _LIGHT
        and word.low not in MONTHS
        and word.low not in quantifying
        and not word.low.endswith("n't")
        and word.start not in done
        and not any(start <= word.start < end for start, end in apart)
    ]


@cache
def _everyday() -> frozenset[str]:
    """The stems of words that carry little of a claim."""
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return frozenset(stem(word) for words in groups.values() for word in words.split())


def is_everyday(word: Word) -> bool:
    """Whether it carries little of a claim, so that another word may stand for it."""
    return word.stem in _everyday()


def unsupported(content: Sequence[Word], held: str, context: str, known: str, before: str = "") -> list[Word]:
    """Those that stand neither in the cited words, nor in what these stand under, nor in what is known of the document.

    What they stand under (headings, the lead-in of a list) supports by the same words only. So does what they point
    back to (`before`), for as many words as a name of something has.
    """
    lacking = _lacking(content, held, context, known)
    pointed = {word.stem for word in words_of(before)} if before else set()
    named = [word for word in lacking if word.stem in pointed]
    if len(named) > min(_POINTED_AT, _POINTED_SHARE * len(content)) or not _stand_together(named, content):
        return lacking
    return [word for word in lacking if word not in named]


def _stand_together(named: Sequence[Word], content: Sequence[Word]) -> bool:
    """Whether they are one name of something: little stands between them."""
    places = [at for at, word in enumerate(content) if word in named]
    return not places or places[-1] - places[0] < len(places) + _BETWEEN


def _lacking(content: Sequence[Word], held: str, context: str, known: str) -> list[Word]:
    cited = keys_of(words_of(held))
    beside = {word.stem for word in words_of(f"{context} {known}")}
    return [
        word
        for word in content
        if word.keys.isdisjoint(cited)
        and word.stem not in beside
        and word.low not in _FRAME
        and not is_as_long(word.low, held)
        and not _is_denied_form(word, words_of(held))
    ]


def _is_denied_form(word: Word, cited: Sequence[Word]) -> bool:
    """ "Unfit" beside "not fit", the denial close by so that it is of the same thing."""
    denied = {stem(base) for base in bases(word.low)} if word.low.startswith("un") else set()
    return any(
        other.stem in denied and "not" in [before.low for before in cited[max(0, place - _CLOSE) : place]]
        for place, other in enumerate(cited)
    )
