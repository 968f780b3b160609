"""Questions asked of a collection's library and, beside it, of the plain chain."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import outcomes
from benchmarks.collections import Asked
from benchmarks.outcomes import Outcome
from benchmarks.scored.scored import Work


def asked_both_ways(
    work: Work, asked: Sequence[Asked], name: str, *, of_all: bool = False, history: bool = False
) -> tuple[list[Outcome], list[Outcome] | None]:
    """Ours, with the turns before each question where `history`, and the plain way's; None where that is left out.

    With `of_all` they are asked of all documents, else of those that each question is about.
    """
    ours = outcomes.ours(work.library, work.held, asked, name, of_all=of_all, history=history)
    plain = outcomes.plain(work.chain, work.held, asked, name, of_all=of_all) if work.chain else None
    return ours, plain
