"""Opening a library to write to it, and what to do when it was embedded with another model."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from assistant import Library, ModelChanged
from ui.interrupt import stop_on_interrupt
from ui.options import library_folder
from ui.progress import ProgressLine


@contextmanager
def open_to_write(args: argparse.Namespace) -> Iterator[Library]:
    """Open the library with the model that `--embedding` names.

    Where the library was embedded with another one, ask on the terminal whether to embed it anew; `--yes` answers.
    Raises ModelChanged where nobody can be asked or the answer is no, KeyboardInterrupt where Ctrl-C stopped it.
    """
    model, hosts = getattr(args, "model", None), getattr(args, "model_host", ())
    opened = Library.open(library_folder(args), embedding=args.embedding, model=model, model_host=hosts)
    with opened as library:
        if library.needs_reembedding:
            _reembed(library, args.yes)
        yield library


def _reembed(library: Library, yes: bool) -> None:
    if not (yes or _agreed(library)):
        raise ModelChanged(
            f"This library was embedded with another model than “{library.embedding}”. Run the command again with "
            "--yes to embed it anew, or configure the old model again."
        )
    with ProgressLine() as progress, stop_on_interrupt(progress.clear, "stopping; the library stays as it was") as stop:
        finished = library.reembed(progress=progress, stop=stop)
    if not finished:
        raise KeyboardInterrupt


def _agreed(library: Library) -> bool:
    """Whether the person at the terminal agrees; nobody there means no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = f"The embedding model changed: re-embed {library.passages:,} passages? [y/N] "
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
