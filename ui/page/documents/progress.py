"""How far the work on documents is, as HTML: files on their way in, and documents read anew."""

from __future__ import annotations

import time
from collections import Counter

from ui.page.documents.adding import Adding, Anew
from ui.page.documents.arriving import Arrivals
from ui.page.documents.upload_list import upload_list
from ui.page.frame.markup import text
from ui.progress import time_left

_MOST_FAILED = 50
_HIDE = '<button type="button" class="quiet" data-do="hide">Hide</button>'


def progress_html(adding: Adding, arrivals: Arrivals) -> str:
    """What stands under the place where files are dropped; empty before the first work."""
    anew = adding.anew()
    elapsed = time.monotonic() - adding.began
    to_come = arrivals.to_come()
    running = (adding.running() and not (anew and anew.done)) or to_come > 0
    files = upload_list(adding.files(), elapsed, running, to_come, arrivals.missing(), adding.done_before)
    return files + left_out_line(arrivals.left_out()) + (anew_html(anew, elapsed) if anew else "")


def left_out_line(endings: Counter[str]) -> str:
    """The files that were not sent because nobody here can read them, in one line."""
    count = endings.total()
    if not count:
        return ""
    named = ", ".join(f"{number} {_ending(ending)}" for ending, number in endings.most_common())
    word, verb = ("file", "was") if count == 1 else ("files", "were")
    return (
        f'<p class="left-out">{count} {word} {verb} left out, being of kinds that cannot be read: {text(named)}. '
        "PDF, DOCX, HTML, Markdown and plain text can.</p>"
    )


def _ending(ending: str) -> str:
    return "without an ending" if ending == "none" else ending


def anew_html(anew: Anew, elapsed: float) -> str:
    """How far reading anew is, and what became of it."""
    rows = "".join(
        f'<li class="is-failed"><span class="name">{text(name)}</span><span class="state">stays as it was</span>'
        f'<span class="why">{text(reason)}</span></li>'
        for name, reason in anew.failed[:_MOST_FAILED]
    )
    listed = f"<ol>{rows}</ol>" if rows else ""
    return f'<section class="uploads" aria-label="Reading anew">{_anew_head(anew, elapsed)}{listed}</section>'


def _anew_head(anew: Anew, elapsed: float) -> str:
    if not anew.what:
        return f'<div class="uploads-head"><p class="words">{text(_anew_end(anew))}</p>{_HIDE}</div>'
    left = time_left(anew.done, anew.total, elapsed)
    words = f"Reading {min(anew.done + 1, anew.total)} of {anew.total} documents anew" if anew.total else "Reading anew"
    words += f", {left}" if left else ""
    return (
        f'<div class="uploads-head"><p class="words">{text(words)}</p>'
        '<button type="button" class="quiet" data-do="stop">Stop</button></div>'
        f'<progress max="{anew.total or 1}" value="{anew.done}" aria-label="Documents read anew"></progress>'
        f'<p class="now">{text(anew.what)}</p>'
    )


def _anew_end(anew: Anew) -> str:
    if anew.problem:
        return f"The documents could not be read anew. {anew.problem}"
    begun = f"Stopped after {anew.done} of {anew.total} documents" if anew.stopped else "All documents were read anew"
    changed = f"{anew.changed} read differently now" if anew.changed else "none reads differently now"
    return f"{begun}; {changed}."
