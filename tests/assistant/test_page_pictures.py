"""Where quotes are printed: the words under their boxes are those of the quote."""

from __future__ import annotations

import random
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped,unused-ignore]

from assistant import Document, Library, LibraryError, PageBox
from assistant.page_pictures import PagePictures
from ingest.reading import read_file
from ingest.sentences import sentence_spans

CITATIONS = 100
FILES = 40
CROSSING = 20


def as_document(path: Path) -> Document:
    reading = read_file(path.read_bytes(), path.name)
    return Document(
        id=path.name,
        source_id=path.name,
        title=reading.title,
        kind=reading.kind,
        publisher=None,
        authority=None,
        date=None,
        periods=(),
        text=reading.text,
        pages=reading.pages,
        blocks=reading.blocks,
        paths=(str(path),),
        media_type=reading.media_type,
        unread_pages=(),
        added=datetime(2025, 1, 1, tzinfo=UTC),
    )


def letters(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if one.isalnum()).casefold()


def words_under(path: Path, boxes: list[PageBox]) -> str:
    """What PDFium says stands within the boxes, taken by the middle of their height."""
    document = pdfium.PdfDocument(path)
    try:
        return "".join(_under(document[box.page - 1], box) for box in boxes)
    finally:
        document.close()


def _under(page: pdfium.PdfPage, box: PageBox) -> str:
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    inset = 0.3 * (box.bottom - box.top) * height
    return str(
        page.get_textpage().get_text_bounded(
            left + box.left * width + 0.3,
            top - box.bottom * height + inset,
            left + box.right * width - 0.3,
            top - box.top * height - inset,
        )
    )


def test_the_words_under_the_boxes_of_a_hundred_citations_are_the_quotes(collections: Path) -> None:
    draw = random.Random(11)
    files = draw.sample(sorted((collections / "ofsted" / "documents").rglob("*.pdf")), FILES)
    documents = [as_document(file) for file in files]
    sentences = [
        (document, span)
        for document in documents
        for block in document.blocks
        for span in sentence_spans(document.text, block.start, block.end)
    ]
    crossing = [
        (document, (start, end)) for document, (start, end) in sentences
        if document.page_at(start) != document.page_at(end - 1)
    ]  # fmt: skip
    pictures = PagePictures(lambda document: Path(document.paths[0]))
    chosen = draw.sample(crossing, CROSSING) + draw.sample(sentences, CITATIONS - CROSSING)
    wrong = []
    for document, (start, end) in chosen:
        boxes = pictures.boxes(document, start, end)
        if letters(words_under(Path(document.paths[0]), boxes)) != letters(document.text[start:end]):
            wrong.append(document.text[start:end])
    assert len(chosen) == CITATIONS
    assert not wrong


def test_a_quote_over_a_page_end_has_boxes_on_both_pages(sample_library: Library) -> None:
    document = next(held for held in sample_library.documents() if held.name == "marlbeck-inspection-2024.pdf")
    first, second = document.pages[:2]
    start, end = first.end - 60, second.start + 60
    boxes = sample_library.quote_boxes(document, start, end)
    assert {box.page for box in boxes} == {1, 2}
    original = sample_library.original(document)
    assert original is not None
    width, height = sample_library.page_size(document, 1)
    assert 0 < width < height
    assert all(0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1 for box in boxes)


def test_a_turned_page_and_turned_letters_are_marked_where_they_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    canvas = Canvas(str(path), pagesize=(400, 600))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, 500, "Upright words stand here on the page.")
    canvas.rotate(90)
    canvas.drawString(100, -50, "Sideways")
    canvas.showPage()
    canvas.save()
    document = as_document(path)
    pictures = PagePictures(lambda document: path)
    start = document.text.index("Upright")
    (box,) = pictures.boxes(document, start, start + 13)
    assert words_under(path, [box]).strip() == "Upright words"
    start = document.text.index("Sideways")
    assert len(pictures.boxes(document, start, start + 8)) == 1


def test_a_document_without_pages_has_no_boxes(sample_library: Library) -> None:
    document = next(held for held in sample_library.documents() if not held.pages)
    with pytest.raises(LibraryError, match="no pages to show"):
        sample_library.quote_boxes(document, 0, 10)
    assert sample_library.cite(document, 0, 10).page is None


def test_pictures_are_kept_within_a_bound(sample_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def draw(path: Path, number: int, *rest: object, **more: object) -> bytes:
        drawn.append(number)
        return b"x" * 60

    monkeypatch.setattr("assistant.page_pictures.page_picture", draw)
    monkeypatch.setattr("assistant.page_pictures._PICTURE_BYTES", 130)
    pictures = PagePictures(sample_library.original)
    document = next(held for held in sample_library.documents() if len(held.pages) > 3)
    for page in (1, 2, 1, 3, 1, 2):
        assert pictures.picture(document, page, (), 1.0, "webp")
    assert drawn == [1, 2, 3, 2]


def test_a_place_is_cited_with_its_page_and_paragraph(sample_library: Library) -> None:
    document = next(held for held in sample_library.documents() if held.name == "marlbeck-inspection-2024.pdf")
    block = next(held for held in document.blocks if held.kind == "paragraph" and held.number)
    cited = sample_library.cite(document, block.start, block.end)
    assert cited.quote == document.text[block.start : block.end]
    assert cited.page == document.page_at(block.start)
    assert str(block.number) in str(cited.paragraph)
    assert cited.reference.startswith("Inspection of Marlbeck")
    whole = sample_library.cite(document, 0, 0)
    assert (whole.page, whole.paragraph, whole.quote) == (None, None, "")
