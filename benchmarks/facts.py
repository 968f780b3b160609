"""Are questions about grades, inspectors and dates answered exactly, and refused for the right reason?

600 questions made from the truth file that comes with the reports, by a seed, each field asked in at least six ways:
four in five have an answer; the others ask about authorities and years that are not in the library, and for grades that
the report does not give. 100 counts, comparisons, changes and timelines are checked cell by cell against the same file.

    python -m benchmarks.facts [--library FOLDER] [--misses]
"""

from __future__ import annotations

import argparse
import csv
import platform
import random
import re
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path

from assistant import Answer, Library
from benchmarks.collections import present
from benchmarks.pages import stands_on_page
from ingest.metadata.authority import plain_authority

_SEED = 7
_ASKED = 480
_REFUSED = 120
_INSPECTOR = (
    "Who was the lead inspector of {name} in {year}?",
    "Who led the {year} inspection of {name}?",
    "Name the lead inspector of {name}'s {year} inspection.",
    "Which inspector led the inspection of children's services in {name} in {year}?",
    "{name} {year}: who was lead inspector?",
    "By whom was the {year} inspection of {name} led? I need the lead inspector.",
)
_DATES = (
    "When was {name} inspected in {year}?",
    "On what dates did Ofsted inspect {name} in {year}?",
    "What were the dates of the {year} inspection of {name}?",
    "{name}, inspection dates {year}",
    "When did the {year} inspection of {name} take place?",
    "When did the inspectors visit {name} for the inspection in {year}?",
)
_GRADE = (
    "Which grade did {name} get for {topic} in {year}?",
    "How was {name} judged for {topic} in {year}?",
    "What did Ofsted rate {name} for {topic} in {year}?",
    "{name} {year}: grade for {topic}",
    "In {year}, how was {topic} graded in {name}?",
    "What was {name}'s {year} rating for {topic}?",
)
_TOPICS = {
    "overall_effectiveness_grade": ("overall effectiveness", "overall"),
    "impact_of_leaders_grade": ("leadership", "the impact of leaders"),
    "help_and_protection_grade": ("help and protection", "children who need help and protection"),
    "in_care_grade": ("children in care", "looked after children"),
    "care_leavers_grade": ("care leavers", "the experiences of care leavers"),
    "adoption_grade": ("adoption", "adoption performance"),
}
_ABSENT = ("Birmingham", "Leeds", "Cornwall", "Kent", "Norfolk", "Plymouth", "Derby", "Bury", "Hackney", "Devon")
_GRADES = ("inadequate", "requires improvement", "good", "outstanding")


@dataclass(frozen=True, slots=True)
class Case:
    """A question; `expected` are what a right answer's citations hold one of each of, empty where it is to be refused
    with a reason that holds `because`."""

    question: str
    file: str
    expected: tuple[str, ...] = ()
    because: str = ""
    is_grade: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A row of the truth file."""

    file: str
    name: str
    first: Date
    last: Date
    row: dict[str, str]


def main() -> None:
    """Ask everything and print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--library", type=Path, help="a library that holds the reports; else one is made")
    options.add_argument("--misses", action="store_true", help="print each question that went wrong")
    chosen = options.parse_args()
    reports = list(_reports())
    with tempfile.TemporaryDirectory() as folder, Library.open(chosen.library or folder) as library:
        if not chosen.library:
            library.add(present("ofsted") / "documents")
        library.warm()
        print(f"{Date.today():%d %B %Y}, {platform.machine()}, Python {platform.python_version()}")
        _single(library, reports, chosen.misses)
        _computed(library, reports, chosen.misses)


def _reports() -> Iterator[Report]:
    with (present("ofsted") / "truth.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "inspection" and row["inspection_end_date"] and row["overall_effectiveness_grade"]:
                first, last = (_day(row[key]) for key in ("inspection_start_date", "inspection_end_date"))
                name = plain_authority(row["local_authority"].title().replace("'S", "'s"))
                name = re.sub(r"\b(?:And|Of|On|With)\b", lambda match: match[0].lower(), name)
                yield Report(row["file"], name, first, last, row)


def _day(written: str) -> Date:
    return datetime.strptime(written, "%d/%m/%Y").date()


# single facts


def _single(library: Library, reports: Sequence[Report], misses: bool) -> None:
    draw = random.Random(_SEED)
    cases = draw.sample(list(_answerable(reports)), _ASKED) + draw.sample(list(_unanswerable(reports)), _REFUSED)
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


def _answerable(reports: Sequence[Report]) -> Iterator[Case]:
    for report in reports:
        if _is_only_one(report, reports):
            place = {"name": report.name, "year": report.last.year}
            if report.row["inspector_name"]:
                for form in _INSPECTOR:
                    yield Case(form.format(**place), report.file, (report.row["inspector_name"],))
            for form in _DATES:
                yield Case(form.format(**place), report.file, (str(report.first.day), f"{report.last:%B %Y}"))
            for field, topics in _TOPICS.items():
                grade = report.row[field]
                if grade in _GRADES:
                    for form in _GRADE:
                        for topic in topics:
                            yield Case(form.format(topic=topic, **place), report.file, (grade,), is_grade=True)


def _is_only_one(report: Report, reports: Sequence[Report]) -> bool:
    return sum(other.name == report.name and other.last.year == report.last.year for other in reports) == 1


def _unanswerable(reports: Sequence[Report]) -> Iterator[Case]:
    years = range(2014, 2027)
    for report in reports:
        topic, other = _TOPICS["adoption_grade"][0], _TOPICS["overall_effectiveness_grade"][0]
        if not report.row["adoption_grade"] and report.last.year > 2018 and _is_only_one(report, reports):
            for form in _GRADE:
                question = form.format(name=report.name, year=report.last.year, topic=topic)
                yield Case(question, report.file, because="gives no grade for adoption", is_grade=True)
        held = {one.last.year for one in reports if one.name == report.name}
        for year in (year for year in years if year not in held):
            for form in (*_INSPECTOR[:2], *_DATES[:2], *_GRADE[:2]):
                yield Case(form.format(name=report.name, year=year, topic=other), report.file, because=str(year))
    for name in _ABSENT:
        for form in (*_INSPECTOR, *_DATES, *_GRADE):
            for year in (2019, 2022):
                yield Case(form.format(name=name, year=year, topic=other), "", because=name)


def _judged(library: Library, case: Case, answer: Answer) -> str:
    said = " ".join(citation.quote for citation in answer.citations)
    if case.expected:
        if not answer.citations:
            return "refused wrongly"
        if case.is_grade:
            right = {plain(citation.quote) for citation in answer.citations} == {case.expected[0]}
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


def plain(quote: str) -> str:
    """The grade that a quote states, in plain form; empty where it states none."""
    found = re.findall(r"outstanding|good|requires? improvement|inadequate", quote.casefold().replace("to be good", ""))
    return found[-1].replace("require improvement", "requires improvement") if found else ""


# computed answers


def _computed(library: Library, reports: Sequence[Report], misses: bool) -> None:
    draw = random.Random(_SEED)
    makers: tuple[tuple[str, Callable[[random.Random, Sequence[Report]], tuple[str, set[tuple[str, str]]]]], ...] = (
        ("counts", _count_case),
        ("comparisons", _comparison_case),
        ("changes", _change_case),
        ("timelines", _timeline_case),
    )
    for name, make in makers:
        right = 0
        for _ in range(25):
            question, expected = make(draw, reports)
            answer = library.ask(question)
            found = _cells(answer)
            ok = found == expected and _all_cited(answer) and _recomputed(answer)
            right += ok
            if misses and not ok:
                print(
                    f"{name}: {question} | missing {expected - found} | too many {found - expected}",
                    f"| {answer.text[:120]!r}",
                )
        print(f"{name}: {right} of 25 right in every cell, each cited")


def _cells(answer: Answer) -> set[tuple[str, str]]:
    """Authority and grade of each row that gives a grade."""
    rows = answer.table.rows if answer.table else ()
    return {(row[0].text.casefold(), plain(cell.text)) for row in rows for cell in row[1:] if _is_grade(cell.text)}


def _is_grade(text: str) -> bool:
    return bool(re.match(r"(?:outstanding|good|requires? improvement|inadequate)\b", text.casefold()))


def _all_cited(answer: Answer) -> bool:
    rows = answer.table.rows if answer.table else ()
    graded = [cell for row in rows for cell in row[1:] if _is_grade(cell.text)]
    return all(cell.citations and plain(cell.citations[0].quote) == plain(cell.text) for cell in graded)


def _recomputed(answer: Answer) -> bool:
    """A count is that of the authorities or reports it cites."""
    for statement in answer.statements:
        counted = re.match(r"(\d+) (authorit|report)", statement.text)
        if counted:
            inputs: set[object] = {
                citation.document.authority if counted[2] == "authorit" else citation.document.id
                for citation in statement.citations
            }
            if len(inputs) != int(counted[1]):
                return False
    return True


def _count_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    field = draw.choice(["overall_effectiveness_grade", "help_and_protection_grade", "impact_of_leaders_grade"])
    while True:
        grade, year = draw.choice(_GRADES), draw.randrange(2014, 2026)
        fitting = [one for one in reports if one.last.year == year and one.row[field] == grade]
        if fitting:
            break
    form = draw.choice(
        (
            "How many authorities were judged {grade} for {topic} in {year}?",
            "Which councils were rated {grade} for {topic} in {year}?",
            "List the authorities graded {grade} for {topic} in {year}.",
        )
    )
    question = form.format(grade=grade, topic=_TOPICS[field][0], year=year)
    return question, {(one.name.casefold(), grade) for one in fitting}


def _latest(name: str, reports: Sequence[Report], field: str) -> str:
    held = sorted((one.last, one.row[field]) for one in reports if one.name == name and one.row[field] in _GRADES)
    return held[-1][1]


def _comparison_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    one, other = draw.sample(sorted({report.name for report in reports}), 2)
    field = draw.choice(["overall_effectiveness_grade", "help_and_protection_grade", "impact_of_leaders_grade"])
    form = draw.choice(
        ("Compare {one} and {other}: {topic} grades", "How do the grades of {one} and {other} for {topic} compare?")
    )
    question = form.format(one=one, other=other, topic=_TOPICS[field][0])
    return question, {(name.casefold(), _latest(name, reports, field)) for name in (one, other)}


def _change_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    field = draw.choice(["overall_effectiveness_grade", "help_and_protection_grade", "impact_of_leaders_grade"])
    names = sorted({report.name for report in reports})
    while True:
        name = draw.choice(names)
        held = [one.row[field] for one in reports if one.name == name and one.row[field] in _GRADES]
        if len(held) > 1:
            break
    form = draw.choice(
        ("How has {name}'s grade for {topic} changed?", "Has {name} improved for {topic} since its last inspection?")
    )
    return form.format(name=name, topic=_TOPICS[field][0]), {(name.casefold(), grade) for grade in held}


def _timeline_case(draw: random.Random, reports: Sequence[Report]) -> tuple[str, set[tuple[str, str]]]:
    name = draw.choice(sorted({report.name for report in reports}))
    held = [one.row["overall_effectiveness_grade"] for one in reports if one.name == name]
    form = draw.choice(("Timeline of the inspections of {name}", "What is the inspection history of {name}?"))
    return form.format(name=name), {(name.casefold(), grade) for grade in held if grade in _GRADES}


if __name__ == "__main__":
    main()
