"""Numbers of pages in words."""

from __future__ import annotations

from collections.abc import Sequence


def without_text(pages: Sequence[int]) -> str:
    """What to do about pages without text: "in, but pages 3 and 5 to 8 hold no text; run ..."."""
    word, verb = ("page", "holds") if len(pages) == 1 else ("pages", "hold")
    return f"in, but {word} {in_words(pages)} {verb} no text; run text recognition (OCR) over the file and add it again"


def in_words(pages: Sequence[int]) -> str:
    """Numbers in order, runs of three and more drawn together: "3, 4 and 7 to 12"."""
    parts = [part for run in _runs(pages) for part in _run_in_words(run)]
    return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1] if parts else "") if part)


def _run_in_words(run: Sequence[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(page) for page in run]


def _runs(pages: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return runs
