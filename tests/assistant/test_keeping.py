"""Conversations and feedback are kept whole, by several processes at once, and survive whatever happens to them."""

from __future__ import annotations

import json
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import (
    VERSION,
    Answer,
    Library,
    LibraryError,
    NotFound,
    Scope,
    answer_as_json,
    answer_from_json,
)
from store.lock import WriterLock

KEEPER = Path(__file__).with_name("keeper.py")
FILE = "conversations.sqlite3"
COUNCIL = (
    "Minutes of the Penguin Board\n\nThe penguin house costs 12,500 pounds a year. It opened in March 2021. "
    "Its keeper is Ada Quill.\n\nNobody spoke of the seals.\n"
)
LETTER = "A letter on otters\n\nThe otter pond is cleaned twice a week. Visitors like the otters.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.add_text(COUNCIL, title="Minutes of the Penguin Board", id="penguins", date="2021-04-01")
        library.add_text(LETTER, title="A letter on otters", id="otters")
        yield library


def exact(answer: Answer) -> bool:
    cited = [*answer.citations, *(citation for held in answer.statements for citation in held.citations)]
    return all(one.document.text[one.start : one.end] == one.quote and not one.gone for one in cited)


def test_a_conversation_is_reopened_whole(sample_library: Library, tmp_path: Path) -> None:
    questions = (
        "How have Marlbeck’s grades changed since 2021?",  # a table and derived statements
        "What needs to improve?",
        "Which grade did Marlbeck get overall in 2019?",  # refused, with a reason
        "How many penguins are there?",  # refused, with places near
        "What did the inspectors find?",
        "Hello",
    )
    answers = [sample_library.ask(question) for question in questions]
    answers.append(sample_library.ask("And in 2021?", history=[
        {"role": "user", "content": "Which grade did Marlbeck get overall in 2024?"},
        {"role": "assistant", "content": "Good [1]"},
    ]))  # fmt: skip
    assert {answer.status for answer in answers} >= {"answered", "not_found"}
    assert any(answer.table for answer in answers)
    assert any(answer.near for answer in answers)
    assert answers[-1].standalone != answers[-1].question
    for answer in answers:
        again = answer_from_json(answer_as_json(answer), sample_library)
        assert again == answer
        assert (again.seconds, dict(again.inputs)) == (answer.seconds, dict(answer.inputs))
        assert exact(again)


def test_a_question_asked_back_keeps_its_choices(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        for name in ("Fenborough", "Woldshire"):
            text = (
                f"Inspection of {name} local authority children’s services\n\nInspection dates: 5 to 16 March 2018\n\n"
            )
            grades = (
                "Judgement\tGrade\nThe experiences and progress of care leavers\tGood\nOverall effectiveness\tGood\n"
            )
            (tmp_path / f"{name}.txt").write_text(text + grades, "utf-8")
            library.add(tmp_path / f"{name}.txt")
        answer = library.ask("Which grade did care leavers get?")
        assert answer.status == "clarify"
        assert answer.choices
        again = answer_from_json(answer_as_json(answer), library)
        assert again.choices == answer.choices
        assert library.ask(answer.question, scope=again.choices[0].scope).status == "answered"


def test_conversations_are_listed_reopened_and_deleted(library: Library) -> None:
    held = library.conversations
    assert held.all("ada") == []
    first = library.ask("What does the penguin house cost?")
    one = held.keep(first, "ada")
    two = held.keep(library.ask("How often is the otter pond cleaned?"), "ada")
    assert held.keep(library.ask("When did the penguin house open?"), "ada", one) == one
    names = held.all("ada")
    assert [(name.id, name.name, name.turns) for name in names] == [
        (one, "What does the penguin house cost?", 2),
        (two, "How often is the otter pond cleaned?", 1),
    ]
    assert names[0].began <= names[1].began <= names[0].changed
    opened = held.open(one, "ada")
    assert (opened.id, opened.name) == (one, "What does the penguin house cost?")
    assert [exchange.answer.question for exchange in opened.exchanges] == [
        "What does the penguin house cost?",
        "When did the penguin house open?",
    ]
    assert opened.exchanges[0].answer == first
    assert opened.exchanges[0].asked.utcoffset() is not None
    held.delete(one, "ada")
    assert [name.id for name in held.all("ada")] == [two]
    with pytest.raises(NotFound):
        held.open(one, "ada")


def test_an_answer_asked_again_takes_the_place_of_the_last(library: Library) -> None:
    held = library.conversations
    one = held.keep(library.ask("What does the penguin house cost?"))
    held.keep(library.ask("When did the penguin house open?"), conversation=one)
    held.keep(library.ask("Who is the keeper?"), conversation=one, instead_of_last=True)
    questions = [exchange.answer.question for exchange in held.open(one).exchanges]
    assert questions == ["What does the penguin house cost?", "Who is the keeper?"]
    two = held.keep(library.ask("What does the penguin house cost?"))
    held.keep(library.ask("When did the penguin house open?"), conversation=two, instead_of_last=True)
    assert next((name.name, name.turns) for name in held.all()) == ("When did the penguin house open?", 1)


def test_nobody_sees_or_touches_the_conversations_of_another(library: Library) -> None:
    held = library.conversations
    answer = library.ask("What does the penguin house cost?")
    one = held.keep(answer, "ada")
    assert held.all("bram") == held.all() == []
    for attempt in (
        lambda: held.open(one, "bram"),
        lambda: held.delete(one, "bram"),
        lambda: held.keep(answer, "bram", one),
        lambda: held.keep(answer, "", one),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert [name.turns for name in held.all("ada")] == [1]


def test_what_is_deleted_is_nowhere_in_the_folder(library: Library) -> None:
    held = library.conversations
    one = held.keep(library.ask("Are there zebrafinches in the penguin house?"))
    held.delete(one)
    path = library.path
    library.close()
    assert not any(b"zebrafinches" in file.read_bytes() for file in path.glob(f"{FILE}*"))


def test_of_a_removed_document_the_quote_stays(library: Library) -> None:
    answer = library.ask("What does the penguin house cost?")
    one = library.conversations.keep(answer)
    two = library.conversations.keep(library.ask("What do seals and penguins eat for breakfast on Tuesdays?"))
    library.remove("penguins")
    kept = library.conversations.open(one).exchanges[0].answer
    assert [(one.quote, one.start, one.end, one.page, one.paragraph) for one in kept.citations] == [
        (one.quote, one.start, one.end, one.page, one.paragraph) for one in answer.citations
    ]
    citation = kept.citations[0]
    assert citation.gone
    assert (citation.document.text, citation.document.title) == ("", "Minutes of the Penguin Board")
    assert citation.reference == answer.citations[0].reference
    assert kept.text == answer.text
    refused = library.conversations.open(two).exchanges[0].answer
    assert refused.near
    assert all(place.text for place in refused.near)
    assert any(place.gone for place in refused.near)
    assert "Ada Quill" not in answer_as_json(answer)  # only what was quoted: the rest went with the document


def test_where_the_text_moved_the_citation_moves_along(library: Library) -> None:
    answer = library.ask("How often is the otter pond cleaned?")
    one = library.conversations.keep(answer)
    library.add_text(f"A new line above.\n\n{LETTER}", title="A letter on otters", id="otters")
    again = library.conversations.open(one).exchanges[0].answer
    assert exact(again)
    assert again.citations[0].start == answer.citations[0].start + len("A new line above.\n\n")
    library.add_text("The letter on otters was withdrawn.", title="A letter on otters", id="otters")
    withdrawn = library.conversations.open(one).exchanges[0].answer.citations[0]
    assert withdrawn.gone
    assert withdrawn.quote == answer.citations[0].quote


def test_fifty_real_answers_come_back_as_they_were(collections: Path, coventry_library: Library) -> None:
    asked = (collections / "coventry" / "questions.jsonl").read_text("utf-8").splitlines()
    asked += (Path(__file__).parents[2] / "benchmarks/questions/coventry.jsonl").read_text("utf-8").splitlines()
    questions = list(dict.fromkeys(json.loads(line)["question"] for line in asked))[:50]
    assert len(questions) == 50
    for question in questions:
        answer = coventry_library.ask(question)
        again = answer_from_json(answer_as_json(answer), coventry_library)
        assert again == answer
        assert again.text == answer.text
        assert exact(again)


def changed(change: Callable[[Any], Any]) -> Callable[[str], str]:
    def applied(text: str) -> str:
        value = json.loads(text)
        change(value)
        return json.dumps(value)

    return applied


@pytest.mark.parametrize(
    "spoil",
    [
        changed(lambda value: value.pop("scope")),
        changed(lambda value: value.update(extra=1)),
        changed(lambda value: value.update(status="sure")),
        changed(lambda value: value.update(question=7)),
        changed(lambda value: value.update(score="high")),
        changed(lambda value: value.update(notes="a note")),
        changed(lambda value: value["statements"][0].update(citations=[99])),
        changed(lambda value: value["statements"][0].update(citations=[-1])),
        changed(lambda value: value["statements"][0].update(citations=[True])),
        changed(lambda value: value["cited"][0].update(document="another", start=0)),
        changed(lambda value: value["cited"][0].update(start="0")),
        changed(lambda value: value["scope"].update(first="yesterday")),
        changed(lambda value: value["documents"][0].update(kind="novel")),
        changed(lambda value: value["documents"][0].update(added="now")),
        lambda text: text[:-20],
        lambda text: "[" * 100_000,
        lambda text: "null",
        lambda text: "",
        changed(lambda value: value.update(format=3)),
    ],
)
def test_json_that_is_no_answer_is_refused_plainly(library: Library, spoil: Callable[[str], str]) -> None:
    text = answer_as_json(library.ask("What does the penguin house cost?"))
    assert answer_from_json(text, library).citations
    with pytest.raises(LibraryError) as error:
        answer_from_json(spoil(text), library)
    assert re.search(r"Ask the question again|Use that version", str(error.value))


def test_kept_answers_hold_no_path_and_no_whole_document(sample_library: Library, samples: Path) -> None:
    answer = sample_library.ask("How quickly are children interviewed after going missing?")
    text = answer_as_json(answer)
    assert answer.considered
    assert str(samples) not in text
    assert len(text) < 40_000


def test_half_characters_do_no_harm(library: Library) -> None:
    answer = library.ask("What does the penguin house cost?")
    odd = Answer("Half \ud800 a character?", "not_found", reason="No \udfff.", scope=Scope(titles=("\ud800",)))
    one = library.conversations.keep(odd, "ada")
    library.feedback.give(odd, good=False, why="\ud83d")
    assert library.conversations.open(one, "ada").exchanges[0].answer.question == "Half ? a character?"
    assert library.conversations.keep(answer, "ada", one) == one
    assert len(library.feedback.all()) == 1


def test_feedback_is_listed_newest_first_and_can_be_changed(library: Library) -> None:
    cost, pond = library.ask("What does the penguin house cost?"), library.ask("How often is the otter pond cleaned?")
    library.feedback.give(cost, good=True, owner="ada")
    library.feedback.give(pond, good=True, owner="ada")
    library.feedback.give(cost, good=False, why=" Too dear. ", owner="ada")
    library.feedback.give(cost, good=True, owner="bram")
    said = [(one.question, one.good, one.why) for one in library.feedback.all()]
    assert said == [
        (cost.question, True, ""),
        (cost.question, False, "Too dear."),
        (pond.question, True, ""),
    ]
    newest = library.feedback.all()[0]
    assert (newest.text, newest.version) == (cost.text, VERSION)
    assert newest.given.utcoffset() is not None


# several processes, and ends of all kinds


@pytest.fixture
def answer_file(library: Library, tmp_path: Path) -> Path:
    path = tmp_path / "answer.json"
    path.write_text(answer_as_json(library.ask("What does the penguin house cost?")), "utf-8")
    return path


def keeper(library: Library, answer_file: Path, owner: str, times: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(KEEPER), str(library.path), str(answer_file), owner, str(times)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=KEEPER.parents[2], env=_env()
    )


def _env() -> dict[str, str]:
    import os

    root = str(KEEPER.parents[2])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])}


def test_two_processes_keep_at_once_while_a_third_writes(library: Library, answer_file: Path) -> None:
    with WriterLock(library.path / "writer.lock").held():  # as while documents are being added
        keepers = [keeper(library, answer_file, owner, 60) for owner in ("ada", "bram")]
        mine = [library.conversations.keep(library.ask("How often is the otter pond cleaned?")) for _ in range(5)]
        said = [process.communicate(timeout=120) for process in keepers]
    assert [process.returncode for process in keepers] == [0, 0], said
    for owner, (out, _) in zip(("ada", "bram"), said, strict=True):
        assert {name.id for name in library.conversations.all(owner)} == set(out.split())
        assert len(out.split()) == 60
    assert {name.id for name in library.conversations.all()} == set(mine)


def test_a_process_killed_while_keeping_loses_nothing_it_had_kept(library: Library, answer_file: Path) -> None:
    chance = random.Random(7)
    kept: set[str] = set()
    for _ in range(6):
        process = keeper(library, answer_file, "ada", 100_000)
        assert process.stdout is not None
        for _ in range(chance.randint(1, 40)):
            kept.add(process.stdout.readline().strip())
        process.kill()
        told = process.stdout.read()
        process.communicate(timeout=30)
        kept |= set(told[: told.rfind("\n") + 1].split())
    names = {name.id: name for name in library.conversations.all("ada")}
    assert kept <= set(names)
    assert len(names) <= len(kept) + 6  # one that was kept but not yet told
    assert {name.turns for name in names.values()} == {1}
    for one in chance.sample(sorted(names), 5):
        assert exact(library.conversations.open(one, "ada").exchanges[0].answer)
    with sqlite3.connect(library.path / FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    library.conversations.keep(library.ask("How often is the otter pond cleaned?"), "ada")


@pytest.mark.parametrize("harm", ["broken", "newer", "a folder", "empty"])
def test_a_file_that_cannot_be_used_does_not_stop_asking(library: Library, harm: str) -> None:
    library.conversations.keep(library.ask("What does the penguin house cost?"))
    folder = library.path
    library.close()
    path = folder / FILE
    if harm == "newer":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 2")
        connection.close()
    else:
        for file in folder.glob(f"{FILE}*"):
            file.unlink()
        if harm == "a folder":
            path.mkdir()
        else:
            path.write_bytes(b"" if harm == "empty" else b"SQLite format 3\x00" + b"no database at all " * 500)
    with Library.open(folder) as again:
        answer = again.ask("How often is the otter pond cleaned?")
        assert answer.status == "answered"
        if harm == "empty":
            assert again.conversations.all() == []
            again.conversations.keep(answer)
            return
        for use in (again.conversations.all, again.feedback.all, lambda: again.conversations.keep(answer)):
            with pytest.raises(LibraryError) as error:
                use()
            assert FILE in str(error.value)
            assert str(folder) not in str(error.value)
            assert "no such table" not in str(error.value)
            assert re.search(r"rename|See that", str(error.value))


def test_looking_makes_no_file(library: Library) -> None:
    assert library.conversations.all() == []
    assert library.feedback.all() == []
    with pytest.raises(NotFound):
        library.conversations.open("none")
    assert not list(library.path.glob(f"{FILE}*"))


def test_the_kept_file_alone_is_no_foreign_file(library: Library) -> None:
    library.conversations.keep(library.ask("What does the penguin house cost?"))
    folder = library.path
    library.close()
    for file in folder.glob("catalogue*"):
        file.unlink()
    with Library.open(folder) as again:
        name = again.conversations.all()[0]
        assert again.conversations.open(name.id).exchanges[0].answer.citations[0].gone
