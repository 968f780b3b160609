"""The questions to start from are answered by the library that gives them, and what it may be limited to is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Library

ALL = 12


def refused(library: Library, questions: list[str]) -> list[tuple[str, str, str]]:
    answers = [library.ask(question) for question in questions]
    return [(one.question, one.status, one.reason) for one in answers if one.status not in ("answered", "partial")]


@pytest.fixture(scope="module")
def reports(collections: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The reports of three authorities, and papers of other kinds."""
    folders = [collections / "ofsted" / "documents" / name for name in ("york", "rutland", "coventry")]
    with Library.open(tmp_path_factory.mktemp("reports") / "library") as library:
        assert not library.add([*folders, collections / "coventry" / "documents"]).failed
        yield library


def test_the_examples_of_the_samples_are_varied_and_all_answered(sample_library: Library) -> None:
    questions = sample_library.example_questions(ALL)
    assert len(questions) == len(set(questions)) >= 4
    assert refused(sample_library, questions) == []
    first = sample_library.example_questions()
    assert first == questions[:4]
    assert first[0] == "Which grade did Marlbeck get overall in 2024?"
    assert first[1] == "How has Marlbeck’s overall grade changed since 2021?"
    assert first[2] == "What needs to improve in Marlbeck?"
    assert "say" in first[3] or "said" in first[3]


def test_the_examples_of_real_reports_are_all_answered(reports: Library) -> None:
    began = time.thread_time()
    questions = reports.example_questions(ALL)
    seconds = time.thread_time() - began
    assert len(questions) == ALL
    assert refused(reports, questions) == []
    about = {name for name in ("York", "Rutland", "Coventry") for question in questions[:3] if name in question}
    assert len(about) == 3, "the first ones are about different authorities"
    assert seconds < 0.5
    began = time.thread_time()
    assert reports.example_questions(ALL) == questions
    assert time.thread_time() - began < 0.02


def test_the_examples_of_the_coventry_papers_are_all_answered(coventry_library: Library) -> None:
    questions = coventry_library.example_questions(ALL)
    assert len(questions) >= 4
    assert refused(coventry_library, questions) == []


@pytest.mark.parametrize("split", ["train", "val"])
def test_the_examples_of_transcripts_are_all_answered(
    collections: Path, tmp_path_factory: pytest.TempPathFactory, split: str
) -> None:
    meetings = sorted((collections / "qmsum" / split / "documents").iterdir())[:2]
    with Library.open(tmp_path_factory.mktemp(split) / "library") as library:
        assert not library.add(meetings).failed
        questions = library.example_questions(ALL)
        assert questions
        assert refused(library, questions) == []


def test_papers_without_facts_get_questions_about_what_they_name(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        assert library.example_questions() == []
        text = (
            "News from the harbour\n\nThe harbour office said that the Tidal Barrier Fund paid for the new wall. "
            "Members of the Tidal Barrier Fund will meet in June. On The Whole it went well, On The Whole indeed.\n"
        )
        library.add_text(text, title="News from the harbour")
        questions = library.example_questions()
        assert questions == ["What is said about the Tidal Barrier Fund?"]
        assert refused(library, questions) == []
        library.remove(library.documents()[0].id)
        assert library.example_questions() == []


def test_nothing_heavy_is_loaded_for_the_examples(sample_library: Library) -> None:
    import subprocess
    import sys

    code = (
        "import sys\nfrom assistant import Library\n"
        f"with Library.open({str(sample_library.path)!r}) as library:\n"
        "    assert library.example_questions() and library.scope_choices().authorities\n"
        "    library.conversations.all(); library.feedback.all()\n"
        "    assert 'torch' not in sys.modules and 'sentence_transformers' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_what_a_question_may_be_limited_to(sample_library: Library) -> None:
    choices = sample_library.scope_choices()
    assert choices.authorities == {"Marlbeck": 5}
    assert sum(choices.kinds.values()) == len(sample_library.documents())
    assert choices.kinds["inspection report"] == 2
    assert list(choices.kinds.values()) == sorted(choices.kinds.values(), reverse=True)
    assert list(choices.years) == sorted(choices.years, reverse=True)
    assert choices.years[2021] == 1
    assert choices.publishers == {"Children’s Services Courier": 1}


def test_a_choice_limits_to_as_many_documents_as_it_says(reports: Library) -> None:
    choices = reports.scope_choices()
    held = reports.documents()
    for authority, count in choices.authorities.items():
        assert sum((document.authority or "") in authority for document in held if document.authority) >= count > 0
    for year, count in choices.years.items():
        assert sum(bool(document.last_day and document.last_day.year == year) for document in held) == count
