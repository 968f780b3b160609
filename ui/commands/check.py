"""`chapterverse check`: look the library over and mend its index."""

from __future__ import annotations

import argparse

from ui.options import json_option, library_folder, library_option
from ui.progress import ProgressLine
from ui.terminal import print_json, printable
from ui.verbs import Verbs


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("check", help="look the library over, and mend its index where it is broken")
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what was found and mended; 1 where problems remain."""
    from assistant import Library

    with Library.open(library_folder(args), make=False) as library, ProgressLine() as progress:
        report = library.check(progress=progress)
    if args.json:
        record = {
            "documents": report.documents,
            "passages": report.passages,
            "problems": list(report.problems),
            "repaired": list(report.repaired),
        }
        print_json(record)
    else:
        print(f"{report.documents} documents, {report.passages} passages.")
        for line in report.repaired:
            print(printable(f"Repaired: {line}"))
        for line in report.problems:
            print(printable(f"Problem: {line}"))
        if not (report.problems or report.repaired):
            print("Nothing is wrong.")
    return 1 if report.problems else 0
