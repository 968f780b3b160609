"""The bar of the panel: pages, the quotes of the answer, zoom."""

from __future__ import annotations

import json

from ui.page.frame.markup import text
from ui.page.source.view import View

Change = dict[str, int | None]


def bar_html(view: View) -> str:
    """What can be done with the document shown; empty groups are left out."""
    groups = "".join((_pages(view), _quotes(view), _zoom(view)))
    return f'<div class="groups" role="group" aria-label="Turn and zoom">{groups}</div>' if groups else ""


def step(name: str, label: str, sign: str, change: Change | None) -> str:
    """A button to another place; it stays where it is, without effect, where there is none."""
    state = f'data-go="{text(json.dumps(change))}"' if change else 'aria-disabled="true"'
    return f'<button type="button" class="step" data-name="{name}" aria-label="{text(label)}" {state}>{sign}</button>'


def _pages(view: View) -> str:
    count = len(view.leaves)
    if count < 2:
        return ""
    kind = "Page" if view.leaf.page is not None else "Part"
    number = view.at + 1
    back = step("back", f"{kind} back", "&lsaquo;", {"leaf": view.at - 1} if view.at else None)
    forward = step("forward", f"{kind} forward", "&rsaquo;", {"leaf": number} if number < count else None)
    return (
        f'<div class="group pages">{back}<label class="at"><span class="what">{kind}</span> '
        f'<input class="number" type="number" data-name="number" min="1" max="{count}" value="{number}" '
        f'inputmode="numeric" autocomplete="off" aria-label="{kind}, 1 to {count}"> '
        f"<span>of {count}</span></label>{forward}</div>"
    )


def _quotes(view: View) -> str:
    quotes, current = view.quotes, view.span
    if len(quotes) < 2 or current not in quotes:
        return ""
    index = quotes.index(current)
    back = step("quote-back", "Previous quote", "&uarr;", _at(quotes[index - 1]) if index else None)
    more = index + 1 < len(quotes)
    forward = step("quote-forward", "Next quote", "&darr;", _at(quotes[index + 1]) if more else None)
    return f'<div class="group quotes">{back}<span>Quote {index + 1} of {len(quotes)}</span>{forward}</div>'


def _at(span: tuple[int, int]) -> Change:
    return {"start": span[0], "end": span[1], "leaf": None}


def _zoom(view: View) -> str:
    if view.sheet is None:
        return ""
    return (
        '<div class="group zoom">'
        '<button type="button" class="step" data-name="out" data-zoom="out" aria-label="Smaller">&minus;</button>'
        '<button type="button" class="step fit" data-name="fit" data-zoom="fit" title="Fit the width">Fit</button>'
        '<button type="button" class="step" data-name="in" data-zoom="in" aria-label="Larger">+</button></div>'
    )
