"""A PDF's page as a picture with the quotes marked where they stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from assistant import PageBox
from ui.page.frame.markup import text
from ui.page.source.view import Marked, View, on_leaf
from ui.places import title


def sheet_html(view: View) -> str:
    """The picture, which the script draws as sharp as the screen is, the marks over it, and where the quote goes on."""
    sheet, leaf = view.sheet, view.leaf
    if sheet is None:
        return ""
    start, end = view.span
    here = bool(on_leaf(leaf, [view.span]))
    quote = " ".join(view.document.text[max(start, leaf.start) : min(end, leaf.end)].split()) if here else ""
    words = f"{leaf.name} of {title(view.document)}." + (f" Marked: {quote}" if quote else "")
    near = " ".join(_address(view, at) for at in (view.at + 1, view.at - 1) if 0 <= at < len(view.leaves))
    ordered = sorted(sheet.marks, key=lambda mark: mark.is_current)
    marks = "".join(box for mark in ordered for box in _boxes(mark)) + "".join(_beside(ordered))
    lost = any(mark.is_current and not mark.boxes for mark in sheet.marks)
    return (
        f"{begins_html(view)}{_lost() if lost else ''}"
        f'<div class="sheet" data-points="{sheet.width:.3f}" data-near="{text(near)}" '
        f'style="aspect-ratio:{sheet.width:.3f}/{sheet.height:.3f}">'
        f'<img data-source="{text(_address(view, view.at))}" alt="{text(words)}" draggable="false">{marks}</div>'
        f"{continues_html(view)}"
    )


def begins_html(view: View) -> str:
    """A button back to where the current quote begins, where that is before the leaf shown."""
    start, end = view.span
    if start >= view.leaf.start or end <= view.leaf.start:
        return ""
    return _onward(view, view.at - 1, "The quote begins on {}", "begins")


def continues_html(view: View) -> str:
    """A button to where the current quote goes on, where that is after the leaf shown."""
    start, end = view.span
    rest = view.document.text[view.leaf.end : end]
    if not rest.strip() or start >= view.leaf.end or view.at + 1 >= len(view.leaves):
        return ""
    return _onward(view, view.at + 1, "The quote continues on {}", "continues")


def _onward(view: View, at: int, words: str, name: str) -> str:
    other = view.leaves[at].name.lower()
    said = text(words.format(other))
    go = text(json.dumps({"leaf": at}))
    return (
        f'<p class="onward"><button type="button" class="quiet" data-name="{name}" data-go="{go}">{said}</button></p>'
    )


def _lost() -> str:
    return '<p class="onward lost">The quoted words cannot be marked on this picture. “Show as text” shows them.</p>'


def _address(view: View, at: int) -> str:
    page = view.leaves[at].page or 1
    return f"source/page?{urlencode({'document': view.document.id, 'page': page})}"


def _beside(marks: Sequence[Marked]) -> Iterator[str]:
    """In the margin: a bar along the current quote, and the printed numbers of paragraphs, each once."""
    numbered = {mark.number: mark for mark in marks if mark.number and mark.boxes}
    for number, mark in numbered.items():
        kind = "beside current-number" if mark.is_current else "beside"
        yield f'<span class="{kind}" aria-hidden="true" style="top:{mark.boxes[0].top:.3%}">{text(number or "")}</span>'
    for mark in marks:
        if mark.is_current and mark.boxes:
            left, top = min(box.left for box in mark.boxes), min(box.top for box in mark.boxes)
            height = max(box.bottom for box in mark.boxes) - top
            yield f'<span class="along" style="left:{left:.3%};top:{top:.3%};height:{height:.3%}"></span>'


def _boxes(mark: Marked) -> Iterator[str]:
    """A quote's boxes, one for each line."""
    kind = "printed current" if mark.is_current else "printed"
    for box in mark.boxes:
        yield f'<span class="{kind}" style="{_style(box)}"></span>'


def _style(box: PageBox) -> str:
    width, height = box.right - box.left, box.bottom - box.top
    return f"left:{box.left:.3%};top:{box.top:.3%};width:{width:.3%};height:{height:.3%}"
