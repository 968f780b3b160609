"""The facts on the page: grades, pictures, lists and the export, in a real browser."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant import GRADE_FIELDS
from tests.ui.browsing import request

pytestmark = pytest.mark.browser
OVERALL = "overall effectiveness of Marlbeck"


def opened(page: Page) -> Locator:
    """The tab with the facts, opened."""
    page.get_by_role("tab", name="Facts").click()
    facts = page.locator("#facts .facts")
    facts.wait_for()
    return facts


def view(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).check(force=True)


def said(page: Page) -> Locator:
    return page.locator("#facts [role=status]")


def exported(page: Page, address: str) -> list[dict[str, str]]:
    """The rows of the file behind the link that is shown."""
    link = page.get_by_role("link", name="Export CSV").get_attribute("href")
    status, headers, body = request(address, f"/{link}")
    assert status == 200
    assert headers["content-disposition"].startswith('attachment; filename="chapterverse-')
    assert headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))


def test_nothing_is_asked_for_before_the_tab_is_opened(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/facts/" in url]
    opened(page)
    assert len([url for url in asked if "/facts/" in url]) == 1


def test_each_grade_opens_its_source_at_the_judgement(page: Page) -> None:
    opened(page)
    table = page.get_by_role("table", name="Overall effectiveness, by authority and year of inspection")
    expect(table.get_by_role("columnheader")).to_have_text(["Authority", "2021", "2024"])
    expect(table.get_by_role("rowheader")).to_have_text(["Marlbeck"])
    old, new = table.get_by_role("button").all()
    expect(old).to_have_accessible_name(
        re.compile(rf"^Requires improvement.*{OVERALL}, 19 November 2021; open the source")
    )
    expect(new.locator(".sign")).to_have_text("▲ from Requires improvement, 2021")
    expect(new).to_have_accessible_name(
        re.compile(r"^Good.*11 October 2024, better than requires improvement in 2021;")
    )
    detail = json.loads(new.get_attribute("data-detail") or "")
    assert detail["quotes"] == [[detail["start"], detail["end"]]]
    new.click()
    expect(page.locator(".reader h2")).to_contain_text("Inspection of Marlbeck")
    expect(page.locator(".reader .leaf img")).to_have_attribute("alt", re.compile("Marked: Overall effectiveness Good"))
    expect(new).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(new).to_be_focused()


def test_all_judgements_stand_below_their_authority_and_joint_ones_say_so(page: Page) -> None:
    opened(page)
    page.get_by_role("combobox", name="Judgement").select_option("all")
    table = page.get_by_role("table", name=re.compile("^All judgements"))
    expect(table.locator("tbody th.judged")).to_have_text(
        [
            "Overall effectiveness",
            "Impact of leaders on social work practice",
            "Children who need help and protection",
            "Children in care",
            "Care leavers",
        ]
    )
    care = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Care leavers"))
    joint, alone = care.get_by_role("button").all()
    expect(joint).to_contain_text("with children in care")
    expect(alone).to_have_accessible_name(re.compile("not to be compared with good in 2021"))
    expect(said(page)).to_have_text("1 authority, 9 grades. Against the inspection before: 3 better")


def test_filters_narrow_the_table_and_the_export_alike(page: Page, address: str) -> None:
    opened(page)
    expect(said(page)).to_have_text("1 authority, 2 grades. Against the inspection before: 1 better")
    assert [row["value"] for row in exported(page, address)] == ["Requires improvement to be good", "Good"]
    page.get_by_role("combobox", name="Grade", exact=True).select_option("good")
    expect(said(page)).to_contain_text("1 authority, 1 grade.")
    (row,) = exported(page, address)
    assert list(row) == list(GRADE_FIELDS)
    assert (row["grade before"], row["date before"], row["change"]) == ("requires improvement", "2021-11-19", "better")
    assert (row["authority"], row["name"], row["value"], row["page"]) == (
        "Marlbeck",
        "Overall effectiveness",
        "Good",
        "1",
    )
    assert row["reference"].startswith("Inspection of Marlbeck")
    page.get_by_role("combobox", name="Authority").fill("york")
    expect(page.locator("#facts .empty")).to_contain_text("Nothing fits")
    expect(page.get_by_role("link", name="Export CSV")).to_have_count(0)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_role("combobox", name="Authority")).to_be_focused()
    expect(said(page)).to_contain_text("1 authority, 2 grades.")
    page.get_by_label("Latest only").check()
    expect(page.locator("#facts table.grades td button")).to_have_count(1)


def test_a_count_shows_the_grades_behind_it(page: Page) -> None:
    opened(page)
    count = page.get_by_role("button", name="2021: 1 grade requires improvement; show them")
    count.click()
    expect(page.locator("#facts table.grades td button")).to_have_count(1)
    expect(page.locator("#facts table.grades td button")).to_contain_text("Requires improvement")
    expect(count).to_have_attribute("aria-pressed", "true")
    expect(count).to_be_focused()
    count.click()
    expect(page.locator("#facts table.grades td button")).to_have_count(2)


def test_the_counts_follow_the_filters_of_latest_and_change(page: Page) -> None:
    opened(page)
    page.get_by_role("combobox", name="Judgement").select_option("all")
    expect(page.get_by_role("button", name="2021: 3 grades requires improvement; show them")).to_be_visible()
    page.get_by_role("combobox", name="Change").select_option("better")
    expect(said(page)).to_contain_text("1 authority, 3 grades.")
    expect(page.locator("#facts .stack button")).to_have_count(0)
    page.get_by_role("combobox", name="Change").select_option("")
    expect(page.locator("#facts .stack button")).not_to_have_count(0)
    page.get_by_label("Latest only").check()
    expect(page.locator("#facts .stack button")).to_have_count(0)


def test_the_picture_is_worked_with_the_keyboard_and_said_in_words(page: Page) -> None:
    opened(page)
    view(page, "Over time")
    page.locator(".steps").wait_for()
    mark = page.get_by_role(
        "button", name=re.compile("^Marlbeck, overall effectiveness, 11 October 2024, good, better")
    )
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reader .leaf img")).to_have_attribute("alt", re.compile("Marked: Overall effectiveness Good"))
    page.get_by_text("The same in words").click()
    expect(page.locator(".in-words li")).to_have_text(
        "Marlbeck, overall effectiveness: requires improvement in 2021; "
        "good in 2024 (better than requires improvement in 2021)."
    )


def test_points_are_listed_by_document_found_by_words_and_exported(page: Page, address: str) -> None:
    opened(page)
    view(page, "To improve")
    heads = page.locator(".points h3")
    expect(heads).to_have_text(
        ["Marlbeck · 11 October 2024", "Marlbeck · 22 March 2023", "Marlbeck · 19 November 2021"]
    )
    expect(said(page)).to_have_text("13 points in 3 documents")
    page.get_by_role("searchbox", name="Words").fill("caseload")
    expect(said(page)).to_have_text("3 points in 3 documents")
    assert len(exported(page, address)) == 3
    point = page.locator(".point-text").first
    words = point.locator(".said").inner_text()
    point.click()
    expect(page.locator(".reader .leaf img")).to_have_attribute("alt", re.compile(re.escape(words)))
    view(page, "Resolutions")
    expect(page.locator(".points h3").first).to_have_text("Marlbeck · 14 June 2023")
    view(page, "Recommendations")
    expect(page.locator("#facts .empty")).to_have_text("No document in this library makes recommendations.")


def test_a_point_is_copied_with_its_reference(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page)
    view(page, "To improve")
    item = page.locator(".points li").first
    item.get_by_role("button", name="Copy").click()
    expect(item.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{item.locator('.said').inner_text()}” (Inspection of Marlbeck")
    assert re.search(r"p\. \d+, .*1st point\)$", copied)


def test_no_words_of_a_document_or_a_reader_become_markup(page: Page, address: str) -> None:
    for name in ("authority", "words", "judgement", "grade", "since", "view"):
        for path in ("view", "results"):
            query = urlencode({"view": "improvement", name: '"><img src=x onerror=alert(1)>'})
            status, headers, body = request(address, f"/facts/{path}?{query}")
            assert (status, headers["cache-control"]) == (200, "no-store")
            assert b"<img" not in body
    opened(page)
    page.get_by_role("combobox", name="Authority").fill("<b>")
    expect(page.locator("#facts .facts")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_no_view_is_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page)
    for name, shown in (("Grades", "table.grades"), ("Over time", ".steps"), ("To improve", ".points")):
        view(page, name)
        page.locator(f"#facts {shown}").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == width
