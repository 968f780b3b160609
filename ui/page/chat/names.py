"""The list of kept conversations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta

from assistant import ConversationName
from ui.page.frame.markup import text
from ui.places import day


def names_html(names: Sequence[ConversationName]) -> str:
    """The conversations as given, newest first; each can be opened and deleted."""
    if not names:
        return '<p class="none">Conversations are kept here, on this machine.</p>'
    return f"<ol>{''.join(_name(held) for held in names)}</ol>"


def _name(held: ConversationName) -> str:
    questions = f"{held.turns} question{'' if held.turns == 1 else 's'}"
    return (
        f'<li data-conversation="{text(held.id)}"><button type="button" class="name" data-do="open">'
        f"<span>{text(held.name)}</span> <small>{_day(held.changed.astimezone().date())}, {questions}</small></button>"
        f'<button type="button" class="delete" data-do="delete" '
        f'aria-label="Delete “{text(held.name)}”">&times;</button></li>'
    )


def _day(changed: Date) -> str:
    today = Date.today()
    return {today: "Today", today - timedelta(days=1): "Yesterday"}.get(changed) or day(changed)
