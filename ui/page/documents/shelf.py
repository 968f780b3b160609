"""The table of documents."""

from __future__ import annotations

from collections.abc import Sequence

from store.types import Document
from ui.metadata import days, unread
from ui.page.frame.markup import event, text
from ui.page.source.described import authority, kind, publication, title_read, value, values
from ui.places import title


def shelf(documents: Sequence[Document], notice: str = "") -> str:
    """Every document with what it says of itself, pages and file; a dialog asks before one is removed."""
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
    file = document.name if document.paths else ""
    name = text(title(document))
    where = text(title_read(document))
    return (
        f'<tr><th scope="row"><button type="button" class="title" title="{where}" {opens}>{name}</button>'
        f"{_line('about', values(authority(document)))}{_line('unread', text(unread(document)))}</th>"
        f'<td data-label="Kind">{values(kind(document))}</td><td data-label="Date">{_dates(document)}</td>'
        f'<td data-label="Pages" class="count">{len(document.pages) or ""}</td>'
        f'<td data-label="File" class="file">{text(file)}</td>'
        f'<td><button type="button" class="quiet" data-remove="{text(document.id)}" data-title="{name}" '
        f'aria-label="Remove {name}">Remove</button></td></tr>'
    )


def _dates(document: Document) -> str:
    """The day of publication, and below it what happened when."""
    events = [_line("days", f"{text(held.name)} {value(held)}") for held in days(document) if held.value]
    return values(publication(document)) + "".join(events)


def _line(name: str, html: str) -> str:
    return f'<span class="{name}">{html}</span>' if html else ""


def _dialog() -> str:
    return (
        '<dialog aria-labelledby="removal"><h3 id="removal">Remove this document?</h3><p data-slot="title"></p>'
        "<p>Answers will no longer draw on it. Your own file stays where it is.</p>"
        '<p class="choices"><button type="button" data-keep>Keep it</button>'
        f'<button type="button" class="danger" {event("remove")}>Remove</button></p></dialog>'
    )
