"""What acronyms learned from the documents and the field's equal terms are worth.

The same questions are asked without both, with each, and with both: those that come with the Coventry documents, our
own over them, and questions in other words than the documents' (benchmarks/questions/terms.jsonl).

    python -m benchmarks.terms --coventry LIBRARY --ofsted LIBRARY [--misses]

The libraries are made by `chapterverse add` from the collections; absent ones are made in a temporary folder.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from assistant import Library, acronyms, terms
from benchmarks.collections import Asked, coventry, coventry_own, json_lines, present
from benchmarks.outcomes import Result

_QUESTIONS = Path(__file__).with_name("questions") / "terms.jsonl"
_WAYS = {
    "without": (False, False),
    "acronyms": (True, False),
    "terms": (False, True),
    "both": (True, True),
}


def other_words(collection: str) -> list[Asked]:
    """The questions in other words over one collection."""
    return [
        Asked(item["id"], item["question"], bool(item["must"]), must=tuple(tuple(group) for group in item["must"]))
        for item in json_lines(_QUESTIONS)
        if item["collection"] == collection
    ]


@contextmanager
def limited_to(with_acronyms: bool, with_terms: bool) -> Iterator[None]:
    """Let the assistant use only some of the other words."""
    with (
        patch.object(acronyms.Acronyms, "all", acronyms.Acronyms.all if with_acronyms else lambda _: ()),
        patch.object(terms, "_groups", terms._groups if with_terms else lambda: ()),
    ):
        yield


def main() -> None:
    """Ask all in each way and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--coventry", type=Path, help="a library of the Coventry documents")
    parser.add_argument("--ofsted", type=Path, help="a library of the 185 reports")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    chosen = parser.parse_args()
    print(f"{'':24s}" + "".join(f"{way:>14s}" for way in _WAYS))
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(chosen.coventry or Path(folder) / "coventry") as library:
            library.add(present("coventry") / "documents")
            sets = {"coventry": coventry(), "our own": coventry_own(), "other words": other_words("coventry")}
            _compare(library, sets, chosen.misses)
        with Library.open(chosen.ofsted or Path(folder) / "ofsted") as library:
            library.add(present("ofsted") / "documents")
            _compare(library, {"other words, ofsted": other_words("ofsted")}, chosen.misses)


def _compare(library: Library, sets: dict[str, list[Asked]], show_misses: bool) -> None:
    for name, questions in sets.items():
        columns = []
        for way in _WAYS.values():
            with limited_to(*way):
                columns.append([_asked(library, asked) for asked in questions])
        for row, answerable in (("right", True), ("refused", False)):
            if any(asked.answerable == answerable for asked in questions):
                shares = [
                    _share([result for result in column if result.asked.answerable == answerable]) for column in columns
                ]
                print(f"{name + ', ' + row:24s}" + "".join(f"{share:>14s}" for share in shares))
        if show_misses:
            for label, column in zip(_WAYS, columns, strict=True):
                missed = [result.asked for result in column if not result.right]
                print(f"  {label}: " + "; ".join(f"{asked.id} {asked.question}" for asked in missed))


def _asked(library: Library, asked: Asked) -> Result:
    answer = library.ask(asked.question)
    return Result(
        asked, answer.status == "answered", tuple(citation.quote for citation in answer.citations), answer.reason
    )


def _share(results: Sequence[Result]) -> str:
    return f"{sum(result.right for result in results)} of {len(results)}"


if __name__ == "__main__":
    main()
