"""The head of the panel: what the document is, where the quote stands, and what can be taken along."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from ui.metadata import unread
from ui.page.frame.markup import text
from ui.page.source.described import about, title_read
from ui.page.source.view import View
from ui.places import place, title

SHUT = '<button type="button" class="shut" data-name="shut" aria-label="Close the source">&times;</button>'


def head_html(view: View) -> str:
    """Title, kind, authority and dates, the quote's place, and the buttons."""
    document = view.document
    lacking = f'<p class="unread">{text(unread(document))}</p>' if document.unread_pages else ""
    name = text(title(document))
    return (
        f'<h2 tabindex="-1" title="{text(title_read(document))}">{name}</h2>{SHUT}'
        f'<p class="about">{about(document)}{_file(view)}</p>{lacking}'
        f'<div class="taking">{_where(view)}{_actions(view)}</div>'
    )


def _file(view: View) -> str:
    """The file's name, where it is not the title already."""
    name = view.document.name
    return f'<span class="file">{text(name)}</span>' if view.document.paths and name != title(view.document) else ""


def _where(view: View) -> str:
    """Page and paragraph of the current quote."""
    cited = view.cited
    where = place(cited.page, cited.page_end, cited.paragraph)
    return f'<p class="where">{text(where[:1].upper() + where[1:])}</p>' if where else ""


def _actions(view: View) -> str:
    document, (start, end) = view.document, view.span
    link = {"document": document.source_id} | ({"start": str(start), "end": str(end)} if start < end else {})
    buttons = [
        f'<button type="button" class="quiet" data-name="reference" data-words="{text(view.cited.reference)}">'
        "Copy reference</button>",
        f'<button type="button" class="quiet" data-name="link" data-link="?{text(urlencode(link))}">Copy link</button>',
    ]
    if document.paths:
        address = f"source/file?{urlencode({'document': document.id})}"
        buttons.append(f'<a class="quiet" data-name="file" href="{text(address)}" download>Download</a>')
    return f'<p class="actions">{"".join(buttons)}{_form(view)}</p>'


def _form(view: View) -> str:
    """A PDF's page as picture or as text."""
    if not view.is_paged:
        return ""
    label, change = ("Show the page", 0) if view.as_text else ("Show as text", 1)
    detail = text(json.dumps({"as_text": change}))
    return f'<button type="button" class="quiet" data-name="form" data-go="{detail}">{label}</button>'
