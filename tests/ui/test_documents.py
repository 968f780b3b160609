"""Adding, looking, correcting and removing on the page, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Locator, Page, Route, expect

from assistant import Library
from tests.ui.browsing import IN_A_PDF, ask, request, upload
from ui.page.documents.adding import Adding, UploadedFile
from ui.page.documents.arriving import Arrivals
from ui.page.documents.progress import left_out_line
from ui.page.documents.routes import document_routes

pytestmark = pytest.mark.browser
SORT_KEYS = "cells => cells.map((cell) => cell.dataset.sort)"
SALT = "Depot {0} stores {0} tonnes of salt. The keeper of depot {0} is called Marlow. It is open in winter. "


@pytest.fixture
def page(page: Page) -> Page:
    """The page with its tab of documents open."""
    page.get_by_role("tab", name="Documents").click()
    expect(rows(page).first).to_be_visible()
    return page


def rows(page: Page) -> Locator:
    return page.locator(".shelf tbody tr")


def row(page: Page, words: str) -> Locator:
    return rows(page).filter(has_text=words)


def titles(page: Page) -> list[str]:
    return page.locator(".shelf tbody .title").all_inner_texts()


def ended(page: Page) -> Locator:
    """The words that say what became of all files; there are none while they are read."""
    return page.locator(".uploads:not(:has(progress)) .words")


def test_files_are_uploaded_answered_from_and_removed(page: Page) -> None:
    text = b"Zoo plan\n\nThe otter house will cost 4,310 pounds and opens in May.\n"
    upload(page, {"../Zoo plan é.txt": text, "the same again.txt": text, "numbers.xyz": b"\x00\x01"})
    expect(ended(page)).to_have_text("1 not added, 1 already in the library, 1 added", timeout=60_000)
    states = page.locator(".uploads li .state")
    expect(states).to_have_text(["not added", "already in the library", "added"])
    expect(page.locator(".uploads .is-failed .why")).to_contain_text(".xyz")
    expect(page.locator(".uploads .is-failed .why")).to_contain_text("Save it as PDF")
    expect(page.locator(".uploads .is-duplicate .why")).to_have_text("The same as “Zoo plan”.")
    expect(page.locator("[data-slot=said]")).to_have_text("1 not added, 1 already in the library, 1 added")
    assert "/" not in page.locator(".uploads").inner_text()
    held = row(page, "Zoo plan é.txt")
    expect(held).to_be_visible()
    expect(held.locator(".same")).to_have_text("the same as the same again.txt")

    page.get_by_role("tab", name="Ask").click()
    expect(ask(page, "How much will the otter house cost?").locator(".answer")).to_contain_text("4,310")

    page.get_by_role("tab", name="Documents").click()
    held.get_by_role("button", name=re.compile("^Remove ")).click()
    page.get_by_role("button", name="Keep it").click()
    expect(held).to_be_visible()
    expect(held.get_by_role("button", name=re.compile("^Remove "))).to_be_focused()
    held.get_by_role("button", name=re.compile("^Remove ")).click()
    expect(page.get_by_role("dialog")).to_contain_text("Zoo plan")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(held).to_have_count(0)
    expect(page.locator("[data-slot=found]")).to_have_text("“Zoo plan” removed")

    page.get_by_role("tab", name="Ask").click()
    page.locator(".turn .mark").first.click()
    expect(page.locator(".reader")).to_contain_text("no longer in the library")


def test_adding_is_stopped_while_questions_are_answered_and_goes_on(page: Page) -> None:
    upload(page, {f"depot {number:02}.txt": (SALT.format(number) * 40).encode() for number in range(40)})
    page.locator(".uploads .is-added").first.wait_for(state="attached")
    page.get_by_role("tab", name="Ask").click()
    expect(ask(page, IN_A_PDF).locator(".answer")).to_contain_text("71%")
    page.get_by_role("tab", name="Documents").click()
    page.reload()
    page.get_by_role("tab", name="Documents").click()
    expect(page.locator(".uploads .words")).to_have_text(re.compile(r"^Reading \d+ of 40"))
    page.get_by_role("button", name="Stop").click()
    expect(ended(page)).to_contain_text(re.compile("stopped before|not sent"), timeout=60_000)
    go_on = page.get_by_role("button", name=re.compile(r"Go on with the \d+ files not read"))
    expect(go_on).to_be_focused()
    added = page.locator(".uploads .is-added").count()
    assert 0 < added < 40
    page.get_by_label("Search").fill("depot")
    expect(rows(page)).to_have_count(added)
    go_on.click()
    expect(ended(page)).to_contain_text("40 added", timeout=60_000)
    expect(rows(page)).to_have_count(40)

    page.get_by_role("checkbox", name="Choose all found").check()
    expect(page.locator(".chosen")).to_contain_text("40 chosen")
    page.locator(".chosen").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("dialog")).to_contain_text("Remove 40 documents?")
    expect(page.get_by_role("dialog")).to_contain_text("and 34 more")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(rows(page)).to_have_count(0, timeout=60_000)
    expect(page.locator(".chosen")).to_be_hidden()
    page.get_by_role("button", name="Clear").click()
    expect(rows(page).first).to_be_visible()


def test_files_are_taken_in_the_order_in_which_they_were_given(page: Page) -> None:
    text = b"Owl plan\n\nThe owl house stays open until midnight.\n"
    held: list[Route] = []
    page.route("**/documents/file?*name=owls.txt", lambda route: held.append(route))
    upload(page, {"owls.txt": text, "owls again.txt": text, "owls once more.txt": text})
    expect(page.locator(".uploads .words")).to_contain_text("Reading 1 of 3")
    page.wait_for_timeout(600)
    held[0].continue_()
    expect(ended(page)).to_have_text("2 already in the library, 1 added", timeout=60_000)
    expect(page.locator(".uploads .is-added .name")).to_have_text("owls.txt")
    expect(row(page, "Owl plan").locator(".same")).to_have_text("the same as owls again.txt, owls once more.txt")


def test_a_file_that_cannot_be_sent_holds_up_no_other(page: Page, tmp_path: Path) -> None:
    names = ["heron one.txt", "heron two.txt", "heron three.txt"]
    for name in names:
        (tmp_path / name).write_text(f"{name}\n\nThe herons of {name} fish at dawn.\n", "utf-8")
    held: list[Route] = []
    page.route("**/documents/file?*name=heron+one.txt", lambda route: held.append(route))
    page.set_input_files("#drop input[data-input=files]", [tmp_path / name for name in names])
    expect(page.locator(".uploads .words")).to_contain_text("Reading 1 of 3")
    (tmp_path / "heron two.txt").unlink()
    held[0].continue_()
    expect(ended(page)).to_have_text("1 not added, 2 added", timeout=60_000)
    expect(page.locator(".uploads .is-failed .name")).to_have_text("heron two.txt")
    expect(page.locator(".uploads .is-failed .why")).to_contain_text("moved or changed")
    expect(page.locator(".drop-failure")).to_be_empty()


def test_an_upload_that_is_broken_off_goes_on_where_it_was(page: Page) -> None:
    text = b"Swan plan\n\nThe swans winter on the mill pond.\n"
    page.route("**/documents/file?*name=swans.txt", lambda route: route.abort(), times=1)
    upload(page, {"swans.txt": text, "swans again.txt": text})
    expect(page.locator(".drop-failure")).to_contain_text("2 files were not sent")
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Go on with the 2 files not read").click()
    expect(ended(page)).to_have_text("1 already in the library, 1 added", timeout=60_000)
    expect(page.locator(".drop-failure")).to_be_empty()
    expect(row(page, "swans.txt").locator(".same")).to_have_text("the same as swans again.txt")


DROP = """(given) => {
  const entry = ([name, held]) => typeof held === "string"
    ? { name, isFile: true, isDirectory: false, file: (done) => done(new File([held], name)) }
    : { name, isFile: false, isDirectory: true, createReader: () => {
        let left = Object.entries(held).map(entry);
        return { readEntries: (done) => { const some = left.slice(0, 2); left = left.slice(2); done(some); } };
      } };
  const items = Object.entries(given).map(([name, held]) => ({
    kind: "file", getAsFile: () => typeof held === "string" ? new File([held], name) : new File([""], name),
    webkitGetAsEntry: () => entry([name, held]),
  }));
  const drop = new Event("drop", { bubbles: true, cancelable: true });
  drop.dataTransfer = { items, types: ["Files"] };
  document.querySelector(".drop").dispatchEvent(drop);
}"""


def test_a_dropped_folder_is_read_through_and_what_nobody_can_read_is_named_in_one_line(page: Page) -> None:
    north = "Ferry plan\n\nThe north ferry costs 12 pounds."
    folder = {
        "north": {
            "ferry.txt": north,
            "map.jpg": "JFIF",
            "photo.JPG": "JFIF",
        },
        "south": {"ferry.txt": "Ferry plan\n\nThe south ferry costs 19 pounds.", "sums.xlsx": "PK"},
        "scan": "%PDF-1.4 but broken",
        ".DS_Store": "hidden",
        "~$ferry.docx": "locked",
    }
    loose = {"loose.txt": "Loose leaf\n\nThe bus is free.", "north again.txt": north}
    page.evaluate(DROP, {"ferries": folder, **loose})
    expect(ended(page)).to_have_text("1 not added, 1 already in the library, 3 added", timeout=60_000)
    expect(page.locator(".uploads .is-failed .name")).to_have_text("scan")
    expect(page.locator(".left-out")).to_contain_text("3 files were left out")
    expect(page.locator(".left-out")).to_contain_text("2 .jpg, 1 .xlsx")
    page.get_by_role("button", name="Hide").click()
    expect(page.locator(".left-out, .uploads")).to_have_count(0)
    expect(row(page, "ferry (2).txt")).to_be_visible()
    expect(row(page, "north again.txt").locator(".file")).to_have_text("ferry.txt")
    expect(row(page, "ferry.txt")).to_be_visible()
    expect(row(page, "loose.txt")).to_be_visible()


def test_a_page_that_goes_away_while_it_sends_leaves_nothing_hanging() -> None:
    arrivals = Arrivals()
    arrivals.expect("a", 3)
    arrivals.here("a", Path("one.txt"))
    assert (arrivals.to_come(), arrivals.missing()) == (2, 0)
    arrivals.break_off()
    assert (arrivals.to_come(), arrivals.missing()) == (0, 2)
    arrivals.expect("a", 2, [".zip", ".zip", "none"])
    assert (arrivals.to_come(), arrivals.missing()) == (2, 0)
    assert "2 .zip, 1 without an ending" in left_out_line(arrivals.left_out())


def test_rows_are_sorted_searched_and_filtered(page: Page) -> None:
    total = rows(page).count()
    expect(page.get_by_role("heading", name=f"{total} documents")).to_be_visible()
    head = page.get_by_role("columnheader", name="Title")
    expect(head).to_have_attribute("aria-sort", "ascending")
    upwards = titles(page)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert titles(page) != upwards
    assert sorted(titles(page)) == sorted(upwards)
    for name, cell in (("Pages", "count"), ("Date", "date"), ("Added", "added")):
        page.get_by_role("columnheader", name=name).get_by_role("button").click()
        sort_keys = page.locator(f".shelf tbody .{cell}").evaluate_all(
            "cells => cells.map((cell) => cell.dataset.sort)"
        )
        known = [int(key) if name == "Pages" else key for key in sort_keys if key not in ("", "0")]
        assert known == sorted(known, reverse=True)
        assert not any(key not in ("", "0") for key in sort_keys[len(known) :])
    expect(head).to_have_attribute("aria-sort", "none")

    kinds = page.get_by_label("Kind", exact=True)
    label = kinds.locator("option").nth(1).inner_text()
    name, count = label.rsplit(" (", 1)
    kinds.select_option(label=label)
    expect(rows(page)).to_have_count(int(count.rstrip(")")))
    expect(page.locator("[data-slot=found]")).to_have_text(f"{count.rstrip(')')} of {total} found")
    assert all(name in ("other", kind) for kind in page.locator(".shelf tbody td.kind").all_inner_texts())
    page.get_by_role("button", name="Clear").click()
    expect(rows(page)).to_have_count(total)
    page.get_by_label("Search").fill("PENGUINS.txt")
    expect(rows(page)).to_have_count(1)
    page.get_by_label("Search").fill("nowhere to be found")
    expect(page.locator("[data-slot=found]")).to_contain_text("Nothing found")
    page.get_by_label("Search").press("Escape")
    expect(rows(page)).to_have_count(total)


def test_an_authority_of_two_names_is_one_choice(page: Page) -> None:
    report = "Inspection of {} children’s services\n\nChildren who need help are seen in good time.\n"
    names = ("East Riding", "East Riding of Yorkshire")
    upload(page, {f"{name}.txt": report.format(name).encode() for name in names})
    expect(ended(page)).to_have_text("2 added", timeout=60_000)
    choices = page.get_by_label("Authority", exact=True)
    of_both = choices.locator("option").filter(has_text="East Riding")
    expect(of_both).to_have_text("East Riding of Yorkshire (2)")
    choices.select_option("East Riding of Yorkshire")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).locator("td.authority")).to_have_text(list(names))
    page.get_by_role("button", name="Clear").click()


def test_what_another_window_removed_keeps_nothing_else_in(page: Page, address: str) -> None:
    upload(page, {f"heath {n}.txt": f"Heath plan {n}\n\nHeath {n} is grazed by goats.".encode() for n in range(3)})
    expect(ended(page)).to_have_text("3 added", timeout=60_000)
    page.get_by_label("Search").fill("heath")
    expect(rows(page)).to_have_count(3)
    other = page.context.new_page()
    other.goto(address)
    other.get_by_role("tab", name="Documents").click()
    row(other, "heath 0.txt").get_by_role("button", name="Remove").click()
    other.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(row(other, "heath 0.txt")).to_have_count(0)
    page.get_by_role("checkbox", name="Choose all found").check()
    page.locator(".chosen").get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.locator("[data-slot=found]")).to_have_text("3 documents removed")
    expect(page.locator(".shelf .failure")).to_have_count(0)
    page.get_by_role("button", name="Clear").click()
    expect(row(page, "heath")).to_have_count(0)


def test_a_document_is_corrected_and_the_correction_taken_back(page: Page) -> None:
    upload(page, {"harbour.txt": b"Harbour plan\n\nThe harbour of Marlbeck was visited on 3 May 2021.\n"})
    expect(ended(page)).to_have_text("1 added", timeout=60_000)
    harbour = row(page, "harbour.txt")
    harbour.get_by_role("button", name=re.compile("^Correct ")).click()
    dialog = page.get_by_role("dialog", name="Correct what was read")
    expect(dialog.get_by_label("Title", exact=True)).to_be_focused()
    expect(dialog.get_by_label("Title", exact=True)).to_have_value("Harbour plan")
    expect(dialog.locator("#correction-title-read")).to_contain_text("“Harbour plan”")
    dialog.get_by_label("Title", exact=True).fill("Harbour <b>visit</b>")
    dialog.get_by_label("Kind").select_option("focused visit")
    dialog.get_by_label("Authority").fill("Shropshire Council")
    dialog.get_by_label("Published").fill("2021-06-01")
    dialog.get_by_label("What").fill("visit")
    dialog.get_by_label("First day").fill("2021-05-04")
    dialog.get_by_label("Last day").fill("2021-05-03")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator("[data-wrong-of=periods]")).to_contain_text("before it begins")
    expect(dialog.get_by_label("What")).to_be_focused()
    expect(harbour.locator(".title")).to_have_text("Harbour plan")
    dialog.get_by_label("Last day").fill("2021-05-05")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    expect(harbour.locator(".title")).to_have_text("Harbour <b>visit</b>")
    expect(harbour).to_contain_text("focused visit")
    expect(harbour.locator(".authority")).to_have_text("Shropshire")
    expect(harbour.locator(".date")).to_contain_text("1 June 2021")
    expect(harbour.locator(".date")).to_contain_text("visit 4 to 5 May 2021")
    expect(harbour.get_by_role("button", name=re.compile("^Correct "))).to_be_focused()

    harbour.get_by_role("button", name=re.compile("^Correct ")).press("Enter")
    expect(dialog.locator(".by-hand")).to_have_count(5)
    expect(dialog.locator("#correction-title-read")).to_contain_text("Read: “Harbour plan”")
    dialog.get_by_label("Publisher").fill("kept while another is taken back")
    dialog.get_by_role("button", name="Take back the title").click()
    expect(dialog.get_by_label("Title", exact=True)).to_have_value("Harbour plan")
    expect(dialog.get_by_label("Publisher")).to_have_value("kept while another is taken back")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(harbour.locator(".title")).to_have_text("Harbour plan")


def test_documents_are_opened_and_chosen_to_be_asked_about(page: Page) -> None:
    rows(page).first.locator(".title").press("Enter")
    expect(page.locator(".reader")).to_be_visible()
    expect(page.locator(".reader h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(rows(page).first.locator(".title")).to_be_focused()

    page.evaluate("addEventListener('chapterverse-ask-about', (asked) => { window.askedAbout = asked.detail; })")
    boxes = page.locator(".shelf tbody [data-pick]")
    boxes.nth(0).press("Space")
    boxes.nth(2).press("Space")
    expect(page.locator(".chosen")).to_contain_text("2 chosen")
    names = [titles(page)[0], titles(page)[2]]
    page.get_by_role("button", name="Ask about these").click()
    asked = page.evaluate("window.askedAbout")
    assert [held["label"] for held in asked["documents"]] == names
    assert all(len(held["id"]) == 64 for held in asked["documents"])
    expect(page.get_by_role("tab", name="Ask")).to_have_attribute("aria-selected", "true")
    assert page.locator(".chips .chip span").all_inner_texts() == names
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()
    turn = ask(page, "What needs to improve?")
    asked_of = turn.locator("[data-event=source]").evaluate_all("all => all.map(one => JSON.parse(one.dataset.detail))")
    assert {one["document"] for one in asked_of} <= {held["id"] for held in asked["documents"]}

    page.get_by_role("tab", name="Documents").click()
    page.get_by_role("checkbox", name="Choose all found").check()
    page.get_by_role("button", name="Ask about these").click()
    expect(page.locator(".chips .chip span")).to_have_text(re.compile(r"^\d+ documents$"))
    turn = ask(page, "How many places does Larch House have?")
    expect(turn.locator(".looked-in .chip span").first).to_have_text(re.compile(r"^\d+ documents$"))
    page.get_by_role("button", name=re.compile(r"Remove \d+ documents")).click()
    expect(page.locator(".limits")).to_contain_text("all documents")


def test_what_was_asked_before_knows_of_documents_that_come_and_go(page: Page) -> None:
    page.get_by_role("tab", name="Ask").click()
    page.get_by_role("button", name="Limit", exact=True).click()
    expect(page.get_by_role("checkbox", name=re.compile("Walruses"))).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Facts").click()
    page.locator(".views label").filter(has_text="Resolutions").click()
    expect(page.locator("#facts")).not_to_contain_text("walrus pool")
    page.get_by_role("tab", name="Documents").click()
    words = (
        "Minutes of the Walruses Committee\n\nHeld on 3 March 2025\n\n1. The walrus pool\n\n"
        "The Committee heard that the walrus pool holds 42 walruses.\n\n"
        "RESOLVED that the walrus pool be kept clean.\n"
    )
    upload(page, {"walruses.txt": words.encode()})
    expect(row(page, "Walruses")).to_be_visible(timeout=30_000)

    page.get_by_role("tab", name="Facts").click()
    expect(page.locator("#facts")).to_contain_text("walrus pool")
    page.get_by_role("tab", name="Ask").click()
    page.get_by_role("button", name="Limit", exact=True).click()
    page.get_by_role("checkbox", name=re.compile("Walruses")).check()
    page.keyboard.press("Escape")
    turn = ask(page, "How many walruses does the pool hold?")
    expect(turn.locator(".answer")).to_contain_text("42 walruses")
    expect(turn.locator(".gone")).to_have_count(0)

    page.get_by_role("tab", name="Documents").click()
    row(page, "Walruses").get_by_role("button", name="Remove").click()
    page.locator("dialog.removal").get_by_role("button", name="Remove").click()
    expect(row(page, "Walruses")).to_have_count(0)
    page.get_by_role("tab", name="Ask").click()
    expect(page.locator(".limits")).to_contain_text("all documents")
    mark = turn.locator(".mark.gone").first
    expect(mark).to_have_accessible_name(re.compile("no longer in the library$"))
    expect(turn.locator(".card .lost").first).to_have_text("no longer in the library")
    expect(turn.locator(".source .where").first).to_have_css("text-decoration-line", "line-through")
    mark.hover()
    expect(page.locator(".peek")).to_contain_text("no longer in the library")
    mark.click()
    expect(page.locator(".reader")).to_contain_text("no longer in the library")


def test_a_tab_opens_at_its_top_and_is_left_where_it_was(page: Page) -> None:
    page.get_by_role("tab", name="Ask").click()
    for question in ("What needs to improve?", "How was Marlbeck graded overall?"):
        ask(page, question)
    page.reload()
    expect(page.locator(".turn .answer")).to_have_count(2)
    page.wait_for_function("scrollY > 100")
    left = page.evaluate("scrollY")
    page.get_by_role("tab", name="Documents").click()
    expect(rows(page).first).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 0
    page.evaluate("scrollTo(0, 60)")
    page.wait_for_timeout(100)
    page.get_by_role("tab", name="Ask").press("Enter")
    page.wait_for_function("(left) => scrollY === left", arg=left)
    page.get_by_role("tab", name="Documents").press("Enter")
    page.wait_for_function("scrollY === 60")


@pytest.mark.parametrize("width", [1440, 1024, 640, 390])
def test_every_width_has_all_that_can_be_done(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    first = rows(page).first
    for part in (".title", "[data-pick]", "[data-event=amend]", "[data-do=remove]"):
        expect(first.locator(part)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if width < 1024:
        page.get_by_label("Sort by").select_option("Pages")
        counts = [
            int(key)
            for key in page.locator(".shelf .count[data-sort]").evaluate_all("c => c.map((o) => o.dataset.sort)")
        ]
        assert counts == sorted(counts, reverse=True)
    first.get_by_role("button", name=re.compile("^Correct ")).click()
    expect(page.get_by_role("button", name="Save")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_an_upload_reaches_no_other_folder_and_no_other_page_sends_one(address: str, page: Page) -> None:
    forged = "/documents/file?batch=x&name=..%2F..%2F..%2Fetc%2Fforged%20plan.txt"
    body = "Forged plan\n\nThe password of the machine is swordfish."
    assert request(address, forged, "POST", body, Origin="http://evil.example")[0] == 403
    assert request(address, forged, "POST", body, Origin="null")[0] == 403
    for path in ("begin?batch=x&count=1", "stop", "go-on", "read-anew"):
        assert request(address, f"/documents/{path}", "POST", "", Origin="http://evil.example")[0] == 403
    assert request(address, "/documents/begin?batch=x&count=1", "POST", "")[0] == 204
    assert request(address, forged, "POST", body)[0] == 204
    page.reload()
    page.get_by_role("tab", name="Documents").click()
    expect(row(page, "forged plan.txt")).to_be_visible(timeout=30_000)
    progress = json.loads(request(address, "/documents/progress")[2])
    assert "etc" not in progress["html"]


def test_files_that_are_too_large_are_said_to_be(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.page.documents import routes

    monkeypatch.setattr(routes, "LARGEST_UPLOAD", 2**20)
    with Library.open(library) as opened_library:
        app = FastAPI()
        app.include_router(document_routes(opened_library, Adding(opened_library)))
        client = TestClient(app)
        client.post("/documents/begin?batch=x&count=1")
        answer = client.post("/documents/file?batch=x&name=big.pdf", content=b"%PDF-" + b"x" * 2**20)
        assert answer.status_code == 413
        html = client.get("/documents/progress").json()["html"]
        assert "big.pdf" in html
        assert "larger than 1 MB. Split it" in html
        assert "1 not added<" in html
        assert "not sent" not in html
        assert client.get("/documents/progress").json()["running"] is False
        assert list((library / "uploads").iterdir()) == []


def test_more_files_join_those_that_are_still_being_sent(library: Path) -> None:
    with Library.open(library) as opened_library:
        adding = Adding(opened_library)
        app = FastAPI()
        app.include_router(document_routes(opened_library, adding))
        client = TestClient(app)
        client.post("/documents/begin?batch=x&count=2")
        client.post("/documents/file?batch=x&name=first.txt", content=b"First plan\n\nThe first bridge is built.")
        adding.wait(60)
        client.post("/documents/begin?batch=x&count=2")
        client.post("/documents/file?batch=x&name=second.txt", content=b"Second plan\n\nThe second is not.")
        client.post("/documents/gone?batch=x&name=third.txt")
        adding.wait(60)
        html = client.get("/documents/progress").json()["html"]
        assert "1 not added, 2 added<" in html
        assert [file.name for file in adding.files()] == ["first.txt", "second.txt", "third.txt"]


def test_documents_are_read_anew_and_uploads_wait_for_it(library: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Ice plan\n\nThe ice rink opens in December.", "utf-8")
    with Library.open(library) as opened_library:
        adding = Adding(opened_library)
        count = len(opened_library.documents())
        adding.read_anew()
        adding.start([UploadedFile(note, note.name)])
        adding.wait(120)
        anew = adding.anew()
        assert anew is not None
        assert anew.done == anew.total >= count
        assert (anew.what, anew.problem, anew.stopped) == ("", "", False)
        assert [file.state for file in adding.files()] == ["added"]
        assert opened_library.outdated == 0
