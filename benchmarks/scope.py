"""Whether questions are narrowed to the right documents, and asked back where they are ambiguous, and only there.

python -m benchmarks.scope OFSTED COVENTRY, two libraries made from the collections of these names.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from datetime import date as Date
from typing import Any

from assistant import Document, Library
from benchmarks.collections import own_questions


def main() -> None:
    """Print right or wrong for each scope phrase, and how many questions were asked back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ofsted", help="the folder of a library of the collection “ofsted”")
    parser.add_argument("coventry", help="the folder of a library of the collection “coventry”")
    given = parser.parse_args()
    with Library.open(given.ofsted, make=False) as ofsted, Library.open(given.coventry, make=False) as coventry:
        libraries = {"ofsted": ofsted, "coventry": coventry}
        _phrases(libraries)
        _asked_back(libraries)


def _phrases(libraries: dict[str, Library]) -> None:
    documents = {name: library.documents() for name, library in libraries.items()}
    right = 0
    asked = own_questions("scope")
    for item in asked:
        answer = libraries[item["library"]].ask(item["question"])
        held = documents[item["library"]]
        found = {document.id for document in held} if answer.scope.documents is None else set(answer.scope.documents)
        expected = expected_documents(held, item["expect"])
        right += found == expected
        word = "right" if found == expected else "WRONG"
        print(f"{word} {item['id']} {item['question']} -> {answer.scope.words() or 'all'}: {len(found)} documents")
        if found != expected:
            print(f"      missing {_named(held, expected - found)}, too many {_named(held, found - expected)}")
    print(f"{right} of {len(asked)} scope phrases right\n")


def expected_documents(documents: Sequence[Document], expect: dict[str, Any]) -> set[str]:
    """The ids of the documents that the conditions of a question name."""
    if expect.get("none"):
        return set()
    names = expect.get("authorities")
    kept = [
        document
        for document in documents
        if (not names or document.authority in names)
        and (not expect.get("kinds") or document.kind in expect["kinds"])
        and _is_between(document.last_day, expect.get("since"), expect.get("until"))
        and _is_between(document.date, expect.get("published_since"), expect.get("published_until"))
    ]
    kept.sort(key=lambda document: document.last_day or Date.min)
    if "order" in expect:
        kept = [kept[{"latest": -1, "previous": -2, "first": 0}[expect["order"]]]]
    if expect.get("newest"):
        newest: defaultdict[str, list[Document]] = defaultdict(list)
        for document in kept:
            newest[document.kind].append(document)
        kept = [held[-1] for held in newest.values()]
    return {document.id for document in kept}


def _is_between(day: Date | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    return (
        day is not None and (since is None or day.isoformat() >= since) and (until is None or day.isoformat() <= until)
    )


def _named(documents: Sequence[Document], ids: set[str]) -> list[str]:
    return [f"{held.authority or held.name} {held.kind} {held.last_day or ''}" for held in documents if held.id in ids][
        :6
    ]


def _asked_back(libraries: dict[str, Library]) -> None:
    back: defaultdict[bool, list[bool]] = defaultdict(list)
    for item in own_questions("clarify"):
        answer = libraries[item["library"]].ask(item["question"])
        clarifies = answer.status == "clarify" and 2 <= len(answer.choices) <= 8
        back[item["ambiguous"]].append(clarifies)
        if clarifies != item["ambiguous"]:
            print(f"WRONG {item['id']} {item['question']} -> {answer.status}: {answer.reason}")
    print(
        f"asked back: {sum(back[True])} of {len(back[True])} ambiguous, {sum(back[False])} of {len(back[False])} others"
    )


if __name__ == "__main__":
    main()
