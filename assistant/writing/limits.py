"""How much a language model may read, write and take for one question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelLimits:
    """Limits for one question.

    `tokens` are those of everything sent and written, `answer_tokens` those of the answer among them; both are counted
    cautiously, at three characters a token. Seconds: `connect` until the server takes the request, `first` until the
    first words come, `whole` until the last, all attempts and pauses counted in. `attempts` is how often it is asked
    where it fails before a word came.
    """

    tokens: int = 4000
    answer_tokens: int = 600
    connect: float = 5.0
    first: float = 60.0
    whole: float = 120.0
    attempts: int = 2

    def __post_init__(self) -> None:
        """Limits that leave no room are a mistake."""
        if self.answer_tokens < 1 or self.tokens < self.answer_tokens + 200 or self.attempts < 1:
            raise ValueError("A model needs at least one attempt, a token to write and 200 more to read.")
        if min(self.connect, self.first, self.whole) <= 0:
            raise ValueError("A model's seconds are more than none.")
