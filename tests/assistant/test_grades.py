"""Grades by authority and time, points by document, and both as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import (
    FACT_FIELDS,
    GRADE_FIELDS,
    NO_OVERALL,
    Grade,
    Grades,
    Library,
    LibraryError,
    fact_as_json,
    facts_as_csv,
    grades_as_csv,
)
from store.types import Document
from tests import stated

RI = "requires improvement"
IN_CARE = ("children in care", "care leavers")
AREAS = {
    "overall effectiveness": "overall_effectiveness_grade",
    "impact of leaders on social work practice": "impact_of_leaders_grade",
    "children who need help and protection": "help_and_protection_grade",
    "children in care": "in_care_grade",
    "care leavers": "care_leavers_grade",
}


def put(library: Path, authority: str, last: date | None, *judged: tuple[str, str, str, str]) -> None:
    """A report with judgements: name, grade, and both in plain terms."""
    given = stated.reading(authority, authority, "good", last)
    row = next(fact for fact in given.facts if fact.kind == "judgement")
    facts = tuple(
        replace(row, name=name, value=value, plain_name=plain_name, plain_value=plain_value)
        for name, value, plain_name, plain_value in judged
    )
    stated.put(library, f"{authority} {last}", replace(given, facts=facts))


def overall(grade: str) -> tuple[str, str, str, str]:
    return "Overall effectiveness", grade, "overall effectiveness", grade.casefold()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("grades") / "library"
    folder.mkdir()
    put(folder, "York", date(2008, 3, 1), overall("Adequate"))
    put(folder, "York", date(2016, 3, 1), overall("Requires improvement"))
    put(folder, "York", date(2019, 3, 1), overall("Good"))
    put(folder, "York", date(2022, 3, 1), overall("Not judged"))
    put(folder, "York", date(2022, 9, 1), overall("Inadequate"))
    put(folder, "York", date(2022, 12, 1), overall("Inadequate"))
    put(folder, "East Riding", date(2017, 1, 1), overall("Good"))
    put(folder, "East Riding of Yorkshire", date(2020, 1, 1), overall("Outstanding"))
    put(folder, "Slough", None, overall("Good"))
    with Library.open(folder) as opened:
        yield opened


def cells(grades: Grades) -> dict[str, list[tuple[int | None, str, str | None]]]:
    return {row.authority: [(grade.year, grade.grade, grade.change) for grade in row.grades] for row in grades.rows}


def test_the_samples_make_exactly_this_matrix(sample_library: Library) -> None:
    grades = sample_library.grades()
    assert grades.authorities == ("Marlbeck",)
    assert grades.years == (2021, 2024)
    assert grades.names == ("good", RI)
    told = {
        row.judgement: [
            (grade.year, grade.grade, grade.judgement == row.judgement, grade.change) for grade in row.grades
        ]
        for row in grades.rows
    }
    assert list(told.items()) == [
        ("overall effectiveness", [(2021, RI, True, None), (2024, "good", True, "better")]),
        ("impact of leaders on social work practice", [(2021, RI, True, None), (2024, "good", True, "better")]),
        ("children who need help and protection", [(2021, RI, True, None), (2024, "good", True, "better")]),
        ("children in care", [(2021, "good", False, None), (2024, "good", True, None)]),
        ("care leavers", [(2021, "good", False, None), (2024, RI, True, None)]),
    ]  # fmt: skip
    assert len(grades.facts) == 9
    assert grades.counts() == {2021: {RI: 3, "good": 1}, 2024: {"good": 4, RI: 1}}
    for grade in grades.each():
        citation = grade.fact.citation
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert citation.reference.startswith("Inspection of Marlbeck")


def test_changes_are_against_the_last_grade_on_the_same_scale(library: Library) -> None:
    assert cells(library.grades(authority="york"))["York"] == [
        (2008, RI, None),
        (2016, RI, "same"),
        (2019, "good", "better"),
        (2022, "not judged", None),
        (2022, "inadequate", "worse"),
        (2022, "inadequate", "same"),
    ]
    first, second, *_ = library.grades(authority="york").rows[-1].grades
    assert (first.fact.value, first.grade) == ("Adequate", RI)
    assert second.before is first.fact


def test_forms_of_one_authority_share_a_row_and_what_has_no_date_has_no_year(library: Library) -> None:
    grades = library.grades()
    assert cells(grades)["East Riding of Yorkshire"] == [(2017, "good", None), (2020, "outstanding", "better")]
    assert cells(grades)["Slough"] == [(None, "good", None)]
    assert grades.undated
    assert grades.years == (2008, 2016, 2017, 2019, 2020, 2022)
    assert sum(sum(held.values()) for held in grades.counts().values()) == 8


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"York", "East Riding of Yorkshire", "Slough"}),
        ("yor", {"York", "East Riding of Yorkshire"}),
        ("east rid", {"East Riding of Yorkshire"}),
        ("slough, york ", {"York", "Slough", "East Riding of Yorkshire"}),
        ("slough,", {"Slough"}),
        ("ork", set()),
    ],
)
def test_authorities_are_found_while_their_name_is_typed(library: Library, asked: str, found: set[str]) -> None:
    assert set(library.grades(authority=asked).authorities) == found


def test_filters_go_together_and_changes_stay_those_of_the_whole(library: Library) -> None:
    assert cells(library.grades(since=2019, until=2021)) == {
        "York": [(2019, "good", "better")],
        "East Riding of Yorkshire": [(2020, "outstanding", "better")],
    }
    assert cells(library.grades(grade="inadequate", change="worse")) == {"York": [(2022, "inadequate", "worse")]}
    assert cells(library.grades(latest=True, authority="york, slough"))["York"] == [(2022, "inadequate", "same")]
    assert library.grades(judgement="care leavers").rows == ()


AREA = ("The experiences and progress of care leavers", "Good", "care leavers", "good")


@pytest.fixture(scope="module")
def without_overall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("without") / "library"
    folder.mkdir()
    put(folder, "York", date(2019, 3, 1), overall("Good"), AREA)
    put(folder, "York", date(2022, 3, 1), overall("Inadequate"), AREA)
    put(folder, "York", date(2026, 6, 26), AREA)
    put(folder, "Slough", date(2019, 3, 1), overall("Inadequate"), AREA)
    put(folder, "Slough", date(2026, 5, 1), AREA)
    put(folder, "Slough", date(2029, 5, 1), overall("Good"), AREA)
    with Library.open(folder) as opened:
        yield opened


def test_an_inspection_without_an_overall_grade_has_its_place_and_no_change_goes_past_it(
    without_overall: Library,
) -> None:
    grades = without_overall.grades(judgement="overall effectiveness")
    assert cells(grades) == {
        "Slough": [(2019, "inadequate", None), (2026, NO_OVERALL, None), (2029, "good", None)],
        "York": [(2019, "good", None), (2022, "inadequate", "worse"), (2026, NO_OVERALL, None)],
    }
    assert grades.rows[0].grades[-1].skipped == date(2026, 5, 1)
    assert [fact.value for fact in grades.rows[1].grades[-1].stating] == ["Good"]
    assert len(grades.facts) == 4
    assert grades.counts()[2026] == {NO_OVERALL: 2}
    assert without_overall.grades().counts()[2026] == {NO_OVERALL: 2, "good": 2}


def test_latest_only_gives_no_grade_older_than_the_newest_inspection(without_overall: Library) -> None:
    latest = without_overall.grades(judgement="overall effectiveness", latest=True)
    assert cells(latest) == {"Slough": [(2029, "good", None)], "York": [(2026, NO_OVERALL, None)]}
    assert without_overall.grades(judgement="overall effectiveness", grade="inadequate", latest=True).rows == ()


def test_csv_of_grades_names_the_grade_before_and_the_change(without_overall: Library) -> None:
    found = list(csv.DictReader(io.StringIO(grades_as_csv(without_overall.grades(judgement="overall effectiveness")))))
    assert list(found[0]) == list(GRADE_FIELDS)
    told = [(row["authority"], row["value"], row["grade before"], row["date before"], row["change"]) for row in found]
    assert told == [
        ("Slough", "Inadequate", "", "", ""),
        ("Slough", NO_OVERALL, "inadequate", "2019-03-01", ""),
        ("Slough", "Good", "inadequate", "2019-03-01", "not compared: no overall grade on 2026-05-01"),
        ("York", "Good", "", "", ""),
        ("York", "Inadequate", "good", "2019-03-01", "worse"),
        ("York", NO_OVERALL, "inadequate", "2022-03-01", ""),
    ]


def test_a_change_of_the_library_is_seen(tmp_path: Path) -> None:
    with Library.open(stated.make(tmp_path / "library")) as library:
        assert library.grades(authority="telford").rows
        assert len(library.points()) == 5
        library.remove("telford")
        assert not library.grades(authority="telford").rows
        assert len(library.points()) == 4


def test_points_come_by_document_the_newest_first(sample_library: Library) -> None:
    assert [(points.document.name, points.year, len(points.facts)) for points in sample_library.points()] == [
        ("marlbeck-inspection-2024.pdf", 2024, 4),
        ("marlbeck-focused-visit-2023.pdf", 2023, 3),
        ("marlbeck-inspection-2021.pdf", 2021, 6),
    ]
    minutes, agenda = sample_library.points("resolution")
    assert [fact.number for fact in minutes.facts] == [None, "1", "2", "3", "4", "1", "2", "3"]
    assert minutes.facts[0].name == "Appointment of Deputy Chair"
    assert agenda.authority == agenda.document.title
    assert sample_library.points("recommendation") == ()
    with pytest.raises(LibraryError, match="improvement, recommendation, resolution"):
        sample_library.points("judgement")


def test_points_are_found_by_all_words_in_any_order(sample_library: Library) -> None:
    found = sample_library.points(words="supervis freq")
    assert [fact.value.split(",")[0] for points in found for fact in points.facts] == [
        "The frequency and quality of supervision"
    ]
    assert [points.year for points in sample_library.points(words="caseloads", authority="marl", until=2023)] == [
        2023,
        2021,
    ]
    assert sample_library.points(words="caseloads", authority="york") == ()


def test_csv_holds_what_is_asked_and_no_formula(sample_library: Library) -> None:
    facts = sample_library.grades(judgement="overall effectiveness").facts
    rows = list(csv.DictReader(io.StringIO(facts_as_csv(facts))))
    assert list(rows[0]) == list(FACT_FIELDS)
    assert FACT_FIELDS[:10] == tuple("title authority kind date name value page paragraph quote reference".split())
    for row, fact in zip(rows, facts, strict=True):
        assert row == {name: "" if cell is None else str(cell) for name, cell in fact_as_json(fact).items()}
    assert [(row["authority"], row["name"], row["value"], row["paragraph"]) for row in rows] == [
        ("Marlbeck", "Overall effectiveness", "Requires improvement to be good", "judgement table"),
        ("Marlbeck", "Overall effectiveness", "Good", "judgement table"),
    ]
    evil = replace(facts[0], value="=1+1")
    assert next(csv.DictReader(io.StringIO(facts_as_csv([evil]))))["value"] == "'=1+1"
    assert facts_as_csv([]) == ",".join(FACT_FIELDS) + "\n"


def test_the_matrix_of_real_reports_is_that_of_the_truth(collections: Path, tmp_path: Path) -> None:
    truth = csv.DictReader((collections / "ofsted" / "truth.csv").read_text("utf-8").splitlines())
    wanted = {
        (row["file"].partition("/")[2], area): row[column]
        for row in truth
        if row["file"].partition("/")[0] in ("york", "slough") and row["kind"] == "inspection"
        for area, column in AREAS.items()
        if row[column] and row[column] != "not_reported_post_reform"
    }
    with Library.open(tmp_path / "library") as library:
        library.add([collections / "ofsted" / "documents" / name for name in ("york", "slough")])
        grades = library.grades()
        found = {(_file(grade), row.judgement): grade.grade for row in grades.rows for grade in row.grades}
        assert {key: found.get(key) for key in wanted} == wanted
        assert len(wanted) > 20
        assert set(grades.authorities) == {"Slough", "York"}


def _file(grade: Grade) -> str:
    document: Document = grade.fact.document
    return document.name
