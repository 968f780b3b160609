"""The picker: authorities, kinds, years and documents to which questions can be limited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import Document, ScopeChoices, kind_in_plural
from ui.page.frame.markup import text
from ui.places import title, when

_LONG_LIST = 8


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to limit questions to; `chip` is how it is called above the question box."""

    part: str
    value: str
    name: str
    more: str
    chip: str = ""


def picker_html(choices: ScopeChoices, documents: Sequence[Document]) -> str:
    """The parts of the picker; what is ticked becomes a chip at once."""
    authorities = [Option("authorities", name, name, str(count)) for name, count in choices.authorities.items()]
    kinds = [
        Option("kinds", kind, _begun(kind_in_plural(kind)), str(count), kind_in_plural(kind))
        for kind, count in choices.kinds.items()
    ]
    publishers = [
        Option("publishers", name, name, str(count), f"by {name}")
        for name, count in choices.publishers.items()
        if len(choices.publishers) > 1
    ]
    held = [Option("documents", document.id, title(document), when(document)) for document in documents]
    beside = f"{_part('Kind', kinds)}{_years(choices.years)}{_part('Publisher', publishers)}"
    return f"{_part('Authority', authorities)}<div>{beside}</div>{_part('Document', held)}"


def _part(name: str, options: Sequence[Option]) -> str:
    if not options:
        return ""
    search = (
        f'<input type="search" placeholder="Find" aria-label="Find: {name}" data-filter>'
        if len(options) > _LONG_LIST
        else ""
    )
    boxes = "".join(map(_box, options))
    rest = '<p class="rest" role="status" hidden></p>' if search else ""
    return f'<fieldset class="{name.lower()}"><legend>{name}</legend>{search}<ul>{boxes}</ul>{rest}</fieldset>'


def _box(option: Option) -> str:
    return (
        f'<li><label><input type="checkbox" data-part="{option.part}" value="{text(option.value)}" '
        f'data-label="{text(option.chip or option.name)}"><span>{text(option.name)}</span> '
        f"<small>{text(option.more)}</small></label></li>"
    )


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _years(years: Iterable[int]) -> str:
    held = sorted(years)
    if not held:
        return ""
    options = "".join(f'<option value="{year}">{year}</option>' for year in held)
    first, last = _year("from", "the first", options), _year("to", "the last", options)
    return f'<fieldset class="years"><legend>Years</legend>{first}{last}</fieldset>'


def _year(name: str, none: str, options: str) -> str:
    return (
        f'<label>{_begun(name)} <select data-year="{name}" aria-label="{_begun(name)} year">'
        f'<option value="">{none}</option>{options}</select></label>'
    )
