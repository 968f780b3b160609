"""Every content word of a statement stands in the cited text, itself or by another word for the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.questions import MONTHS
from assistant.verifying.dates import dates_in
from assistant.verifying.frequencies import frequency_spans, is_as_long
from assistant.verifying.negation import denials_in
from assistant.verifying.numbers import amounts_in
from assistant.verifying.quantifiers import quantities_in
from assistant.verifying.written import Word, keys_of, words_of
from store.words import STOP_WORDS

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


def unsupported(content: Sequence[Word], held: str, context: str, known: str) -> list[Word]:
    """Those that stand neither in the cited words, nor in what these stand under, nor in what is known of the document.

    What they stand under (headings, the lead-in of a list) supports by the same words only.
    """
    cited = keys_of(words_of(held))
    beside = {word.stem for word in words_of(f"{context} {known}")}
    return [
        word
        for word in content
        if word.keys.isdisjoint(cited)
        and word.stem not in beside
        and word.low not in _FRAME
        and not is_as_long(word.low, held)
    ]
