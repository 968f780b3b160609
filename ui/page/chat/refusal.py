"""What stands where an answer would: why there is none, what to do next, what may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import Answer, Choice, NextStep, next_steps
from ui.page.chat.sources import near_places
from ui.page.frame.markup import text


def refusal_html(answer: Answer) -> str:
    """The reason, steps to take from here, and the places near, which answer nothing."""
    steps = "".join(f"<li>{_step(step)}</li>" for step in next_steps(answer))
    listed = f'<ul class="steps" aria-label="What you can do">{steps}</ul>' if steps else ""
    title = '<p class="verdict">Not found</p>' if answer.refusal else ""
    reason = f'<p class="reason">{text(answer.reason)}</p>'
    return f'<div class="refusal">{title}{reason}{listed}</div>{near_places(answer.near)}'


def choices_html(reason: str, choices: Sequence[Choice]) -> str:
    """What is asked back, with a button for each thing that may be meant; it asks again in the choice's scope."""
    buttons = "".join(
        f'<li><button type="button" class="pick" data-do="choose" data-choice="{place}">'
        f"{text(choice.label)}</button></li>"
        for place, choice in enumerate(choices)
    )
    listed = f'<ul class="choices" aria-label="What you may mean">{buttons}</ul>' if buttons else ""
    return f'<div class="asked-back"><p class="reason">{text(reason)}</p>{listed}</div>'


def _step(step: NextStep) -> str:
    what = (
        f'data-do="without" data-part="{text(step.without)}"'
        if step.without
        else f'data-do="example" data-question="{text(step.question)}"'
    )
    return f'<button type="button" class="pick" {what}>{text(step.label)}</button>'
