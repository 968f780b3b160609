"""What is said to have been done has been done in the cited words, and is not only meant or under way there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.reader.wordforms import stem
from assistant.verifying.written import Word, words_of

_HAVE = frozenset("has have had".split())
_IRREGULAR = frozenset(
    "led made found met held kept built set put begun begun run brought taught cut drawn given taken grown risen "
    "fallen chosen written spoken driven won spent sent".split()
)
_NO_VERB = frozenset(
    "been need indeed even often seven ten eleven children open then when started begun continued".split()
)
"""What is no participle, or tells itself that something is under way."""
_BETWEEN = frozenset("now already since also recently all both been just only again".split())
_OBJECT = frozenset("the a an its their his her this these those all more new two three four five".split())
"""What follows a verb in the simple past: without it "plans completed late" may as well say which plans."""
_MODAL = frozenset("will would shall should must can could may might cannot".split())
_MEANS = frozenset("by after following through since having despite been from upon".split())
"""What stands before a gerund that tells what was done: "by opening", "after opening"."""
_BROUGHT_ABOUT = frozenset("enabled helped allowed led managed continued succeeded".split())
_BE = frozenset("is are was were be been still currently now".split())
_SUCCESS = frozenset("successful succeeded success".split())
_WAS = frozenset("been was were".split())
_NO_INFINITIVE = ("ment", "ments", "ion", "ions", "ed")
_REACH = 6
_FAMILIES = tuple(
    frozenset(map(stem, family.split()))
    for family in (
        "completed finished concluded conducted performed carried undertook undertaken done did completion",
        "opened launched opening started",
        "established founded formed created introduced implemented set",
        "launched opened introduced started began begun launch",
        "achieved reached met attained gained achievement",
        "resolved solved settled addressed remedied rectified resolution",
        "secured obtained gained won ensured agreed",
        "delivered provided gave given ran run implemented delivery",
        "ended ceased stopped finished closed terminated ends",
    )
)
"""Verbs of completion, the first of each line, with those that say as much."""
_COMPLETES = dict(zip(map(stem, "completed opened established launched achieved resolved secured delivered ended "
                                "finished".split()), (*_FAMILIES, _FAMILIES[0]), strict=True))  # fmt: skip


def not_done(said: str, held: str) -> str:
    """A verb that tells as done what the cited words only mean to do or are doing; empty where there is none."""
    stated, cited = words_of(said), words_of(held)
    for verb in _done(stated):
        family = _COMPLETES.get(verb.stem)
        same = [at for at, word in enumerate(cited) if word.stem in (family or {verb.stem})]
        if not family and not same:
            same = [at for at, word in enumerate(cited) if word.means(verb)]
        if (family or same) and not any(_is_done(cited, at) for at in same):
            return verb.text
    return ""


def _done(words: Sequence[Word]) -> Iterator[Word]:
    """The verbs of a statement in the perfect or, with an object after them, in the simple past."""
    for place, word in enumerate(words):
        if not _is_participle(word):
            continue
        before = _before(words, place, _BETWEEN)
        after = words[place + 1].low if place + 1 < len(words) else ""
        if before and (before.low in _HAVE or (_is_subject(before) and after in _OBJECT)):
            yield word


def _is_participle(word: Word) -> bool:
    return word.low not in _NO_VERB and (word.low.endswith(("ed", "en", "own")) or word.low in _IRREGULAR)


def _is_subject(word: Word) -> bool:
    """Whether it looks like the noun that a verb in the simple past follows."""
    return not word.is_mark and (word.is_capital or word.low in ("they", "he", "she", "it") or word.low.endswith("s"))


def _is_done(words: Sequence[Word], place: int) -> bool:
    """Whether the verb at `place` is no infinitive, no gerund or progressive, and after no modal."""
    before = _before(words, place)
    if words[place].low.endswith("ing"):
        if before is not None and before.low == "the":
            return _is_after(words, words.index(before), _WAS)  # "has been the opening of"
        if before is not None and before.low == "in":
            return _is_after(words, words.index(before), _SUCCESS)
        return before is not None and (before.is_mark or before.low in _MEANS)
    if before is None:
        return True
    at = words.index(before)
    if before.low == "being":
        under_way = _before(words, at)
        return under_way is not None and under_way.low not in _BE and words[place].stem not in _COMPLETES
    if before.low == "be":
        before = _before(words, at)
        at = words.index(before) if before else 0
    if before and before.low == "to":
        if at == place - 1 and words[place].low.endswith(_NO_INFINITIVE):
            return True  # "led to improvements"
        if words[at - 1].low == "able":
            return _is_after(words, at - 1, _WAS)
        return any(word.low in _BROUGHT_ABOUT for word in words[max(0, at - _REACH) : at])
    return before is None or before.low not in _MODAL


def _is_after(words: Sequence[Word], place: int, wanted: frozenset[str]) -> bool:
    return place > 0 and words[place - 1].low in wanted


def _before(words: Sequence[Word], place: int, skipped: frozenset[str] = frozenset()) -> Word | None:
    """The word before `place`, adverbs left aside."""
    for word in reversed(words[:place]):
        if not word.low.endswith("ly") and word.low not in skipped:
            return word
    return None
