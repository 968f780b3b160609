"""Holds the parts of a library against each other and repairs what can be made anew from the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from store.catalogue import Catalogue
from store.meaning import bring_up_to_date
from store.originals import Originals
from store.types import Progress
from store.vectors import VectorIndex

_STEPS = ("catalogue", "texts", "vector index", "copies of files")


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found (`problems`, still there) and mended (`repaired`)."""

    documents: int
    passages: int
    problems: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()


def check_library(
    catalogue: Catalogue, index: VectorIndex, originals: Originals, progress: Progress | None = None
) -> CheckReport:
    """Check catalogue, offsets, vector index and copies. Call with the writer's lock."""
    problems: list[str] = []
    repaired: list[str] = []
    for step, what in enumerate(_STEPS):
        if progress:
            progress(step, len(_STEPS), what)
        if what == "catalogue":
            _check_catalogue(catalogue, problems, repaired)
        elif what == "texts":
            problems.extend(_wrong_offsets(catalogue))
            problems.extend(_wrong_facts(catalogue))
        elif what == "vector index":
            if bring_up_to_date(catalogue, index):
                repaired.append("The vector index was missing, broken or behind and has been made anew.")
        else:
            problems.extend(_missing_copies(catalogue, originals))
    if progress:
        progress(len(_STEPS), len(_STEPS), "")
    documents, passages = catalogue.counts()
    return CheckReport(documents, passages, tuple(problems), tuple(repaired))


def _check_catalogue(catalogue: Catalogue, problems: list[str], repaired: list[str]) -> None:
    found = catalogue.problems()
    if found and all(problem.startswith("word index") for problem in found):
        catalogue.rebuild_words()
        repaired.append("The word index was broken and has been made anew.")
        found = catalogue.problems()
    problems.extend(found)


def _wrong_offsets(catalogue: Catalogue) -> list[str]:
    return [
        f"A passage of “{document.title or document.name}” does not stand where the catalogue says. Add the file again."
        for document in catalogue.documents()
        if any(document.text[held.start : held.end] != held.text for held in catalogue.passages_of([document.id]))
    ]


def _wrong_facts(catalogue: Catalogue) -> list[str]:
    """Facts whose place is not in their document's text."""
    held = {document.id: document for document in catalogue.documents()}
    wrong = {
        document_id
        for document_id, fact in catalogue.facts()
        if not 0 <= fact.start < fact.end <= len(held[document_id].text)
    }
    return [
        f"A fact of “{held[document_id].title or held[document_id].name}” does not stand where the catalogue says. "
        "Read the library anew (chapterverse reread)."
        for document_id in sorted(wrong)
    ]


def _missing_copies(catalogue: Catalogue, originals: Originals) -> list[str]:
    return [
        f"The copy of “{document.name}” is missing. Add the file again."
        for document in catalogue.documents()
        if document.paths and originals.path(document.id, catalogue.suffix(document.id)) is None
    ]
