"""The command `chapterverse`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from ui.commands import COMMANDS
from ui.terminal import complain

STOPPED_BY_HAND = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 some files failed, 2 an error, 130 stopped by Ctrl-C."""
    _print_what_the_terminal_can()
    args = parser().parse_args(argv)
    # Only now: `chapterverse --help` must not wait for the library's packages.
    from assistant import LibraryError

    try:
        run: Callable[[argparse.Namespace], int] = args.run
        return run(args)
    except LibraryError as error:
        complain(str(error))
        return 2
    except KeyboardInterrupt:
        return STOPPED_BY_HAND
    except BrokenPipeError:
        # `chapterverse show ID | head` has read enough; closing standard output again at exit would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    """The command line with every verb."""
    top = argparse.ArgumentParser(
        prog="chapterverse",
        description="Ask questions over reports and minutes, and see for every sentence where it says so.",
    )
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    for command in COMMANDS:
        command.register(verbs)
    return top


def _print_what_the_terminal_can() -> None:
    """A terminal without a character prints a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
