"""The source beside the chat, in a real browser."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from assistant import Document, Library
from tests.ui.browsing import IN_A_PDF, ask, in_view, request

pytestmark = pytest.mark.browser

OPEN = """detail => {
  const button = document.createElement("button");
  button.dataset.event = "source";
  button.dataset.detail = JSON.stringify(detail);
  button.id = "opener";
  button.textContent = "a citation";
  document.querySelector("#work").append(button);
  button.focus();
  button.click();
}"""
BOXES = """() => [...document.querySelectorAll(".printed.current")].map(box => {
  const sheet = box.parentElement.getBoundingClientRect(), at = box.getBoundingClientRect();
  return [(at.left - sheet.left) / sheet.width, (at.top - sheet.top) / sheet.height,
          (at.right - sheet.left) / sheet.width, (at.bottom - sheet.top) / sheet.height];
})"""


@pytest.fixture(scope="module")
def held(made_library: Path) -> dict[str, Document]:
    """The documents by their names."""
    with Library.open(made_library) as library:
        return {document.name: document for document in library.documents()}


@pytest.fixture
def report(held: dict[str, Document]) -> Document:
    return held["marlbeck-inspection-2024.pdf"]


def numbered(document: Document) -> list[tuple[int, int]]:
    """Its numbered paragraphs, each on one page."""
    return [
        (block.start, block.end)
        for block in document.blocks
        if block.kind == "paragraph" and block.number and document.page_at(block.start) == document.page_at(block.end)
    ]


def opened(page: Page, document: Document, *quotes: tuple[int, int], at: int = 0) -> Locator:
    """The panel, opened as a citation does."""
    start, end = quotes[at] if quotes else (0, 0)
    detail = {"document": document.id, "start": start, "end": end, "quotes": [list(quote) for quote in quotes]}
    page.evaluate(OPEN, detail)
    panel = page.locator(".reader")
    expect(panel.locator("h2")).to_be_focused()
    return panel


def drawn(panel: Locator) -> Locator:
    """The page's picture, once it is there."""
    picture = panel.locator(".sheet img")
    expect(picture).to_have_attribute("src", re.compile("^source/page"))
    picture.evaluate("image => image.decode()")
    return picture


def test_a_citation_opens_the_pdf_page_with_the_quote_marked(page: Page, address: str) -> None:
    page.set_default_timeout(60_000)  # the first question waits for the model
    turn = ask(page, IN_A_PDF)
    expect(turn.locator(".answer")).to_contain_text("71%")
    turn.get_by_role("button", name=re.compile(r"^Source 1: .*page 3")).first.click()
    panel = page.locator(".reader")
    picture = drawn(panel)
    expect(picture).to_have_attribute("alt", re.compile("Marked: .*72 hours"))
    assert in_view(panel.locator(".printed.current").first, panel.locator(".leaf"))
    sent = page.request.get(f"{address}/{picture.get_attribute('src')}")
    assert sent.headers["content-type"] == "image/webp"
    panel.get_by_role("button", name="Page back").click()
    expect(panel.get_by_role("spinbutton")).to_have_value("2")
    expect(picture).to_have_attribute("alt", re.compile(r"^Page 2 of [^:]*\.$"))
    expect(panel.locator(".printed")).to_have_count(0)
    expect(panel.get_by_role("button", name="Page back")).to_be_focused()


def test_the_words_under_the_marks_are_the_quote(page: Page, report: Document, samples: Path) -> None:
    original = pdfium.PdfDocument(samples / report.name)
    for start, end in numbered(report)[:8]:
        panel = opened(page, report, (start, end))
        drawn(panel)
        number = report.page_at(start)
        assert number is not None
        pdf_page = original[number - 1]
        width, height = pdf_page.get_size()
        words = ""
        for left, top, right, bottom in page.evaluate(BOXES):
            inset = 0.35 * (bottom - top) * height
            edges = (left * width + 2, (1 - bottom) * height + inset, right * width - 2, (1 - top) * height - inset)
            words += pdf_page.get_textpage().get_text_bounded(*edges)
        assert _letters(words) == _letters(report.text[start:end])
    original.close()


def test_a_page_is_as_sharp_as_the_screen(browser: Browser, address: str, report: Document) -> None:
    widths = []
    for density in (1, 2):
        context = browser.new_context(device_scale_factor=density, viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(f"{address}/?document={report.source_id}")
        picture = drawn(page.locator(".reader"))
        widths.append(picture.evaluate("image => image.naturalWidth / image.clientWidth"))
        context.close()
    assert widths == [pytest.approx(1, abs=0.005), pytest.approx(2, abs=0.005)]


def test_the_quotes_of_an_answer_are_gone_through(page: Page, report: Document) -> None:
    quotes = numbered(report)[:3]
    panel = opened(page, report, *quotes, at=1)
    expect(panel.locator(".quotes")).to_contain_text("Quote 2 of 3")
    number = report.block_at(quotes[1][0])
    assert number is not None
    expect(panel.locator(".current-number")).to_have_text(str(number.number))
    panel.get_by_role("button", name="Next quote").click()
    expect(panel.locator(".quotes")).to_contain_text("Quote 3 of 3")
    expect(page.locator("p.unseen[role=status]", has_text="quote marked")).to_contain_text("para.")
    panel.get_by_role("button", name="Next quote").press("Enter")
    expect(panel.locator(".quotes")).to_contain_text("Quote 3 of 3")
    panel.get_by_role("button", name="Previous quote").click()
    expect(panel.locator(".quotes")).to_contain_text("Quote 2 of 3")
    assert in_view(panel.locator(".printed.current").first, panel.locator(".leaf"))


def test_a_quote_over_a_page_end_is_marked_on_both_pages(page: Page, report: Document) -> None:
    first, second = report.pages[:2]
    panel = opened(page, report, (first.end - 80, second.start + 80))
    expect(panel.locator(".printed.current").first).to_be_attached()
    panel.get_by_role("button", name="The quote continues on page 2").click()
    expect(panel.get_by_role("spinbutton")).to_have_value("2")
    expect(panel.locator(".printed.current").first).to_be_attached()
    expect(panel.get_by_role("button", name="The quote begins on page 1")).to_be_visible()


def test_a_page_is_enlarged_by_buttons_and_keys(page: Page, report: Document) -> None:
    panel = opened(page, report, numbered(report)[0])
    picture = drawn(panel)
    fitting = picture.evaluate("image => image.clientWidth")
    panel.get_by_role("button", name="Larger").click()
    expect(panel.locator("[data-name=fit]")).to_have_text("100%")
    panel.locator(".leaf").focus()
    for _ in range(9):
        page.keyboard.press("+")
    expect(panel.locator("[data-name=fit]")).to_have_text("300%")
    expect(picture).to_have_js_property("clientWidth", round(595.28 * 4))
    page.keyboard.press("0")
    expect(picture).to_have_js_property("clientWidth", fitting)
    page.keyboard.press("ArrowRight")
    expect(panel.get_by_role("spinbutton")).to_have_value(str((report.page_at(numbered(report)[0][0]) or 0) + 1))


def test_a_page_is_turned_to_by_its_number(page: Page, report: Document) -> None:
    panel = opened(page, report)
    field = panel.get_by_role("spinbutton")
    field.fill("3")
    field.press("Enter")
    expect(panel.locator(".sheet img")).to_have_attribute("alt", re.compile("^Page 3 of"))
    expect(field).to_be_focused()
    field.fill("99")
    field.press("Enter")
    expect(page.locator("p.unseen[role=status]", has_text="pages 1 to")).to_be_attached()
    expect(field).to_have_value("3")


def test_a_link_opens_the_same_place_in_another_browser(
    page: Page, browser: Browser, address: str, report: Document
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start, end = numbered(report)[2]
    panel = opened(page, report, (start, end))
    panel.get_by_role("button", name="Copy link").click()
    expect(panel.locator("[data-name=link]")).to_have_text("Copied; opens on this machine only")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}/?document={report.source_id}&start={start}&end={end}"
    other = browser.new_context().new_page()
    other.goto(link)
    there = other.locator(".reader")
    assert there.locator(".where").inner_text() == panel.locator(".where").inner_text()
    expect(drawn(there)).to_have_attribute("alt", re.compile("Marked: " + re.escape(report.text[start : start + 20])))
    other.context.close()


def test_a_link_to_a_document_that_is_not_here_says_so(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}/?document=nowhere&start=1&end=9")
    expect(page.locator(".reader")).to_contain_text("no longer in the library")
    page.keyboard.press("Escape")
    expect(page.locator(".reader")).to_have_count(0)
    page.context.close()


def test_the_reference_is_copied_and_the_file_is_an_attachment(page: Page, address: str, report: Document) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = opened(page, report, numbered(report)[0])
    panel.get_by_role("button", name="Copy reference").click()
    expect(panel.locator("[data-name=reference]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"Inspection of Marlbeck .*, 30 September to 11 October 2024, p\. \d, .*para\. \d+", copied)
    address_of_file = panel.get_by_role("link", name="Download").get_attribute("href")
    _, headers, _ = request(address, f"/{address_of_file}")
    assert headers["content-disposition"].startswith("attachment")


def test_a_citation_of_a_text_opens_it_with_the_quote_in_view(page: Page) -> None:
    turn = ask(page, "How many children are in residential care, against how many in the budget?")
    card = turn.locator(".sources .card").filter(has_text="against 43 in the budget").first
    card.focus()
    page.keyboard.press("Enter")
    mark = page.locator(".reader mark.current").first
    expect(mark).to_contain_text("against 43 in the budget")
    assert in_view(mark, page.locator(".reader .leaf"))
    expect(page.locator(".reader h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reader")).to_have_count(0)
    expect(card).to_be_focused()


def test_a_table_of_a_word_file_is_a_table(page: Page, held: dict[str, Document]) -> None:
    minutes = next(document for name, document in held.items() if name.endswith(".docx"))
    rows = [block for block in minutes.blocks if block.kind == "table_row"]
    panel = opened(page, minutes, (rows[1].start, rows[1].end))
    table = panel.get_by_role("table").first
    expect(table.get_by_role("columnheader").first).to_be_visible()
    marked = table.locator("mark.current")
    assert marked.all_inner_texts() == minutes.text[rows[1].start : rows[1].end].split("\t")
    assert in_view(marked.first, panel.locator(".leaf"))


def test_on_a_narrow_screen_the_source_lies_over_the_page(page: Page, report: Document) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    panel = opened(page, report, *numbered(report)[:2])
    assert panel.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert page.evaluate("document.querySelector('#work').inert")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    panel.get_by_role("button", name="Close the source").click()
    expect(page.locator(".reader")).to_have_count(0)
    assert not page.evaluate("document.querySelector('#work').inert")
    expect(page.locator("#opener")).to_be_focused()


def test_on_a_low_screen_the_quote_is_in_view(page: Page, report: Document) -> None:
    page.set_viewport_size({"width": 720, "height": 450})
    last = max(numbered(report), key=lambda span: span[0] - report.pages[(report.page_at(span[0]) or 1) - 1].start)
    panel = opened(page, report, last)
    assert in_view(panel.locator(".printed.current").first, panel)


def test_the_panel_is_made_wider_by_keys(page: Page, report: Document) -> None:
    panel = opened(page, report)
    before = panel.evaluate("panel => panel.clientWidth")
    panel.get_by_role("separator", name="Width of the source").focus()
    page.keyboard.press("ArrowLeft")
    assert panel.evaluate("panel => panel.clientWidth") > before


def test_many_pictures_can_be_asked_for_at_once(address: str, report: Document) -> None:
    sources = [
        f"/source/page?document={report.id}&page={1 + number % 3}&scale={1 + number % 5}" for number in range(36)
    ]
    with ThreadPoolExecutor(8) as pool:
        answered = list(pool.map(lambda one: request(address, one), sources))
    assert {status for status, _, _ in answered} == {200}
    assert {Image.open(io.BytesIO(body)).format for _, _, body in answered} == {"WEBP"}


@pytest.mark.parametrize("asked", ["page=0", "page=99", "page=1&scale=99", "page=1&scale=nan", "page=1&start=-1"])
def test_what_no_page_can_be_drawn_of_is_refused(address: str, report: Document, asked: str) -> None:
    status, _, body = request(address, f"/source/page?document={report.id}&{asked}")
    assert status in (404, 422)
    assert b"Traceback" not in body


def test_the_panel_is_never_shown_as_a_page_of_its_own(address: str, report: Document) -> None:
    status, headers, body = request(address, f"/source/view?document={report.id}&start=5&end=99999999&quotes=9-3,x,1-")
    assert status == 200
    assert headers["content-type"].startswith("text/plain")
    assert len(body) < 20_000


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
