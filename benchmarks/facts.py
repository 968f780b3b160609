"""Are questions about grades, inspectors and dates answered exactly, and refused for the right reason?

600 questions made from the truth file that comes with the reports, by a seed, each field asked in at least six ways:
four in five have an answer; the others ask about authorities and years that are not in the library, and for grades that
the report does not give. 100 counts, comparisons, changes and timelines are checked cell by cell against the same file.

    python -m benchmarks.facts [--library FOLDER] [--misses]
"""

from __future__ import annotations

import argparse
import platform
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

from assistant import Answer, Library
from benchmarks.collections import present
from benchmarks.fact_questions import Case, Report, answerable, reports_held, stated_grade, unanswerable
from benchmarks.fact_tables import ask_computed
from benchmarks.pages import stands_on_page

_SEED = 7
_ASKED = 480
_REFUSED = 120


def main() -> None:
    """Ask everything and print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--library", type=Path, help="a library that holds the reports; else one is made")
    options.add_argument("--misses", action="store_true", help="print each question that went wrong")
    chosen = options.parse_args()
    reports = list(reports_held())
    with tempfile.TemporaryDirectory() as folder, Library.open(chosen.library or folder) as library:
        if not chosen.library:
            library.add(present("ofsted") / "documents")
        library.warm()
        print(f"{Date.today():%d %B %Y}, {platform.machine()}, Python {platform.python_version()}")
        _single(library, reports, chosen.misses)
        ask_computed(library, reports, chosen.misses, _SEED)


def _single(library: Library, reports: Sequence[Report], misses: bool) -> None:
    draw = random.Random(_SEED)
    cases = draw.sample(list(answerable(reports)), _ASKED) + draw.sample(list(unanswerable(reports)), _REFUSED)
    outcomes: Counter[str] = Counter()
    seconds = []
    for case in cases:
        answer = library.ask(case.question)
        seconds.append(answer.seconds)
        outcome = _judged(library, case, answer)
        outcomes[outcome] += 1
        if misses and outcome not in ("exact and cited", "refused rightly"):
            print(
                f"{outcome}: {case.question} | {case.expected or case.because} | {answer.status} {answer.text[:160]!r}"
            )
    print(f"{_ASKED} questions with an answer, {_REFUSED} to be refused:")
    for outcome, count in outcomes.most_common():
        print(f"    {outcome}: {count}")
    print(f"    seconds a question, median {statistics.median(seconds):.4f}, slowest {max(seconds):.3f}")


def _judged(library: Library, case: Case, answer: Answer) -> str:
    said = " ".join(citation.quote for citation in answer.citations)
    if case.expected:
        if not answer.citations:
            return "refused wrongly"
        if case.is_grade:
            right = {stated_grade(citation.quote) for citation in answer.citations} == {case.expected[0]}
        else:
            right = all(part in said for part in case.expected)
        if not right:
            return "wrong grade shown" if case.is_grade else "wrong"
        cited = all(
            citation.document.paths[0].replace("\\", "/").endswith(case.file) and stands_on_page(library, citation)
            for citation in answer.citations
        )
        return "exact and cited" if cited else "right, but cited elsewhere"
    if answer.citations:
        return "wrong grade shown" if case.is_grade else "answered wrongly"
    return "refused rightly" if case.because in answer.reason else "refused for another reason"


if __name__ == "__main__":
    main()
