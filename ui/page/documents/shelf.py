"""The table of documents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from store.types import Document
from ui.metadata import days, unread
from ui.page.frame.markup import event, text
from ui.page.source.described import authority, kind, publication, title_read, value, values
from ui.places import title


def shelf(
    documents: Sequence[Document], notice: str = "", outdated: Collection[str] = (), authorities: Collection[str] = ()
) -> str:
    """A row for every document with what it says of itself; `outdated` were read by an older version.

    `authorities` are the names under which questions can be limited to them, one for each authority.

    The table's head and what sorts, filters and asks stand around it in the page (`shell`).
    """
    if not documents:
        return f'{_notice(notice)}<p class="empty">The library holds no documents yet. Add some above.</p>'
    rows = "".join(_row(document, document.id in outdated, authorities) for document in documents)
    return f"{_notice(notice)}{_read_anew(len(outdated))}<table><tbody>{rows}</tbody></table>"


def _notice(notice: str) -> str:
    return f'<p class="failure" role="alert">{text(notice)}</p>' if notice else ""


def _read_anew(count: int) -> str:
    if not count:
        return ""
    words = "1 document was" if count == 1 else f"{count} documents were"
    return (
        f'<p class="outdated">{words} read by an older version of Chapterverse, which may have understood less. '
        '<button type="button" data-do="read-anew">Read anew</button></p>'
    )


def _row(document: Document, outdated: bool, authorities: Collection[str]) -> str:
    opens = event("source", {"document": document.id, "start": 0, "end": 0})
    name, where = text(title(document)), text(title_read(document))
    file = document.name if document.paths else ""
    published = document.date or document.last_day
    years = sorted({str(day.year) for day in (document.date, document.last_day) if day})
    added = document.added.date()
    return (
        f'<tr data-id="{text(document.id)}" data-years="{" ".join(years)}" '
        f'data-authority="{text(_one_name(document.authority or "", authorities))}">'
        f'<td class="pick"><label><input type="checkbox" data-pick aria-label="Choose {name}"></label></td>'
        f'<th scope="row" class="name"><button type="button" class="title" title="{where}" {opens}>'
        f"{name}</button></th>"
        f'<td class="kind">{values(kind(document))}</td><td class="authority">{values(authority(document))}</td>'
        f'<td class="date" data-sort="{published or ""}">{_dates(document)}</td>'
        f'<td class="count" data-sort="{len(document.pages)}">{len(document.pages) or ""}</td>'
        f'<td class="added" data-sort="{document.added.isoformat()}">{added.day} {added:%b} {added.year}</td>'
        f'<td class="state">{_state(document, outdated)}</td><td class="file">{text(file)}</td>'
        f'<td class="acts"><button type="button" class="quiet" {event("amend", {"document": document.id})} '
        f'aria-label="Correct {name}">Correct</button>'
        f'<button type="button" class="quiet" data-do="remove" aria-label="Remove {name}">Remove</button></td></tr>'
    )


def _one_name(authority: str, authorities: Collection[str]) -> str:
    """The authority's one name: the longer one where documents have several ("East Riding", "... of Yorkshire")."""
    if authority in authorities:
        return authority
    begun = f"{authority} ".casefold()
    return next((name for name in authorities if authority and f"{name} ".casefold().startswith(begun)), authority)


def _dates(document: Document) -> str:
    """The day of publication, and below it what happened when."""
    events = [_line("days", f"{text(held.name)} {value(held)}") for held in days(document) if held.value]
    return values(publication(document)) + "".join(events)


def _state(document: Document, outdated: bool) -> str:
    """Searchable, and what keeps it from being all that it could be."""
    others = ", ".join(path.replace("\\", "/").rsplit("/", 1)[-1] for path in document.paths[1:])
    lines = [
        _line("unread", text(unread(document))),
        _line("older", "read by an older version" if outdated else ""),
        _line("same", text(f"the same as {others}") if others else ""),
    ]
    return '<span class="searchable">searchable</span>' + "".join(lines)


def _line(name: str, html: str) -> str:
    return f'<span class="{name}">{html}</span>' if html else ""
