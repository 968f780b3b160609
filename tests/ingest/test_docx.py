"""Word files: what a reader of the printed page sees, in its order."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document

from ingest.docx.reader import MEDIA_TYPE, read_docx
from ingest.errors import ReadError
from store.types import Reading

STRESS = Path(__file__).parents[2].parent / "shared" / "collections" / "ingest-stress"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLD_WORD = "This is an old Word file (.doc). Save it as .docx or PDF and add it again."


def package(body: str, **parts: str) -> bytes:
    """A Word file made by hand; `parts` are the inner XML of numbering, styles, footnotes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        relationships = ""
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{inner}</w:{name}>")
            relationships += f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/{name}" Target="{name}.xml"/>'
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{namespace}">{relationships}</Relationships>'
        )
    return buffer.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def in_list(num_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def list_level(level: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def saved(document: Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def said(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, reading.text[block.start : block.end]) for block in reading.blocks]


def texts(reading: Reading) -> list[str]:
    return [text for _, _, text in said(reading)]


def test_headings_paragraphs_lists_and_tables_come_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Scrutiny Board minutes", 0)
    document.add_heading("Attendance", 1)
    document.add_paragraph("Present:\tCllr Smith\u00a0(Chair)")
    document.add_paragraph("Fostering", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Name", "Role", "Ada", "Clerk"), strict=True
    ):
        cell.text = text
    document.add_heading("Detail", 2)
    document.add_paragraph("The Board noted the report.")
    document.core_properties.title = ""

    reading = read_docx(saved(document))

    assert said(reading) == [
        ("title", None, "Scrutiny Board minutes"),
        ("heading", None, "Attendance"),
        ("paragraph", None, "Present: Cllr Smith (Chair)"),
        ("list_item", None, "Fostering"),
        ("table_row", None, "Name\tRole"),
        ("table_row", None, "Ada\tClerk"),
        ("heading", None, "Detail"),
        ("paragraph", None, "The Board noted the report."),
    ]
    assert [block.level for block in reading.blocks if block.kind == "heading"] == [1, 2]
    assert reading.title == "Scrutiny Board minutes"
    assert reading.media_type == MEDIA_TYPE
    assert reading.date is None


def test_numbers_are_those_that_word_prints() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + list_level(0, "decimal", "%1.")
        + list_level(1, "lowerLetter", "%2)")
        + list_level(2, "decimal", "%1.%3")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
        + list_level(0, "bullet", "\uf0b7")
        + list_level(1, "lowerRoman", "(%2)")
        + "</w:abstractNum>"
        + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="14"/></w:lvlOverride></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = "".join(
        [
            p("Apologies", in_list(1)),
            p("from members", in_list(1, 1)),
            p("from officers", in_list(1, 1)),
            p("A bullet between", in_list(3)),
            p("in Roman", in_list(3, 1)),
            p("Minutes", in_list(1)),
            p("from the clerk", in_list(1, 1)),
            p("in legal style", in_list(1, 2)),
            p("Later in the year", in_list(2)),
            p("No list at all", in_list(0)),
        ]
    )
    reading = read_docx(package(body, numbering=numbering))
    assert [number for _, number, _ in said(reading)] == [
        "1", "a)", "b)", None, "(i)", "2", "a)", "2.1", "14", None,
    ]  # fmt: skip
    assert reading.text.startswith("1. Apologies\na) from members\n")
    assert texts(reading)[0] == "Apologies"


def test_a_numbered_heading_style_prints_its_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council Section"/><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{list_level(0, "decimal", "%1")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    sentence = "The Committee considered a report of the Director of Children’s Services. " * 4
    body = "".join(
        [
            p("Background 3", '<w:pStyle w:val="Toc"/>'),
            p("Background", '<w:pStyle w:val="Own"/>'),
            p(sentence, '<w:pStyle w:val="H1"/>'),
            p("By outline", '<w:outlineLvl w:val="2"/>'),
        ]
    )
    reading = read_docx(package(body, styles=styles, numbering=numbering))
    assert said(reading) == [
        ("boilerplate", None, "Background 3"),
        ("heading", "1", "Background"),
        ("list_item", "2", sentence.strip()),
        ("heading", None, "By outline"),
    ]
    assert [block.level for block in reading.blocks] == [None, 1, None, 3]


def test_typed_numbers_become_numbers() -> None:
    tabbed = "<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Note that it is done.</w:t></w:r></w:p>"
    body = tabbed + p("2. That the report be noted.") + p("2023 was a good year.") + p("•\tA typed bullet")
    assert said(read_docx(package(body))) == [
        ("paragraph", "1", "Note that it is done."),
        ("paragraph", "2", "That the report be noted."),
        ("paragraph", None, "2023 was a good year."),
        ("list_item", None, "A typed bullet"),
    ]


def test_tracked_changes_are_accepted() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>Seven </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>new homes</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p>"
        + p("paragraph now.")
        + "<w:moveFrom><w:p><w:r><w:t>moved away</w:t></w:r></w:p></w:moveFrom>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p("kept") + "</w:tc><w:tc>" + p("row") + "</w:tc></w:tr></w:tbl>"
    )
    assert texts(read_docx(package(body))) == ["Seven new homes", "One paragraph now.", "kept\trow"]


def test_text_that_a_paragraph_whose_end_was_deleted_leaves_last_is_kept() -> None:
    body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>The last words</w:t></w:r></w:p>"
    assert texts(read_docx(package(body))) == ["The last words"]


def test_links_breaks_hyphens_fields_and_formulas() -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>co</w:t><w:noBreakHyphen/>"
        "<w:t>opted re</w:t><w:softHyphen/><w:t>port: page</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>17</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> and </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>item 4</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
        "</w:p>"
    )
    assert texts(read_docx(package(body))) == ["A link co-opted report: page and item 41/2"]


def test_merged_cells_come_once_and_columns_stay_in_line() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for index, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{index}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "tall"
    table.cell(1, 2).add_paragraph("second line")
    assert texts(read_docx(saved(document))) == ["wide\tc2", "c3\ttall\tc5 second line", "c6\t\tc8"]


def test_what_a_merged_cell_hides_is_not_read() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{p(text)}</w:tc>"

    rows = [
        cell("tall", '<w:vMerge w:val="restart"/>') + cell("one"),
        cell("hidden below", "<w:vMerge/>") + cell("two"),
        cell("wide", '<w:hMerge w:val="restart"/>') + cell("hidden beside", '<w:hMerge w:val="continue"/>'),
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert texts(read_docx(package(f"<w:tbl>{table}</w:tbl>"))) == ["tall\tone", "two", "wide"]


def test_a_frame_of_one_cell_holds_paragraphs() -> None:
    body = "<w:tbl><w:tr><w:tc>" + p("First.") + p("Second.") + "</w:tc></w:tr></w:tbl>"
    assert said(read_docx(package(body))) == [("paragraph", None, "First."), ("paragraph", None, "Second.")]


def test_text_boxes_come_once_after_their_paragraph_and_notes_after_the_body() -> None:
    box = "<w:txbxContent>" + p("In the box") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("After")
    )
    notes = f'<w:footnote w:id="1">{p("never cited")}</w:footnote><w:footnote w:id="2">{p("A source.")}</w:footnote>'
    assert texts(read_docx(package(body, footnotes=notes))) == ["Before", "In the box", "After", "A source."]


def test_headers_and_footers_stay_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Body.")
    assert read_docx(saved(document)).text == "Body."


@pytest.mark.parametrize(
    ("property_title", "title"),
    [
        ("Annual report 2024", "Annual report 2024"),
        ("Document1", "The first heading"),
        ("Microsoft Word - final.doc", "The first heading"),
        ("", "The first heading"),
    ],
)
def test_the_title_is_the_documents_own(property_title: str, title: str) -> None:
    document = docx.Document()
    document.core_properties.title = property_title
    document.add_paragraph("London Borough")
    document.add_heading("Contents", 1)
    document.add_heading("The first heading", 1)
    assert read_docx(saved(document)).title == title


def test_without_headings_the_title_is_the_first_short_paragraph() -> None:
    assert read_docx(package(p("Long " * 60) + p("A short line"))).title == "A short line"


def test_strict_open_xml_is_read() -> None:
    data = BytesIO(package(p("Strict text")))
    strict = BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )
    assert read_docx(strict.getvalue()).text == "Strict text"


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b"just words", "not a Word file"),
        (OLE + "WordDocument".encode("utf-16-le"), OLD_WORD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (package(p("A text long enough to be cut in two."))[:300], "damaged"),
        (package(p("x")).replace(b"word/document.xml", b"word/documenx.xml"), "damaged"),
        (package("<w:p><w:r>"), "damaged"),
        (package(""), "no text"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message.replace("(", r"\(").replace(")", r"\)")):
        read_docx(data)


def test_another_office_file_is_no_word_file() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(ReadError, match="not a Word file"):
        read_docx(buffer.getvalue())


def test_entities_are_never_expanded() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
            f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&secret;</w:t></w:r></w:p></w:body></w:document>",
        )
    with pytest.raises(ReadError, match="declarations that Word never writes"):
        read_docx(buffer.getvalue())


def test_a_part_that_unpacks_to_far_too_much_is_refused() -> None:
    with pytest.raises(ReadError, match="unpacks to far more"):
        read_docx(package("<w:p/>" * 2_000_000))


def stress_files() -> list[Path]:
    return sorted([*STRESS.rglob("*.docx"), *STRESS.rglob("*.doc")])


@pytest.mark.skipif(not STRESS.is_dir(), reason="the collection ingest-stress is not here")
def test_every_stress_file_is_read_or_refused() -> None:
    refused = {}
    for path in stress_files():
        try:
            reading = read_docx(path.read_bytes())
        except ReadError as error:
            refused[path.name] = str(error)
            continue
        assert reading.blocks, path.name
        for block in reading.blocks:
            text = reading.text[block.start : block.end]
            assert text, path.name
            assert text == text.strip(), path.name
    old = ("duplicate-paragraphs.doc", "fake-doc-emphasized-text.doc", "fake.doc", "simple.doc")
    assert refused == dict.fromkeys(old, OLD_WORD)


@pytest.mark.skipif(not STRESS.is_dir(), reason="the collection ingest-stress is not here")
def test_a_resumed_list_goes_on_counting() -> None:
    path = STRESS / "docling" / "docx" / "sources" / "docx_list_resumed_numbering.docx"
    assert [block.number for block in read_docx(path.read_bytes()).blocks] == [None, "1", "2", None, None, "3"]
