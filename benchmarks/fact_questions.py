"""Questions about single facts of the reports, made from the truth file that comes with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from benchmarks.collections import present
from ingest.metadata.authority import plain_authority

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
TOPICS = {
    "overall_effectiveness_grade": ("overall effectiveness", "overall"),
    "impact_of_leaders_grade": ("leadership", "the impact of leaders"),
    "help_and_protection_grade": ("help and protection", "children who need help and protection"),
    "in_care_grade": ("children in care", "looked after children"),
    "care_leavers_grade": ("care leavers", "the experiences of care leavers"),
    "adoption_grade": ("adoption", "adoption performance"),
}
_ABSENT = ("Birmingham", "Leeds", "Cornwall", "Kent", "Norfolk", "Plymouth", "Derby", "Bury", "Hackney", "Devon")
GRADES = ("inadequate", "requires improvement", "good", "outstanding")


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


def reports_held() -> Iterator[Report]:
    """The inspection reports of the truth file that give an overall grade and the day of their end."""
    with (present("ofsted") / "truth.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "inspection" and row["inspection_end_date"] and row["overall_effectiveness_grade"]:
                first, last = (_day(row[key]) for key in ("inspection_start_date", "inspection_end_date"))
                name = plain_authority(row["local_authority"].title().replace("'S", "'s"))
                name = re.sub(r"\b(?:And|Of|On|With)\b", lambda match: match[0].lower(), name)
                yield Report(row["file"], name, first, last, row)


def answerable(reports: Sequence[Report]) -> Iterator[Case]:
    """Each grade, inspector and date of the truth file, asked in every way."""
    for report in reports:
        if _is_only_one(report, reports):
            place = {"name": report.name, "year": report.last.year}
            if report.row["inspector_name"]:
                for form in _INSPECTOR:
                    yield Case(form.format(**place), report.file, (report.row["inspector_name"],))
            for form in _DATES:
                yield Case(form.format(**place), report.file, (str(report.first.day), f"{report.last:%B %Y}"))
            for field, topics in TOPICS.items():
                grade = report.row[field]
                if grade in GRADES:
                    for form in _GRADE:
                        for topic in topics:
                            yield Case(form.format(topic=topic, **place), report.file, (grade,), is_grade=True)


def unanswerable(reports: Sequence[Report]) -> Iterator[Case]:
    """Questions about authorities, years and grades that the reports do not give."""
    years = range(2014, 2027)
    for report in reports:
        topic, other = TOPICS["adoption_grade"][0], TOPICS["overall_effectiveness_grade"][0]
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


def stated_grade(quote: str) -> str:
    """The grade that a quote states, in plain form; empty where it states none."""
    found = re.findall(r"outstanding|good|requires? improvement|inadequate", quote.casefold().replace("to be good", ""))
    return found[-1].replace("require improvement", "requires improvement") if found else ""


def _is_only_one(report: Report, reports: Sequence[Report]) -> bool:
    return sum(other.name == report.name and other.last.year == report.last.year for other in reports) == 1


def _day(written: str) -> Date:
    return datetime.strptime(written, "%d/%m/%Y").date()
