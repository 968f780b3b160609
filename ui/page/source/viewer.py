"""The source beside the chat: a PDF's page as a picture with the quote marked, or the text with the quote in <mark>."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from store.types import Block, Document
from ui.metadata import unread
from ui.page.frame.markup import Detail, event, text
from ui.page.source.described import about, title_read
from ui.places import title

LONGEST_LEAF = 24_000
PDF = "application/pdf"
_SHUT = f'<button type="button" class="shut" aria-label="Close the source" {event("shut")}>&times;</button>'
_TAGS = {"title": "h3", "heading": "h4"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """What the viewer shows at once: a page, or a part of a document without pages."""

    name: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A document opened at one leaf, with the quote from `start` to `end` marked; `as_text` shows a PDF's words."""

    document: Document
    leaf: int
    start: int = 0
    end: int = 0
    as_text: bool = False


def opened_at(document: Document, start: int, end: int) -> View:
    """The document at the leaf on which the quote begins."""
    parts = leaves(document)
    leaf = max((index for index, part in enumerate(parts) if part.start <= start), default=0)
    return View(document, leaf, start, end)


def leaves(document: Document) -> list[Leaf]:
    """The pages of a document, or parts of a document without pages, each short enough to show at once."""
    if document.pages:
        return [Leaf(f"Page {page.number}", page.start, page.end, page.number) for page in document.pages]
    starts = [0]
    for block in document.blocks:
        if block.start - starts[-1] > LONGEST_LEAF:
            starts.append(block.start)
    ends = [*starts[1:], len(document.text)]
    return [Leaf(f"Part {index}", *span) for index, span in enumerate(zip(starts, ends, strict=True), 1)]


def viewer_html(view: View) -> str:
    """The whole panel: title, place, page back and forward, and the leaf."""
    document, parts = view.document, leaves(view.document)
    leaf = parts[min(view.leaf, len(parts) - 1)]
    file = document.name if document.paths and document.name != title(document) else ""
    name = text(title(document))
    where = text(title_read(document))
    lacking = f'<p class="unread">{text(unread(document))}</p>' if document.unread_pages else ""
    return (
        '<section class="reader" aria-label="Source"><header>'
        f'<h2 tabindex="-1" title="{where}">{name}</h2>'
        f'<p class="about">{about(document, file)}</p>{lacking}'
        f"{_SHUT}</header>"
        f"{_toolbar(view, parts)}"
        f'<div class="leaf" tabindex="0" role="region" aria-label="{text(leaf.name)} of {name}" '
        f'data-leaf="{text(document.id)} {view.leaf} {view.start} {view.as_text}">{_leaf_html(view, leaf)}</div>'
        "</section>"
    )


def missing_html() -> str:
    """The panel for a document that was removed after it was cited."""
    return (
        '<section class="reader" aria-label="Source"><header>'
        '<h2 tabindex="-1">This document is no longer in the library.</h2>'
        f"{_SHUT}</header></section>"
    )


def _toolbar(view: View, parts: list[Leaf]) -> str:
    named = parts[min(view.leaf, len(parts) - 1)].name
    back = _turn(view, view.leaf - 1, "Page back", "&lsaquo;", enabled=view.leaf > 0)
    forward = _turn(view, view.leaf + 1, "Page forward", "&rsaquo;", enabled=view.leaf < len(parts) - 1)
    turning = f'{back}<span class="at">{text(named)} of {len(parts)}</span>{forward}' if len(parts) > 1 else ""
    other = ""
    if _has_pictures(view.document):
        label = "Show the page" if view.as_text else "Show as text"
        detail = {**_detail(view, view.leaf), "as_text": int(not view.as_text)}
        other = f'<button type="button" class="quiet" {event("turn", detail)}>{label}</button>'
    file = ""
    if view.document.paths:
        address = f"source/file?{urlencode({'document': view.document.id})}"
        file = f'<a class="quiet" href="{text(address)}" download>Download</a>'
    return f'<nav class="turning" aria-label="Pages">{turning}<span class="gap"></span>{other}{file}</nav>'


def _turn(view: View, leaf: int, label: str, sign: str, enabled: bool) -> str:
    state = "" if enabled else " disabled"
    return (
        f'<button type="button" class="turn-page" aria-label="{label}" {event("turn", _detail(view, leaf))}{state}>'
        f"{sign}</button>"
    )


def _detail(view: View, leaf: int) -> Detail:
    return {
        "document": view.document.id,
        "leaf": leaf,
        "start": view.start,
        "end": view.end,
        "as_text": int(view.as_text),
    }


def _has_pictures(document: Document) -> bool:
    return document.media_type == PDF and bool(document.pages)


def _leaf_html(view: View, leaf: Leaf) -> str:
    if leaf.page is not None and _has_pictures(view.document) and not view.as_text:
        return _picture(view, leaf)
    return f'<div class="prose-text">{"".join(_blocks(view, leaf))}</div>'


def _picture(view: View, leaf: Leaf) -> str:
    marked = view.start < leaf.end and view.end > leaf.start and view.end > view.start
    query: Detail = {"document": view.document.id, "page": leaf.page}
    if marked:
        query |= {"start": view.start, "end": view.end}
    quote = " ".join(view.document.text[max(view.start, leaf.start) : min(view.end, leaf.end)].split())
    words = f"{leaf.name} of {title(view.document)}." + (f" Marked: {quote}" if marked else "")
    return f'<img src="source/page?{text(urlencode(query))}" alt="{text(words)}" data-marked="{int(marked)}">'


def _blocks(view: View, leaf: Leaf) -> Iterator[str]:
    blocks = [block for block in view.document.blocks if block.start < leaf.end and block.end > leaf.start]
    if not blocks:
        yield f"<p>{_marked(view, leaf.start, leaf.end)}</p>"
    for block in blocks:
        yield _block(view, block, max(block.start, leaf.start), min(block.end, leaf.end))


def _block(view: View, block: Block, start: int, end: int) -> str:
    tag = _TAGS.get(block.kind, "p")
    label = f'<span class="number">{text(block.number)}</span>' if block.number and start == block.start else ""
    numbered = " numbered" if label else ""
    return f'<{tag} class="{block.kind.replace("_", "-")}{numbered}">{label}{_marked(view, start, end)}</{tag}>'


def _marked(view: View, start: int, end: int) -> str:
    words = view.document.text
    first, last = max(start, view.start), min(end, view.end)
    if first >= last:
        return text(words[start:end])
    return f"{text(words[start:first])}<mark>{text(words[first:last])}</mark>{text(words[last:end])}"
