"""The conversation on the page, in a real browser."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from assistant import Library, ScopeChoices
from tests.ui.browsing import Seen, ask, request
from ui.page.chat.picker import picker_html

pytestmark = pytest.mark.browser

GRADE = "How was Marlbeck graded overall?"
ZEBRAS = "How many zebras live in the council's offices?"
RESOLVED = "What did the meeting resolve?"
CALL = "**/gradio_api/component_server/"


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Question")


def limit_to(page: Page, *names: str) -> None:
    page.get_by_role("button", name=re.compile("^(Limit|Add)$")).click()
    for name in names:
        page.get_by_role("checkbox", name=re.compile(rf"^{name} \d+$")).check()
    page.get_by_role("button", name="Done").click()


def chips(page: Page) -> list[str]:
    return page.locator(".chips .chip span").all_inner_texts()


# answers


def test_a_refusal_shows_its_reason_and_no_marks(page: Page) -> None:
    turn = ask(page, ZEBRAS)
    expect(turn.locator(".verdict")).to_have_text("Not found")
    expect(turn.locator(".reason")).to_contain_text("zebras")
    expect(turn.locator(".mark, .sources")).to_have_count(0)
    near = turn.get_by_role("group", name="Near the question")
    near.locator(".card").first.click()
    expect(page.locator(".reader")).to_be_visible()


def test_a_refusal_offers_to_ask_without_the_period(page: Page) -> None:
    turn = ask(page, "What happened in Marlbeck in 2019?")
    turn.get_by_role("button", name="Ask without the period (2019)").click()
    again = page.locator(".turn").nth(1)
    expect(again.locator(".answer")).to_be_visible()
    expect(again.locator(".looked-in .chip")).to_have_text(re.compile("Marlbeck"))
    expect(again.locator(".looked-in")).not_to_contain_text("2019")


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
    turn.locator(".mark").first.hover()
    expect(page.locator(".peek")).to_contain_text("<img src=http://example.org/x.png onerror=alert(1)>")
    turn.locator(".mark").first.click()
    expect(page.locator(".reader .leaf")).to_contain_text("${alert(2)} {{value}} <script>alert(3)</script>")
    assert page.locator("img[src*='example.org']").count() == 0
    assert not any("example.org" in url for url in seen.requests)


def test_a_hostile_question_is_only_words(page: Page) -> None:
    question = "<img src=x onerror=alert(1)> ${alert(2)} {{value}} penguins"
    turn = ask(page, question)
    expect(turn.locator(".question")).to_have_text(question)
    page.reload()
    expect(page.locator(".threads .name span").first).to_have_text(question)
    assert page.locator("img[src=x]").count() == 0


def test_a_table_has_named_columns_and_rows_and_a_mark_in_each_cell_that_is_stated(page: Page) -> None:
    turn = ask(page, "How have the grades of Marlbeck changed over time?")
    table = turn.get_by_role("table")
    assert table.get_by_role("columnheader").count() == 3
    assert table.get_by_role("rowheader").count() == 2
    for row in table.locator("tbody tr").all():
        expect(row.locator("td").last.locator(".mark")).to_have_count(1)
    table.locator(".mark").first.click()
    expect(page.locator(".reader")).to_be_visible()


def test_a_choice_asks_again_in_its_scope_and_stands_as_the_readers_words(page: Page) -> None:
    turn = ask(page, RESOLVED)
    expect(turn.locator(".mark")).to_have_count(0)
    turn.get_by_role("button", name="Meeting of 14 June 2023").click()
    picked = page.locator(".turn").nth(1)
    expect(picked.locator(".question")).to_have_text("Meeting of 14 June 2023")
    expect(picked.locator(".asked")).to_have_text(f"Asked as: {RESOLVED}")
    expect(picked.locator(".sources h3").first).to_contain_text("14 June 2023")
    expect(page.locator(".outcome")).to_contain_text("Answered from")


# marks


def test_pointing_at_a_mark_shows_the_quote_and_where_it_stands(page: Page) -> None:
    turn = ask(page, GRADE)
    mark, peek = turn.locator(".mark").first, page.locator(".peek")
    expect(peek).to_be_hidden()
    mark.hover()
    expect(peek.locator(".words")).to_contain_text("Overall effectiveness")
    expect(peek.locator(".title")).to_contain_text("Inspection of Marlbeck")
    expect(peek.locator(".where")).to_contain_text("page 1")
    peek.hover()  # it stays while it is pointed at
    page.wait_for_timeout(500)
    expect(peek).to_be_visible()
    page.mouse.move(1, 1)
    expect(peek).to_be_hidden()


def test_a_mark_reached_by_keyboard_shows_its_card_until_escape_and_the_source_stays_open(page: Page) -> None:
    turn = ask(page, GRADE)
    turn.locator(".mark").first.click()
    page.locator(".reader").wait_for()
    turn.locator(".mark").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".peek")).to_be_visible()
    expect(turn.locator(".mark").first).to_have_attribute("aria-describedby", "peek")
    page.keyboard.press("Escape")
    expect(page.locator(".peek")).to_be_hidden()
    expect(page.locator(".reader")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".reader")).to_be_visible()


def test_the_card_stays_in_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    turn = ask(page, "What needs to improve?")
    for mark in turn.locator(".mark").all():
        mark.scroll_into_view_if_needed()
        page.wait_for_timeout(50)
        mark.hover()
        held = page.locator(".peek").bounding_box()
        assert held is not None
        assert held["x"] >= 0
        assert held["x"] + held["width"] <= 390
        assert held["y"] >= 0
        assert held["y"] + held["height"] <= 700


def test_a_tap_opens_the_source_at_once(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address)
    page.locator(".welcome").wait_for()
    turn = ask(page, GRADE)
    turn.locator(".mark").first.tap()
    expect(page.locator(".reader")).to_be_visible()
    expect(page.locator(".peek")).to_be_hidden()
    context.close()


def test_a_mark_names_all_quotes_of_the_answer_in_its_document(page: Page) -> None:
    turn = ask(page, "What needs to improve?")
    details = [json.loads(mark.get_attribute("data-detail") or "") for mark in turn.locator(".mark").all()]
    assert len(details) > 1
    for detail in details:
        of_document = [[one["start"], one["end"]] for one in details if one["document"] == detail["document"]]
        assert detail["quotes"] == of_document
    turn.locator(".mark").nth(1).click()
    expect(turn.locator(".mark[aria-current], .card[aria-current]")).to_have_count(2)


def test_a_quote_is_one_line_until_it_is_unfolded(page: Page) -> None:
    turn = ask(page, "What needs to improve?")
    unfold = turn.get_by_role("button", name=re.compile("Whole quote")).first
    words = unfold.locator("xpath=..").locator(".words")
    before = words.bounding_box()
    unfold.click()
    after = words.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] > 1.5 * before["height"] or after["width"] > before["width"]
    expect(unfold).to_have_attribute("aria-expanded", "true")


# scope


def test_questions_can_be_limited_by_chips_and_the_limit_taken_off(page: Page) -> None:
    limit_to(page, "Minutes")
    assert chips(page) == ["minutes"]
    turn = ask(page, "What is said about Larch House?")
    expect(turn.locator(".looked-in .chip")).to_have_text(re.compile("minutes"))
    for heading in turn.locator(".sources h3").all_inner_texts():
        assert "inspection" not in heading.lower()
    page.get_by_role("button", name="Remove minutes").click()
    assert chips(page) == []
    expect(page.locator(".limits")).to_contain_text("all documents")


def test_a_question_can_be_kept_to_one_document(page: Page) -> None:
    page.get_by_role("button", name="Limit").click()
    page.get_by_role("checkbox", name=re.compile("Focused visit to Marlbeck")).check()
    page.keyboard.press("Escape")
    turn = ask(page, "What needs to improve?")
    titles = set(turn.locator(".sources h3").all_inner_texts())
    assert {title.partition(" services")[0] for title in titles} == {"Focused visit to Marlbeck children’s"}


def test_what_a_question_names_is_recognised_within_the_limits(page: Page) -> None:
    limit_to(page, "Inspection reports")
    turn = ask(page, "How was Marlbeck graded overall in 2021?")
    scope = turn.locator(".looked-in .chip").all_inner_texts()
    assert [words.rstrip("×").strip() for words in scope] == ["Marlbeck", "inspection reports", "2021"]
    expect(turn.locator(".sources h3")).to_contain_text("2021")


def test_years_limit_and_come_in_their_order(page: Page) -> None:
    page.get_by_role("button", name="Limit").click()
    page.get_by_label("From year").select_option("2023")
    assert chips(page) == ["since 2023"]
    page.get_by_label("To year").select_option("2021")
    assert chips(page) == ["2021"]
    page.get_by_role("button", name="Done").click()
    turn = ask(page, "How was Marlbeck graded overall?")
    expect(turn.locator(".sources h3")).to_contain_text("2021")
    page.reload()
    expect(page.locator(".chips .chip")).to_have_count(1)


def test_a_condition_can_be_taken_off_an_answer_or_kept(page: Page) -> None:
    turn = ask(page, "How was Marlbeck graded overall in 2021?")
    turn.get_by_role("button", name="Keep for the next questions").click()
    assert chips(page) == ["Marlbeck", "2021"]
    turn.get_by_role("button", name="Ask again without 2021").click()
    again = page.locator(".turn").nth(1)
    expect(again.locator(".sources h3")).to_contain_text("2024")
    expect(again.locator(".looked-in")).not_to_contain_text("2021")


def test_limits_that_fit_nothing_say_so(page: Page) -> None:
    limit_to(page, "News")
    page.get_by_role("button", name="Add").click()
    page.get_by_label("To year").select_option("2021")
    page.get_by_role("button", name="Done").click()
    turn = ask(page, "What needs to improve?")
    expect(turn.locator(".reason")).to_contain_text("No document in this library fits")
    turn.get_by_role("button", name="Ask without news").click()
    expect(page.locator(".turn").nth(1).locator(".mark").first).to_be_visible()
    assert chips(page) == ["until 2021"]


def test_a_limit_taken_off_after_a_refusal_lets_the_question_name_its_own(page: Page) -> None:
    limit_to(page, "News")
    turn = ask(page, "How was Marlbeck graded overall in 2021?")
    turn.get_by_role("button", name="Ask without news").click()
    again = page.locator(".turn").nth(1)
    expect(again.locator(".sources h3")).to_contain_text("2021")
    expect(again.locator(".looked-in")).to_contain_text("Marlbeck")


def test_thousands_of_documents_can_be_picked_from(page: Page, sample_library: Library) -> None:
    one = sample_library.shelf()[0]
    many = [replace(one, id=f"{number:064x}", title=f"Leaflet {number}") for number in range(3000)]
    choices = ScopeChoices({}, {"other": 3000}, {}, {})

    def answer(route: Route) -> None:
        if '"scope_choices"' in (route.request.post_data or ""):
            route.fulfill(response=route.fetch(), json={"html": picker_html(choices, many)})
        else:
            route.continue_()

    page.route(CALL, answer)
    page.get_by_role("button", name="Limit", exact=True).click()
    documents = page.get_by_role("group", name="Document")
    expect(documents.get_by_role("checkbox")).to_have_count(100)
    expect(documents.get_by_role("status")).to_have_text("and 2900 more: type words of them to find them")
    documents.get_by_label("Find: Document").fill("LEAFLET 2999")
    expect(documents.get_by_role("checkbox")).to_have_count(1)
    expect(documents.get_by_role("status")).to_be_hidden()
    documents.get_by_role("checkbox").check()
    assert chips(page) == ["Leaflet 2999"]
    documents.get_by_label("Find: Document").fill("")
    expect(documents.get_by_role("checkbox", checked=True)).to_have_count(0)
    documents.get_by_label("Find: Document").fill("2999")
    expect(documents.get_by_role("checkbox")).to_be_checked()
    page.get_by_role("button", name="Remove Leaflet 2999").click()
    expect(documents.get_by_role("checkbox")).not_to_be_checked()


def test_the_picker_is_worked_by_keyboard(page: Page) -> None:
    page.get_by_role("button", name="Limit").focus()
    page.keyboard.press("Enter")
    picker = page.get_by_role("dialog", name="What to look in")
    expect(picker.locator("input").first).to_be_focused()
    page.keyboard.press("Space")
    assert chips(page) == ["Marlbeck"]
    page.keyboard.press("Escape")
    expect(picker).to_be_hidden()
    expect(page.get_by_role("button", name="Add")).to_be_focused()


# what can be done with an answer


def test_an_answer_is_copied_with_its_references(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(page, GRADE)
    turn.get_by_role("button", name="Copy").click()
    expect(turn.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"Overall effectiveness.*\[1\]", copied)
    assert re.search(r"^\[1\] Inspection of Marlbeck.*p\. 1.*: \"", copied, re.MULTILINE)


def test_asking_again_puts_the_answer_in_the_place_of_the_last(page: Page) -> None:
    ask(page, ZEBRAS)
    turn = ask(page, GRADE)
    turn.get_by_role("button", name="Ask again", exact=True).click()
    expect(page.locator(".outcome")).to_contain_text("Answered from 1 source")
    expect(page.locator(".turn")).to_have_count(2)
    page.reload()
    expect(page.locator(".turn .question")).to_have_text([ZEBRAS, GRADE])


def test_a_question_goes_back_into_the_box(page: Page) -> None:
    turn = ask(page, GRADE)
    turn.get_by_role("button", name="Edit question").click()
    expect(box(page)).to_have_value(GRADE)
    expect(box(page)).to_be_focused()
    box(page).fill("")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_have_value(GRADE)


def test_enter_asks_and_shift_enter_makes_a_line(page: Page) -> None:
    box(page).fill("How was Marlbeck")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("graded overall?")
    expect(page.locator(".turn")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .question")).to_have_text("How was Marlbeck\ngraded overall?")
    expect(page.locator(".turn .mark").first).to_be_visible()


@pytest.mark.parametrize("form", ["Markdown", "Page to print (HTML)", "Evidence bundle (ZIP)"])
def test_an_answer_is_taken_along(page: Page, tmp_path: Path, form: str) -> None:
    ask(page, ZEBRAS)
    turn = ask(page, GRADE)
    turn.get_by_text("Export", exact=True).click()
    with page.expect_download() as started:
        turn.get_by_role("link", name=form).click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert file.name.startswith("chapterverse-answer.")
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as bundle:
            assert bundle.testzip() is None
            names = bundle.namelist()
        assert any(name.endswith(".png") for name in names)
        return
    words = file.read_text("utf-8")
    assert GRADE in words
    assert "Overall effectiveness" in words
    assert "zebras" not in words


def test_a_conversation_is_taken_along_whole(page: Page, tmp_path: Path) -> None:
    ask(page, ZEBRAS)
    ask(page, GRADE)
    head = page.locator(".talk-head")
    head.get_by_text("Export conversation").click()
    with page.expect_download() as started:
        head.get_by_role("link", name="Markdown").click()
    started.value.save_as(tmp_path / "conversation.md")
    words = (tmp_path / "conversation.md").read_text("utf-8")
    assert "zebras" in words
    assert GRADE in words


def test_only_its_owner_takes_a_conversation(page: Page, address: str) -> None:
    ask(page, GRADE)
    page.locator(".turn").get_by_text("Export", exact=True).click()
    with page.expect_download() as started:
        page.locator(".turn").get_by_role("link", name="HTML").click()
    taken = urlsplit(started.value.url)
    owner = parse_qs(taken.query)["owner"][0]
    status, headers, _ = request(address, f"{taken.path}?{taken.query}")
    assert status == 200
    assert headers["content-disposition"].startswith("attachment")
    assert headers["x-content-type-options"] == "nosniff"
    whole = f"{taken.path}?owner={owner}"
    assert request(address, whole)[0] == 200
    for path in (
        taken.path,
        f"{taken.path}?owner=somebody",
        f"{whole}&answer=7",
        f"/take/nothing.md?owner={owner}",
        f"/take/..%2f..%2fetc%2fpasswd.md?owner={owner}",
        whole.replace(".html", ".exe"),
    ):
        assert request(address, path)[0] == 404, path
    for path in (f"{whole}&answer=-1", f"{whole}&answer=x", f"{taken.path}?owner={'x' * 5000}"):
        assert request(address, path)[0] == 422, path


def test_a_judgement_is_noted_with_its_reason(served: Served, browser: Browser) -> None:
    page = served.page(browser)
    turn = ask(page, GRADE)
    bad = turn.get_by_role("button", name="Bad answer")
    bad.click()
    expect(bad).to_have_attribute("aria-pressed", "true")
    turn.get_by_label("What is wrong with it?").fill("too short")
    page.keyboard.press("Enter")
    expect(turn.locator(".thanks")).to_be_visible()
    with Library.open(served.folder) as library:
        (kept,) = library.feedback.all()
    assert (kept.question, kept.good, kept.why) == (GRADE, False, "too short")
    bad.click()
    expect(turn.get_by_label("What is wrong with it?")).to_have_value("too short")
    with Library.open(served.folder) as library:
        assert [one.why for one in library.feedback.all()] == ["too short"]
    good = turn.get_by_role("button", name="Good answer")
    good.click()
    expect(turn.get_by_label("What is good about it?")).to_have_value("")
    with Library.open(served.folder) as library:
        assert [(one.good, one.why) for one in library.feedback.all()] == [(True, "")]


# stopping


def held_back(page: Page, name: str) -> list[Route]:
    """The calls of this name from now on, which the test lets go when it likes."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if f'"{name}"' in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route(CALL, hold)
    return held


def test_a_question_can_be_stopped_and_the_conversation_stays_sound(page: Page) -> None:
    ask(page, ZEBRAS)
    held = held_back(page, "ask_question")
    box(page).fill(GRADE)
    page.keyboard.press("Enter")
    expect(page.locator(".outcome")).to_have_text("Looking…")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".outcome")).to_have_text("Stopped.")
    expect(page.locator(".turn").nth(1)).to_contain_text("Stopped.")
    page.wait_for_timeout(200)
    held[0].continue_()
    page.unroute(CALL)
    page.wait_for_timeout(1500)
    expect(page.locator(".turn").nth(1).locator(".answer")).to_have_count(0)
    turn = ask(page, "How many places does Larch House have?")
    expect(turn.locator(".mark").first).to_be_visible()
    page.reload()
    expect(page.locator(".turn .question")).to_have_text([ZEBRAS, "How many places does Larch House have?"])


def test_a_stopped_question_is_asked_again(page: Page) -> None:
    held = held_back(page, "ask_question")
    box(page).fill(GRADE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Stop").click()
    held[0].continue_()
    page.unroute(CALL)
    page.get_by_role("button", name="Ask again", exact=True).click()
    expect(page.locator(".turn .mark").first).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)


def test_what_becomes_of_a_question_is_said_aloud(page: Page) -> None:
    status = page.locator(".chat [role=status]")
    ask(page, GRADE)
    expect(status).to_have_text("Answered from 1 source.")
    ask(page, ZEBRAS)
    expect(status).to_contain_text("Not found.")
    expect(page.get_by_role("log", name="Conversation")).to_have_attribute("aria-live", "polite")


# several conversations


def test_conversations_are_listed_reopened_and_deleted(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    names = page.locator(".threads .name span")
    ask(page, GRADE)
    page.locator(".threads").get_by_role("button", name="New conversation").click()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, ZEBRAS)
    expect(names).to_have_text([ZEBRAS, GRADE])
    names.nth(1).click()
    expect(page.locator(".turn .question")).to_have_text([GRADE])
    expect(page.locator(".turn .mark").first).to_be_visible()
    page.reload()
    expect(page.locator(".turn .question")).to_have_text([GRADE])
    page.get_by_role("button", name=f"Delete “{GRADE}”").click()
    page.get_by_role("button", name="Keep it").click()
    expect(names).to_have_count(2)
    page.get_by_role("button", name=f"Delete “{GRADE}”").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(names).to_have_text([ZEBRAS])
    expect(page.locator(".welcome")).to_be_visible()


def test_the_list_is_behind_a_button_on_narrow_screens(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    ask(page, GRADE)
    expect(page.locator(".threads")).to_be_hidden()
    page.get_by_role("button", name="Conversations", exact=True).click()
    expect(page.locator(".threads .name")).to_have_text(re.compile("Marlbeck"))
    page.keyboard.press("Escape")
    expect(page.locator(".threads")).to_be_hidden()
    expect(page.get_by_role("button", name="Conversations", exact=True)).to_be_focused()


def test_another_person_sees_none_of_it(page: Page, browser: Browser, address: str) -> None:
    ask(page, GRADE)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    other = context.new_page()
    other.goto(address)
    expect(other.locator(".welcome")).to_be_visible()
    expect(other.locator(".threads .name")).to_have_count(0)
    context.close()


def test_a_killed_server_loses_nothing_that_was_answered(served: Served, browser: Browser) -> None:
    page = served.page(browser)
    ask(page, "How many places does Larch House have?")
    served.kill()
    box(page).fill(GRADE)
    page.keyboard.press("Enter")
    expect(page.locator(".failure")).to_contain_text("The server does not answer")
    served.start()
    page.get_by_role("button", name="Ask again", exact=True).last.click()
    expect(page.locator(".turn").nth(1).locator(".mark").first).to_be_visible(timeout=30_000)
    turn = ask(page, "When did Larch House open?")
    expect(turn.locator(".answer")).to_contain_text("3 May 2023")
    page.reload()
    expect(page.locator(".turn")).to_have_count(3)


# the rest


def test_an_empty_library_says_how_to_begin(browser: Browser, tmp_path: Path) -> None:
    server = Served(tmp_path / "empty")
    server.start()
    try:
        page = server.page(browser)
        expect(page.locator(".welcome")).to_contain_text("Nothing to read yet")
        page.locator(".welcome").get_by_role("button", name="Documents").click()
        expect(page.locator("#shelf")).to_be_visible()
    finally:
        server.kill()


def test_a_long_conversation_stays_fast(served: Served, browser: Browser) -> None:
    owner = "a" * 48
    with Library.open(served.folder) as library:
        answer = library.ask("What needs to improve?")
        conversation = library.conversations.keep(answer, owner)
        for _ in range(39):
            library.conversations.keep(answer, owner, conversation)
    page = served.page(browser)
    first = timed(lambda: ask(page, GRADE))
    page.evaluate("word => { document.cookie = `chapterverse-owner=${word}; path=/`; }", owner)
    page.evaluate("word => localStorage.setItem('chapterverse-conversation', word)", conversation)
    page.reload()
    expect(page.locator(".turn")).to_have_count(40)
    fortieth = timed(lambda: ask(page, GRADE))
    assert fortieth < first + 1.0


def test_conversations_are_found_again_on_another_port(served: Served, browser: Browser) -> None:
    page = served.page(browser)
    ask(page, GRADE)
    other = Served(served.folder)
    other.start()
    try:
        # Cookies know no ports; nothing else goes from one to the other.
        later = other.page(browser, cookies=page.context.cookies())
        expect(later.get_by_role("button", name=re.compile(re.escape(GRADE))).first).to_be_visible()
    finally:
        other.close()


def test_a_long_question_is_asked_whole(page: Page) -> None:
    question = "What is said about Larch House " + "and about the children who live in it " * 40 + "?"
    turn = ask(page, question)
    expect(turn.locator(".answer")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    expect(box(page)).to_be_focused()
    page.keyboard.type(GRADE)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .mark").first).to_be_visible()
    reached = set()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        reached.add(
            page.evaluate(
                "(e => e.getAttribute('aria-label') || e.textContent.trim() || e.name)(document.activeElement)"
            )
        )
    for wanted in ("Copy", "Ask again", "Edit question", "Good answer", "Bad answer", "Skip to the question", "Limit"):
        assert any(wanted == one for one in reached), (wanted, reached)
    assert any(one.startswith("Source 1: ") for one in reached)
    assert any(one.startswith("Delete “") for one in reached)


@pytest.mark.parametrize(("width", "height"), [(390, 800), (640, 400), (1024, 768)])
def test_the_chat_fits_every_window(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    ask(page, "How have the grades of Marlbeck changed over time?")
    ask(page, RESOLVED)
    ask(page, ZEBRAS)
    limit_to(page, "Minutes", "Marlbeck")
    page.get_by_role("button", name="Add").click()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_motion_is_reduced_where_asked(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    held = held_back(page, "ask_question")
    box(page).fill(GRADE)
    page.keyboard.press("Enter")
    dots = "getComputedStyle(document.querySelector('.waiting span'), '::after').animationName"
    page.locator(".waiting").wait_for()
    assert page.evaluate(dots) == "none"
    held[0].continue_()
    page.unroute(CALL)
    page.locator(".answer").wait_for()


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "x",
        {"question": 7},
        {"question": ["x"], "limits": 3},
        {"question": GRADE, "limits": [{"part": "kinds", "value": "<b>"}, 4, {"part": "period", "value": "x/y/z"}]},
        {"of": 99, "choice": -1, "question": ""},
        {"owner": {"a": 1}, "conversation": "../../x", "question": GRADE, "again": True},
    ],
)
def test_a_forged_call_breaks_nothing(address: str, sent: object) -> None:
    config = json.loads(request(address, "/config")[2])
    chat = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == "chat")
    body = json.dumps({"data": sent, "component_id": chat, "fn_name": "ask_question", "session_hash": "forged"})
    where = "/gradio_api/component_server/"
    status, _, answered = request(address, where, "POST", body, Content_Type="application/json")
    assert status == 200
    assert b"Traceback" not in answered
    reply = json.loads(answered)
    assert "html" in reply or reply["failure"] == "Type a question first."


class Served:
    """A page of a test's own that can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._server: subprocess.Popen[str] | None = None
        self._pages: list[Page] = []

    def start(self) -> None:
        port = str(urlsplit(self.address).port or 0)
        command = [sys.executable, "-m", "ui", "chat", "--port", port, "--library", str(self.folder)]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._server.stdout is not None
        self.address = re.findall(r"http://127\.0\.0\.1:\d+", self._server.stdout.readline())[0]

    def kill(self) -> None:
        assert self._server is not None
        self._server.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        self._server.wait(30)
        assert self._server.stdout is not None
        self._server.stdout.close()

    def page(self, browser: Browser, cookies: Sequence[Any] = ()) -> Page:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.context.add_cookies(list(cookies))
        self._pages.append(page)
        page.goto(self.address)
        page.locator(".welcome").wait_for()
        return page

    def close(self) -> None:
        for page in self._pages:
            page.context.close()
        self.kill()


@pytest.fixture
def served(library: Path) -> Iterator[Served]:
    server = Served(library)
    server.start()
    yield server
    server.close()


def timed(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began
