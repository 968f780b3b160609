"""`chapterverse add`: read files and folders into the library."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ui.interrupt import stop_on_interrupt
from ui.options import embedding_options, json_option, library_option
from ui.pages import without_text
from ui.progress import ProgressLine
from ui.terminal import print_json, printable
from ui.verbs import Verbs

if TYPE_CHECKING:
    from assistant import AddReport, Library

STOPPING = "stopping after this file; run the same command to go on"


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("add", help="read files and folders into the library; unchanged files are skipped")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with all it holds")
    library_option(parser)
    embedding_options(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Add the files and say what became of them; 1 where a file failed, 130 where Ctrl-C stopped it."""
    from ui.opening import open_to_write

    with open_to_write(args) as library:
        report = add_with_progress(library, args.paths)
    if args.json:
        from ui.records import add_record

        print_json(add_record(report))
    else:
        print_report(report)
    return exit_code(report)


def add_with_progress(library: Library, paths: list[Path]) -> AddReport:
    """Add the files with a progress line; Ctrl-C stops after the file at hand."""
    with ProgressLine() as progress, stop_on_interrupt(progress.clear, STOPPING) as stop:
        return library.add(paths, progress=progress, stop=stop)


def print_report(report: AddReport) -> None:
    """Print each failed file with its reason, each file with pages that hold no text, and the counts."""
    print_troubles(report)
    counts = ", ".join(
        f"{len(files)} {name}"
        for name, files in (
            ("added", report.added),
            ("replaced", report.replaced),
            ("unchanged", report.unchanged),
            ("failed", report.failed),
        )
    )
    print(f"{counts}{pace(report)}")


def pace(report: AddReport) -> str:
    """How many pages were read, and how quickly, behind the counts; empty where none was."""
    if not report.pages:
        return ""
    return f"; {report.pages} pages" + (f", {report.pages / report.seconds:.1f} pages/s" if report.seconds else "")


def print_troubles(report: AddReport) -> None:
    """Print what a person should look after: files that failed, and pages that hold no text."""
    for failed in report.failed:
        print(printable(f"failed: {failed.path}: {failed.reason}"), file=sys.stderr)
    for partly in report.partly_unread:
        print(printable(f"partly read: {partly.path}: {without_text(partly.pages)}"), file=sys.stderr)


def exit_code(report: AddReport) -> int:
    """0, 1 where a file failed, 130 where the work was stopped."""
    if report.stopped:
        return 130
    return 1 if report.failed else 0
