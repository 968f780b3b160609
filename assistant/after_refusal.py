"""What a person can do next where nothing was found: ask without a condition, or see what the library holds."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Answer, Refusal, Scope, ScopePart

_HELD: dict[Refusal, tuple[str, str]] = {
    "no document": ("Which authorities are here?", "Which authorities do you have documents about?"),
    "no period": ("Which years are here?", "Which years do the documents cover?"),
}
_TAKEN_OFF: dict[ScopePart, str] = {"period": "Ask without the period ({})", "order": "Ask of all, not only the {}"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """A next step and how it is called: asking again without one condition of the scope, or another question.

    Exactly one of `without` and `question` is given.
    """

    label: str
    without: ScopePart | None = None
    question: str = ""


def next_steps(answer: Answer) -> tuple[NextStep, ...]:
    """The steps after an answer that found nothing, the likeliest to help first; none after any other."""
    if answer.status != "not_found" or answer.refusal is None:
        return ()
    parts = sorted(answer.scope.parts(), key=lambda held: held[0] != "period")
    steps = [NextStep(_TAKEN_OFF.get(part, "Ask without {}").format(said), without=part) for part, said in parts]
    if answer.refusal in _HELD and not (answer.refusal == "no document" and _names_authority(answer.scope)):
        label, question = _HELD[answer.refusal]
        steps.append(NextStep(label, question=question))
    return tuple(steps)


def _names_authority(scope: Scope) -> bool:
    """Whether documents of the authority are here, so that it is another condition that nothing fits."""
    return bool(scope.authorities) and len(scope.parts()) > 1
