"""Makes the pictures of the page that the documentation shows, from the sample documents.

    python -m benchmarks.pictures

Needs Chromium, which it drives. The pictures go to docs/pictures, as WebP.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from assistant import Library
from benchmarks.page import chromium, served

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "documents"
LARGEST = 200_000
"""Bytes of a picture."""
_WAIT = 60_000
_TO_IMPROVE = "What needs to improve?"
_CHANGED = "How have the grades of Marlbeck changed over time?"
_ABSENT = "How many zebras live in the council's offices?"


def main() -> None:
    """Make all of them anew."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made) / "library"
        with Library.open(folder) as library:
            library.add(SAMPLES)
        with served(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
            for name, (show, width, height, scheme) in PICTURES.items():
                with _opened(browser, address, width, height, scheme) as page:
                    show(page)
                    page.wait_for_timeout(400)
                    _keep(page.screenshot(), ROOT / "docs" / "pictures" / f"{name}.webp")
            browser.close()


def _source(page: Page) -> None:
    _ask(page, _TO_IMPROVE).locator(".mark").first.click()
    page.locator(".sheet[data-drawn]").wait_for()


def _refusal(page: Page) -> None:
    _ask(page, _ABSENT)


def _table(page: Page) -> None:
    _ask(page, _CHANGED)


def _documents(page: Page) -> None:
    page.get_by_role("tab", name="Documents").click()
    page.locator(".shelf tbody tr").first.wait_for()


def _facts(page: Page) -> None:
    page.get_by_role("tab", name="Facts").click()
    page.locator(".views label").filter(has_text="Over time").click()
    page.locator(".steps").wait_for()


Scheme = Literal["light", "dark"]
PICTURES: dict[str, tuple[Callable[[Page], None], int, int, Scheme]] = {
    "source": (_source, 1440, 860, "light"),
    "dark": (_source, 1440, 860, "dark"),
    "refusal": (_refusal, 1440, 860, "light"),
    "documents": (_documents, 1440, 860, "light"),
    "facts": (_facts, 1440, 620, "light"),
    "phone": (_table, 390, 844, "light"),
}
"""What each picture shows, the window's width and height, and the scheme of colours."""


@contextmanager
def _opened(browser: Browser, address: str, width: int, height: int, scheme: Scheme) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=1.5,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(_WAIT)
    page.goto(address)
    page.locator(".welcome").wait_for()
    yield page
    context.close()


def _ask(page: Page, question: str) -> Locator:
    box = page.get_by_role("textbox", name="Question")
    box.fill(question)
    box.press("Enter")
    page.locator(".turn .answer").wait_for()
    return page.locator(".turn")


def _keep(screenshot: bytes, file: Path) -> None:
    """As sharp as fits."""
    picture = Image.open(io.BytesIO(screenshot)).convert("RGB")
    for quality in (90, 80, 70, 60):
        made = io.BytesIO()
        picture.save(made, "WEBP", quality=quality, method=6)
        if made.tell() <= LARGEST:
            break
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(made.getvalue())


if __name__ == "__main__":
    main()
