"""All that the page can show, one view after the other, and what must hold for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.ui.browsing import ask

GRADE = "How was Marlbeck graded overall?"


def views(page: Page) -> Iterator[str]:
    """Bring the loaded page to each of its views and say its name; the page must have asked nothing yet."""
    yield "welcome"
    yield from _conversation(page)
    yield from _source(page)
    yield from _documents(page)
    yield from _facts(page)


def _conversation(page: Page) -> Iterator[str]:
    turn = ask(page, "What needs to improve?")
    yield "answer"
    turn.locator(".mark").first.hover()
    page.locator(".peek").wait_for()
    yield "quote at a mark"
    page.mouse.move(1, 1)
    expect(page.locator(".peek")).to_be_hidden()
    turn.get_by_role("button", name="Bad answer").click()
    turn.get_by_label("What is wrong with it?").wait_for()
    turn.get_by_text("Export", exact=True).click()
    yield "judging and the menu"
    page.keyboard.press("Escape")
    ask(page, "How have the grades of Marlbeck changed over time?")
    yield "table"
    ask(page, "How many zebras live in the council's offices?")
    yield "refusal"
    ask(page, "What did the meeting resolve?")
    yield "question back"
    page.get_by_role("button", name=re.compile("^(Limit|Add)$")).click()
    page.get_by_role("checkbox", name=re.compile(r"^Minutes \d+$")).check()
    yield "limits"
    page.get_by_role("button", name="Clear all").click()
    page.keyboard.press("Escape")
    if page.locator(".to-threads").is_visible():
        page.locator(".to-threads").click()
        yield "conversations"
        page.keyboard.press("Escape")


def _source(page: Page) -> Iterator[str]:
    turn = ask(page, GRADE)
    turn.locator(".mark").first.click()
    page.locator(".sheet[data-drawn]").wait_for()
    yield "page of a PDF"
    page.get_by_role("button", name="Show as text").click()
    page.locator(".prose-text").wait_for()
    yield "page of a PDF as text"
    page.get_by_role("button", name="Close the source").click()
    turn = ask(page, "What did the Board resolve about Larch House?")
    turn.locator(".mark").first.click()
    page.locator(".prose-text .current").first.wait_for()
    yield "text with its quote"
    page.get_by_role("button", name="Close the source").click()


def _documents(page: Page) -> Iterator[str]:
    page.get_by_role("tab", name="Documents").click()
    page.locator(".shelf tbody tr").first.wait_for()
    yield "documents"
    page.locator(".shelf [data-pick]").first.check()
    yield "chosen documents"
    page.locator(".shelf [data-event=amend]").first.click()
    page.locator("dialog.correction[open]").wait_for()
    yield "correction"
    page.keyboard.press("Escape")
    page.locator(".shelf [data-do=remove]").first.click()
    page.locator("dialog.removal[open]").wait_for()
    yield "removal"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Choose none").click()


def _facts(page: Page) -> Iterator[str]:
    page.get_by_role("tab", name="Facts").click()
    page.locator("table.grades").wait_for()
    yield "grades"
    page.get_by_label("Judgement", exact=True).select_option(label="All judgements")
    page.locator("table.grades.all").wait_for()
    yield "all grades"
    page.locator(".views label").filter(has_text="Over time").click()
    page.locator(".steps").wait_for()
    yield "grades over time"
    page.locator(".views label").filter(has_text="To improve").click()
    page.locator(".points li").first.wait_for()
    yield "points to improve"
    page.locator(".views label").filter(has_text="Resolutions").click()
    page.locator(".points li").first.wait_for()
    yield "resolutions"


CUT_OFF = """() => {
  const hidden = (one) =>
    one.closest(".unseen, .skip, [hidden], [inert]") || !one.checkVisibility({ visibilityProperty: true });
  const scrolls = (one) => {
    for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at);
      if (/auto|scroll/.test(overflowX) && at.scrollWidth > at.clientWidth) return true;
      if (getComputedStyle(at).clipPath !== "none") return true;
    }
    return false;
  };
  const words = (one) => (one.getAttribute("aria-label") || one.textContent).slice(0, 40);
  const said = (one) => `${one.tagName} ${one.className} ${words(one)}`;
  const parts = "button, a, input, select, textarea, summary, h1, h2, h3, p";
  const wide = [...document.querySelectorAll(parts)].filter((one) => {
    if (hidden(one) || scrolls(one)) return false;
    const { left, right } = one.getBoundingClientRect();
    return left < -1 || right > innerWidth + 1;
  });
  const over = [...document.querySelectorAll("dialog[open], .picker, .peek, .reader")].filter((one) => {
    if (hidden(one)) return false;
    const { top, bottom } = one.getBoundingClientRect();
    return top < -1 || bottom > innerHeight + 1;
  });
  const squeezed = [...document.querySelectorAll("button, .quiet, .chip > span, [role=tab]")].filter((one) =>
    !hidden(one) && !one.closest(".card, .leaf, .threads, .tab-container") && one.scrollWidth > one.clientWidth + 2 &&
    getComputedStyle(one).overflowX !== "visible" && getComputedStyle(one).textOverflow !== "ellipsis");
  const page = document.documentElement.scrollWidth > innerWidth ? ["the page itself"] : [];
  return [...page, ...[...wide, ...over, ...squeezed].map(said)];
}"""
"""What is wider than the window, higher than it though it lies over the page, or cut within itself."""
