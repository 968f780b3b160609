"""What a document speaks of, in words that it uses itself: its headings, and names that come again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.reader.wordforms import stem
from ingest.sentences import sentence_spans
from store.types import Block, Document, DocumentKind
from store.words import STOP_WORDS, content_words, tokens

_FREE: frozenset[DocumentKind] = frozenset({"news", "transcript", "other"})
_MOST_HEADINGS = 30
_MOST_TOPICS = 3
_MOST_TEXT = 40_000
"""Characters of a document that are looked at, so that a long one costs no more."""
_FEWEST_WORDS, _MOST_WORDS = 2, 9
_SHARE = 0.75
"""Of a heading's words that one sentence below it has to hold."""
_TELLS_NOTHING = re.compile(
    r"(?:what|why|how|when|who|contents|introduction|background|summary|appendix|annex|main findings|headlines?|page|"
    r"contact|related|supporting|apologies|declarations|minutes|public business|any other|information about|"
    r"recommendations?|next steps|areas? for|about|further|see also|references|notes?|table|figure|section|part|"
    r"inspections?|can|could|do|does|did|is|are|was|were|should|will|if)\b|.*\b(?:this|these|your?|our|we|my)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\s*\b(?:outstanding|good|requires improvement(?: to be good)?|inadequate)\W*$", re.IGNORECASE)
_JUDGEMENT = re.compile(
    r"the (?:experiences and progress of|impact of leaders|effectiveness of)\b|overall\b", re.IGNORECASE
)
"""What reports grade: its grade is asked for by another example."""
_NO_TOPIC = re.compile(r"[^\w\s'’,–-]|\d|[⁰¹²³⁴-⁹]")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z-]+(?: (?:of |for |and )?[A-Z][a-z-]+){1,5}(?![’'\w])")
_IN_NAMES = {"of", "for", "and"}
_POSTS = frozenset("head director officer officers councillor chair member manager mr mrs ms dr".split())
"""What a name with one of these says is who somebody is, and no topic."""
_FEWEST_TIMES = 2


def topics_of(document: Document) -> Iterator[str]:
    """What a document speaks of, the most telling first: names before the headings of papers that are no records."""
    told = (names, headings) if document.kind in _FREE else (headings, names)
    for topics in told:
        yield from topics(document)


def headings(document: Document) -> Iterator[str]:
    """Headings that name no judgement and that a sentence below them takes up, so that a question finds it."""
    blocks, found = document.blocks, 0
    places = [place for place, block in enumerate(blocks) if block.kind == "heading"][:_MOST_HEADINGS]
    for place in places:
        topic = _topic(document.text[blocks[place].start : blocks[place].end])
        if topic and _taken_up(topic, document, _below(blocks, place)):
            yield topic
            found += 1
            if found == _MOST_TOPICS:
                return


def names(document: Document) -> Iterator[str]:
    """Names of several words that come more than once, the most frequent first."""
    text = document.text[:_MOST_TEXT]
    found = Counter(match.group() for match in _NAME.finditer(text))
    of_people = {person.name for person in document.people} | {block.speaker or "" for block in document.blocks}
    no_topic = set(tokens(" ".join([document.authority or "", *of_people])))
    for name, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        words = set(tokens(name)) - _IN_NAMES
        if count >= _FEWEST_TIMES and not words & (no_topic | STOP_WORDS | _POSTS):
            yield f"the {name}" if 2 * text.count(f"the {name}") > count else name


def _topic(heading: str) -> str:
    """A heading as it stands in a sentence; empty where it names no topic."""
    said = _GRADE.sub("", " ".join(heading.partition(":")[0].split()).rstrip(".?¹²³ "))
    words = said.split()
    of_one_topic = _FEWEST_WORDS <= len(words) <= _MOST_WORDS and any(word.islower() for word in words)
    if not of_one_topic or len(content_words(said)) < _FEWEST_WORDS or _NO_TOPIC.search(said):
        return ""
    return "" if _TELLS_NOTHING.match(said) or _JUDGEMENT.match(said) else _in_a_sentence(said)


def _in_a_sentence(heading: str) -> str:
    """The heading with a small first letter, unless its first word is an abbreviation."""
    first, _, rest = heading.partition(" ")
    return heading if first[1:] != first[1:].lower() or first == "I" else f"{first.lower()} {rest}"


def _below(blocks: Sequence[Block], place: int) -> Iterator[Block]:
    for block in blocks[place + 1 :]:
        if block.kind in ("title", "heading"):
            return
        if block.kind in ("paragraph", "list_item"):
            yield block


def _taken_up(topic: str, document: Document, blocks: Iterator[Block]) -> bool:
    wanted = {stem(word) for word in content_words(topic)}
    for block in blocks:
        for start, end in sentence_spans(document.text, block.start, block.end):
            held = {stem(word) for word in content_words(document.text[start:end])}
            if len(wanted & held) >= _SHARE * len(wanted) and len(held) > len(wanted):
                return True
    return False
