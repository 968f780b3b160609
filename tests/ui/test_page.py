"""The page in a real browser, over a real library."""

from __future__ import annotations

import http.client
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Dialog, FilePayload, Locator, Page, expect, sync_playwright

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
IN_A_PDF = "What share of children who went missing were offered return home interviews within 72 hours in 2023?"


@pytest.fixture(scope="module")
def address(made_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A served page over a library of its own."""
    library = shutil.copytree(made_library, tmp_path_factory.mktemp("served") / "library")
    command = [sys.executable, "-m", "ui", "chat", "--port", "0", "--library", str(library)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    said = server.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", said)
    assert found, said
    yield found[0]
    server.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
    assert server.wait(30) in (0, 1)
    server.stdout.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        if os.environ.get("CHAPTERVERSE_REQUIRE_BROWSER"):
            pytest.fail("This test must run here, and there is no Chromium or Chrome on this machine.")
        pytest.skip("no Chromium or Chrome on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@dataclass
class Seen:
    """What the browser did while a test ran."""

    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def page(browser: Browser, address: str, seen: Seen) -> Iterator[Page]:
    """The page, loaded; whatever a test does, no request may leave the server and no script may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(15_000)
    context.on("request", lambda request: seen.requests.append(request.url))
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    page.on("dialog", seen.dialog)
    page.goto(address)
    expect(page.locator(".welcome")).to_contain_text(re.compile(r"Ask your \d+ documents"))
    yield page
    context.close()
    assert {urlsplit(url).netloc for url in seen.requests if not url.startswith("data:")} == {urlsplit(address).netloc}
    assert seen.dialogs == []
    assert seen.errors == []


def ask(page: Page, question: str) -> Locator:
    """Ask and return the exchange once it is answered."""
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    turn = page.locator(".turn").filter(has=page.get_by_role("heading", name=question, exact=True)).last
    turn.locator(".answer").wait_for()
    return turn


def upload(page: Page, files: dict[str, bytes]) -> None:
    """Drop files of these names and bytes on the page's upload field."""
    given: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files.items()
    ]
    page.set_input_files("#drop input[type=file]", given)


def yellow_pixels(picture: bytes) -> int:
    red, green, blue = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), np.int16).transpose(2, 0, 1)
    return int(((red > 200) & (green > 180) & (blue < red - 60)).sum())


def in_view(inner: Locator, outer: Locator) -> bool:
    one, other = inner.bounding_box(), outer.bounding_box()
    assert one is not None
    assert other is not None
    return other["y"] <= one["y"] <= other["y"] + other["height"]


def test_a_citation_opens_the_pdf_page_with_the_quote_marked(page: Page, address: str) -> None:
    turn = ask(page, IN_A_PDF)
    expect(turn.locator(".answer")).to_contain_text("71%")
    turn.get_by_role("button", name=re.compile(r"^Source 1: .*page 3")).first.click()
    picture = page.locator(".reader img")
    expect(picture).to_have_attribute("alt", re.compile("Marked: .*72 hours"))
    picture.evaluate("image => image.decode()")
    source = picture.get_attribute("src")
    assert source is not None
    marked = page.request.get(f"{address}/{source}")
    plain = page.request.get(re.sub("&start=.*", "", f"{address}/{source}"))
    assert marked.headers["content-type"] == "image/png"
    assert yellow_pixels(marked.body()) > 1000
    assert yellow_pixels(plain.body()) == 0
    page.get_by_role("button", name="Page back").click()
    picture.evaluate("image => image.decode()")
    expect(page.locator(".reader .at")).to_have_text("Page 2 of 3")
    expect(picture).to_have_attribute("alt", re.compile(r"^Page 2 of [^:]*\.$"))


def test_a_citation_of_a_text_opens_it_with_the_quote_in_view(page: Page) -> None:
    turn = ask(page, "How many children are in residential care, against how many in the budget?")
    card = turn.locator(".sources .card").filter(has_text="against 43 in the budget").first
    card.focus()
    page.keyboard.press("Enter")
    mark = page.locator(".reader mark").first
    expect(mark).to_contain_text("against 43 in the budget")
    assert in_view(mark, page.locator(".reader .leaf"))
    expect(page.locator(".reader h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reader")).to_have_count(0)
    expect(card).to_be_focused()


def test_a_refusal_shows_its_reason_and_no_marks(page: Page) -> None:
    turn = ask(page, "How many zebras live in the council's offices?")
    expect(turn.locator(".reason")).not_to_be_empty()
    expect(turn.locator(".mark, .sources")).to_have_count(0)


def test_a_follow_up_is_shown_as_it_was_understood(page: Page) -> None:
    first = ask(page, "How many places does Larch House have?")
    expect(first.locator(".asked")).to_have_count(0)
    turn = ask(page, "When did it open?")
    expect(turn.locator(".asked")).to_have_text("Asked as: When did Larch House open?")
    expect(turn.locator(".answer")).to_contain_text("3 May 2023")


def test_an_example_asks_itself(page: Page) -> None:
    example = page.locator(".example").first
    question = example.inner_text()
    example.click()
    expect(page.locator(".turn .question")).to_have_text(question)
    page.locator(".turn .answer").wait_for()


def test_hostile_text_is_shown_and_does_nothing(page: Page, seen: Seen) -> None:
    turn = ask(page, "What is said about the penguin budget?")
    expect(turn.locator(".answer")).to_contain_text("<img src=http://example.org/x.png onerror=alert(1)>")
    turn.locator(".mark").first.click()
    expect(page.locator(".reader .leaf")).to_contain_text("${alert(2)} {{value}} <script>alert(3)</script>")
    assert page.locator("img[src*='example.org']").count() == 0
    assert not any("example.org" in url for url in seen.requests)


def test_a_question_can_be_kept_to_one_document(page: Page) -> None:
    page.locator("#chosen input").click()
    page.get_by_role("option", name=re.compile("Focused visit to Marlbeck")).click()
    page.keyboard.press("Escape")
    turn = ask(page, "What needs to improve?")
    titles = set(turn.locator(".sources h3").all_inner_texts())
    assert {title.partition(" services")[0] for title in titles} == {"Focused visit to Marlbeck children’s"}


def test_files_are_uploaded_answered_from_and_removed(page: Page) -> None:
    page.get_by_role("tab", name="Documents").click()
    text = b"Zoo plan\n\nThe otter house will cost 4,310 pounds and opens in May.\n"
    upload(page, {"../Zoo plan é.txt": text, "the same again.txt": text, "numbers.xyz": b"\x00\x01"})
    states = page.locator(".uploads li .state")
    expect(states).to_have_text(["added", "already in the library under another name", "not added"], timeout=30_000)
    expect(page.locator(".uploads .is-failed .why")).to_contain_text(".xyz")
    assert "/" not in page.locator(".uploads").inner_text()
    row = page.get_by_role("row").filter(has_text="Zoo plan é.txt")
    expect(row).to_be_visible()

    page.get_by_role("tab", name="Ask").click()
    expect(ask(page, "How much will the otter house cost?").locator(".answer")).to_contain_text("4,310")

    page.get_by_role("tab", name="Documents").click()
    row.get_by_role("button", name=re.compile("^Remove ")).click()
    page.get_by_role("button", name="Keep it").click()
    expect(row).to_be_visible()
    row.get_by_role("button", name=re.compile("^Remove ")).click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)

    page.get_by_role("tab", name="Ask").click()
    page.locator(".turn .mark").first.click()
    expect(page.locator(".reader")).to_contain_text("no longer in the library")


def test_adding_can_be_stopped_while_questions_are_answered(page: Page) -> None:
    page.get_by_role("tab", name="Documents").click()
    one = "Depot {0} stores {0} tonnes of salt. The keeper of depot {0} is called Marlow. It is open in winter. "
    upload(page, {f"depot {number:02}.txt": (one.format(number) * 40).encode() for number in range(40)})
    page.locator(".uploads .is-added").first.wait_for()
    page.get_by_role("tab", name="Ask").click()
    expect(ask(page, IN_A_PDF).locator(".answer")).to_contain_text("71%")
    page.get_by_role("tab", name="Documents").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".uploads [role=status]")).to_contain_text("stopped before this file", timeout=30_000)
    added = page.locator(".uploads .is-added").count()
    expect(page.get_by_role("row").filter(has_text=re.compile(r"depot \d\d\.txt"))).to_have_count(added)


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    turn = ask(page, IN_A_PDF)
    turn.locator(".mark").first.click()
    page.locator(".reader").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width


# what a browser is not needed for


def request(
    address: str, path: str, method: str = "GET", body: str | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    answered = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    connection.close()
    return answered


def test_every_response_names_no_other_host(address: str) -> None:
    for path in ("/", "/config", "/theme.css", "/source/style.css", "/favicon.ico", "/nowhere"):
        _, headers, _ = request(address, path)
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert not re.search(r"https?:|\*", policy)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_other_names_and_other_pages_are_refused(address: str) -> None:
    assert request(address, "/", Host="evil.example")[0] == 421
    assert request(address, "/", Host=f"localhost:{urlsplit(address).port}")[0] == 200
    body = json.dumps({"data": [], "fn_index": 0, "session_hash": "x"})
    status, _, _ = request(address, "/gradio_api/queue/join", "POST", body, Origin="http://evil.example")
    assert status == 403


@pytest.mark.parametrize(
    "path", ["/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/file=/etc/hostname", "/docs", "/monitoring"]
)
def test_what_the_page_does_not_need_is_closed(address: str, path: str) -> None:
    assert request(address, path)[0] == 404


def test_a_file_is_only_ever_an_attachment(address: str, page: Page) -> None:
    turn = ask(page, "What is said about the penguin budget?")
    turn.locator(".mark").first.click()
    link = page.get_by_role("link", name="Download").get_attribute("href")
    status, headers, body = request(address, f"/{link}")
    assert status == 200
    assert headers["content-disposition"].startswith("attachment")
    assert headers["content-type"] == "application/octet-stream"
    assert b"penguin" in body
    assert request(address, "/source/file?document=../../etc/hostname")[0] == 404


def test_a_forged_upload_reads_no_file_of_the_machine(address: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The password of the machine is swordfish.", "utf-8")
    config = json.loads(request(address, "/config")[2])
    events = {target[1]: event["id"] for event in config["dependencies"] for target in event["targets"]}
    file = {"path": str(secret), "orig_name": "forged.txt", "meta": {"_type": "gradio.FileData"}}
    body = json.dumps({"data": [[file]], "fn_index": events["upload"], "session_hash": "forged"})
    assert request(address, "/gradio_api/queue/join", "POST", body, Content_Type="application/json")[0] == 200
    _, _, answer = request(address, "/gradio_api/queue/data?session_hash=forged")
    assert b'"success":false' in answer
    assert secret.exists()


def test_many_pictures_can_be_asked_for_at_once(address: str, page: Page) -> None:
    ask(page, IN_A_PDF).locator(".mark").first.click()
    picture = page.locator(".reader img")
    picture.evaluate("image => image.decode()")
    source = f"/{picture.get_attribute('src')}"
    sources = [re.sub(r"page=\d+", f"page={1 + number % 3}", source) for number in range(36)]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda one: request(address, one)[0], sources))
    assert set(statuses) == {200}
