"""The files on their way into the library, as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ui.page.documents.adding import UNSETTLED, State, UploadedFile
from ui.page.frame.markup import event, text
from ui.progress import time_left

_SAID: dict[State, str] = {
    "waiting": "waiting",
    "reading": "reading …",
    "added": "added",
    "replaced": "replaced the earlier version",
    "unchanged": "already in the library",
    "duplicate": "already in the library under another name",
    "failed": "not added",
    "stopped": "stopped before this file",
}


def upload_list(files: Sequence[UploadedFile], elapsed: float, running: bool) -> str:
    """A line for each file, how far the work is, and a button that stops it; empty before the first upload."""
    if not files:
        return ""
    rows = "".join(map(_row, files))
    head = _head(files, elapsed, running)
    return f'<section class="uploads" aria-label="Uploaded files">{head}<ol>{rows}</ol></section>'


def _head(files: Sequence[UploadedFile], elapsed: float, running: bool) -> str:
    done = sum(file.state not in UNSETTLED for file in files)
    if running:
        left = time_left(done, len(files), elapsed)
        words = f"Reading {min(done + 1, len(files))} of {len(files)}" + (f", {left}" if left else "")
        stop = f'<button type="button" class="quiet" {event("halt")}>Stop</button>'
        bar = f'<progress max="{len(files)}" value="{done}" aria-label="Files read"></progress>'
        return f'<div class="uploads-head"><p role="status">{text(words)}</p>{stop}</div>{bar}'
    counts = Counter(file.state for file in files)
    words = ", ".join(f"{counts[state]} {_SAID[state]}" for state in _SAID if counts[state])
    return f'<div class="uploads-head"><p role="status">{text(words)}</p></div>'


def _row(file: UploadedFile) -> str:
    said = text(_SAID[file.state])
    detail = f"The same as “{file.detail}”." if file.state == "duplicate" else file.detail
    reason = f'<span class="why">{text(detail)}</span>' if detail else ""
    name = f'<span class="name">{text(file.name)}</span><span class="state">{said}</span>'
    return f'<li class="is-{file.state}">{name}{reason}</li>'
