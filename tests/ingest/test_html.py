"""Web pages: the article in its order, and nothing of what stands around it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.html.reader import read_html
from store.types import Reading

STRESS = Path(__file__).parents[2].parent / "shared" / "collections" / "ingest-stress"


def read(markup: str) -> Reading:
    return read_html(markup.encode())


def said(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, reading.text[block.start : block.end]) for block in reading.blocks]


def texts(markup: str) -> list[str]:
    return [text for _, _, text in said(read(markup))]


NEWS = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Children’s services improve | Anytown Council</title>
<meta property="og:site_name" content="Anytown Council">
<meta property="article:modified_time" content="2024-06-09T10:00:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
 {"@type": "NewsArticle", "datePublished": "2024-05-01T09:30:00+01:00", "dateModified": "2024-06-09"}]}</script>
<style>p { color: red }</style></head><body class="has-sidebar">
<a class="skip-link" href="#c">Skip to main content</a>
<div id="ccc-cookie-banner" class="cookie-banner"><p>We use cookies to make this site better for everybody.</p></div>
<header><a href="/">Anytown Council</a></header><nav><ul><li><a href="/a">Council tax</a></li></ul></nav>
<ol class="breadcrumbs"><li><a href="/">Home</a></li></ol>
<main id="c"><article><header><h1>Children’s services&nbsp;improve</h1></header>
<div class="share-links"><a href="#">Share on X</a></div>
<p>Inspectors found <b>better</b> practice<!-- not this -->.</p><p hidden>Draft text</p>
<h2 id="social-care">Social care</h2><div id="information-sharing"><p>Agencies share information.</p></div>
<form><label>Your name</label><input><button>Send</button></form>
<aside>Did you know?</aside><div class="related-articles"><a href="/x">More news</a></div>
<div style="display: none">Invisible</div><noscript>No script</noscript>
<figure><img src="https://example.org/never-fetched.png" alt="x"><figcaption>The new centre</figcaption></figure>
</article></main>
<footer>Website design by Someone</footer></body></html>"""


def test_an_article_is_read_without_what_stands_around_it() -> None:
    reading = read(NEWS)
    assert said(reading) == [
        ("title", None, "Children’s services improve"),
        ("paragraph", None, "Inspectors found better practice."),
        ("heading", None, "Social care"),
        ("paragraph", None, "Agencies share information."),
        ("paragraph", None, "The new centre"),
    ]
    assert reading.title == "Children’s services improve"
    assert reading.date == date(2024, 5, 1)
    assert reading.publisher == "Anytown Council"
    assert reading.media_type == "text/html"


def test_minutes_in_a_form_and_layout_tables_keep_their_numbers() -> None:
    page = """<html><head><title>Agenda and minutes</title></head><body><form id="aspnetForm" action="x">
    <div id="header"><ul class="menu"><li><a href="1">Councillors</a></li><li><a href="2">Committees</a></li></ul></div>
    <div id="modernGovContent"><div class="mgContent"><h2>Agenda and minutes</h2>
    <table class="mgItemTable"><tr><td>12.</td><td><p>Apologies</p><p>Apologies were received from Councillor Smith,
      who had been called away.</p></td></tr>
    <tr><td>13.</td><td><p>Fostering</p><div>The Committee heard that the number of fostering households had risen
      for the third year in a row, and asked for a report to its next meeting about the households that had left, with
      the reasons that they had given and what the service had learned from them.</div>
      <p>RESOLVED: That the report be noted.</p></td></tr>
    </table></div></div><input type="hidden" value="state"></form></body></html>"""
    assert said(read(page)) == [
        ("heading", None, "Agenda and minutes"),
        ("paragraph", "12", "Apologies"),
        ("paragraph", None, "Apologies were received from Councillor Smith, who had been called away."),
        ("paragraph", "13", "Fostering"),
        (
            "paragraph",
            None,
            "The Committee heard that the number of fostering households had risen for the third year in a row, and "
            "asked for a report to its next meeting about the households that had left, with the reasons that they had "
            "given and what the service had learned from them.",
        ),
        ("paragraph", None, "RESOLVED: That the report be noted."),
    ]
    assert read(page).text.count("12. Apologies") == 1


def test_an_unmarked_page_is_cut_down_to_its_prose() -> None:
    links = "".join(f"<li><a href='{n}'>Service number {n}</a></li>" for n in range(12))
    page = (
        f"<title>The plan - Anytown</title><div class='top'><div><ul>{links}</ul></div></div><div><div class='x'>"
        "<h1>The plan</h1><p>" + "Every child has a plan. " * 20 + "</p><p>It is reviewed.</p></div></div>"
        f"<div><ul>{links}</ul>Phone us</div>"
    )
    assert texts(page) == ["The plan", ("Every child has a plan. " * 20).strip(), "It is reviewed."]


def test_a_row_of_links_between_paragraphs_is_a_menu() -> None:
    links = "".join(f"<a href='{n}'>Service {n}</a> " for n in range(6))
    page = f"<h1>Plan</h1><p>{'Every child has a plan. ' * 9}</p><div>{links}</div><p>It is <a href=x>reviewed</a>.</p>"
    assert texts(page) == ["Plan", ("Every child has a plan. " * 9).strip(), "It is reviewed."]


def test_a_page_of_links_alone_is_kept() -> None:
    assert texts("<ul>" + "<li><a href=x>Report</a></li>" * 5 + "</ul>") == ["Report"] * 5


def test_hyphens_are_as_they_show() -> None:
    assert texts("<p>re&shy;port co&#8209;opted ten&nbsp;\u202fhomes \u2013 &ldquo;good&rdquo;</p>") == [
        "report co-opted ten homes \u2013 \u201cgood\u201d"
    ]


def test_a_heading_outside_the_article_is_its_title() -> None:
    page = (
        "<title>The plan | Anytown</title><header><h1>The plan</h1></header><main><p>Every child has a plan.</p></main>"
    )
    assert said(read(page)) == [("title", None, "The plan"), ("paragraph", None, "Every child has a plan.")]


def test_bare_text_and_line_breaks() -> None:
    page = "<body>One<br>line<br><br>Two<div>Three <i>in</i>line</div>Four<blockquote>Five</blockquote></body>"
    assert texts(page) == ["One line", "Two", "Three inline", "Four", "Five"]


def test_what_is_removed_does_not_glue_its_neighbours() -> None:
    assert texts("<p>ab<script>x</script>cd</p><div>One<nav>menu</nav>two</div>") == ["abcd", "One", "two"]


def test_lists_count_as_browsers_do() -> None:
    page = """<ol start=3><li>three<ul><li>inner</li></ul>still three</li><li value=7><p>seven</p><p>more</p></li>
    <li>eight</ol><ol type=a><li>letter</ol><ol reversed><li>two<li>one</ol><ol style="list-style: none"><li>plain</ol>
    <dl><dt>Term</dt><dd>Meaning</dd></dl>"""
    assert said(read(page)) == [
        ("list_item", "3", "three"),
        ("list_item", None, "inner"),
        ("list_item", None, "still three"),
        ("list_item", "7", "seven"),
        ("list_item", None, "more"),
        ("list_item", "8", "eight"),
        ("list_item", "a", "letter"),
        ("list_item", "2", "two"),
        ("list_item", "1", "one"),
        ("list_item", None, "plain"),
        ("list_item", None, "Term"),
        ("list_item", None, "Meaning"),
    ]
    assert read(page).text.startswith("3. three\ninner\n")


def test_tables_are_rows_with_merged_cells_once() -> None:
    page = """<table><caption>Places</caption><tr><th>Area</th><th>Homes<br>open</th><th>Beds</th></tr>
    <tr><td>North</td><td rowspan=2>4</td><td>11</td></tr><tr><td>South</td><td>12</td></tr>
    <tr><td colspan=2>All</td><td><p>2</p><p>3</p></td></tr></table>"""
    assert texts(page) == ["Places", "Area\tHomes open\tBeds", "North\t4\t11", "South\t\t12", "All\t2 3"]
    assert [kind for kind, _, _ in said(read(page))][1:] == ["table_row"] * 4


def test_a_cell_that_is_wide_and_tall_keeps_columns_in_line() -> None:
    page = (
        "<table><tr><th>a<th>b<th>c<th>d</tr><tr><td>1<td colspan=2 rowspan=2>big<td>2</tr><tr><td>3<td>4</tr></table>"
    )
    assert texts(page) == ["a\tb\tc\td", "1\tbig\t2", "3\t\t4"]


def test_a_layout_table_holds_paragraphs() -> None:
    page = "<table><tr><td><h2>Head</h2><p>One.</p><p>Two.</p></td></tr></table><table><tr><td>Alone</td></tr></table>"
    assert said(read(page)) == [
        ("heading", None, "Head"),
        ("paragraph", None, "One."),
        ("paragraph", None, "Two."),
        ("paragraph", None, "Alone"),
    ]


def test_one_giant_pre_is_paragraphs() -> None:
    assert texts("<pre>\n  First line\n  goes on.\n\n  Second\n</pre>") == ["First line goes on.", "Second"]


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>x</title>", "<h1>The heading</h1>", "The heading"),
        ("<title>x | y</title><meta property='og:title' content='Shared'>", "", "Shared"),
        ("<title>Minutes | Anytown | Home</title>", "", "Minutes"),
        ("<title>Focused visit - GOV.UK</title>", "", "Focused visit"),
        ("<title>Minutes - 12 May 2023</title>", "", "Minutes - 12 May 2023"),
        ("", "<h3>Only this</h3>", "Only this"),
    ],
)
def test_the_title_is_found(head: str, heading: str, title: str) -> None:
    assert read(f"<head>{head}</head><body>{heading}<p>Words.</p></body>").title == title


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<meta property='article:published_time' content='2023-02-03T00:00:00Z'>", date(2023, 2, 3)),
        ("<meta name='DC.date' content='3 February 2023'>", date(2023, 2, 3)),
        ("<meta name='dcterms.issued' content='20230203'>", date(2023, 2, 3)),
        ("<meta name='dcterms.modified' content='2023-02-03'>", None),
        ("<meta name='DC.date' content='03/02/2023'>", None),
        ("<body><article><p>Text <time datetime='2023-02-03'>Friday</time></p></article>", date(2023, 2, 3)),
        ("<body><article><p>Last updated: <time datetime='2023-02-03'>Friday</time></p></article>", None),
        ("<script type='application/ld+json'>{broken</script>", None),
    ],
)
def test_the_date_is_that_of_publication(markup: str, expected: date | None) -> None:
    assert read(f"{markup}<p>Words that stand here.</p>").date == expected


@pytest.mark.parametrize(
    "data",
    [
        "<p>Café – £5</p>".encode(),
        "<p>Café – £5</p>".encode("cp1252"),
        "<p>Café – £5</p>".encode("utf-16"),
        "<p>Café – £5</p>".encode("utf-16-le"),
        "<p>Café – £5</p>".encode("utf-8-sig"),
        b"<meta charset=iso-8859-1>" + "<p>Café – £5</p>".encode("cp1252"),
        b"<meta charset=utf-8>" + "<p>Café – £5</p>".encode("cp1252"),
        b"<meta charset=no-such-thing>" + "<p>Café – £5</p>".encode(),
        b"<p>Caf&eacute; &ndash;&nbsp;&#163;5</p>",
    ],
)
def test_every_usual_encoding_is_read(data: bytes) -> None:
    assert read_html(data).text == "Café – £5"


def test_a_page_whose_wrapper_is_called_a_menu_is_still_read() -> None:
    page = "<body><div class='with-sidebar menu' aria-hidden=true><h1>Title</h1><p>Words of the page.</p></div></body>"
    assert texts(page) == ["Title", "Words of the page."]


def test_text_in_unclosed_tags_is_not_lost() -> None:
    assert texts("<p>First" + "<font>" * 600 + "deep</p><p>Last</p>")[-1].endswith("Last")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no text"),
        (b"<html><body><script>var text = 'x'</script></body></html>", "holds no text"),
        (b"%PDF-1.7\n\x00\x01\x02", "other data than text"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_html(data)


@pytest.mark.skipif(not STRESS.is_dir(), reason="the collection ingest-stress is not here")
def test_every_stress_file_is_read() -> None:
    paths = sorted([*STRESS.rglob("*.html"), *STRESS.rglob("*.htm")])
    assert paths
    for path in paths:
        reading = read_html(path.read_bytes())
        assert reading.blocks, path.name
        for block in reading.blocks:
            text = reading.text[block.start : block.end]
            assert text, path.name
            assert text == text.strip(), path.name


@pytest.mark.skipif(not STRESS.is_dir(), reason="the collection ingest-stress is not here")
def test_an_encyclopedia_page_is_its_article() -> None:
    reading = read_html((STRESS / "docling" / "html" / "sources" / "wiki_duck.html").read_bytes())
    found = [text for _, _, text in said(reading)]
    assert reading.title == found[0] == "Duck"
    assert any(text.startswith("Duck is the common name for numerous species") for text in found)
    assert "Etymology" in found
    assert not {"Main page", "Create account", "Privacy policy", "Talk", "[edit]"} & set(found)
