"""The conversation on the page, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import Seen, ask

pytestmark = pytest.mark.browser


def test_a_refusal_shows_its_reason_and_no_marks(page: Page) -> None:
    turn = ask(page, "How many zebras live in the council's offices?")
    expect(turn.locator(".reason")).not_to_be_empty()
    expect(turn.locator(".mark, .sources")).to_have_count(0)


def test_a_follow_up_is_shown_as_it_was_understood(page: Page) -> None:
    first = ask(page, "How many places does Larch House have?")
    expect(first.locator(".asked")).to_have_count(0)
    turn = ask(page, "When did it open?")
    expect(turn.locator(".asked")).to_have_text("Asked as: When did Larch House open?")
    expect(turn.locator(".answer")).to_contain_text("3 May 2023")


def test_an_example_asks_itself(page: Page) -> None:
    example = page.locator(".example").first
    question = example.inner_text()
    example.click()
    expect(page.locator(".turn .question")).to_have_text(question)
    page.locator(".turn .answer").wait_for()


def test_hostile_text_is_shown_and_does_nothing(page: Page, seen: Seen) -> None:
    turn = ask(page, "What is said about the penguin budget?")
    expect(turn.locator(".answer")).to_contain_text("<img src=http://example.org/x.png onerror=alert(1)>")
    turn.locator(".mark").first.click()
    expect(page.locator(".reader .leaf")).to_contain_text("${alert(2)} {{value}} <script>alert(3)</script>")
    assert page.locator("img[src*='example.org']").count() == 0
    assert not any("example.org" in url for url in seen.requests)


def test_a_question_can_be_kept_to_one_document(page: Page) -> None:
    page.locator("#chosen input").click()
    page.get_by_role("option", name=re.compile("Focused visit to Marlbeck")).click()
    page.keyboard.press("Escape")
    turn = ask(page, "What needs to improve?")
    titles = set(turn.locator(".sources h3").all_inner_texts())
    assert {title.partition(" services")[0] for title in titles} == {"Focused visit to Marlbeck children’s"}
