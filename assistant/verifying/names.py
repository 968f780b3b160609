"""Names of a statement stand in the cited text, or are known of its document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.councils import council_names
from assistant.questions import MONTHS
from assistant.verifying.written import Word, words_of
from store.types import Document
from store.words import STOP_WORDS

_ALSO = ("City of London", "Yorkshire", "St. Helens")
"""What may stand in the place of an authority's name, and is none."""
_NO_NAMES = frozenset(
    (
        "i mr mrs ms miss dr cllr councillor sir dame lord lady professor ofsted monday tuesday wednesday "
        "thursday friday saturday sunday"
    ).split()
)
_INSIDE = frozenset("of and upon on the with in for &".split())


@lru_cache(maxsize=2000)
def names_in(text: str) -> tuple[tuple[Word, ...], ...]:
    """The capitalised words of a text that begin no sentence, those side by side together."""
    words = words_of(text)
    found: list[list[Word]] = []
    for place, word in enumerate(words):
        if not _is_name(words, place):
            continue
        if found and _joined(words, found[-1][-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return tuple(tuple(name) for name in found)


def wrong_name(said: str, held: str, context: str, document: Document, known: frozenset[int]) -> str:
    """A name of `said` that neither `held` nor what is known of its document has; empty where there is none.

    `known` are the offsets in `said` of words for which other forms stand there (acronyms and their long forms).
    """
    beside = " ".join((context, known_names(document)))
    wrong = _wrong_authority(said, held, beside)
    if wrong:
        return wrong
    cited, own = _spoken(held), _spoken(f"{document.authority or ''} {document.authority_as_written or ''}")
    for name in names_in(said):
        lacking = [word for word in name if word.low not in cited and word.start not in known]
        if lacking and not _side_by_side(name, beside) and not _begins_with_own(name, lacking, own):
            return said[name[0].start : name[-1].end]
        if len(name) > 1 and not lacking and not _side_by_side(name, held) and not _side_by_side(name, beside):
            if any(word.start in known for word in name):
                continue
            return said[name[0].start : name[-1].end]
    return ""


def _begins_with_own(name: Sequence[Word], lacking: Sequence[Word], own: frozenset[str]) -> bool:
    """Whether only the document's own authority is put before a name that is cited: "Coventry Family Hubs"."""
    return tuple(lacking) == tuple(name[: len(lacking)]) and all(word.low in own for word in lacking)


def known_names(document: Document, *, titled: bool = True) -> str:
    """What the document is about (by its title too, or not), who made it and who is named in it, as words."""
    people = [f"{person.name} {person.post or ''}" for person in document.people]
    parts = [
        document.title if titled else "",
        document.authority or "",
        document.authority_as_written or "",
        document.publisher or "",
    ]
    return ". ".join([*parts, *people])


@lru_cache(maxsize=2000)
def authorities_in(text: str) -> frozenset[str]:
    """The local authorities named, by their plain names in lower case; the longest name that fits counts."""
    pattern, written = _authorities()
    return frozenset(written[re.sub(r"\W+", " ", match.group()).casefold()] for match in pattern.finditer(text))


def _wrong_authority(said: str, held: str, beside: str) -> str:
    """An authority that is not in the cited words, nor their document's own where they name no other."""
    stated, cited = authorities_in(said), authorities_in(held)
    if stated - cited - authorities_in(beside):
        return sorted(stated - cited - authorities_in(beside))[0].title()
    from_beside, unused = stated - cited, cited - stated
    return sorted(from_beside)[0].title() if from_beside and unused else ""


@cache
def _authorities() -> tuple[re.Pattern[str], dict[str, str]]:
    names = [" ".join(name.split()) for name in (*council_names(), *_ALSO)]
    ordered = sorted(names, key=len, reverse=True)
    forms = [re.sub(r"[^\w]+", r"[\\W]+", name) for name in ordered]
    pattern = re.compile(rf"\b(?<!-)(?:{'|'.join(forms)})\b(?!-)(?! (?:to|for|from) )")
    return pattern, {re.sub(r"\W+", " ", name).casefold(): name.casefold() for name in names}


def _is_name(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if not word.is_capital or word.low in MONTHS or word.low in _NO_NAMES:
        return False
    if word.low in STOP_WORDS:
        return 0 < place < len(words) - 1 and not words[place - 1].is_mark and words[place + 1].is_capital
    if any(letter.isupper() for letter in word.text[1:]):
        return True
    begins = place == 0 or (words[place - 1].text in '.!?:“"•' and words[place - 1].low not in ("mr", "mrs"))
    if not begins:
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    return bool(following and following.is_capital and following.low not in STOP_WORDS)


def _joined(words: Sequence[Word], one: Word, other: Word) -> bool:
    between = [word for word in words if one.end <= word.start and word.end <= other.start]
    return all(word.text in "’'-&" for word in between)


def _spoken(text: str) -> frozenset[str]:
    return frozenset(word.low for word in words_of(text)) | frozenset(word.stem for word in words_of(text))


def _side_by_side(name: Sequence[Word], text: str) -> bool:
    """Whether the name's words stand in this order in the text, little between them."""
    wanted = [word.low for word in name]
    held = [word.low for word in words_of(text) if not word.is_mark]
    return any(_follows(wanted, held, place) for place, low in enumerate(held) if low == wanted[0])


def _follows(wanted: Sequence[str], held: Sequence[str], place: int) -> bool:
    for low in wanted[1:]:
        near = held[place + 1 : place + 4]
        if low not in near:
            return False
        place = place + 1 + near.index(low)
    return True
