"""`chapterverse reread`: read the library's documents anew, as after an upgrade."""

from __future__ import annotations

import argparse

from ui.commands.add import exit_code, pace, print_troubles
from ui.interrupt import stop_on_interrupt
from ui.options import json_option, library_folder, library_option
from ui.progress import ProgressLine
from ui.terminal import print_json
from ui.verbs import Verbs

_STOPPING = "stopping after this document; run the same command to read them all"


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("reread", help="read all documents anew, as after an upgrade")
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read anew and say what became of it; 1 where a document could not be read, 130 where Ctrl-C stopped it."""
    from assistant import Library

    with (
        Library.open(library_folder(args), make=False) as library,
        ProgressLine() as progress,
        stop_on_interrupt(progress.clear, _STOPPING) as stop,
    ):
        report = library.reread(progress=progress, stop=stop)
    if args.json:
        from ui.records import add_record

        print_json(add_record(report))
    else:
        print_troubles(report)
        counts = f"{len(report.replaced)} read differently now, {len(report.unchanged)} as before"
        print(f"{counts}, {len(report.failed)} failed{pace(report)}")
    return exit_code(report)
