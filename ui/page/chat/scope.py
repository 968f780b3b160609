"""Scopes on the page: chips from the browser become a Scope, a Scope becomes chips."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date as Date
from typing import Any, get_args

from assistant import Answer, Scope, kind_in_plural
from store.types import DocumentKind
from ui.page.frame.markup import text
from ui.page.frame.wiring import Sent

MOST_CHIPS = 10_000
Chip = Mapping[str, str]
_ORDERS = ("latest", "previous", "first")


def limits_of(sent: Sent) -> Scope:
    """The scope that the chips of a call mean; a chip that means nothing is left out."""
    chips = list(_chips(sent.get("limits")))
    kinds = [value for part, value in chips if part == "kinds" and value in get_args(DocumentKind)]
    first, last, dated_by = _days(next((value for part, value in chips if part == "period"), ""))
    order = next((value for part, value in chips if part == "order" and value in _ORDERS), None)
    documents = _all(chips, "documents")
    return Scope(
        documents=documents or None,
        authorities=_all(chips, "authorities"),
        kinds=tuple(kinds),  # type: ignore[arg-type]
        publishers=_all(chips, "publishers"),
        titles=_all(chips, "titles"),
        first=first,
        last=last,
        dated_by="publication" if dated_by == "publication" else "event",
        order=order,  # type: ignore[arg-type]
    )


def chips_of(scope: Scope) -> list[Chip]:
    """A chip for each name, kind and period of a scope; which documents these mean is found anew."""
    said = dict(scope.parts())
    chips = [_chip("authorities", name, name) for name in scope.authorities]
    chips += [_chip("kinds", kind, kind_in_plural(kind)) for kind in scope.kinds]
    chips += [_chip("publishers", name, f"by {name}") for name in scope.publishers]
    chips += [_chip("titles", name, f"“{name}”") for name in scope.titles]
    if "period" in said:
        days = (scope.first.isoformat() if scope.first else "", scope.last.isoformat() if scope.last else "")
        chips.append(_chip("period", "/".join((*days, scope.dated_by)), said["period"]))
    if scope.order:
        chips.append(_chip("order", scope.order, scope.order))
    return chips


def scope_line(answer: Answer) -> str:
    """What the answer was looked for in, each part with a button that asks again without it."""
    parts = answer.scope.parts()
    if not parts:
        return ""
    chips = "".join(
        f'<li class="chip"><span>{text(said)}</span><button type="button" data-do="without" data-part="{part}" '
        f'aria-label="Ask again without {text(said)}">&times;</button></li>'
        for part, said in parts
    )
    kept = text(json.dumps(chips_of(answer.scope)))
    return (
        f'<div class="looked-in"><span>Looked in</span><ul aria-label="Scope of this answer">{chips}</ul>'
        f'<button type="button" class="link" data-do="keep-scope" data-chips="{kept}">Keep for the next questions'
        "</button></div>"
    )


def _chip(part: str, value: str, label: str) -> Chip:
    return {"part": part, "value": value, "label": label}


def _chips(sent: Any) -> Iterator[tuple[str, str]]:
    for chip in (sent if isinstance(sent, list) else [])[:MOST_CHIPS]:
        if isinstance(chip, dict) and isinstance(chip.get("part"), str) and isinstance(chip.get("value"), str):
            yield chip["part"], chip["value"]


def _all(chips: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for part, value in chips if part == wanted))


def _days(period: str) -> tuple[Date | None, Date | None, str]:
    first, last, dated_by = (*period.split("/"), "", "", "")[:3]
    return _day(first), _day(last), dated_by


def _day(written: str) -> Date | None:
    try:
        return Date.fromisoformat(written)
    except ValueError:
        return None
