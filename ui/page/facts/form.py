"""The form above the facts: which view, and what it is narrowed to."""

from __future__ import annotations

from collections.abc import Iterable

from assistant import Grades
from ui.page.facts.asked import ALL, Asked, View, judgement_asked
from ui.page.facts.words import CHANGES, capital
from ui.page.frame.markup import text

_NAMES: dict[View, str] = {
    "grades": "Grades",
    "time": "Over time",
    "improvement": "To improve",
    "recommendation": "Recommendations",
    "resolution": "Resolutions",
}
Option = tuple[str, str]


def form(asked: Asked, grades: Grades, authorities: Iterable[str], years: Iterable[int]) -> str:
    """The form, with what is asked already chosen; its script sends it whenever it changes."""
    shown = list(years)
    span = [(str(year), str(year)) for year in shown]
    views = "".join(_view(view, name, view == asked.view) for view, name in _NAMES.items())
    judgements = [(ALL, "All judgements"), *((name, capital(name)) for name in grades.judgements)]
    chosen = ALL if asked.judgement == ALL else judgement_asked(grades, asked)
    return (
        f'<form class="asking" data-view="{asked.view}" autocomplete="off" role="search" aria-label="Facts">'
        f'<fieldset class="views"><legend class="unseen">What to show</legend>{views}</fieldset><div class="narrowing">'
        f"{_search('authority', 'Authority', asked.authority, 'Any; several with commas', authorities)}"
        f"{_search('words', 'Words', asked.words, 'Any words', (), 'points')}"
        f"{_select('judgement', 'Judgement', judgements, chosen, 'grades')}"
        f"{_select('since', 'From', [('', 'First'), *span], str(asked.since or ''))}"
        f"{_select('until', 'To', [('', 'Last'), *span], str(asked.until or ''))}"
        f'<label class="tick" data-for="grades"><input type="checkbox" name="latest" value="1"'
        f"{' checked' if asked.latest else ''}> Latest only</label>"
        f"{_select('grade', 'Grade', [('', 'Any'), *((n, capital(n)) for n in grades.names)], asked.grade, 'grades')}"
        f"{_select('change', 'Change', [('', 'Any'), *map(_change, CHANGES.items())], asked.change or '', 'grades')}"
        "</div></form>"
    )


def _view(view: View, name: str, chosen: bool) -> str:
    checked = " checked" if chosen else ""
    return f'<label><input type="radio" name="view" value="{view}"{checked}><span>{name}</span></label>'


def _search(name: str, label: str, value: str, hint: str, among: Iterable[str], only_for: str = "") -> str:
    options = "".join(f'<option value="{text(one)}">' for one in among)
    listed, found = (
        (f' list="facts-{name}"', f'<datalist id="facts-{name}">{options}</datalist>') if options else ("", "")
    )
    field = (
        f'<input type="search" name="{name}" aria-label="{label}" value="{text(value)}" placeholder="{hint}" '
        f'maxlength="200"{listed}>'
    )
    return f"{_labelled(name, label, field, only_for)}{found}"


def _select(name: str, label: str, options: Iterable[Option], chosen: str, only_for: str = "") -> str:
    made = "".join(
        f'<option value="{text(value)}"{" selected" if value == chosen else ""}>{text(said)}</option>'
        for value, said in options
    )
    field = f'<select name="{name}" aria-label="{label}">{made}</select>'
    return _labelled(name, label, field, only_for)


def _labelled(name: str, label: str, field: str, only_for: str) -> str:
    return f'<label class="by-{name}"{_for(only_for)}><span>{label}</span>{field}</label>'


def _change(held: Option) -> Option:
    return held[0], capital(held[1])


def _for(only_for: str) -> str:
    return f' data-for="{only_for}"' if only_for else ""
