"""`chapterverse feedback`: list what people said of answers."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from store.types import format_date
from ui.options import json_option, library_folder, library_option
from ui.terminal import paragraph, print_json
from ui.verbs import Verbs

if TYPE_CHECKING:
    from assistant import Feedback

_NONE = "No feedback yet. On the page, a thumb up or down stands below every answer."


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("feedback", help="list what people said of answers; it is kept on this machine only")
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the feedback, newest first."""
    from assistant import Library

    with Library.open(library_folder(args), make=False) as library:
        given = library.feedback.all()
    if args.json:
        from ui.records import feedback_record

        print_json([feedback_record(one) for one in given])
    else:
        print("\n\n".join(map(_lines, given)) or _NONE)
    return 0


def _lines(feedback: Feedback) -> str:
    verdict = "good" if feedback.good else "not good"
    why = f": {feedback.why}" if feedback.why else ""
    head = f"{format_date(feedback.given.astimezone())} · {verdict}{why}"
    answer = [paragraph(line, "    ") for line in feedback.text.splitlines()]
    return "\n".join([paragraph(head), paragraph(feedback.question, "  "), *answer])
