"""Points to improve, recommendations and resolutions: grouped by document, each one a citation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant import Fact, Points
from ui.page.facts.table import more
from ui.page.facts.words import opens
from ui.page.frame.markup import spans, text
from ui.places import day, short_place, title

MOST_DOCUMENTS = 25
_COPY = '<button type="button" class="quiet" data-copy>Copy</button>'


def lists(points: Sequence[Points], whole: bool) -> str:
    """A section for each document, the newest first."""
    shown = points if whole else points[:MOST_DOCUMENTS]
    return f"{''.join(map(_section, shown))}{more(len(points) - len(shown), 'document')}"


def _section(points: Points) -> str:
    document = points.document
    name = title(document)
    who = points.authority if points.authority != name else ""
    copy = f'<button type="button" class="quiet" data-copy-all>Copy all {len(points.facts)}</button>'
    parts = "".join(_part(heading, list(facts)) for heading, facts in groupby(points.facts, key=lambda fact: fact.name))
    head = spans(who or name, day(document.last_day))
    about = spans(name if who else "", document.kind if document.kind != "other" else "")
    return f'<section class="points"><header><h3>{head}</h3><p>{about}</p>{copy}</header>{parts}</section>'


def _part(heading: str, facts: Sequence[Fact]) -> str:
    items = "".join(map(_item, facts))
    return f"<h4>{text(' '.join(heading.split()))}</h4><ul>{items}</ul>"


def _item(fact: Fact) -> str:
    citation = fact.citation
    number = f'<span class="number">{text(fact.number.rstrip("."))}</span>' if fact.number else ""
    where = short_place(citation.page, citation.page_end, citation.paragraph)
    return (
        f'<li data-reference="{text(citation.reference)}">{number}'
        f'<button type="button" class="point-text" {opens(citation)}><span class="said">'
        f'{text(" ".join(fact.value.split()))}</span> <span class="where">{text(where)}<span class="unseen">; open the '
        f"source</span></span></button>{_COPY}</li>"
    )
