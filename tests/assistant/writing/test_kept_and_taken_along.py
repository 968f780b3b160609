"""What a model wrote is kept and taken along as such; a scripted stand-in says what real ones might."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant import Answer, Library, LibraryError, answer_as_json, answer_from_json, as_html, as_markdown
from tests.scripted_model import ScriptedModel, passage_of

QUESTION = "How often is supervision held?"
MONTHLY = "Supervision in the MASH and in the assessment teams takes place every month."
WRONG = "Supervision in the MASH takes place every 9 days."
NAME = "ScriptedModel:scripted"


@pytest.fixture(scope="module")
def library(sample_library: Library) -> Iterator[Library]:
    model = ScriptedModel()
    model.says(lambda prompt: f"{MONTHLY} [{passage_of(prompt, MONTHLY)}]\n{WRONG} [{passage_of(prompt, MONTHLY)}]")
    with Library.open(sample_library.path, model=model) as opened:
        yield opened


@pytest.fixture(scope="module")
def written(library: Library) -> Answer:
    answer = library.ask(QUESTION)
    assert (answer.model, len(answer.statements), len(answer.withheld)) == (NAME, 1, 1)
    return answer


@pytest.fixture(scope="module")
def ours(library: Library) -> Answer:
    return library.ask(QUESTION, model="none")


def test_a_written_answer_is_kept_whole(library: Library, written: Answer) -> None:
    again = answer_from_json(answer_as_json(written), library)
    assert again == written
    assert (again.model, again.withheld, again.complete) == (NAME, written.withheld, True)
    conversation = library.conversations.keep(replace(written, complete=False))
    (exchange,) = library.conversations.open(conversation).exchanges
    assert (exchange.answer.statements[0].kind, exchange.answer.withheld) == ("written", written.withheld)
    assert not exchange.answer.complete
    library.conversations.delete(conversation)


def test_what_was_kept_before_there_were_models_is_read(library: Library, ours: Answer) -> None:
    value: dict[str, Any] = json.loads(answer_as_json(ours))
    for name in ("model", "withheld", "complete"):
        del value[name]
    old = json.dumps({**value, "format": 1})
    assert answer_from_json(old, library) == ours
    with pytest.raises(LibraryError):
        answer_from_json(json.dumps(value), library)


@pytest.mark.parametrize("form", [as_markdown, as_html])
def test_an_export_says_who_wrote_and_what_was_withheld(form: Any, written: Answer) -> None:
    told = form(written)
    assert f"Written by {NAME} from the quotes below; 1 statement was withheld." in told
    assert "No language model" not in told
    assert told.count("withheld") == 1, "it is said once"
    assert WRONG not in told
    assert f"“{MONTHLY}”" in told, "the quote"
    assert told.count(MONTHLY) == 2
    assert told.count(f"“{MONTHLY}”") == 1, "what the model says is in no quotation marks"


@pytest.mark.parametrize("form", [as_markdown, as_html])
def test_among_several_answers_each_says_who_wrote_it(form: Any, written: Answer, ours: Answer) -> None:
    told = form([written, ours])
    assert "Answers written by a language model say so; all others are quoted" in told
    assert told.count(f"Written by {NAME} from the quotes below; 1 statement was withheld") == 1


def test_a_bundle_names_the_model(library: Library, written: Answer, ours: Answer) -> None:
    with zipfile.ZipFile(io.BytesIO(library.evidence([written, ours]))) as bundle:
        assert json.loads(bundle.read("manifest.json"))["language_model"] == NAME
        kept = json.loads(bundle.read("answer.json"))["answers"]
    assert [one["answer"]["model"] for one in kept] == [NAME, None]
    assert kept[0]["answer"]["withheld"] == [{"text": WRONG, "reason": written.withheld[0].reason}]
    with zipfile.ZipFile(io.BytesIO(library.evidence(ours))) as bundle:
        assert json.loads(bundle.read("manifest.json"))["language_model"] is None
