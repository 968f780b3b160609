"""The picker: authorities, kinds, years and documents to which questions can be limited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant import Document, ScopeChoices, kind_in_plural
from ui.page.frame.markup import text
from ui.places import title, when

_LONG_LIST = 8


def picker_html(choices: ScopeChoices, documents: Sequence[Document]) -> str:
    """The parts of the picker; what is ticked becomes a chip at once."""
    kinds = [("kinds", kind, _begun(kind_in_plural(kind)), str(count)) for kind, count in choices.kinds.items()]
    authorities = [("authorities", name, name, str(count)) for name, count in choices.authorities.items()]
    held = [("documents", document.id, title(document), when(document)) for document in documents]
    return f"{_part('Authority', authorities)}{_part('Kind', kinds)}{_years(choices.years)}{_part('Document', held)}"


def _part(name: str, options: Sequence[tuple[str, str, str, str]]) -> str:
    if not options:
        return ""
    search = (
        f'<input type="search" placeholder="Find" aria-label="Find: {name}" data-filter>'
        if len(options) > _LONG_LIST
        else ""
    )
    boxes = "".join(
        f'<li><label><input type="checkbox" data-part="{part}" value="{text(value)}" data-label="{text(label)}">'
        f"<span>{text(label)}</span> <small>{text(more)}</small></label></li>"
        for part, value, label, more in options
    )
    return f"<fieldset><legend>{name}</legend>{search}<ul>{boxes}</ul></fieldset>"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _years(years: Iterable[int]) -> str:
    held = sorted(years)
    if not held:
        return ""
    options = "".join(f'<option value="{year}">{year}</option>' for year in held)
    return (
        '<fieldset class="years"><legend>Years</legend>'
        f'<label>From <select data-year="from"><option value="">the first</option>{options}</select></label>'
        f'<label>to <select data-year="to"><option value="">the last</option>{options}</select></label></fieldset>'
    )
