"""What one report says as a whole: its grades, its headline findings, what is to be improved, what was resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.factual.chosen import INSPECTIONS, grouped, kinds_asked, of_authorities, order_in, pick
from assistant.factual.looking_up import with_lead_ins
from assistant.factual.records import Record, Records
from assistant.factual.said import Citer, Stated, event_of
from assistant.headlines import heading_above, headlines
from assistant.questions import Question
from assistant.scoping.asked_whole import asks_overview
from assistant.scoping.narrowed import Narrowed
from assistant.types import Answer, Choice, Statement
from assistant.wording import listed
from store.catalogue import Catalogue

_USUAL = frozenset({"inspection report"})
_TO_BE_DONE = ("improvement", "recommendation")
_MOST_POINTS, _MOST_RESOLUTIONS, _MOST_CHOICES = 8, 15, 8


class Overview:
    """Overviews of the reports of one library."""

    def __init__(self, catalogue: Catalogue, records: Records) -> None:
        """Both are the library's."""
        self._catalogue = catalogue
        self._records = records

    def answer(self, text: str, question: Question, narrowed: Narrowed) -> Answer | None:
        """The overview of the report that is meant, the latest of several; None where none is, or it has no such
        parts."""
        if narrowed.ask or narrowed.unknown or len(narrowed.sides) > 1 or not asks_overview(question, narrowed.words):
            return None
        among = self._among(question.text, narrowed)
        record = pick(among, order_in(question.text))
        if record is None:
            return self._asked_back(text, narrowed)
        citer = Citer(self._catalogue)
        statements, left_out = self._told(record, citer)
        if not statements:
            return None
        return Answer(
            text, "answered", statements, citer.all(), scope=narrowed.scope, score=1.0,
            notes=(_from(record, among), *([] if narrowed.chosen else self._later(record)), *left_out, *narrowed.notes),
        )  # fmt: skip

    def _among(self, asked: str, narrowed: Narrowed) -> list[Record]:
        """The documents that may be meant, oldest first; none where they are of several authorities."""
        scope = narrowed.scope
        here = of_authorities(self._records.among(scope.documents), scope.authorities)
        wanted = [kinds_asked(asked)]
        if wanted == [_USUAL]:  # no visit, meeting or SEND inspection is named
            wanted += [INSPECTIONS, frozenset(record.kind for record in here)]
        kept = next((held for kinds in wanted if (held := [one for one in here if one.kind in kinds])), [])
        groups = grouped(kept, scope.authorities)
        return sorted(kept, key=lambda record: record.day) if len(groups) == 1 or len(kept) == 1 else []

    def _later(self, record: Record) -> list[str]:
        """What came after the report, whichever the question limits itself to."""
        here = of_authorities(self._records.all(), [record.authority])
        after = [one for one in here if one.kind in INSPECTIONS and one.day > record.day]
        return [f"Later here: {listed([event_of(one) for one in after])}."] if after and record.authority else []

    def _asked_back(self, text: str, narrowed: Narrowed) -> Answer | None:
        """Which one is meant, where a kind of document or a day leaves a few of several authorities."""
        scope = narrowed.scope
        able = self._records.among(scope.documents) if scope.documents is not None else []
        if not 1 < len(able) <= _MOST_CHOICES:
            return None
        held = {document.id: document for document in self._catalogue.documents([record.id for record in able])}
        choices = tuple(
            Choice(
                _called(record, held[record.id].title or held[record.id].name), replace(scope, documents=(record.id,))
            )
            for record in able
        )
        return Answer(text, "clarify", reason="Which document do you mean?", scope=scope, choices=choices)

    def _told(self, record: Record, citer: Citer) -> tuple[tuple[Statement, ...], list[str]]:
        """What the report says in short, and how much of its lists is left out."""
        document = next(iter(self._catalogue.documents([record.id])))
        grades = [Stated(record, fact) for fact in record.facts if fact.kind == "judgement"]
        to_do = [fact for kind in _TO_BE_DONE for fact in record.facts if fact.kind == kind]
        points = [Stated(record, fact) for fact in to_do[:_MOST_POINTS]]
        resolved = [fact for fact in record.facts if fact.kind == "resolution"]
        introduced = with_lead_ins(citer, points)
        decided = [Stated(record, fact) for fact in resolved[:_MOST_RESOLUTIONS]]
        heading = heading_above(document, points[0].fact.start) if points and introduced == points else None
        said = [
            *map(citer.quoted, grades),
            *map(citer.sentence, headlines(document)),
            *([citer.sentence(heading)] if heading else []),
            *map(citer.quoted, [*introduced, *with_lead_ins(citer, decided)]),
        ]
        left_out = [
            *_more(len(to_do) - len(points), "point to be improved is", "points to be improved are"),
            *_more(len(resolved) - len(decided), "resolution is", "resolutions are"),
        ]
        return tuple({one.text: one for one in said}.values()), left_out


def _from(record: Record, among: Sequence[Record]) -> str:
    """Which report it is."""
    if len(among) == 1:
        return f"From the {event_of(record)}."
    place = "the latest" if record is among[-1] else "the first" if record is among[0] else "one"
    return f"From the {event_of(record)}, {place} of {len(among)} in this library."


def _called(record: Record, title: str) -> str:
    event = event_of(record) if record.first or record.published else ""
    return ", ".join(part for part in (title, record.authority if record.authority not in title else "", event) if part)


def _more(count: int, one: str, many: str) -> list[str]:
    return [f"{count} more {one if count == 1 else many} listed there."] if count > 0 else []
