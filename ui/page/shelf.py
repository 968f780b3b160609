"""The table of documents."""

from __future__ import annotations

from collections.abc import Sequence

from store.types import Document
from ui.page.markup import event, text
from ui.places import title, when


def shelf(documents: Sequence[Document], notice: str = "") -> str:
    """Every document with title, kind, date, pages and file; a dialog asks before one is removed."""
    if not documents:
        return f'{_notice(notice)}<p class="empty">The library holds no documents yet.</p>'
    rows = "".join(map(_row, documents))
    count = f"{len(documents)} documents" if len(documents) > 1 else "1 document"
    return (
        f'<div class="shelf">{_notice(notice)}<div class="shelf-head"><h2>{count}</h2>'
        '<label class="filter">Filter <input type="search" autocomplete="off" data-filter></label></div>'
        '<table><thead><tr><th scope="col">Title</th><th scope="col">Kind</th><th scope="col">Date</th>'
        '<th scope="col" class="count">Pages</th><th scope="col">File</th>'
        '<th scope="col"><span class="unseen">Remove</span></th></tr></thead>'
        f"<tbody>{rows}</tbody></table>{_dialog()}</div>"
    )


def _notice(notice: str) -> str:
    return f'<p class="failure" role="alert">{text(notice)}</p>' if notice else ""


def _row(document: Document) -> str:
    opens = event("source", {"document": document.id, "start": 0, "end": 0})
    kind = "" if document.kind == "other" else document.kind
    file = document.name if document.paths else ""
    unread = len(document.unread_pages)
    pages = "page" if unread == 1 else "pages"
    scanned = f'<span class="unread">{unread} {pages} without text</span>' if unread else ""
    name = text(title(document))
    return (
        f'<tr><th scope="row"><button type="button" class="title" {opens}>{name}</button>{scanned}</th>'
        f'<td data-label="Kind">{text(kind)}</td><td data-label="Date">{text(when(document))}</td>'
        f'<td data-label="Pages" class="count">{len(document.pages) or ""}</td>'
        f'<td data-label="File" class="file">{text(file)}</td>'
        f'<td><button type="button" class="quiet" data-remove="{text(document.id)}" data-title="{name}" '
        f'aria-label="Remove {name}">Remove</button></td></tr>'
    )


def _dialog() -> str:
    return (
        '<dialog aria-labelledby="removal"><h3 id="removal">Remove this document?</h3><p data-slot="title"></p>'
        "<p>Answers will no longer draw on it. Your own file stays where it is.</p>"
        '<p class="choices"><button type="button" data-keep>Keep it</button>'
        f'<button type="button" class="danger" {event("remove")}>Remove</button></p></dialog>'
    )
