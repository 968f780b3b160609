"""Are the metadata and grades of Ofsted's reports read right? Against the truth file that comes with the reports.

    python -m benchmarks.reading [--rows] [--letters 30]

Counts right, wrong and missing by field and by template. A value that the truth file leaves empty is not counted. Where
the page says something else than the truth file, the page decides: such rows are listed in
`benchmarks/questions/ofsted_truth_errors.csv` with what the page says, and set aside. `--rows` prints each wrong or
missing value with the words that were cited for it. `--letters` prints what was read of so many letters and area
reports, chosen by a seed, to be checked by eye.
"""

from __future__ import annotations

import argparse
import csv
import platform
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from pathlib import Path

from benchmarks.collections import present
from ingest.metadata.authority import plain_authority
from ingest.reading import read_file
from store.types import FactRow, Reading, page_at

_ERRORS = Path(__file__).with_name("questions") / "ofsted_truth_errors.csv"
_SEED = 11
_KINDS = {"inspection": "inspection report", "focused visit": "focused visit", "area SEND": "area SEND"}
_GRADES = {
    "overall_effectiveness_grade": ("overall effectiveness",),
    "impact_of_leaders_grade": ("impact of leaders on social work practice",),
    "help_and_protection_grade": ("children who need help and protection",),
    "in_care_grade": ("children in care", "children in care and care leavers"),
    "care_leavers_grade": ("care leavers",),
    "adoption_grade": ("adoption performance",),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One value of one document: what was expected, what was read, and the words cited for it."""

    file: str
    template: str
    field: str
    expected: str
    read: str
    cited: str

    @property
    def outcome(self) -> str:
        """right, wrong or missing."""
        return "missing" if not self.read else "right" if self.read == self.expected else "wrong"


def main() -> None:
    """Read every report and print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--rows", action="store_true", help="print each wrong or missing value")
    options.add_argument("--letters", type=int, default=0, help="print what was read of so many letters")
    chosen = options.parse_args()
    folder = present("ofsted")
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = list(csv.DictReader(file))
    with ProcessPoolExecutor() as pool:
        files = [row["file"] for row in truth]
        read = pool.map(_read, [folder / "documents" / name for name in files], chunksize=4)
        readings = dict(zip(files, read, strict=True))
    if chosen.letters:
        _show_letters(readings, truth, chosen.letters)
        return
    known = _known_errors()
    checks = [check for row in truth for check in _checks(row, readings[row["file"]])]
    aside = [check for check in checks if (check.file, check.field) in known]
    _report([check for check in checks if check not in aside], aside, known)
    _report_uncited(truth, readings)
    if chosen.rows:
        for check in checks:
            if check.outcome != "right":
                print(f"{check.outcome}: {check.file} | {check.field} | truth {check.expected} | read {check.read}")
                print(f"    {check.cited}")


def _read(path: Path) -> Reading:
    return read_file(path.read_bytes(), path.name)


def _template(row: dict[str, str]) -> str:
    if row["kind"] != "inspection":
        return {"focused visit": "letters", "area SEND": "area SEND"}[row["kind"]]
    last = _day(row["inspection_end_date"])
    is_single = row["inspection_framework"] == "single inspection framework"
    return "reports 2014 to 2018" if is_single or (last and last.year < 2018) else "reports since 2018"


def _checks(row: dict[str, str], reading: Reading) -> Iterator[Check]:
    template = _template(row)

    def check(field: str, expected: object, read: object, start: int | None, end: int | None) -> Check:
        """One field as expected and as read, with the words at `start` to `end` that say so."""
        cited = f"p. {page_at(reading.pages, start)}: {reading.text[start:end]!r}" if start is not None else "uncited"
        return Check(row["file"], template, field, str(expected), str(read or ""), cited)

    origin = {one.field: one for one in reading.origins}

    def place(name: str) -> tuple[int | None, int | None]:
        """Where a field was read, as offsets into the text; None twice where it was not read from there."""
        return (origin[name].start, origin[name].end) if name in origin else (None, None)

    yield check("kind", _KINDS[row["kind"]], reading.kind, *place("kind"))
    authority = plain_authority(row["local_authority"]).casefold()
    yield check("authority", authority, (reading.authority or "").casefold(), *place("authority"))
    if "date" in origin and origin["date"].how == "text":
        expected = datetime.strptime(row["published"], "%d %B %Y").date()
        yield check("printed publication date", expected, reading.date, *place("date"))
    if row["inspector_name"]:
        lead = next((person for person in reading.people if person.role == "lead inspector"), None)
        start, end = (lead.start, lead.end) if lead else (None, None)
        yield check("lead inspector", row["inspector_name"], lead.name if lead else None, start, end)
    periods = [period for period in reading.periods if period.name == "inspection"]
    first, last = _day(row["inspection_start_date"]), _day(row["inspection_end_date"])
    if first and periods:
        yield check("first day", first, periods[0].first, periods[0].start, periods[0].end)
    if last and periods:
        yield check("last day", last, periods[-1].last, periods[-1].start, periods[-1].end)
    if first and last and not periods:
        yield check("first day", first, None, None, None)
        yield check("last day", last, None, None, None)
    for field, names in _GRADES.items():
        fact = _grade(reading, names)
        start, end = (fact.start, fact.end) if fact else (None, None)
        if row[field] == "not_reported_post_reform":
            yield check(field, "none", fact.plain_value if fact else "none", start, end)
        elif row[field]:
            yield check(field, row[field], fact.plain_value if fact else None, start, end)


def _grade(reading: Reading, names: tuple[str, ...]) -> FactRow | None:
    return next((fact for fact in reading.facts if fact.kind == "judgement" and fact.plain_name in names), None)


def _day(written: str) -> Date | None:
    return datetime.strptime(written, "%d/%m/%Y").date() if written else None


def _known_errors() -> dict[tuple[str, str], dict[str, str]]:
    if not _ERRORS.exists():
        return {}
    with _ERRORS.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["field"]): row for row in csv.DictReader(file)}


def _report(checks: list[Check], aside: list[Check], known: dict[tuple[str, str], dict[str, str]]) -> None:
    print(f"{Date.today():%d %B %Y}, {platform.machine()}, Python {platform.python_version()}")
    templates = sorted({check.template for check in checks})
    counts = Counter((check.field, check.template, check.outcome) for check in checks)
    print(f"{'right / wrong / missing':<28}" + "".join(f"{name:>24}" for name in (*templates, "all")))
    for field in dict.fromkeys(check.field for check in checks):
        cells = [_cell(counts, [field], [template]) for template in templates]
        print(f"{field:<28}" + "".join(f"{cell:>24}" for cell in (*cells, _cell(counts, [field], templates))))
    fields = sorted({check.field for check in checks})
    cells = [_cell(counts, fields, [template]) for template in templates]
    print(f"{'all':<28}" + "".join(f"{cell:>24}" for cell in (*cells, _cell(counts, fields, templates))))
    total = Counter(check.outcome for check in checks)
    print(f"right {total['right'] / len(checks):.2%}, wrong {total['wrong'] / len(checks):.2%} of {len(checks)} values")
    uncited = sum(check.cited == "uncited" and check.outcome == "right" for check in checks)
    print(f"right values without a citation (the absence of an overall grade): {uncited}")
    print(f"set aside where the page says otherwise than the truth file: {len(aside)}")
    for check in aside:
        agrees = "as read" if known[(check.file, check.field)]["page"] == check.read else "NOT as read"
        print(
            f"    {check.file} | {check.field} | truth {check.expected} | read {check.read} ({agrees}) | {check.cited}"
        )


def _cell(counts: Counter[tuple[str, str, str]], fields: list[str], templates: list[str]) -> str:
    numbers = [
        sum(counts[field, template, outcome] for field in fields for template in templates)
        for outcome in ("right", "wrong", "missing")
    ]
    return " / ".join(str(number) for number in numbers) if any(numbers) else "-"


def _report_uncited(truth: list[dict[str, str]], readings: dict[str, Reading]) -> None:
    """Publication dates that only the file's name gives: not cited, and counted apart."""
    right = named = 0
    for row in truth:
        reading = readings[row["file"]]
        if any(one.field == "date" and one.how == "file name" for one in reading.origins):
            named += 1
            right += reading.date == datetime.strptime(row["published"], "%d %B %Y").date()
    print(f"publication dates from the file's name alone, marked so: {right} of {named} right")


def _show_letters(readings: dict[str, Reading], truth: list[dict[str, str]], number: int) -> None:
    files = sorted(row["file"] for row in truth if row["kind"] != "inspection")
    for file in sorted(random.Random(_SEED).sample(files, min(number, len(files)))):
        reading = readings[file]
        print(f"\n{file}\n  title: {reading.title}\n  authority: {reading.authority_as_written} -> {reading.authority}")
        for period in reading.periods:
            print(f"  {period.name}: {period.first} to {period.last}: {reading.text[period.start : period.end]!r}")
        for person in reading.people:
            print(f"  {person.role}: {person.name}, {person.post}")
        for block in reading.blocks:
            if block.kind in ("title", "heading"):
                print(f"  {'  ' * (block.level or 1)}# {reading.text[block.start : block.end]}")


if __name__ == "__main__":
    main()
