"""Counts, changes and timelines are made anew from the quotes that a derived statement cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date
from functools import partial
from itertools import takewhile

from assistant.factual.counting import GRADES
from assistant.grades import NO_OVERALL, OVERALL
from assistant.scoping.names import same_authority
from assistant.types import Citation, Statement
from assistant.verifying.dates import dates_in, known_dates
from assistant.verifying.grades import grades_in
from ingest.facts.grades import plain_judgement

_COUNT = re.compile(
    r"(?P<none>None of the )?(?P<number>\d+) (?P<what>authorit|report)\w* (?:was|were) "
    r"(?:judged (?P<grades>[a-z, ]+?)|graded) (?P<about>overall|for (?P<judgement>[^:]+?))(?: (?:in|since|"
    r"before|from) [^:]*)?"
    r"(?:: (?P<names>.+))?\."
)
_NEVER = re.compile(
    r"(?P<number>\d+|None) of (?P<all>\d+) authorities (?:was|were) never judged (?P<grades>[a-z, ]+?) "
    r"for (?P<judgement>[^:]+?) in this library(?:: (?P<names>.+))?\."
)
_MOVED = re.compile(
    r"(?P<number>\d+) of (?P<all>\d+) authorities with two such reports in this library (?P<way>got better|got worse) "
    r"for (?P<judgement>[^:]+?) since the report before(?:: (?P<names>.+))?\."
)
_COURSE = re.compile(
    r"(?P<about>[^:]+, [^:]+): from (?P<steps>.+?)\. (?:At the last of these inspections it (?P<way>[a-z ]+)|"
    rf"The (?P<event>[^:]+) gives {NO_OVERALL}, so nothing is compared with it)\."
)
_UNGRADED = re.compile(
    r"(?:(?P<names>[^:]+): i|I)nspected (?P<event>[^:]+?), without an overall grade: (?P<grades>.+)\."
)
_STEP = re.compile(r"([a-z ]+?) \((\d{4}|undated)\)")
_TIMELINE = re.compile(r"(?P<names>[^:]+?), (?P<event>[^:,]*\d[^:]*?)(?:: (?P<grades>[^:]+))?\.")


def comes_out_again(statement: Statement) -> bool:
    """Whether the statement says what comes out of its citations: their number, grades, authorities and order.

    A statement of no known form cannot be made anew, and is not supported.
    """
    citations = statement.citations
    if not citations:
        return False
    text = statement.text
    if found := _MOVED.fullmatch(text):
        return _moved(found, citations)
    if found := _NEVER.fullmatch(text):
        return _never(found, citations)
    if found := _COUNT.fullmatch(text):
        return _counted(found, citations)
    if found := _COURSE.fullmatch(text):
        return _course(found, citations)
    if found := _UNGRADED.fullmatch(text):
        return _without_grade(citations) and _timeline(found, citations)
    found = _TIMELINE.fullmatch(text)
    return found is not None and _timeline(found, citations)


def _counted(found: re.Match[str], citations: Sequence[Citation]) -> bool:
    wanted = _grades_named(found["grades"])
    judgement = found["judgement"] or "overall effectiveness"
    things = {one.document.id for one in citations} if found["what"] == "report" else _authorities(citations)
    fits = [not wanted or bool(_grades(one, judgement) & wanted) for one in citations]
    right = not any(fits) if found["none"] else all(fits)
    return right and int(found["number"]) == len(things) and _are_named(found["names"], citations)


def _never(found: re.Match[str], citations: Sequence[Citation]) -> bool:
    wanted, authorities = _grades_named(found["grades"]), _authorities(citations)
    got = [one for one in citations if _grades(one, found["judgement"]) & wanted]
    if found["number"] == "None":
        return len(authorities) == int(found["all"]) and _authorities(got) == authorities
    number = int(found["number"])
    return not got and number == len(authorities) <= int(found["all"]) and _are_named(found["names"], citations)


def _moved(found: re.Match[str], citations: Sequence[Citation]) -> bool:
    ways = []
    for authority in _authorities(citations):
        own = sorted((one for one in citations if same_authority(_authority(one), authority)), key=_day)
        if len(own) != 2:
            return False
        ways.append(_way(*(_grade(one, found["judgement"]) for one in own)))
    number = int(found["number"])
    if not number:
        return len(ways) == int(found["all"]) and found["way"] not in ways
    right = all(way == found["way"] for way in ways) and number == len(ways) <= int(found["all"])
    return right and _are_named(found["names"], citations)


def _course(found: re.Match[str], citations: Sequence[Citation]) -> bool:
    steps = _STEP.findall(found["steps"].replace(", then ", "; "))
    grades = [grade.strip("; ") for grade, _ in steps]
    held = _by_step(grades, citations)
    if len(steps) != len(held) or len(steps) < 2 or sorted(citations, key=_day) != list(citations):
        return False
    last_days = [group[0].document.last_day for group in held]
    if [str(day.year) if day else "undated" for day in last_days] != [year for _, year in steps]:
        return False
    # Names hold commas ("Bournemouth, Christchurch and Poole"): one of the places where they may end is right.
    ends = [comma.start() for comma in re.finditer(", ", found["about"])]
    fits = any(
        _are_named(found["about"][:end], citations)
        and all(_gives(grade, group, found["about"][end + 2 :]) for grade, group in zip(grades, held, strict=True))
        for end in ends
    )
    compared = NO_OVERALL not in grades[-2:]
    return fits and (_way(*grades[-2:]) == found["way"] if compared else found["event"] is not None)


def _by_step(grades: Sequence[str], citations: Sequence[Citation]) -> list[list[Citation]]:
    """What is cited for each step: one place for a grade, all of an inspection that gives no overall one."""
    left, held = list(citations), []
    for grade in grades:
        if not left:
            return []
        same = takewhile(partial(_are_of_one, left[0]), left)
        held.append(list(same) if grade == NO_OVERALL else left[:1])
        left = left[len(held[-1]) :]
    return [] if left else held


def _are_of_one(one: Citation, other: Citation) -> bool:
    return one.document.id == other.document.id


def _gives(grade: str, citations: Sequence[Citation], judgement: str) -> bool:
    """Whether this one inspection gives the grade, or none for the overall judgement where that is said."""
    if grade == NO_OVERALL:
        return _without_grade(citations)
    return len(citations) == 1 and grade in _grades(citations[0], judgement)


def _without_grade(citations: Sequence[Citation]) -> bool:
    """Whether these are judgements of one inspection, the overall one not among them."""
    judged = {grade.judgement for one in citations for grade in grades_in(one.quote)}
    return len({one.document.id for one in citations}) == 1 and bool(judged) and OVERALL not in judged


def _timeline(found: re.Match[str], citations: Sequence[Citation]) -> bool:
    known = [when for one in citations for when in known_dates(one.document)]
    days = dates_in(found["event"])
    graded = _grades_named((found["grades"] or "").casefold())
    held = {grade.grade for one in citations for grade in grades_in(one.quote)}
    dated = bool(days) and all(any(when.within(other) for other in known) for when in days)
    return dated and graded <= held and _are_named(found["names"], citations)


def _grades_named(written: str | None) -> set[str]:
    return {grade.grade for grade in grades_in(written or "")}


def _grades(citation: Citation, judgement: str) -> set[str]:
    """The grades that the quote gives for the judgement, or for none that it names."""
    held = grades_in(citation.quote)
    plain = plain_judgement(judgement) or judgement
    return {one.grade for one in held if one.judgement == plain} or {one.grade for one in held}


def _grade(citation: Citation, judgement: str) -> str:
    return next(iter(sorted(_grades(citation, judgement))), "")


def _way(before: str, after: str) -> str:
    if before not in GRADES or after not in GRADES:
        return "cannot be compared"
    step = GRADES.index(after) - GRADES.index(before)
    return "got better" if step > 0 else "got worse" if step < 0 else "stayed the same"


def _authority(citation: Citation) -> str:
    return citation.document.authority or ""


def _authorities(citations: Sequence[Citation]) -> set[str]:
    """The authorities cited; two spellings of one are one."""
    found: set[str] = set()
    for name in sorted({_authority(one) for one in citations}, key=len, reverse=True):
        if not any(same_authority(held, name) for held in found):
            found.add(name)
    return found


def _are_named(names: str | None, citations: Sequence[Citation]) -> bool:
    """Whether all that are named are cited; a long list is not named at all."""
    if not names:
        return True
    return all(
        authority
        and (authority in names or any(same_authority(authority, name) for name in re.split(r", | and ", names)))
        for authority in _authorities(citations)
    )


def _day(citation: Citation) -> Date:
    return citation.document.last_day or Date.min
