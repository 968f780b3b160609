"""`chapterverse correct`: say by hand what a document is, where it was read wrongly."""

from __future__ import annotations

import argparse
from datetime import date as Date
from typing import TYPE_CHECKING

from store.types import Period
from ui.options import json_option, library_folder, library_option
from ui.places import title
from ui.terminal import print_json, printable
from ui.verbs import Verbs

if TYPE_CHECKING:
    from assistant import Corrections


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "correct",
        help="correct a document's title, kind, publisher, authority or dates by hand",
        description="Corrects what was read of a document. A correction stays when the file is added again or changes. "
        "An empty value ('') makes a field absent.",
    )
    parser.add_argument("document", metavar="DOC", help="the document's id, its beginning, or the file's name")
    parser.add_argument("--title", metavar="T")
    parser.add_argument("--kind", metavar="K", help="such as 'inspection report', 'focused visit', minutes or news")
    parser.add_argument("--publisher", metavar="P")
    parser.add_argument("--authority", metavar="A", help="the authority that it is about")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the day of publication")
    parser.add_argument(
        "--period",
        action="append",
        type=_period,
        metavar="'inspection 2022-06-20 2022-07-01'",
        help="what happened, its first and its last day; may be given more than once",
    )
    parser.add_argument("--framework", metavar="F")
    parser.add_argument(
        "--restore", nargs="*", metavar="FIELD", help="take the corrections of these fields back, or all; comes first"
    )
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Restore and correct what is named, and print the metadata as it is then."""
    from assistant import Library, LibraryError
    from ui.commands.show import metadata_lines
    from ui.naming import named

    changes = _changes(args)
    if not changes and args.restore is None:
        raise LibraryError("Say what to correct, as in --date 2022-07-01, or --restore to take corrections back.")
    with Library.open(library_folder(args), make=False) as library:
        document = named(library, args.document)
        if args.restore is not None:
            document = library.restore(document.id, *args.restore)
        if changes:
            document = library.correct(document.id, **changes)
    if args.json:
        from ui.records import document_record

        print_json(document_record(document))
    else:
        print(f"{printable(title(document))}\n\n{metadata_lines(document)}")
    return 0


def _changes(args: argparse.Namespace) -> Corrections:
    """The fields given; an empty one is absent from now on."""
    changes: Corrections = {}
    if args.title is not None:
        changes["title"] = args.title or None
    if args.kind is not None:
        changes["kind"] = args.kind or None
    if args.publisher is not None:
        changes["publisher"] = args.publisher or None
    if args.authority is not None:
        changes["authority"] = args.authority or None
    if args.date is not None:
        changes["date"] = args.date or None
    if args.period is not None:
        changes["periods"] = [period for period in args.period if period]
    if args.framework is not None:
        changes["framework"] = args.framework or None
    return changes


def _period(text: str) -> Period | None:
    """A period from its name and one or two days; None from nothing."""
    if not text.strip():
        return None
    words = text.split()
    days = [word for word in words[1:] if word[:1].isdigit()]
    name = words[: len(words) - len(days)]
    try:
        first, last = Date.fromisoformat(days[0]), Date.fromisoformat(days[-1])
    except (ValueError, IndexError) as error:
        message = f"{text!r} is no period: write it as in 'inspection 2022-06-20 2022-07-01'"
        raise argparse.ArgumentTypeError(message) from error
    return Period(" ".join(name), first, last)
