"""The panel as HTML: the head, the bar with what can be done, and the page or part itself."""

from __future__ import annotations

import json
from hashlib import sha256

from ui.page.frame.markup import text
from ui.page.source.bar import bar_html
from ui.page.source.head import SHUT, head_html
from ui.page.source.prose import prose_html
from ui.page.source.sheet import sheet_html
from ui.page.source.view import View, on_leaf
from ui.places import place, title


def viewer_html(view: View) -> str:
    """The whole panel. Each part says by `data-made` what it was made of, so that the same one need not be replaced."""
    document, leaf, (start, end) = view.document, view.leaf, view.span
    state = {
        "document": document.id,
        "start": start,
        "end": end,
        "quotes": view.quotes,
        "leaf": view.at,
        "as_text": int(view.as_text),
    }
    shown = f"{leaf.name} of {title(document)}"
    at_leaf = f"{document.id} {view.at} {start} {end} {view.as_text}"
    return (
        f'<section class="reader" aria-label="Source" data-at="{text(json.dumps(state))}" data-said="{_said(view)}">'
        '<div class="divider" role="separator" aria-orientation="vertical" aria-label="Width of the source" '
        'aria-valuemin="30" aria-valuemax="75" aria-valuenow="52" tabindex="0"></div>'
        f"{_part('header', 'head', head_html(view))}"
        f"{_part('div', 'bar', bar_html(view))}"
        f'<div class="leaf" data-part="leaf" data-made="{text(_digest(at_leaf + str(view.quotes)))}" '
        f'data-leaf="{text(at_leaf)}" tabindex="0" role="region" aria-label="{text(shown)}">'
        f"{sheet_html(view) if view.sheet else prose_html(view)}</div></section>"
    )


def missing_html() -> str:
    """The panel for a document that is not here: removed after it was cited, or of another library."""
    said = "This document is no longer in the library."
    return (
        f'<section class="reader" aria-label="Source" data-said="{said}"><header><h2 tabindex="-1">{said}</h2>{SHUT}'
        '<p class="about">It was removed, or the link belongs to another library.</p></header></section>'
    )


def _part(tag: str, name: str, html: str) -> str:
    return f'<{tag} class="{name}" data-part="{name}" data-made="{_digest(html)}">{html}</{tag}>'


def _digest(html: str) -> str:
    return sha256(html.encode("utf-8", "replace")).hexdigest()[:16]


def _said(view: View) -> str:
    """Where it opened, for those who hear the page."""
    cited = view.cited
    if on_leaf(view.leaf, [view.span]):
        where = place(cited.page, cited.page_end, cited.paragraph)
        return text(", ".join(part for part in (title(view.document), where, "quote marked") if part))
    return text(f"{view.leaf.name} of {len(view.leaves)}")
