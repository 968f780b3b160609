"""Questions to start from, made from the titles and headings of the library's own documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.types import Document

LONGEST_TITLE = 80
MOST = 4
_HEADINGS_LOOKED_AT = 15

_IMPROVE = re.compile(r"needs? to improve|areas? for improvement|recommendations?", re.IGNORECASE)
_TELLS_NOTHING = re.compile(
    r"^(what|contents|introduction|background|summary|appendix|annex|main findings|headlines?|page|contact|related"
    r"|supporting|apologies|declarations|minutes|public business|any other)\b",
    re.IGNORECASE,
)


def example_questions(documents: Sequence[Document]) -> list[str]:
    """At most four questions, the same ones for the same documents."""
    questions = ["What needs to improve?"] if any(map(_speaks_of_improvement, documents)) else []
    titles: set[str] = set()
    headings: set[str] = set()
    for document in documents:
        heading = max(_telling_headings(document), key=len, default="")
        if not heading or heading in headings:
            continue
        who = "do the documents"
        if document.title and document.title not in titles and len(document.title) <= LONGEST_TITLE:
            who = f"does “{document.title}”"
        questions.append(f"What {who} say about {_in_a_sentence(heading)}?")
        titles.add(document.title)
        headings.add(heading)
    return questions[:MOST]


def _speaks_of_improvement(document: Document) -> bool:
    return any(_IMPROVE.search(heading) for heading in _headings(document))


def _telling_headings(document: Document) -> Iterator[str]:
    for heading in list(_headings(document))[:_HEADINGS_LOOKED_AT]:
        heading = heading.partition(":")[0]  # "The impact of leaders: good" is about the impact of leaders
        words = heading.split()
        of_one_topic = 3 <= len(words) <= 14 and any(word.islower() for word in words)
        empty = heading.lower() in document.title.lower() or _TELLS_NOTHING.match(heading) or _IMPROVE.search(heading)
        if of_one_topic and not empty:
            yield heading


def _headings(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind == "heading":
            yield " ".join(document.text[block.start : block.end].split()).rstrip(":.?")


def _in_a_sentence(heading: str) -> str:
    """The heading with a small first letter, unless its first word is an abbreviation."""
    first, _, rest = heading.partition(" ")
    return heading if first[1:] != first[1:].lower() or first == "I" else f"{first.lower()} {rest}"
