"""The files on their way into the library, as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ui.page.documents.adding import UNSETTLED, State, UploadedFile
from ui.page.frame.markup import text
from ui.progress import time_left

_SAID: dict[State, str] = {
    "failed": "not added",
    "reading": "reading …",
    "duplicate": "already in the library",
    "stopped": "not read",
    "replaced": "replaced the earlier version",
    "added": "added",
    "unchanged": "unchanged",
    "waiting": "waiting",
}
"""What each state is called, in the order in which a person wants to know."""
_ORDER = list(_SAID)
SHORT = 8
"""So many files are all shown; of more only those that a person should know about, the others folded away."""
_MOST_ROWS = 500


def upload_list(
    files: Sequence[UploadedFile],
    elapsed: float,
    running: bool,
    to_come: int = 0,
    missing: int = 0,
    done_before: int = 0,
) -> str:
    """How far the work is with a button that stops it, and what became of each file; empty before the first upload.

    `to_come` files are still being sent, `missing` ones were announced and never came; `done_before` were settled
    before the `elapsed` seconds began.
    """
    if not files and not to_come and not missing:
        return ""
    head = _running(files, elapsed, to_come, done_before) if running else _ended(files, missing)
    return f'<section class="uploads" aria-label="Uploaded files">{head}{_rows(files)}</section>'


def _running(files: Sequence[UploadedFile], elapsed: float, to_come: int, done_before: int) -> str:
    total = len(files) + to_come
    done = sum(file.state not in UNSETTLED for file in files)
    left = time_left(done - done_before, total - done_before, elapsed)
    words = f"Reading {min(done + 1, total)} of {total}" + (f", {left}" if left else "")
    at_hand = next((file.name for file in files if file.state == "reading"), "")
    now = at_hand or ("receiving files …" if to_come else "")
    return (
        f'<div class="uploads-head"><p class="words">{text(words)}</p>'
        '<button type="button" class="quiet" data-do="stop">Stop</button></div>'
        f'<progress max="{total}" value="{done}" aria-label="Files read"></progress>'
        f'<p class="now">{text(now)}</p>'
    )


def _ended(files: Sequence[UploadedFile], missing: int) -> str:
    counts = Counter(file.state for file in files)
    said = [f"{counts[state]} {_SAID[state]}" for state in _SAID if counts[state] and state != "stopped"]
    if counts["stopped"]:
        said.append(f"stopped before {_files(counts['stopped'])}")
    if missing:
        said.append(f"{_files(missing)} not sent")
    rest = counts["stopped"] + missing
    button = f'<button type="button" data-do="go-on">Go on with the {_files(rest)} not read</button>' if rest else ""
    button += '<button type="button" class="quiet" data-do="hide">Hide</button>'
    words = ", ".join(said)
    words = words[:1].upper() + words[1:]
    return f'<div class="uploads-head"><p class="words">{text(words)}</p><span>{button}</span></div>'


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _rows(files: Sequence[UploadedFile]) -> str:
    ordered = sorted(files, key=lambda file: (_ORDER.index(file.state), not file.detail))
    if len(ordered) <= SHORT:
        return _list(ordered)
    notable = [file for file in ordered if file.state == "failed"][:SHORT]
    rest = [file for file in ordered if file not in notable]
    more = "the others" if notable else "the files"
    return _list(notable) + f"<details><summary>Show {more} ({len(rest)})</summary>{_list(rest)}</details>"


def _list(files: Sequence[UploadedFile]) -> str:
    if not files:
        return ""
    hidden = len(files) - _MOST_ROWS
    more = f'<li class="more">and {_files(hidden)} more</li>' if hidden > 0 else ""
    return f"<ol>{''.join(map(_row, files[:_MOST_ROWS]))}{more}</ol>"


def _row(file: UploadedFile) -> str:
    said = text(_SAID[file.state])
    detail = f"The same as “{file.detail}”." if file.state == "duplicate" else file.detail
    reason = f'<span class="why">{text(detail)}</span>' if detail else ""
    name = f'<span class="name">{text(file.name)}</span><span class="state">{said}</span>'
    return f'<li class="is-{file.state}">{name}{reason}</li>'
