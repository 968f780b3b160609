"""From printed lines to paragraphs, headings, list items and table rows, also over the end of a page."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.anatomy.boilerplate import is_boilerplate
from ingest.pdf.breaks import continues_over_page, opens_part
from ingest.pdf.contents import contents_at, entry_text
from ingest.pdf.footnotes import note_number, parted
from ingest.pdf.headings import LARGER, is_post
from ingest.pdf.layout import Line, PageLines
from ingest.pdf.parts import Part, PartKind, opened
from ingest.pdf.setting import Setting
from ingest.pdf.tables import cells, table_at

_MOST_ASIDES = 12


def parts_of(pages: Sequence[PageLines], setting: Setting) -> list[Part]:
    """The parts of the whole document in reading order."""
    parts: list[Part] = []
    for page in pages:
        _add_page(parts, page, setting)
    return parts


def _add_page(parts: list[Part], page: PageLines, setting: Setting) -> None:
    lines, notes = parted(page, setting.body_size)
    index = 0
    in_contents = bool(parts) and parts[-1].kind == "contents"
    before: Line | None = None
    while index < len(lines):
        special, stop = _special_at(lines, index, page.number, in_contents, setting)
        if special:
            parts.extend(special)
            before, index = None, stop
            continue
        line = lines[index]
        if index == 0:
            _move_asides(parts, line, setting)
        if index == 0 and parts and continues_over_page(parts[-1], line, setting):
            parts[-1].add(line, page=page.number)
        elif before and parts and not opens_part(parts[-1], before, line, page, setting):
            parts[-1].add(line)
        else:
            parts.append(opened(line, page.number))
        before, index = line, index + 1
    parts.extend(_footnote(note, page.number) for note in notes)


def _special_at(
    lines: Sequence[Line], index: int, page: int, in_contents: bool, setting: Setting
) -> tuple[list[Part], int]:
    """The parts of the table or list of contents that begins with line `index`, and the index after them."""
    entries, stop = contents_at(lines, index, goes_on=in_contents)
    if entries:
        return [_part("contents", entry_text(entry), entry[0], page) for entry in entries], stop
    rows, stop = table_at(lines, index)
    line = lines[index]
    if len(rows) == 1 and line.size > setting.body_size + LARGER:
        return _graded_heading(rows[0], line, page), stop
    if rows and all(len(row) == 2 and row[0].endswith(":") for row in rows):
        return _keys_and_values(lines[index:stop], page), stop
    if len(rows) > 1 or (rows and len(cells(line)) == 1):
        return [_part("row", "\t".join(row), line, page) for row in rows], stop
    return [], index


def _graded_heading(row: Sequence[str], line: Line, page: int) -> list[Part]:
    """A section's heading and, set apart to its right, its grade."""
    grade = _part("text", "\t".join(row[1:]), line, page)
    grade.heads_nothing = True
    return [_part("text", row[0], line, page), grade]


def _keys_and_values(lines: Sequence[Line], page: int) -> list[Part]:
    """Lines such as "Inspection dates:" with the value set apart.

    A value that goes on below stays with its key; a post below a whole name is a line of its own.
    """
    parts: list[Part] = []
    for line in lines:
        before = parts[-1].text if parts else ""
        is_broken = before.endswith((",", "’s", "'s", " and", " of", " the")) or not is_post(line.text)
        if parts and line.left > lines[0].left + line.size and is_broken:
            parts[-1].add(line)
        else:
            parts.append(_part("text", line.text, line, page))
            parts[-1].heads_nothing = True
    return parts


def _part(kind: PartKind, text: str, line: Line, page: int) -> Part:
    return Part(kind, text, line.size, line.bold, [(page, 0)], [line])


def _footnote(lines: Sequence[Line], page: int) -> Part:
    label = note_number(lines[0])
    text = lines[0].text[len(label) :].lstrip()
    part = Part("footnote", "", lines[0].size, lines[0].bold, [(page, 0)], label=label)
    part.add(lines[0], text)
    for line in lines[1:]:
        part.add(line)
    return part


def _move_asides(parts: list[Part], line: Line, setting: Setting) -> None:
    """Put footnotes and letterheads before the paragraph that they part from its rest on the next page."""
    begin = len(parts)
    while begin and len(parts) - begin < _MOST_ASIDES and _is_aside(parts[begin - 1], setting):
        begin -= 1
    if begin == len(parts) or not begin:
        return
    broken, asides = parts[begin - 1], parts[begin:]
    if not all(part.kind == "footnote" for part in asides) and not line.text[:1].islower():
        return
    if continues_over_page(broken, line, setting):
        parts[begin - 1 :] = [*asides, broken]


def _is_aside(part: Part, setting: Setting) -> bool:
    if part.kind == "footnote":
        return True
    return (part.kind == "text" and part.size < setting.body_size - 1) or is_boilerplate(part.text)
