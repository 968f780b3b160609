"""The source beside the chat, in a real browser."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import IN_A_PDF, ask, in_view, request, yellow_pixels

pytestmark = pytest.mark.browser


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


def test_many_pictures_can_be_asked_for_at_once(address: str, page: Page) -> None:
    ask(page, IN_A_PDF).locator(".mark").first.click()
    picture = page.locator(".reader img")
    picture.evaluate("image => image.decode()")
    source = f"/{picture.get_attribute('src')}"
    sources = [re.sub(r"page=\d+", f"page={1 + number % 3}", source) for number in range(36)]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda one: request(address, one)[0], sources))
    assert set(statuses) == {200}
