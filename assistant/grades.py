"""Grades of a library by authority and time, in today's names, each with the fact that states it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import groupby
from typing import Literal

from assistant.naming import Named, subject_names, words_begin
from assistant.types import Fact
from store.types import DocumentKind

Change = Literal["better", "worse", "same"]
JUDGEMENTS = (
    "overall effectiveness",
    "impact of leaders on social work practice",
    "children who need help and protection",
    "children in care",
    "care leavers",
)
"""What inspections of children's services judge today, in the order of their reports."""
SCALES = (
    ("outstanding", "good", "requires improvement", "inadequate"),
    ("typically positive", "inconsistent", "widespread or systemic failings"),
)
"""Grades from best to worst: of inspections, and of area SEND inspections."""
OVERALL = JUDGEMENTS[0]
NO_OVERALL = "no overall grade"
"""Stands for the grade of an inspection that judges these areas and gives no grade overall, as those since 2026."""
_JOINT = {"children in care and care leavers": ("children in care", "care leavers")}
_AREAS = frozenset((*JUDGEMENTS[1:], *_JOINT))
_TODAY = {"adequate": "requires improvement"}
"""Grades of old under the name that took their place."""
_RANKS = {grade: (scale, -place) for scale, grades in enumerate(SCALES) for place, grade in enumerate(grades)}


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade that a document gives.

    `grade` is its name today in lower case ("requires improvement"), `judgement` today's name of what was judged; the
    document's own words are in `fact`. `change` is against `before`, the grade given at the inspection before it; it is
    None where there was none, or where that was of something else: children in care and care leavers had one judgement
    from 2018 to 2022, and two before and since.

    An inspection without an overall grade has a place among the overall grades, too: its `grade` is `NO_OVERALL`,
    `fact` its first judgement and `beside` the others. No change is computed past it: `skipped` is its last day where
    it lies between this grade and the one before.
    """

    fact: Fact
    grade: str
    judgement: str
    before: Fact | None = None
    change: Change | None = None
    beside: tuple[Fact, ...] = ()
    skipped: Date | None = None

    @property
    def is_given(self) -> bool:
        """Whether there is a grade; False for an inspection without an overall one."""
        return self.grade != NO_OVERALL

    @property
    def stating(self) -> tuple[Fact, ...]:
        """What states the grade, or that there is none: the judgements that there are."""
        return (self.fact, *self.beside)

    @property
    def day(self) -> Date | None:
        """The last day of the inspection, else of publication; None where the document says neither."""
        return self.fact.document.last_day

    @property
    def year(self) -> int | None:
        """The year of that day."""
        return self.day.year if self.day else None


@dataclass(frozen=True, slots=True)
class GradeRow:
    """The grades of one authority for one judgement, oldest first, those without a date last.

    `authority` is its plain name, or the document's title where it names none. A grade whose `judgement` is another
    than the row's is of a judgement that covered this one and more. `also` holds other forms of the authority's name.
    """

    authority: str
    judgement: str
    grades: tuple[Grade, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grades:
    """A table of grades: a row for each authority and judgement, by authority and in the order of reports."""

    rows: tuple[GradeRow, ...]

    @property
    def authorities(self) -> tuple[str, ...]:
        """The authorities, by name."""
        return tuple(dict.fromkeys(row.authority for row in self.rows))

    @property
    def judgements(self) -> tuple[str, ...]:
        """What was judged: first what is judged of children's services today, then the rest, most frequent first."""
        counts = Counter(row.judgement for row in self.rows)
        rest = sorted(counts.keys() - set(JUDGEMENTS), key=lambda name: (-counts[name], name))
        return (*(name for name in JUDGEMENTS if name in counts), *rest)

    @property
    def years(self) -> tuple[int, ...]:
        """The years with grades, oldest first."""
        return tuple(sorted({grade.year for grade in self.each() if grade.year is not None}))

    @property
    def undated(self) -> bool:
        """Whether there are grades of documents without a date."""
        return any(grade.year is None for grade in self.each())

    @property
    def names(self) -> tuple[str, ...]:
        """The grades that occur, from best to worst, then those that are on no scale, `NO_OVERALL` among them."""
        found = {grade.grade for grade in self.each()}
        known = [name for scale in SCALES for name in scale if name in found]
        return (*known, *sorted(found - set(known)))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts behind the grades, each once, by authority, date and place."""
        return tuple({id(grade.fact): grade.fact for grade in self.each() if grade.is_given}.values())

    @property
    def ungraded(self) -> tuple[Grade, ...]:
        """The inspections without an overall grade."""
        return tuple(grade for grade in self.each() if not grade.is_given)

    def each(self) -> Iterator[Grade]:
        """All grades, row by row; one of a judgement that covered two stands in both rows."""
        return (grade for row in self.rows for grade in row.grades)

    def counts(self) -> dict[int, dict[str, int]]:
        """How many of each grade were given in each year, those of documents without a date aside; each fact once.

        Inspections without an overall grade count as `NO_OVERALL`.
        """
        counted: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for grade in {(id(grade.fact), grade.is_given): grade for grade in self.each()}.values():
            if grade.year is not None:
                counted[grade.year][grade.grade] += 1
        return {year: dict(counted[year]) for year in sorted(counted)}

    def limited(
        self,
        authority: str = "",
        judgement: str = "",
        since: int | None = None,
        until: int | None = None,
        grade: str = "",
        change: Change | None = None,
        latest: bool = False,
    ) -> Grades:
        """Only what fits all that is given; rows without a grade left go.

        `authority` holds beginnings of words of a name, several names parted by commas. `judgement` and `grade` are
        today's names. `since` and `until` are years, both included. `latest` keeps each row's newest grade only; after
        an inspection without an overall grade that is none.
        """

        if not (authority or judgement or since or until or grade or change or latest):
            return self

        def fits(held: Grade) -> bool:
            """Whether a grade is of the years, name and change asked for."""
            return (
                (since is None or (held.year is not None and held.year >= since))
                and (until is None or (held.year is not None and held.year <= until))
                and (not grade or held.grade == grade)
                and (change is None or held.change == change)
            )

        rows = [
            replace(row, grades=tuple(held for held in (_newest(row.grades) if latest else row.grades) if fits(held)))
            for row in self.rows
            if (not judgement or row.judgement == judgement) and names_any(authority, (row.authority, *row.also))
        ]
        return Grades(tuple(row for row in rows if row.grades))


def names_any(wanted: str, names: Sequence[str]) -> bool:
    """Whether one of the names wanted, parted by commas, begins words of one of `names`; nothing wanted fits all."""
    parts = [part for part in wanted.split(",") if part.strip()]
    return not parts or any(words_begin(part, name) for part in parts for name in names)


def grades_of(facts: Iterable[Fact]) -> Grades:
    """The judgements among the facts, as a table."""
    judged = [fact for fact in facts if fact.kind == "judgement"]
    names = subject_names([fact.document for fact in judged])
    held: defaultdict[tuple[str, str], list[Grade]] = defaultdict(list)
    for fact in sorted(judged, key=_by_day):
        judgement = fact.plain_name or " ".join(fact.name.casefold().split())
        grade = Grade(fact, _today(fact), judgement)
        for name in _JOINT.get(judgement, (judgement,)):
            held[names[fact.document.id].name, name].append(grade)
    for grade in _without_overall(judged):
        held[names[grade.fact.document.id].name, OVERALL].append(grade)
    also = {named.name: named for named in names.values()}
    rows = [
        _row(also[authority], judgement, sorted(_said_once(grades), key=lambda grade: _by_day(grade.fact)))
        for (authority, judgement), grades in held.items()
    ]
    order = {name: place for place, name in enumerate(Grades(tuple(rows)).judgements)}
    return Grades(tuple(sorted(rows, key=lambda row: (row.authority.casefold(), order[row.judgement]))))


def judges_areas(kind: DocumentKind, judgements: Iterable[str | None]) -> bool:
    """Whether a document is an inspection of children's services, by its kind and what it judges (plain names)."""
    return kind == "inspection report" and not _AREAS.isdisjoint(judgements)


def _without_overall(judged: Sequence[Fact]) -> Iterator[Grade]:
    reports: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in judged:
        reports[fact.document.id].append(fact)
    for facts in reports.values():
        names = {fact.plain_name for fact in facts}
        document = facts[0].document
        if document.last_day and OVERALL not in names and judges_areas(document.kind, names):
            first, *others = sorted(facts, key=_by_day)
            yield Grade(first, NO_OVERALL, OVERALL, beside=tuple(others))


def _said_once(grades: Sequence[Grade]) -> list[Grade]:
    """The grades without what another document of the same day makes good."""
    graded = {grade.day for grade in grades if grade.is_given}
    return [grade for grade in grades if grade.is_given or grade.day not in graded]


def _row(named: Named, judgement: str, grades: Sequence[Grade]) -> GradeRow:
    earlier: list[Grade] = []
    compared = []
    for _, same_day in groupby(grades, key=lambda grade: grade.day):
        given = list(same_day)
        compared += [_compared(grade, earlier) for grade in given]
        earlier += [grade for grade in given if grade.day is not None and (grade.grade in _RANKS or not grade.is_given)]
    return GradeRow(named.name, judgement, tuple(compared), named.also)


def _compared(grade: Grade, earlier: Sequence[Grade]) -> Grade:
    if grade.day is None or not earlier:
        return grade
    before = next((held for held in reversed(earlier) if held.is_given), None)
    skipped = earlier[-1].day if not earlier[-1].is_given else None
    grade = replace(grade, before=before.fact if before else None, skipped=skipped)
    if before is None or skipped:
        return grade
    rank, old = _RANKS.get(grade.grade), _RANKS[before.grade]
    if rank is None or rank[0] != old[0] or grade.judgement != before.judgement:
        return grade
    return replace(grade, change="same" if rank == old else "better" if rank > old else "worse")


def _newest(grades: Sequence[Grade]) -> Sequence[Grade]:
    last = max((grade.day for grade in grades if grade.day), default=None)
    return [grade for grade in grades if grade.day == last]


def _today(fact: Fact) -> str:
    plain = fact.plain_value or " ".join(fact.value.casefold().split())
    return _TODAY.get(plain, plain)


def _by_day(fact: Fact) -> tuple[Date, str, int]:
    return fact.document.last_day or Date.max, fact.document.id, fact.citation.start
