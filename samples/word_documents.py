"""Sets minutes as DOCX."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Pt

from samples.blocks import Block, split_bold

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STYLES = {"bullet": "List Bullet", "auto_number": "List Number"}


def write_minutes(path: Path, blocks: list[Block], author: str, written: datetime) -> None:
    """Write minutes; `written` is the date the file gives as its own."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    for block in blocks:
        _add_block(document, block)
    document.sections[0].footer.paragraphs[0].text = "This document is fictional."
    _set_properties(document, blocks, author, written)
    stream = io.BytesIO()
    document.save(stream)
    path.write_bytes(_with_fixed_times(stream.getvalue()))


def _add_block(document: Document, block: Block) -> None:
    if block.kind == "table":
        _add_table(document, block.rows)
    elif block.kind == "heading":
        document.add_heading(block.text, level=len(block.mark))
    else:
        paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
        text = f"{block.mark} {block.text}" if block.kind == "typed_number" else block.text
        for run, bold in split_bold(text):
            paragraph.add_run(run).bold = bold or None


def _add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for cell, text in zip(table.rows[number].cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = number == 0 or None
    document.add_paragraph()


def _set_properties(document: Document, blocks: list[Block], author: str, written: datetime) -> None:
    properties = document.core_properties
    properties.title = next(block.text for block in blocks if "Minutes" in block.text)
    properties.author = properties.last_modified_by = author
    properties.comments = "Fictional sample material."
    properties.created = properties.modified = written
    properties.language = "en-GB"


def _with_fixed_times(archive: bytes) -> bytes:
    """The same archive without the time of day in it, so that every run makes the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return stream.getvalue()
