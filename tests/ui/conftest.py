from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant import Library
from tests.ui.browsing import COLD, Seen, Watched

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

expect.set_options(timeout=15_000)  # other tests run beside these

HOSTILE = (
    "Penguin budget\n\nThe penguin budget is <img src=http://example.org/x.png onerror=alert(1)> and "
    "![x](http://example.org/x.png) pounds a year. ${alert(2)} {{value}} <script>alert(3)</script>\n"
)


@pytest.fixture(scope="session")
def documents(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample documents and a hostile one, in a folder of their own."""
    folder = tmp_path_factory.mktemp("documents") / "papers"
    shutil.copytree(samples, folder)
    (folder / "penguins.txt").write_text(HOSTILE, "utf-8")
    return folder


@pytest.fixture(scope="session")
def made_library(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library over the sample documents, made once; copy it before writing to it."""
    folder = tmp_path_factory.mktemp("library") / "library"
    with Library.open(folder) as library:
        assert not library.add(documents).failed
    return folder


@pytest.fixture
def library(made_library: Path, tmp_path: Path) -> Path:
    """A library of the test's own."""
    return shutil.copytree(made_library, tmp_path / "library")


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


@pytest.fixture(scope="session")
def watched() -> Watched:
    """What all contexts of the browser did."""
    return Watched()


@pytest.fixture(autouse=True)
def _nothing_leaves_the_page(watched: Watched) -> Iterator[None]:
    """Fails a test in whose pages, whichever way it opened them, something went elsewhere or against the policy."""
    yield
    strays, watched.strays = watched.strays, []
    assert strays == []


@pytest.fixture(scope="session")
def browser(watched: Watched) -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        if os.environ.get("CHAPTERVERSE_REQUIRE_BROWSER"):
            pytest.fail("This test must run here, and there is no Chromium or Chrome on this machine.")
        pytest.skip("no Chromium or Chrome on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        opened.on("context", watched.watch)
        yield opened
        opened.close()


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
    page.goto(address, timeout=COLD)
    expect(page.locator(".welcome")).to_contain_text(re.compile(r"Ask your \d+ documents"), timeout=COLD)
    yield page
    context.close()
    assert {urlsplit(url).netloc for url in seen.requests if not url.startswith("data:")} == {urlsplit(address).netloc}
    assert seen.dialogs == []
    assert seen.errors == []
