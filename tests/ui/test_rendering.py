"""What the page makes of text that nobody can be trusted to have written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from assistant import (
    Answer,
    Block,
    Cell,
    Choice,
    Citation,
    ConversationName,
    Document,
    Library,
    Near,
    Origin,
    Page,
    PageBox,
    Period,
    Person,
    Scope,
    ScopeChoices,
    Statement,
    Table,
)
from ui.page.chat.conversation import answer_html, conversation, failure, turn_html, welcome
from ui.page.chat.names import names_html
from ui.page.chat.picker import picker_html
from ui.page.documents.adding import UploadedFile
from ui.page.documents.shelf import shelf
from ui.page.documents.upload_list import upload_list
from ui.page.source.view import Marked, Place, Sheet, View, leaves, opened
from ui.page.source.viewer import viewer_html
from ui.places import place, when
from ui.progress import time_left
from ui.uploads import keep_upload, safe_name

EVIL = "<img src=http://example.org/x.png onerror=alert(1)> \"' <script>alert(2)</script> `${alert(3)}`"
OURS = re.compile(
    r"</?(article|section|header|nav|div|p|h[1-6]|ol|ul|li|span|b|button|a|mark|table|caption|thead|tbody|tr|th|td|dialog|label|details|summary|svg|path|small|fieldset|legend|select|option)\b"
    r"|<input (?:type=\"(?:search|checkbox)\"|class=\"number\")|<img (?:data-source|src)=\"source/page\?|</?progress\b"
)


def document(text: str = "One. Two.", blocks: tuple[Block, ...] = (), **changes: object) -> Document:
    fields: dict[str, object] = {
        "id": "a1",
        "source_id": "b2",
        "title": "A title",
        "kind": "other",
        "publisher": None,
        "authority": None,
        "date": None,
        "periods": (),
        "text": text,
        "pages": (),
        "blocks": blocks or (Block("paragraph", 0, len(text)),),
        "paths": ("/papers/file.txt",),
        "media_type": "text/plain",
        "unread_pages": (),
        "added": datetime(2024, 1, 1, tzinfo=UTC),
    }
    return Document(**{**fields, **changes})  # type: ignore[arg-type]


def panel(held: Document, start: int, end: int, **changes: Any) -> str:
    """The panel of a document whose file is not there."""
    with TemporaryDirectory() as folder, Library.open(folder) as library:
        return viewer_html(opened(library, held, Place(start, end, **changes)))


def evil_document() -> Document:
    blocks = (Block("heading", 0, len(EVIL)), Block("list_item", len(EVIL) + 1, 2 * len(EVIL) + 1, number=EVIL))
    names: dict[str, object] = {"title": EVIL, "id": EVIL, "paths": (f"/papers/{EVIL}",), "publisher": EVIL}
    said: dict[str, object] = {
        "authority": EVIL,
        "periods": (Period(EVIL, date(2024, 1, 1), date(2024, 1, 2), 0, len(EVIL)),),
        "people": (Person(EVIL, EVIL, EVIL, 0, len(EVIL)),),
        "framework": EVIL,
        "origins": (Origin("title", "text", 0, len(EVIL)), Origin("authority", "text", 0, len(EVIL))),
    }
    return document(f"{EVIL}\n{EVIL}", blocks, **names, **said)


def evil_answer() -> Answer:
    cited = Citation(1, evil_document(), EVIL, 0, len(EVIL), 1, 1, EVIL)
    statements = (Statement(EVIL, (cited,), voice=EVIL), Statement(EVIL, (cited,), voice=f"another {EVIL}"))
    table = Table((EVIL,), ((Cell(EVIL, (cited,)),),))
    choices = (Choice(EVIL, Scope()),)
    scope = Scope(authorities=(EVIL,), titles=(EVIL,), publishers=(EVIL,))
    return Answer(
        EVIL, "answered", statements, (cited,), EVIL, notes=(EVIL,), choices=choices, table=table, scope=scope
    )


def evil_refusal() -> Answer:
    near = (Near(evil_document(), 0, len(EVIL), 1, EVIL),)
    return Answer(EVIL, "not_found", reason=EVIL, near=near, refusal="not said", scope=Scope(authorities=(EVIL,)))


def evil_clarification() -> Answer:
    return Answer(EVIL, "clarify", reason=EVIL, choices=(Choice(EVIL, Scope()),))


def evil_names() -> str:
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    return names_html([ConversationName(EVIL, EVIL, moment, moment, 2)])


def evil_picker() -> str:
    choices = ScopeChoices({EVIL: 1}, {"minutes": 1}, {2024: 1}, {EVIL: 1, f"{EVIL}2": 2})
    return picker_html(choices, [evil_document()])


@pytest.mark.parametrize(
    "render",
    [
        lambda: answer_html(evil_answer()),
        lambda: answer_html(evil_refusal()),
        lambda: turn_html(evil_clarification(), 0),
        evil_names,
        evil_picker,
        lambda: failure(EVIL),
        lambda: welcome([EVIL], 1),
        lambda: panel(evil_document(), 3, 20),
        lambda: panel(evil_document(), 0, 0, leaf=99),
        lambda: shelf([evil_document()], notice=EVIL),
        lambda: upload_list([UploadedFile(Path(EVIL), EVIL, "failed", EVIL)], 0.0, running=False),
        lambda: upload_list([UploadedFile(Path(EVIL), EVIL, "duplicate", EVIL)], 1.0, running=True),
    ],
)
def test_no_tag_comes_from_a_document(render: Callable[[], str]) -> None:
    html = render()
    assert "alert(1)" in html
    for tag in re.findall(r"<[^>]*>?", html):
        assert OURS.match(tag), tag
        assert " onerror=" not in re.sub(r'"[^"]*"', "", tag), tag


def test_a_table_has_a_mark_in_each_cell_that_is_cited_and_each_voice_is_said_once() -> None:
    html = answer_html(evil_answer())
    assert html.count("<td>") == 1
    assert re.search(r"<td>.*?<button[^>]*>.*?</td>|<td>.*?<a [^>]*>.*?</td>", html)
    assert html.count('class="voice"') == 2


def test_a_table_that_says_again_what_the_sentences_say_is_folded() -> None:
    held = document("Visits are made.\nVisits are late.")
    early, late = (
        Citation(1, held, "Visits are made.", 0, 16, 1, 1, ""),
        Citation(2, held, "Visits are late.", 17, 33, 1, 1, ""),
    )
    table = Table(("when", "what"), ((Cell("then"), Cell("made", (early,))), (Cell("now"), Cell("late", (late,)))))
    each = (Statement("Then they were made.", (early,), "derived"), Statement("Now they are late.", (late,), "derived"))
    folded = answer_html(Answer("Q?", "answered", each, (early, late), table=table))
    assert '<details class="as-table"><summary>As a table</summary><div class="table"' in folded
    one = (Statement("They were made, then they were late.", (early, late), "derived"),)
    assert "as-table" not in answer_html(Answer("Q?", "answered", one, (early, late), table=table))


def test_what_a_computed_sentence_names_is_not_named_again_before_the_quote() -> None:
    first = document("Visits are made.", id="a", title="First")
    second = document("Visits are late.", id="b", title="Second")
    one = Citation(1, first, "Visits are made.", 0, 16, 1, 1, "")
    other = Citation(2, second, "Visits are late.", 0, 16, 1, 1, "")
    plain = (Statement("Visits are made.", (one,)), Statement("Visits are late.", (other,)))
    assert answer_html(Answer("Q?", "answered", plain, (one, other))).count('class="voice"') == 2
    named = (Statement("Aldermere, visit of 2021.", (one,), "derived"), plain[0], plain[1])
    assert answer_html(Answer("Q?", "answered", named, (one, other))).count('class="voice"') == 1


def test_a_question_is_escaped() -> None:
    shown = conversation([Answer(EVIL, "not_found", reason="Nothing says so.")])
    assert "<img" not in shown
    assert "alert(1)" in shown


def test_the_quote_is_marked_over_two_blocks() -> None:
    text = "First item.\nSecond item."
    blocks = (Block("list_item", 0, 11), Block("list_item", 12, 24))
    html = panel(document(text, blocks), 6, 18)
    assert re.findall('<mark class="current">(.*?)</mark>', html) == ["item.", "Second"]


def test_no_level_of_headings_is_left_out() -> None:
    text = "Title\nDeep\nDeeper\nDeep again\nHigh\nDeepest"
    levels = (("title", None), ("heading", 3), ("heading", 5), ("heading", 3), ("heading", 1), ("heading", 6))
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    blocks = tuple(
        Block(kind, start, end, level=level)  # type: ignore[arg-type]
        for (kind, level), start, end in zip(levels, starts, ends, strict=True)
    )
    html = panel(document(text, blocks), 0, 5)
    assert re.findall(r"<h(\d)", html) == ["2", "3", "4", "5", "4", "4", "5"]


def test_a_long_text_is_cut_between_blocks_and_opens_at_the_quote() -> None:
    blocks = tuple(Block("paragraph", start, start + 999) for start in range(0, 60_000, 1000))
    long = document("x" * 60_000, blocks)
    parts = leaves(long)
    assert [part.start % 1000 for part in parts] == [0] * len(parts)
    assert [part.end for part in parts[:-1]] == [part.start for part in parts[1:]]
    assert parts[-1].end == 60_000
    assert f'value="{len(parts)}"' in panel(long, 59_000, 59_010)


def test_a_pdf_is_shown_as_a_picture_or_as_text() -> None:
    pages = (Page(1, 0, 5), Page(2, 5, 9))
    pdf = document(pages=pages, media_type="application/pdf")
    box = PageBox(2, 0.1, 0.2, 0.5, 0.25)
    cited = Citation(1, pdf, "Two.", 5, 9, 2, 2, "para. 8")
    sheet = Sheet(595, 842, (Marked((box,), "8", True),))
    html = viewer_html(View(pdf, leaves(pdf), 1, cited, ((5, 9),), sheet=sheet))
    assert 'data-source="source/page?document=a1&amp;page=2"' in html
    assert 'class="printed current" style="left:10.000%;top:20.000%;width:40.000%;height:5.000%"' in html
    assert ">8</span>" in html
    assert '<mark class="current">Two.</mark>' in panel(pdf, 5, 9)


def test_a_table_and_a_list_are_what_they_are() -> None:
    text = "Judgement\tGrade\nLeaders\tGood\nPoint one\nPoint two"
    rows = (Block("table_row", 0, 15), Block("table_row", 16, 28, introduced_by=0))
    blocks = (*rows, Block("list_item", 29, 38), Block("list_item", 39, 48, number="2"))
    html = panel(document(text, blocks), 16, 28)
    assert '<th scope="col">Judgement</th><th scope="col">Grade</th>' in html
    assert '<td><mark class="current">Leaders</mark></td><td><mark class="current">Good</mark></td>' in html
    assert re.search(
        r'<ul><li class="list-item">Point one</li><li class="list-item numbered">.*Point two</li></ul>', html
    )


def test_the_page_tells_where_each_value_was_read() -> None:
    text = "Inspection of Marlbeck\nInspection dates: 20 June to 1 July 2022"
    told = document(
        text,
        title="Inspection of Marlbeck",
        kind="inspection report",
        authority="Marlbeck",
        date=date(2022, 8, 8),
        periods=(Period("inspection", date(2022, 6, 20), date(2022, 7, 1), 41, 65),),
        pages=(Page(1, 0, 22), Page(2, 22, 65)),
        unread_pages=(3, 4),
        origins=(Origin("title", "text", 0, 22), Origin("authority", "by hand"), Origin("date", "file name")),
    )
    for html in (shelf([told]), panel(told, 0, 5)):
        assert 'title="read on p. 1' in html
        assert '<span title="corrected by hand">Marlbeck</span>' in html
        assert re.search(r"<span title=\"from the file&#x27;s name\">(published )?8 August 2022</span>", html)
        assert re.search(r'<span title="read on p. 2: “20 June to 1 July 2022”">(inspection )?20 June to 1 July', html)
        assert "pages 3, 4 hold no text" in html
        assert ">inspection report</span>" in html


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\Café notes.docx", "Café notes.docx"),
        ("a<b>:c|d?.txt", "a_b__c_d_.txt"),
        ("..", "file"),
        ("", "file"),
        ("nul.txt", "_nul.txt"),
        ("\u202egnp.txt\x00", "_gnp.txt_"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_of_uploads_lead_nowhere_else(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_an_upload_replaces_the_earlier_one_of_its_name_but_not_of_its_batch(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.write_text("first", "utf-8")
    second.write_text("second", "utf-8")
    library = tmp_path / "library"
    earlier = keep_upload(library, first, "plan.txt")
    later = keep_upload(library, second, "plan.txt")
    assert earlier == later
    assert later.read_text("utf-8") == "second"
    beside = keep_upload(library, first, "plan.txt", taken={later})
    assert beside.name == "plan (2).txt"
    assert keep_upload(library, first, "plan.txt", taken={later, beside}) == beside


def test_places_and_dates_read_well() -> None:
    assert place(3, 3, "para. 14") == "page 3, para. 14"
    assert place(3, 4, None) == "pages 3-4"
    assert place(None, None, None) == ""
    inspection = Period("inspection", date(2024, 9, 30), date(2024, 10, 11))
    assert when(document(kind="inspection report", periods=(inspection,))) == "30 September to 11 October 2024"
    assert when(document(kind="minutes", periods=(inspection,))) == ""
    assert when(document(date=date(2024, 5, 1))) == "1 May 2024"


@pytest.mark.parametrize(
    ("done", "elapsed", "said"),
    [(0, 9.0, ""), (1, 1.0, ""), (10, 10.0, ""), (5, 10.0, "about 10 s left"), (1, 60.0, "about 9 min left")],
)
def test_the_time_left_is_said_once_it_is_known(done: int, elapsed: float, said: str) -> None:
    assert time_left(done, 10, elapsed) == said


def test_a_follow_up_says_first_how_it_was_understood() -> None:
    answer = Answer("Why?", "not_found", reason="Nothing says so.", standalone=f"Why {EVIL}?")
    shown = answer_html(answer)
    assert shown.startswith('<p class="asked">Asked as: Why &lt;img')
    assert "<img" not in shown
    assert "Asked as" not in answer_html(Answer("Why?", "not_found", reason="Nothing says so."))
