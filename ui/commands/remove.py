"""`chapterverse remove`: take a document out of the library."""

from __future__ import annotations

import argparse

from ui.options import json_option, library_folder, library_option
from ui.places import title
from ui.terminal import print_json, printable
from ui.verbs import Verbs


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("remove", help="take a document out of the library")
    parser.add_argument("id", metavar="ID", help="the document's id, its beginning, or the file's name")
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Remove the document and say which it was; the file it came from stays where it is."""
    from assistant import Library
    from ui.naming import named
    from ui.uploads import forget_upload

    with Library.open(library_folder(args), make=False) as library:
        document = library.remove(named(library, args.id).id)
        forget_upload(library.path, document)
    if args.json:
        from ui.records import document_record

        print_json(document_record(document))
    else:
        print(printable(f"Removed {title(document)} ({document.name}, {document.id[:8]})."))
    return 0
