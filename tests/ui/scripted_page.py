"""Serves the page over a library with a scripted stand-in for a language model; run as a process of its own.

    python -m tests.ui.scripted_page LIBRARY NOTES

It writes "cancelled" into the file NOTES when its request is ended before it said all.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.outputs import ChatGenerationChunk
from pydantic import PrivateAttr

from assistant import Library, ModelLimits
from tests import refused_network
from tests.scripted_model import ScriptedModel, Step, passages_in

MONTHLY = "Supervision in the MASH and in the assessment teams takes place every month."
WRONG = "Supervision takes place every 9 days <img src=x onerror=alert(9)>."
INVENTED = "Supervision takes place every week."
LINK = "See [the report](https://evil.example/a) now."
SLOWLY = "slowly"
"""A question with this word is answered with one sentence and then nothing for a minute."""
HOLD = 1.5
"""Seconds between two sentences."""


class Scripted(ScriptedModel):
    """Says what the page's tests need, and notes when it is cut off."""

    _notes: Path = PrivateAttr()

    async def _astream(self, *given: Any, **named: Any) -> AsyncIterator[ChatGenerationChunk]:
        whole = False
        try:
            async for chunk in super()._astream(*given, **named):
                yield chunk
            whole = True
        finally:
            if not whole:
                self._notes.write_text("cancelled", "utf-8")


def reply(prompt: str) -> str | Sequence[Step]:
    """A true sentence, then what must not be shown."""
    number = next((number for number, text in passages_in(prompt) if MONTHLY in " ".join(text.split())), None)
    if number is None:
        return ""
    if SLOWLY in prompt:
        return [f"{MONTHLY} [{number}]\n", 60.0]
    said = "".join(f"{one} [{number}]\n" for one in (WRONG, INVENTED, LINK))
    return [f"{MONTHLY} [{number}]\n", HOLD, said]


def main() -> None:
    """Serve until the process is ended."""
    refused_network.refuse()
    model = Scripted()
    model._notes = Path(sys.argv[2])
    model.says(reply)
    with Library.open(sys.argv[1], model=model, model_limits=ModelLimits(first=90.0, whole=90.0)) as library:
        from ui.page.serve import serve

        serve(library, "127.0.0.1", 0)


if __name__ == "__main__":
    main()
