"""How fast the page is: opening it, from a question to its answer, from a click on a citation to its marked page.

    python -m benchmarks.page [--library FOLDER] [--loads 3] [--questions 5] [--clicks 30]

Serves the library (made from the 185 reports where none is named) and drives the page in Chromium. A click opens the
source at a sentence chosen by a seed, each of another document; it counts until the picture is decoded and the marks
stand over it. What is measured is the page as it is used: each picture is
drawn anew, and the questions come first, so that the model is there. Opening is measured in a browser that
holds nothing of the page yet, from the address to the first content painted, to a question box that takes words, and
to the examples; the bytes are all that came by then.
"""

from __future__ import annotations

import argparse
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from assistant import Document, Library
from benchmarks.collections import present
from ingest.sentences import sentence_spans

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SEED = 30
_LEAST = 60
_SETTLING = 8000
"""Milliseconds until the server has loaded its model and has its cores free."""
_READING = 1.5
"""Seconds between clicks, as a reader needs them at least."""
_OPEN = """async detail => {
  const button = document.createElement("button");
  button.dataset.event = "source";
  button.dataset.detail = JSON.stringify(detail);
  document.querySelector(".gradio-container").append(button);
  const began = performance.now();
  button.click();
  const name = `${detail.document} `;
  const wait = () => new Promise(requestAnimationFrame);
  const leaf = () => document.querySelector(".leaf");
  while (!(leaf()?.dataset.leaf.startsWith(name) && leaf().querySelector(".printed.current"))) await wait();
  const picture = leaf().querySelector("img");
  while (!picture.getAttribute("src")) await wait();
  await picture.decode();
  await wait();
  button.remove();
  return performance.now() - began;
}"""
_LOADED = """async () => {
  const wait = () => new Promise(requestAnimationFrame);
  const box = () => document.querySelector("#ask-box");
  const opened = () => getComputedStyle(document.querySelector("#opening")).display === "none";
  while (!(box()?.offsetParent && opened())) await wait();
  const usable = performance.now();
  while (!document.querySelector(".example")) await wait();
  const whole = performance.now();
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? usable;
  const came = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const bytes = came.reduce((sum, one) => sum + one.transferSize, 0);
  return [painted / 1000, usable / 1000, whole / 1000, came.length, bytes / 1000];
}"""
_QUESTIONS = (
    "What needs to improve?",
    "How well are care leavers supported?",
    "What do inspectors say about children who go missing?",
    "How are disabled children helped?",
    "Are caseloads manageable?",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, help="a library's folder; without it one of the reports is made")
    parser.add_argument("--loads", type=int, default=3)
    parser.add_argument("--clicks", type=int, default=30)
    parser.add_argument("--questions", type=int, default=len(_QUESTIONS))
    given = parser.parse_args()
    with _library(given.library) as folder:
        with Library.open(folder, make=False) as library:
            documents = [document for document in library.documents() if document.pages]
            clicks = _clicks(documents, given.clicks)
        print(f"{platform.machine()}, Python {platform.python_version()}; {len(documents)} documents with pages")
        with served(folder) as address, _browsed(address) as page:
            page.wait_for_timeout(_SETTLING)
            _tell_opening([_opened(page, address) for _ in range(given.loads)])
            _tell("question to answer", [_asked(page, question) for question in _QUESTIONS[: given.questions]])
            _tell("click to marked page", [_clicked(page, click) for click in clicks])


def _clicks(documents: Sequence[Document], count: int) -> list[dict[str, object]]:
    """Sentences of as many documents as there are clicks, as a citation names them."""
    draw = random.Random(_SEED)
    chosen = draw.sample(documents, min(count, len(documents)))
    return [_click(document, draw) for document in chosen]


def _click(document: Document, draw: random.Random) -> dict[str, object]:
    blocks = [block for block in document.blocks if block.kind == "paragraph" and block.end - block.start > _LEAST]
    block = draw.choice(blocks or document.blocks)
    start, end = draw.choice(sentence_spans(document.text, block.start, block.end))
    return {"document": document.id, "start": start, "end": end, "quotes": [[start, end]]}


@contextmanager
def _library(given: Path | None) -> Iterator[Path]:
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made) / "library"
        with Library.open(folder) as library:
            library.add(present("ofsted") / "documents")
        yield folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The page over a library, at its address."""
    command = [sys.executable, "-m", "ui", "chat", "--port", "0", "--library", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        said = server.stdout.readline() if server.stdout else ""
        found = re.search(r"http://\S+", said)
        if not found:
            raise SystemExit("The page was not served.")
        yield found[0]
    finally:
        server.terminate()
        server.wait(30)


@contextmanager
def _browsed(address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, device_scale_factor=2)
        page.goto(address)
        page.locator(".welcome").wait_for()
        yield page
        browser.close()


def _opened(page: Page, address: str) -> list[float]:
    """Seconds to first content, usable box and examples; requests and kilobytes by then; in a fresh context."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    fresh = context.new_page()
    fresh.goto(address, wait_until="commit")
    fresh.wait_for_selector("#opening", state="attached")
    figures = [float(figure) for figure in fresh.evaluate(_LOADED)]
    context.close()
    return figures


def _tell_opening(runs: Sequence[Sequence[float]]) -> None:
    if runs:
        painted, usable, whole, requests, kilobytes = map(statistics.median, zip(*runs, strict=True))
        print(
            f"opening: first content {painted:.2f} s, question box {usable:.2f} s, examples {whole:.2f} s, "
            f"{requests:.0f} requests, {kilobytes:.0f} kB; median of {len(runs)}"
        )


def chromium() -> str:
    """Where the browser is."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise SystemExit("There is no Chromium or Chrome on this machine.")
    return path


def _clicked(page: Page, click: dict[str, object]) -> float:
    seconds = float(page.evaluate(_OPEN, click)) / 1000
    time.sleep(_READING)
    return seconds


def _asked(page: Page, question: str) -> float:
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    answers = page.locator(".turn .answer")
    before = answers.count()
    began = time.monotonic()
    box.press("Enter")
    answers.nth(before).wait_for(timeout=120_000)
    return time.monotonic() - began


def _tell(name: str, seconds: list[float]) -> None:
    if seconds:
        ordered = sorted(seconds)
        ninetieth = ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))]
        print(f"{name}: median {statistics.median(ordered):.2f} s, 90th {ninetieth:.2f} s, of {len(ordered)}")


if __name__ == "__main__":
    main()
