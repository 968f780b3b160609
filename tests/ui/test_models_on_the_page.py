"""The page with a language model, in a real browser; the model is a scripted stand-in in the served process."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.ui.browsing import ask
from tests.ui.scripted_page import INVENTED, LINK, MONTHLY, SLOWLY, WRONG

pytestmark = pytest.mark.browser
QUESTION = "How often is supervision held?"
NAME = "Scripted:scripted"
NONE = "No model: sentences as they stand"


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scripted") / "notes"


@pytest.fixture(scope="module")
def address(made_library: Path, notes: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """In place of the usual page: one over a library with a model."""
    library = shutil.copytree(made_library, tmp_path_factory.mktemp("served") / "library")
    command = [sys.executable, "-m", "tests.ui.scripted_page", str(library), str(notes)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    said = server.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert found, said
    yield found[0]
    server.terminate()
    server.wait(30)
    server.stdout.close()


def begin(page: Page, question: str) -> Locator:
    """Ask without waiting for the answer."""
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    return page.locator(".turn").last


def writer(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Language model")


def test_sentences_appear_once_verified_and_the_rest_is_folded_away(page: Page) -> None:
    begin(page, QUESTION)
    growing = page.locator(".turn.pending .growing")
    expect(growing.locator(".written")).to_have_text(re.compile("takes place every month"), timeout=60_000)
    expect(page.locator(".turn.pending .waiting")).to_contain_text(f"{NAME} writes")
    expect(page.locator(".turn.pending")).to_have_count(0)
    turn = page.locator(".turn").last
    expect(turn.locator(".answer .written")).to_have_count(1)
    expect(turn.locator(".answer .written .mark")).to_have_count(1)
    expect(turn.locator(".answer")).not_to_contain_text("“")
    expect(turn.locator(".answer")).not_to_contain_text("withheld")
    expect(turn.locator(".card .words")).to_have_text(MONTHLY)
    expect(turn.locator(".by")).to_have_text(f"Written by {NAME}; each sentence was found in its source")
    fold = turn.locator("details.withheld")
    expect(fold.locator("summary")).to_have_text("3 sentences were withheld because the passages do not say them.")
    expect(fold.locator("li").first).not_to_be_visible()
    fold.locator("summary").click()
    expect(fold.locator("li s")).to_have_text([WRONG, INVENTED, LINK])
    expect(fold.locator(".why-not").nth(1)).to_contain_text("How often is not as cited")
    expect(turn.locator("img, a[href*=evil]")).to_have_count(0)
    expect(fold).to_contain_text("no part of the answer")


def test_a_mark_of_a_written_sentence_opens_the_quote(page: Page) -> None:
    turn = begin(page, QUESTION)
    expect(page.locator(".turn.pending")).to_have_count(0, timeout=60_000)
    turn.locator(".written .mark").click()
    expect(page.locator(".reader")).to_be_visible()


def test_the_choice_is_remembered_and_without_a_model_the_answer_is_quoted(page: Page) -> None:
    expect(writer(page).locator("option")).to_have_text([NAME, NONE])
    expect(writer(page)).to_have_value(NAME)
    writer(page).select_option(label=NONE)
    page.reload()
    expect(writer(page)).to_have_value("none")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    turn = ask(page, QUESTION)
    expect(turn.locator(".answer")).to_contain_text("every month")
    expect(turn.locator(".answer .quoted").first).to_be_visible()
    expect(turn.locator(".by")).to_have_text("No language model wrote this")
    expect(turn.locator(".withheld, .written")).to_have_count(0)
    assert not any("answer_so_far" in sent for sent in asked)


def test_stop_ends_the_request_to_the_model(page: Page, notes: Path) -> None:
    notes.unlink(missing_ok=True)
    turn = begin(page, f"{QUESTION} Answer {SLOWLY}.")
    expect(turn.locator(".growing .written")).to_have_count(1, timeout=60_000)
    assert not notes.exists()
    page.get_by_role("button", name="Stop").click()
    expect(turn.locator(".stopped")).to_have_text("Stopped.")
    expect(turn.locator(".written")).to_have_count(0)
    deadline = time.monotonic() + 5
    while not notes.exists() and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert notes.exists(), "the model goes on writing for nobody"
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_a_written_answer_is_reopened_and_taken_along_as_such(page: Page) -> None:
    begin(page, QUESTION)
    expect(page.locator(".turn.pending")).to_have_count(0, timeout=60_000)
    page.reload()
    turn = page.locator(".turn").last
    expect(turn.locator(".answer .written")).to_have_count(1)
    expect(turn.locator("details.withheld li")).to_have_count(3)
    turn.locator(".foot .menu summary").click()
    link = turn.get_by_role("link", name="Markdown")
    with page.expect_download() as download:
        link.click()
    taken = Path(download.value.path()).read_text("utf-8")
    assert f"Written by {NAME} from the quotes below; 3 statements were withheld." in taken
    assert "evil" not in taken


@pytest.mark.parametrize("width", [390, 1280])
def test_the_choice_fits_beside_the_limits(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    expect(writer(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
