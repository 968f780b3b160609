"""A denial that is qualified stays so: "not used effectively" is not "not used"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.verifying.written import Word, words_of

_DENIALS = frozenset("not never cannot isn't aren't wasn't weren't don't doesn't didn't hasn't haven't".split())
_QUALIFIES = frozenset("well enough always everywhere much often consistently fully".split())
_NO_QUALITY = frozenset("only early daily weekly monthly family supply apply reply rely likely".split())
_REACH = 5


def unqualified_denial(said: str, held: str) -> str:
    """The word that qualifies a denial in the cited words and that the statement leaves out; empty where none does."""
    cited = list(_denied(words_of(held)))
    stated = words_of(said)
    kept = {word.stem for word in stated}
    for verb, how in _denied(stated):
        if how is not None:
            continue
        same = [other for one, other in cited if one.stem == verb.stem]
        if same and all(other is not None and other.stem not in kept for other in same):
            return next(other.text for other in same if other is not None)
    return ""


def _denied(words: Sequence[Word]) -> Iterator[tuple[Word, Word | None]]:
    """Each denied verb or quality, with the word that qualifies it, None where none does."""
    for place, word in enumerate(words):
        if word.low not in _DENIALS:
            continue
        how: Word | None = None
        for after in words[place + 1 : place + 1 + _REACH]:
            if after.is_mark:
                break
            if _is_how(after):
                how = after
                break
        verb = next((one for one in words[place + 1 : place + 3] if not one.is_mark and not _is_how(one)), None)
        if verb is not None:
            yield verb, how


def _is_how(word: Word) -> bool:
    return word.low in _QUALIFIES or (word.low.endswith("ly") and word.low not in _NO_QUALITY)
