"""Every view, for everyone: axe-core finds nothing, nothing is cut off at any size, all is done by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from assistant import Library, as_html
from tests.ui.browsing import COLD
from tests.ui.views import CUT_OFF, GRADE, views

pytestmark = pytest.mark.browser

SIZES = {"wide": (1440, 900), "middle": (1024, 768), "phone": (390, 844), "200% of a laptop": (640, 450)}
MOVING = "document.getAnimations().filter(one => one.playState === 'running').length"
LIGHTNESS = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"


@contextmanager
def loaded(browser: Browser, address: str, **given: Any) -> Iterator[Page]:
    """The page in a context of its own, made as `given`."""
    context = browser.new_context(**given)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(address, timeout=COLD)
    page.locator(".welcome").wait_for(timeout=COLD)
    yield page
    context.close()


def found_by_axe(page: Page) -> list[str]:
    """What axe-core finds, from moderate on, Gradio's frame around our own parts included: it has nothing there."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{one['id']} at {node['target']}: {node['failureSummary']}"
        for one in violations
        if one["impact"] in ("moderate", "serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(
    ("scheme", "size"),
    [
        *[(scheme, size) for scheme in ("light", "dark") for size in ("wide", "phone")],
        ("light", "middle"),
        ("light", "200% of a laptop"),
    ],
)
def test_every_view_is_for_everyone(browser: Browser, address: str, scheme: str, size: str) -> None:
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    found: dict[str, list[str]] = {}
    with loaded(browser, address, viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as page:
        for view in views(page):
            page.wait_for_timeout(150)
            wrong = [*found_by_axe(page), *(f"cut off: {one}" for one in page.evaluate(CUT_OFF))]
            if page.evaluate(MOVING):
                wrong.append("something moves")
            if (page.evaluate(LIGHTNESS) > 128) != (scheme == "light"):
                wrong.append(f"not {scheme}")
            found |= {view: wrong} if wrong else {}
    assert not found, "\n".join(f"{view}: {one}" for view, wrong in found.items() for one in wrong)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_exported_page_is_for_everyone(
    browser: Browser, sample_library: Library, tmp_path: Path, scheme: Any, width: int
) -> None:
    asked = (GRADE, "How have the grades of Marlbeck changed over time?", "What needs to improve?")
    (tmp_path / "page.html").write_text(as_html([sample_library.ask(one) for one in asked]), "utf-8")
    # The export allows no script, and so none that looks at it either.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert found_by_axe(page) == []
    assert page.evaluate(CUT_OFF) == []
    context.close()


# by keyboard

FOCUSED = "(one) => one === document.activeElement"
SHOWN = """() => {
  const at = document.activeElement;
  const shown = (one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
  };
  /* A radio that is drawn by its words, the box around what is typed. */
  if (![at, at.closest(".box"), at.matches("[type=radio]") && at.nextElementSibling].some(shown)) return "no outline";
  const { left, top, width, height } = at.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
  if (seen && (at.contains(seen) || seen.contains(at))) return "";
  return `covered by ${seen?.outerHTML.slice(0, 80)}`;
}"""


def seen(page: Page) -> None:
    """The focus is where it can be seen."""
    page.wait_for_timeout(60)
    wrong = page.evaluate(SHOWN)
    assert not wrong, f"{wrong}: {page.evaluate('document.activeElement.outerHTML')[:200]}"


def tab_to(page: Page, wanted: Locator, key: str = "Tab", most: int = 90) -> None:
    """Press the key until the focus is there; it is seen on each element on the way."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement !== document.body"):
            seen(page)
        if wanted.evaluate(FOCUSED):
            return
    pytest.fail(f"{wanted} is not reached by {key}.")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_everything_is_done_by_keyboard(page: Page) -> None:
    box: Callable[[], Locator] = lambda: page.get_by_role("textbox", name="Question")  # noqa: E731
    expect(box()).to_be_focused()
    seen(page)
    page.keyboard.type("What needs to improve?")
    press(page, "Enter")
    mark = page.locator(".turn .mark").first
    expect(mark).to_be_visible()

    tab_to(page, mark, "Shift+Tab")
    expect(page.locator(".peek")).to_be_visible()
    press(page, "Escape", "Enter")
    expect(page.locator(".reader h2")).to_be_focused()
    seen(page)
    tab_to(page, page.get_by_role("button", name="Page forward"))
    press(page, "Enter")
    expect(page.locator(".leaf")).to_have_attribute("aria-label", re.compile("^Page 3"))
    seen(page)
    press(page, "ArrowLeft")
    expect(page.locator(".leaf")).to_have_attribute("aria-label", re.compile("^Page 2"))
    press(page, "Escape")
    expect(page.locator(".reader")).to_have_count(0)
    expect(mark).to_be_focused()
    seen(page)

    limit = page.get_by_role("button", name="Limit", exact=True)
    tab_to(page, limit)
    press(page, "Enter")
    expect(page.locator(".picker input").first).to_be_focused()
    press(page, "Space", "Escape")
    expect(page.locator(".chips .chip")).to_have_count(1)
    expect(page.get_by_role("button", name="Add")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Remove Marlbeck"), "Shift+Tab")
    press(page, "Enter")
    expect(page.locator(".chips .chip")).to_have_count(0)
    seen(page)

    tab_to(page, page.get_by_role("tab", name="Documents"), "Shift+Tab")
    press(page, "Enter")
    page.locator(".shelf tbody tr").first.wait_for()
    newest = page.locator(".shelf th.date button")
    tab_to(page, newest)
    press(page, "Enter")
    expect(page.locator(".shelf th.date")).to_have_attribute("aria-sort", "descending")
    expect(newest).to_be_focused()

    tab_to(page, page.get_by_role("tab", name="Facts"), "Shift+Tab")
    press(page, "Enter")
    grade = page.locator("table.grades td button").first
    grade.wait_for()
    tab_to(page, page.locator(".views input").first)
    press(page, "ArrowRight")
    page.locator(".steps").wait_for()
    expect(page.locator(".views input").nth(1)).to_be_focused()
    seen(page)
    press(page, "ArrowLeft")
    grade.wait_for()
    tab_to(page, grade)
    press(page, "Enter")
    expect(page.locator(".reader h2")).to_be_focused()
    press(page, "Escape")
    expect(grade).to_be_focused()
    seen(page)
