"""The parts of a document while they are put together from lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from ingest.pdf.footnotes import plain_number
from ingest.pdf.layout import Line
from ingest.pdf.superscripts import SUPERSCRIPTS

BULLETS = "•◼■▪●○◦‣⁃∙·-–—−\u0336*✓➢►❖"
_BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}]|[\ue000-\uf8ff]|o)$")
_NUMBER = re.compile(r"^\(?(\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3})+)$")
_TIGHT_NUMBER = re.compile(r"^(\d{1,3}\.)(?=[A-Z‘“\"'])")
_TERMINAL = re.compile(rf"[.!?:;][\"'”’)\]]*[{SUPERSCRIPTS}]*$")
_TAIL = 40
"""Characters at the end of a part that tell whether it has ended; the whole would be read again for every line."""
OUTDENT = 4.0

PartKind = Literal["text", "row", "footnote", "contents"]


@dataclass(slots=True)
class Part:
    """A paragraph, heading, list item or table row being put together.

    `label` is the printed number or bullet, `pages` the page numbers with the offset in `text` at which each begins,
    `joins` the offsets of hyphens at which a line broke. `heads_nothing` marks a name, post or grade that is set
    like a heading.
    """

    kind: PartKind
    text: str
    size: float
    bold: bool
    pages: list[tuple[int, int]]
    lines: list[Line] = field(default_factory=list)
    label: str = ""
    joins: list[int] = field(default_factory=list)
    heads_nothing: bool = False

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
        elif re.search(r"\w-$", self.text[-2:]) and text[:1].islower():
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

    def add_part(self, part: Part) -> None:
        """Join another part of the same page."""
        self.joins.extend(join + len(self.text) + 1 for join in part.joins)
        self.text += f" {part.text}"
        self.lines.extend(part.lines)

    @property
    def hanging(self) -> float | None:
        """Where the second and later lines begin, when the first one hangs out to the left."""
        if len(self.lines) > 1 and self.lines[1].left > self.lines[0].left + OUTDENT:
            return self.lines[1].left
        return None


def label_of(line: Line) -> tuple[str, str]:
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


def is_bullet(label: str) -> bool:
    """Whether a label is a mark and no number."""
    return bool(_BULLET.match(label))


def is_number(label: str) -> bool:
    """Whether a label is a number or letter with its full stop or bracket."""
    return bool(_NUMBER.match(label))


def has_ended(text: str) -> bool:
    """Whether the text ends with a full stop or what stands for one."""
    return bool(_TERMINAL.search(text[-_TAIL:]))


def opened(line: Line, page: int) -> Part:
    """A part that begins with `line`."""
    label, rest = label_of(line)
    part = Part("text", "", line.size, line.bold, [(page, 0)], label=label)
    part.add(line, rest)
    return part
