"""Exports in a browser: nothing is asked for, nothing runs, and they read and print well."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from assistant import Library, as_html, as_markdown
from tests.hostile import HOSTILE, quoting
from tests.ui.browsing import Seen

QUESTIONS = ("How have Marlbeck’s grades changed since 2021?", "What needs to improve?", "How many penguins are there?")


@pytest.mark.browser
def test_in_the_browser_nothing_is_asked_for_and_nothing_runs(browser: Browser, seen: Seen, tmp_path: Path) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    hostile = [quoting(text, text) for text in HOSTILE]
    (tmp_path / "page.html").write_text(as_html(hostile), "utf-8")
    (tmp_path / "markdown.html").write_text(rendered.render(as_markdown(hostile)), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    context.on("request", lambda request: seen.requests.append(request.url))
    page.on("dialog", seen.dialog)
    page.on("console", lambda message: seen.errors.append(message.text))
    files = [(tmp_path / name).as_uri() for name in ("page.html", "markdown.html")]
    for file in files:
        page.goto(file)
        page.wait_for_timeout(300)
    assert (seen.requests, seen.dialogs, seen.errors) == (files, [], [])
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_reads_well_on_screen_and_prints_on_a4(
    browser: Browser, sample_library: Library, tmp_path: Path, scheme: str
) -> None:
    (tmp_path / "page.html").write_text(as_html([sample_library.ask(question) for question in QUESTIONS]), "utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    lightness = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
    assert (lightness > 128) == (scheme == "light"), "the stylesheet is not in force"
    mark = page.locator("[role=doc-noteref]").last
    mark.click()
    assert page.evaluate("document.querySelector(':target').id") == str(mark.get_attribute("href")).lstrip("#")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [round(side) for side in printed[0].get_size()] == [595, 842]
    said = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
    assert "Documents cited" in said
    assert "↩" not in said
    assert np.asarray(printed[0].render(scale=0.2).to_pil().convert("L"))[0, 0] == 255, "paper is white"
    context.close()
