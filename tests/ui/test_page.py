"""What holds for the whole page: no other host, nothing open that need not be, every width."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ui.browsing import COLD, IN_A_PDF, Seen, Watched, ask, request

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    turn = ask(page, IN_A_PDF)
    turn.locator(".mark").first.click()
    page.locator(".reader").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_before_the_first_question_nothing_is_fetched_for_other_tabs(page: Page, seen: Seen) -> None:
    page.wait_for_timeout(500)
    paths = [urlsplit(url).path for url in seen.requests]
    assert [path for path in paths if path.startswith("/gradio_api/component_server")] != []
    assert [path for path in paths if re.match(r"/(documents|facts|source/(?!style)|gradio_api/queue)", path)] == []


def test_the_page_says_at_once_that_it_is_being_opened(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address, timeout=COLD)
    expect(page.locator("#opening")).to_contain_text("Opening the library")
    context.close()
    assert b"<noscript><p>This page needs JavaScript." in request(address, "/")[2]


def test_a_page_that_reached_elsewhere_would_be_seen(browser: Browser, address: str, watched: Watched) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, timeout=COLD)
    page.locator(".welcome").wait_for(timeout=COLD)
    assert watched.strays == []
    page.evaluate(
        "new Promise((done) => { const one = new Image(); one.onerror = done; one.src = '//example.org/a.png'; })"
    )
    context.close()
    assert any("Content Security Policy" in stray for stray in watched.strays)
    watched.strays.clear()


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
    "path",
    ["/gradio_api/info", "/gradio_api/openapi.json", "/gradio_api/file=/etc/hostname", "/docs", "/monitoring"],
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
    assert request(address, "/gradio_api/upload", "POST", "")[0] == 404
    for file in (str(secret), f"file://{secret}", f"../../../..{secret}"):
        path = f"/documents/file?batch=forged&name={quote(file, safe='')}"
        assert request(address, path, "POST", "Nothing is said here of any word.")[0] == 204
    config = json.loads(request(address, "/config")[2])
    file_data = {"path": str(secret), "orig_name": "forged.txt", "meta": {"_type": "gradio.FileData"}}
    for event in config["dependencies"]:
        body = json.dumps({"data": [[file_data]], "fn_index": event["id"], "session_hash": "forged"})
        request(address, "/gradio_api/queue/join", "POST", body, Content_Type="application/json")
    assert b"swordfish" not in request(address, "/gradio_api/queue/data?session_hash=forged")[2]
    assert b"swordfish" not in request(address, "/documents/progress")[2]
    assert secret.read_text("utf-8").endswith("swordfish.")
