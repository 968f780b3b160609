"""Where one part ends and the next one begins."""

from __future__ import annotations

import re

from ingest.pdf.headings import is_heading
from ingest.pdf.layout import Line, PageLines
from ingest.pdf.parts import OUTDENT, Part, has_ended, is_bullet, is_number, label_of
from ingest.pdf.setting import Setting

_PARAGRAPH_GAP = 1.3
_STRAY_GAP = 2.0
_LISTED = re.compile(r"[.…]{4,}\s*\d+$")
"""The end of an entry in a list of contents."""


def opens_part(part: Part, before: Line, line: Line, page: PageLines, setting: Setting) -> bool:
    """Whether `line`, which follows `before` on its page, begins a part of its own and does not go on with `part`."""
    if part.kind != "text" or abs(line.size - before.size) > 0.6:
        return True
    if _LISTED.search(before.text):
        return True
    drop = line.top - before.top
    usual = setting.pitch * line.size
    if drop < -2:
        return has_ended(before.text) or not line.text[:1].islower()
    if drop < 0.35 * usual:
        return False
    if _is_label_of_part(part, line, before):
        return True
    if drop > _PARAGRAPH_GAP * usual:
        return not _is_stray_gap(part, before, line, drop, usual)
    forced = _break_was_forced(before, line, page)
    ended = line.bold and has_ended(before.text)
    if line.bold != before.bold and (forced or ended or drop > 1.12 * usual):
        return True
    if forced and (has_ended(before.text) or not line.text[:1].islower()):
        return True
    indented = line.left > before.left + 8 and not (part.hanging or len(part.lines) == 1)
    return indented and has_ended(before.text)


def continues_over_page(part: Part, line: Line, setting: Setting) -> bool:
    """Whether the first line of a page goes on with the last part of the page before."""
    if part.kind != "text" or abs(part.size - line.size) > 0.6 or is_heading(part, setting):
        return False
    if _LISTED.search(part.text):
        return False
    label, _ = label_of(line)
    last = part.lines[-1]
    if label and (not is_number(label) or line.left < (part.hanging or line.left + 1)):
        return False
    if line.bold and not last.bold:
        return False
    if not has_ended(part.text):
        return line.text[:1].islower() or last.right > 0.75 * max(other.right for other in part.lines)
    return part.hanging is not None and abs(line.left - part.hanging) < 3


def _is_label_of_part(part: Part, line: Line, before: Line) -> bool:
    """Whether the line begins with a number or bullet that opens a new part, and not with a number of its sentence."""
    label, _ = label_of(line)
    if not label:
        return False
    if is_bullet(label):
        return label not in "-–—o*·" or has_ended(before.text) or line.left != before.left
    hanging = part.hanging
    if hanging is not None:
        return line.left < hanging - OUTDENT
    if len(part.lines) == 1 and part.label:
        return line.left <= part.lines[0].left + 2 or has_ended(before.text)
    return has_ended(before.text) or line.left < part.lines[0].left - OUTDENT


def _break_was_forced(before: Line, line: Line, page: PageLines) -> bool:
    """Whether the next word would still have fitted on the line before: then its author ended the line."""
    margin = max(page.right_margin(before.left, before.size), before.right)
    word = line.words[0]
    return before.right + 0.3 * line.size + (word.right - word.left) + 4 < margin


def _is_stray_gap(part: Part, before: Line, line: Line, drop: float, usual: float) -> bool:
    """Whether a wide gap stands within a sentence: an author's paragraph mark in its middle."""
    if drop > _STRAY_GAP * usual or not part.number or line.bold != before.bold:
        return False
    return line.text[:1].islower() and before.text[-1:].isalnum()
