"""`chapterverse chat`: serve the page."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ui.options import embedding_options, library_option, model_options
from ui.verbs import Verbs


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("chat", help="ask in the browser, with the source beside the answer")
    parser.add_argument("--host", default="127.0.0.1", help="the address to serve on (default: this machine only)")
    parser.add_argument("--port", type=int, default=7860, help="the port (default: 7860; 0 takes a free one)")
    parser.add_argument(
        "--documents", type=Path, metavar="FOLDER", help="add this folder first; known files are skipped"
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    library_option(parser)
    embedding_options(parser)
    model_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Add the documents where a folder is given, then serve the page until Ctrl-C."""
    from ui.commands.add import add_with_progress, print_report
    from ui.commands.documents import outdated_note
    from ui.opening import open_to_write

    with open_to_write(args) as library:
        if args.documents:
            report = add_with_progress(library, [args.documents])
            print_report(report)
            if report.stopped:
                return 130
        if library.outdated:
            print(outdated_note(library.outdated), file=sys.stderr)
        for name in library.models[:1]:
            print(f"Answers are written by {name}; each sentence is shown only where its source says it.")
        if not library.uses_hub:
            os.environ["HF_HUB_OFFLINE"] = "1"  # before gradio brings in the hub's client, which reads it once
        from ui.page.serve import serve

        serve(library, args.host, args.port, open_browser=args.open)
    return 0
