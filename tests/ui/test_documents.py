"""Adding, looking and removing on the page, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import IN_A_PDF, ask, upload

pytestmark = pytest.mark.browser


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
