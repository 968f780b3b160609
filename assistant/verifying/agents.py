"""Who does it: what is said to be done by one is not done by another in the cited words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.questions import MONTHS
from assistant.verifying.written import Word, keys_of, words_of
from store.words import STOP_WORDS

_IRREGULAR = frozenset("told given led made found known met left held kept written seen done taken run set put".split())
_BEFORE, _AFTER = 8, 6
"""How many words before "by" the verb may stand, and after it the name of who does it."""
_ENDS_NAME = frozenset("in on at for to from with when where while which who that during after before since".split())


@dataclass(frozen=True, slots=True)
class _Agent:
    verb: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The name as it is written, small words left out."""
        return " ".join(word.text for word in self.words)


def wrong_agent(said: str, held: str) -> str:
    """The one who is said to do what another does in the cited words; empty where there is none."""
    cited = list(_agents(words_of(held)))
    for one in _agents(words_of(said)):
        same = [other for other in cited if other.verb == one.verb]
        if same and all(keys_of(one.words).isdisjoint(keys_of(other.words)) for other in same):
            return one.text
    return ""


def _agents(words: Sequence[Word]) -> Iterator[_Agent]:
    for place, word in enumerate(words):
        if word.low != "by":
            continue
        verb = _verb_before(words, place)
        named = _named_after(words, place + 1)
        if verb is not None and named:
            yield _Agent(verb.stem, named)


def _verb_before(words: Sequence[Word], place: int) -> Word | None:
    """The nearest participle before "by", in its sentence."""
    for word in reversed(words[max(0, place - _BEFORE) : place]):
        if word.text in ".;:!?":
            return None
        if word.low.endswith("ed") or word.low in _IRREGULAR:
            return word
    return None


def _named_after(words: Sequence[Word], start: int) -> tuple[Word, ...]:
    """The content words of the name; none for times, amounts and ways ("by 2024", "by 5%", "by visiting")."""
    found: list[Word] = []
    for word in words[start : start + _AFTER]:
        if (word.is_mark and word.text not in "’'&-") or word.low in _ENDS_NAME:
            break
        if word.text[0].isdigit() or word.low in MONTHS or (not found and word.low.endswith("ing")):
            return ()
        if not word.is_mark and word.low not in STOP_WORDS:
            found.append(word)
    return tuple(found)
