"""Correcting by hand what was read wrongly, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import Library, LibraryBusy, LibraryError, NotFound, Origin, Period, Person
from store.lock import WriterLock

FEES = "Fees\n\nFoster carers in Marlbeck are paid a fee of £18 a week for each child who lives with them.\n"
HOMES = "Homes\n\nCare leavers in Harrowdale wait eleven months for a home of their own, which is too long.\n"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("library") / "library") as library:
        yield library


@pytest.fixture
def library(opened: Library, tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "fees.txt").write_text(FEES, "utf-8")
    (folder / "homes.txt").write_text(HOMES, "utf-8")
    opened.add(folder)
    yield opened
    for document in opened.documents():
        opened.remove(document.id)


def test_only_what_is_given_is_corrected_and_marked_so(library: Library) -> None:
    fees = next(document for document in library.documents() if document.title == "Fees")
    visit = Period("visit", date(2023, 3, 1), date(2023, 3, 2))
    after = library.correct(
        fees.id, title="  Fees of\ncarers ", kind="minutes", authority="City of York Council", date="2023-04-05",
        periods=[visit], people=[Person("Ada", "chair")], framework="",
    )  # fmt: skip
    assert (after.title, after.kind, after.authority, after.authority_as_written) == (
        "Fees of carers", "minutes", "York", "City of York Council"
    )  # fmt: skip
    assert (after.date, after.periods, after.people, after.framework) == (
        date(2023, 4, 5), (visit,), (Person("Ada", "chair"),), None
    )  # fmt: skip
    assert after.origin("title") == Origin("title", "by hand")
    assert after.origin("publisher") == fees.origin("publisher")
    assert (after.publisher, after.text, after.source_id) == (fees.publisher, fees.text, fees.source_id)
    assert library.document(fees.id) == after
    assert library.restore(fees.id, "title").title == "Fees"
    assert library.restore(fees.id) == fees


def test_a_correction_survives_adding_changing_and_moving_on(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "in" / "fees.txt"
    fees = library.correct(document_at(library, file), title="By hand", date=None)
    library.add(file)
    assert library.document(fees.id).title == "By hand"
    file.write_text(FEES.replace("18", "21"), "utf-8")
    assert library.add(file).replaced
    changed = library.document(fees.source_id)
    assert (changed.id != fees.id, changed.title, "21" in changed.text) == (True, "By hand", True)
    assert library.restore(fees.source_id).title == "Fees"


def document_at(library: Library, file: Path) -> str:
    return next(document.id for document in library.documents() if str(file) in document.paths)


def test_a_removed_document_comes_back_as_it_is_read(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "in" / "fees.txt"
    library.correct(document_at(library, file), title="By hand")
    library.remove(document_at(library, file))
    library.add(file)
    assert library.document(document_at(library, file)).title == "Fees"


def test_search_and_answers_go_by_the_corrected_values(library: Library, tmp_path: Path) -> None:
    fees = document_at(library, tmp_path / "in" / "fees.txt")
    library.correct(fees, title="Allowances in Quillmoor", authority="Quillmoor")
    assert library.search("Quillmoor", limit=1)[0].document.id == fees
    answer = library.ask("What are foster carers in Quillmoor paid?")
    assert answer.scope.names == ("Quillmoor",)
    assert "£18" in answer.text
    assert answer.citations[0].document.title == "Allowances in Quillmoor"
    library.restore(fees)
    assert library.ask("What are foster carers in Quillmoor paid?").status == "not_found"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "letter"}, r"“letter” is no kind of document\. The kinds are: inspection report, .*other"),
        ({"date": "1 July 2022"}, r"“1 July 2022” is no date\. Write the year, month and day"),
        ({"date": "2022-02-30"}, "is no date"),
        ({"periods": [Period("visit", date(2022, 7, 2), date(2022, 7, 1))]}, "Give the first day first"),
        ({"periods": [Period(" ", date(2022, 7, 1), date(2022, 7, 1))]}, "needs a name, such as inspection"),
        ({"people": [Person("", "chair")]}, "needs a name and a part"),
        ({"title": "\ud800"}, "halves of characters"),
        ({"colour": "red"}, "“colour” cannot be corrected. The fields are: title, kind, publisher"),
        ({"periods": ["visit 2024-05-03"]}, "Period\\(name, first, last\\)"),
        ({"people": ["Ada"]}, "Person\\(name, role\\)"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_to_do(
    library: Library, changes: dict[str, Any], said: str
) -> None:
    before = library.documents()
    with pytest.raises(LibraryError, match=said):
        library.correct(before[0].id, **{"publisher": "Nobody", **changes})
    assert library.documents() == before


def test_what_is_not_there_cannot_be_corrected(library: Library) -> None:
    with pytest.raises(NotFound, match="nobody"):
        library.correct("nobody", title="Somebody")
    with pytest.raises(NotFound, match="nobody"):
        library.restore("nobody")
    with pytest.raises(LibraryError, match="“colour” cannot be corrected"):
        library.restore(library.documents()[0].id, "colour")


def test_nothing_is_corrected_while_somebody_else_writes(library: Library) -> None:
    before = library.documents()
    with WriterLock(library.path / "writer.lock").held(), pytest.raises(LibraryBusy):
        library.correct(before[0].id, title="By hand")
    assert library.documents() == before


def test_what_is_given_with_a_text_is_by_hand(library: Library) -> None:
    note = library.add_text(FEES, title="A note", id="note", date="2024-05-03")
    assert note.origin("title") == Origin("title", "by hand")
    assert (note.date, note.origin("date")) == (date(2024, 5, 3), Origin("date", "by hand"))
    undated = library.add_text(FEES, title="A note", id="note")
    assert (undated.date, undated.origin("date")) == (None, None)
    with pytest.raises(LibraryError, match="“May 2024” is no date"):
        library.add_text(FEES, title="A note", id="note", date="May 2024")


def test_a_text_given_again_keeps_its_correction_and_writes_nothing(library: Library) -> None:
    library.add_text(FEES, title="A note", id="note")
    corrected = library.correct("note", title="A better name")
    revision = library._catalogue.revision()
    assert library.add_text(FEES, title="A note", id="note") == corrected
    assert library._catalogue.revision() == revision
    assert library.add_text(HOMES, title="A note", id="note").title == "A better name"
