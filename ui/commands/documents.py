"""`chapterverse documents`: what the library holds."""

from __future__ import annotations

import argparse

from ui.options import json_option, library_folder, library_option
from ui.places import title, when
from ui.terminal import print_json, table
from ui.verbs import Verbs


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("documents", help="list the documents of the library")
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a table of the documents, sorted by title."""
    from assistant import Library

    with Library.open(library_folder(args), make=False) as library:
        documents = library.documents()
    if args.json:
        from ui.records import document_record

        print_json([document_record(document) for document in documents])
    elif not documents:
        print("The library is empty. Add files with: chapterverse add PATH")
    else:
        header = ("title", "kind", "date", "pages", "id", "file")
        rows = [
            (title(item), item.kind, when(item), str(len(item.pages) or ""), item.id[:8], item.name)
            for item in documents
        ]
        print(table(header, rows))
    return 0
