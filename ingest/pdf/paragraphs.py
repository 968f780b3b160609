"""From printed lines to paragraphs, headings, list items and table rows, also over the end of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Literal

from ingest.anatomy.boilerplate import is_boilerplate
from ingest.pdf.footnotes import note_number, parted, plain_number
from ingest.pdf.layout import Line, PageLines
from ingest.pdf.superscripts import SUPERSCRIPTS
from ingest.pdf.tables import table_at

BULLETS = "•◼■▪●○◦‣⁃∙·-–—*✓➢►❖"
_BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}]|[\ue000-\uf8ff]|o)$")
_NUMBER = re.compile(r"^\(?(\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+)$")
_TIGHT_NUMBER = re.compile(r"^(\d{1,3}\.)(?=[A-Z‘“\"'])")
_TERMINAL = re.compile(rf"[.!?:;][\"'”’)\]]*[{SUPERSCRIPTS}]*$")
_KEY_AND_VALUE = re.compile(r"^[A-Z][\w’' ]{2,40}: (?:.*\d|(?!The )[A-Z][a-z]+ [A-Z])")
_PARAGRAPH_GAP = 1.3
_MOST_ASIDES = 12
_OUTDENT = 4.0

PartKind = Literal["text", "row", "footnote"]


@dataclass(slots=True)
class Part:
    """A paragraph, heading, list item or table row being put together.

    `label` is the printed number or bullet, `pages` the page numbers with the offset in `text` at which each begins,
    `joins` the offsets of hyphens at which a line broke.
    """

    kind: PartKind
    text: str
    size: float
    bold: bool
    pages: list[tuple[int, int]]
    lines: list[Line] = field(default_factory=list)
    label: str = ""
    joins: list[int] = field(default_factory=list)

    @property
    def is_bullet(self) -> bool:
        """Whether it is an item with a bullet."""
        return bool(self.label) and bool(_BULLET.match(self.label))

    @property
    def number(self) -> str | None:
        """The printed number without brackets and full stop."""
        return None if not self.label or self.is_bullet else plain_number(self.label.strip("()."))

    def add(self, line: Line, text: str | None = None, page: int | None = None) -> None:
        """Join a line, or `text` alone of it; `page` is given where it is the first line on a new page."""
        text = line.text if text is None else text
        if self.joins and self.joins[-1] == len(self.text) - 1:
            glue = ""
        elif re.search(r"\w-$", self.text) and text[:1].islower():
            self.joins.append(len(self.text) - 1)
            glue = ""
        else:
            glue = " " if self.text else ""
        self.text += glue
        if page is not None:
            self.pages.append((page, len(self.text)))
        self.text += text
        if line.hyphenated:
            self.joins.append(len(self.text))
            self.text += "-"
        self.lines.append(line)

    @property
    def hanging(self) -> float | None:
        """Where the second and later lines begin, when the first one hangs out to the left."""
        if len(self.lines) > 1 and self.lines[1].left > self.lines[0].left + _OUTDENT:
            return self.lines[1].left
        return None


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: its body size in points and the pitch of its lines in type sizes."""

    body_size: float
    pitch: float


def setting_of(pages: Sequence[PageLines]) -> Setting:
    """Measure the body size (by characters) and the usual pitch of lines."""
    sizes: dict[float, int] = {}
    pitches = []
    for page in pages:
        for line in page.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
        for before, line in zip(page.lines, page.lines[1:], strict=False):
            if line.size == before.size and 0.8 * line.size < line.top - before.top < 2.5 * line.size:
                pitches.append((line.top - before.top) / line.size)
    body = max(sizes, key=lambda size: sizes[size], default=12.0)
    return Setting(body, quantiles(pitches, n=4)[0] if len(pitches) > 3 else median(pitches or [1.2]))


def parts_of(pages: Sequence[PageLines], setting: Setting) -> list[Part]:
    """The parts of the whole document in reading order."""
    parts: list[Part] = []
    for page in pages:
        _add_page(parts, page, setting)
    return parts


def _add_page(parts: list[Part], page: PageLines, setting: Setting) -> None:
    lines, notes = parted(page, setting.body_size)
    index = 0
    first = True
    before: Line | None = None
    while index < len(lines):
        rows, stop = table_at(lines, index)
        if rows:
            line = lines[index]
            parts.extend(Part("row", row, line.size, line.bold, [(page.number, 0)]) for row in rows)
            before, index, first = None, stop, False
            continue
        line = lines[index]
        if first:
            _move_asides(parts, line, setting)
        if first and parts and _continues_over_page(parts[-1], line, setting):
            parts[-1].add(line, page=page.number)
        elif not first and before and parts and not _opens_part(parts[-1], before, line, page, setting):
            parts[-1].add(line)
        else:
            parts.append(_open(line, page.number))
        before, index, first = line, index + 1, False
    parts.extend(_footnote(note, page.number) for note in notes)


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
    if _continues_over_page(broken, line, setting):
        parts[begin - 1 :] = [*asides, broken]


def _is_aside(part: Part, setting: Setting) -> bool:
    return part.kind == "footnote" or (
        part.kind == "text" and (part.size < setting.body_size - 1 or is_boilerplate(part.text))
    )


def _open(line: Line, page: int) -> Part:
    label, rest = _label(line)
    part = Part("text", "", line.size, line.bold, [(page, 0)], label=label)
    part.add(line, rest)
    return part


def _label(line: Line) -> tuple[str, str]:
    """The printed number or bullet at the beginning of a line, and the rest of its text."""
    if len(line.words) < 2:
        return "", line.text
    first = line.words[0].text
    tight = _TIGHT_NUMBER.match(first)
    if tight:
        return tight.group(1), line.text[tight.end(1) :]
    if _BULLET.match(first) or _NUMBER.match(first) or _BARE_NUMBER.match(first):
        return first, " ".join(word.text for word in line.words[1:])
    return "", line.text


def _opens_part(part: Part, before: Line, line: Line, page: PageLines, setting: Setting) -> bool:
    if part.kind == "row" or abs(line.size - before.size) > 0.6:
        return True
    drop = line.top - before.top
    usual = setting.pitch * line.size
    if drop < -2:
        return bool(_TERMINAL.search(before.text)) or not line.text[:1].islower()
    if drop < 0.35 * usual:
        return False
    if _is_label_of_part(part, line, before):
        return True
    if drop > _PARAGRAPH_GAP * usual:
        return True
    forced = _break_was_forced(before, line, page)
    if line.bold != before.bold and (forced or drop > 1.12 * usual):
        return True
    if forced and (_TERMINAL.search(before.text) or not line.text[:1].islower()):
        return True
    indented = line.left > before.left + 8 and not (part.hanging or len(part.lines) == 1)
    return indented and bool(_TERMINAL.search(before.text))


def _is_label_of_part(part: Part, line: Line, before: Line) -> bool:
    """Whether the line begins with a number or bullet that opens a new part, and not with a number of its sentence."""
    label, _ = _label(line)
    if not label:
        return False
    if _BULLET.match(label):
        return label not in "-–—o*·" or bool(_TERMINAL.search(before.text)) or line.left != before.left
    hanging = part.hanging
    if hanging is not None:
        return line.left < hanging - _OUTDENT
    if len(part.lines) == 1 and part.label:
        return line.left <= part.lines[0].left + 2 or bool(_TERMINAL.search(before.text))
    return bool(_TERMINAL.search(before.text)) or line.left < part.lines[0].left - _OUTDENT


def _break_was_forced(before: Line, line: Line, page: PageLines) -> bool:
    """Whether the next word would still have fitted on the line before: then its author ended the line."""
    column = [other.right for other in page.lines if abs(other.left - before.left) < 30 and other.size == before.size]
    margin = max(column, default=before.right)
    word = line.words[0]
    return before.right + 0.3 * line.size + (word.right - word.left) + 4 < margin


def _continues_over_page(part: Part, line: Line, setting: Setting) -> bool:
    """Whether the first line of a page goes on with the last part of the page before."""
    if part.kind == "row" or abs(part.size - line.size) > 0.6 or is_heading(part, setting):
        return False
    label, _ = _label(line)
    last = part.lines[-1]
    if label and (not _NUMBER.match(label) or line.left < (part.hanging or line.left + 1)):
        return False
    if line.bold and not last.bold:
        return False
    if not _TERMINAL.search(part.text):
        return line.text[:1].islower() or last.right > 0.75 * max(other.right for other in part.lines)
    return part.hanging is not None and abs(line.left - part.hanging) < 3


def is_heading(part: Part, setting: Setting) -> bool:
    """Whether the part is a heading: larger or bolder than the body, short, and no sentence."""
    if part.kind == "row" or part.is_bullet or len(part.text) > 220 or part.text.endswith((".", ";", ",")):
        return False
    if _KEY_AND_VALUE.match(part.text):
        return False
    if part.size > setting.body_size + 0.9:
        return len(part.text) > 1
    return part.bold and part.size >= setting.body_size - 0.6
