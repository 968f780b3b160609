"""What an answer says of the documents it comes from: their age, that they have no date, what the year means."""

from __future__ import annotations

from dataclasses import replace

from assistant.openings import Opening, Openings
from assistant.scoping import saying
from assistant.scoping.fitting import series_of
from assistant.scoping.kinds import REPORTS
from assistant.scoping.narrowed import Narrowed
from assistant.scoping.vocabulary import Vocabulary
from assistant.types import Answer, Near
from store.catalogue import Catalogue

_NEAR = 3


def noted(answer: Answer, narrowed: Narrowed, openings: Openings, older: bool) -> Answer:
    """The answer with remarks on the documents cited; `older` where the newest ones did not answer."""
    notes = [*answer.notes, *narrowed.notes]
    cited = {citation.document.id for citation in answer.citations}
    held = [opening for opening in openings.all() if opening.id in cited]
    scope = narrowed.scope
    if (scope.first or scope.last) and held:
        undated = [opening.heading for opening in held if opening.day is None]
        notes += [saying.undated(undated)] if undated else []
        notes += _years_meant(held, narrowed)
    if older and held:
        notes += _earlier(held, openings)
    return replace(answer, notes=tuple(dict.fromkeys(notes)))


def _years_meant(held: list[Opening], narrowed: Narrowed) -> list[str]:
    scope = narrowed.scope
    if not (scope.first and scope.last) or scope.dated_by != "event":
        return []
    return [
        saying.year_meant(opening.event, opening.last, opening.published)
        for opening in held
        if opening.last
        and opening.published
        and opening.last.year != opening.published.year
        and opening.last >= scope.first  # else it was taken for its day of publication, and that is said
    ]


def _earlier(held: list[Opening], openings: Openings) -> list[str]:
    """For each document cited that a newer one of its series has followed: its date."""
    names = openings.names()
    series = [(series_of(opening, names), opening.kind, opening.day) for opening in openings.all()]
    found = []
    for opening in held:
        key = series_of(opening, names)
        newer = any(key == whose and kind == opening.kind and day and opening.day and day > opening.day
                    for whose, kind, day in series)  # fmt: skip
        if newer and opening.day and opening.kind in REPORTS:
            found.append(saying.from_earlier(opening.event or "report", opening.day))
    return found


def passing(
    narrowed: Narrowed, vocabulary: Vocabulary, catalogue: Catalogue
) -> tuple[tuple[Near, ...], tuple[str, ...]]:
    """Where documents about something else mention what no document is about."""
    near: list[Near] = []
    notes = list(narrowed.notes)
    for name in narrowed.mentioned:
        places: dict[str, str] = {}
        for passage in vocabulary.passages(name, 3 * _NEAR):
            document = None if passage.document_id in places else catalogue.document(passage.document_id)
            if document is None or len(places) == _NEAR:
                continue
            near.append(Near(document, passage.start, passage.end, passage.page, passage.label))
            where = f", p. {passage.page}" if passage.page else f", {passage.label}" if passage.label else ""
            places[document.id] = f"{document.title or document.name}{where}"
        if places:
            notes.append(f"{name} is mentioned in passing in: {'; '.join(places.values())}.")
    return tuple(near[:_NEAR]), tuple(notes)
