"""Correcting what was read of a document: the form, and what was put into it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date as Date
from typing import Any, cast, get_args

from assistant import Corrections, Library, WrongValue
from store.types import Document, DocumentKind, MetadataField, Period, format_date, format_period
from ui.metadata import Entry, entry
from ui.page.frame.markup import event, text
from ui.places import title

_LABELS: dict[MetadataField, str] = {
    "title": "Title",
    "kind": "Kind",
    "authority": "Authority",
    "publisher": "Publisher",
    "date": "Published",
    "periods": "Inspection, visit or meeting",
}
_PERIOD_NAMES = ("inspection", "visit", "meeting")
_LONGEST = 500


def correct(library: Library, document: str, given: Mapping[str, Any]) -> str:
    """Correct what was given by field, and say so; or what is wrong and with which field."""
    try:
        library.correct(document, **_changes(given))
    except WrongValue as error:
        return wrong(str(error), error.field)
    return '<p data-done="1"></p>' + _moment()


def wrong(message: str, field: str = "") -> str:
    """What keeps a correction from being made, to stand beside its field."""
    return f'<p data-wrong="{text(field)}">{text(message)}</p>{_moment()}'


def correction_form(document: Document, as_read: Document) -> str:
    """Each value in a field of its own, with where it was read, and what was read before it was corrected."""
    fields = "".join(_field(field, document, as_read) for field in _LABELS)
    return (
        f'<form method="dialog" novalidate data-document="{text(document.id)}">'
        f'<h3 id="correction-heading">Correct what was read</h3><p class="about">{text(title(document))}</p>{fields}'
        '<p class="wrong" role="alert" data-wrong-of=""></p>'
        '<p class="choices"><button type="button" data-do="close">Close</button>'
        f'<button type="submit" class="first">Save</button></p></form>{_moment()}'
    )


def _moment() -> str:
    """What makes each value another one, so that the page notices one that comes twice."""
    return f'<i hidden data-moment="{time.monotonic_ns()}"></i>'


def _field(field: MetadataField, document: Document, as_read: Document) -> str:
    if field == "periods":
        return _periods(document, as_read)
    return (
        f'<div class="field" data-field="{field}"><label for="correction-{field}">{_LABELS[field]}</label>'
        f"{_input(field, document)}{_read(field, document, as_read)}{_wrong_place(field)}</div>"
    )


def _input(field: MetadataField, document: Document) -> str:
    name = f'id="correction-{field}" name="{field}" aria-describedby="correction-{field}-read correction-{field}-wrong"'
    if field == "kind":
        kinds = "".join(
            f'<option value="{kind}"{" selected" if kind == document.kind else ""}>{kind}</option>'
            for kind in get_args(DocumentKind)
        )
        return f"<select {name}>{kinds}</select>"
    if field == "date":
        return f'<input type="date" {name} value="{document.date or ""}">'
    held = {
        "title": document.title,
        "authority": document.authority_as_written or document.authority,
        "publisher": document.publisher,
    }[field]
    return f'<input type="text" autocomplete="off" maxlength="{_LONGEST}" {name} value="{text(held or "")}">'


def _periods(document: Document, as_read: Document) -> str:
    rows = "".join(map(_period_row, document.periods or (None,)))
    return (
        f'<fieldset class="field" data-field="periods"><legend>{_LABELS["periods"]}</legend>'
        f'<datalist id="correction-period-names">{"".join(f"<option>{name}</option>" for name in _PERIOD_NAMES)}'
        f'</datalist><div data-slot="periods">{rows}</div>'
        f'<button type="button" class="quiet" data-do="add-period">Add days</button>'
        f"{_read('periods', document, as_read)}{_wrong_place('periods')}</fieldset>"
    )


def _period_row(period: Period | None) -> str:
    name, first, last = (period.name, str(period.first), str(period.last)) if period else ("", "", "")
    return (
        '<div class="period"><label>What<input type="text" list="correction-period-names" autocomplete="off" '
        f'maxlength="60" data-period="name" value="{text(name)}"></label>'
        f'<label>First day<input type="date" data-period="first" value="{first}"></label>'
        f'<label>Last day<input type="date" data-period="last" value="{last}"></label></div>'
    )


def _read(field: MetadataField, document: Document, as_read: Document) -> str:
    """Where the value was read; of one that was corrected, what was read and a button that takes it back."""
    held = entry(document, field, _shown(field, document))
    origin = document.origin(field)
    place = f'<p class="read" id="correction-{field}-read">'
    if origin is None or origin.how != "by hand":
        return f"{place}{_where(held) if held.value or origin else 'Not found in the document'}</p>"
    read = entry(as_read, field, _shown(field, as_read))
    if read.read in ("corrected by hand", "given by hand"):
        return f"{place}Given by hand</p>"
    was = f"Read: “{text(read.value)}” ({_where(read, lower=True)})" if read.value else "Nothing was read"
    label = _LABELS[field].lower()
    return (
        f'{place}<strong class="by-hand">Corrected by hand</strong> {was} <button type="button" class="quiet" '
        f'{event("restore", {"document": document.id, "field": field})} aria-label="Take back the {label}">'
        "Take back</button></p>"
    )


def _where(held: Entry, lower: bool = False) -> str:
    words = f"{held.read}: “{held.quote}”" if held.quote else held.read
    return text(words if lower else words[:1].upper() + words[1:])


def _shown(field: MetadataField, document: Document) -> str:
    """The value as a person reads it."""
    if field == "periods":
        return "; ".join(f"{held.name} {format_period(held.first, held.last)}" for held in document.periods)
    if field == "date":
        return format_date(document.date) if document.date else ""
    if field == "kind":
        return document.kind
    if field == "authority":
        return document.authority_as_written or document.authority or ""
    return str(getattr(document, field) or "")


def _wrong_place(field: str) -> str:
    return f'<p class="wrong" role="alert" id="correction-{field}-wrong" data-wrong-of="{field}"></p>'


def _changes(given: Mapping[str, Any]) -> Corrections:
    """What a browser sent, as corrections; what is no word or no list of days is left out."""
    changes: dict[str, Any] = {
        field: given[field][: 2 * _LONGEST].strip() or None
        for field in _LABELS
        if field != "periods" and isinstance(given.get(field), str)
    }
    if isinstance(given.get("periods"), list):
        rows = [held for held in given["periods"] if isinstance(held, dict) and any(held.values())]
        changes["periods"] = [_period(held) for held in rows]
    return cast(Corrections, changes)


def _period(held: Mapping[str, Any]) -> Period:
    """The days as they were typed; the library checks them. One day alone is first and last."""
    name, first, last = (str(held.get(part) or "").strip() for part in ("name", "first", "last"))
    days = (first or last or None, last or first or None)
    return Period(name[:_LONGEST], *cast(tuple[Date, Date], days))
