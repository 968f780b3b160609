"""Language models on the page: which may be chosen, who wrote an answer, and what was withheld of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import NO_MODEL, Answer, Withheld
from ui.page.frame.markup import text
from ui.page.frame.wiring import Sent, sent_text

_NONE = "No model: sentences as they stand"


def choices_of(models: Sequence[str]) -> list[dict[str, str]]:
    """What can be chosen to write answers, the first unless told otherwise; nothing where no model is configured."""
    held = [{"value": name, "label": name} for name in models]
    return [*held, {"value": NO_MODEL, "label": _NONE}] if held else []


def chosen(sent: Sent, models: Sequence[str]) -> str | None:
    """The model that a call names; None, the library's own choice, where it names none that is configured now."""
    name = sent_text(sent, "model", 200)
    return name if name in models or (name == NO_MODEL and models) else None


def who_wrote(answer: Answer) -> str:
    """Who wrote an answer, quietly."""
    if answer.model:
        return f'<span class="by">Written by {text(answer.model)}; each sentence was found in its source</span>'
    return '<span class="by none">No language model wrote this</span>'


def notes_shown(answer: Answer) -> list[str]:
    """The answer's remarks but for the one that `withheld_html` unfolds."""
    return [note for note in answer.notes if not (answer.withheld and note == answer.said_of_withheld)]


def withheld_html(answer: Answer) -> str:
    """What is not part of the answer, folded, each sentence with the reason."""
    if not answer.withheld:
        return ""
    held = "".join(map(_item, answer.withheld))
    return (
        f'<details class="withheld"><summary>{text(answer.said_of_withheld)}</summary>'
        f"<p>These are no part of the answer.</p><ul>{held}</ul></details>"
    )


def _item(held: Withheld) -> str:
    return f'<li><s>{text(held.text)}</s> <span class="why-not">{text(held.reason)}</span></li>'
