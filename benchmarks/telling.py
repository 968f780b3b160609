"""Says on the error stream how far a long piece of work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

_EVERY = 10.0
_T = TypeVar("_T")


def told(steps: Sequence[_T], name: str) -> Iterator[_T]:
    """Each step; a line every ten seconds says how many are done."""
    said = time.monotonic()
    for done, step in enumerate(steps):
        if time.monotonic() - said >= _EVERY:
            said = time.monotonic()
            print(f"{name}: {done} of {len(steps)}", file=sys.stderr, flush=True)
        yield step
