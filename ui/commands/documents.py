"""`chapterverse documents`: what the library holds."""

from __future__ import annotations

import argparse
import sys

from store.types import Document
from ui.metadata import days
from ui.options import json_option, library_folder, library_option
from ui.places import day, title
from ui.terminal import print_json, table
from ui.verbs import Verbs

_HEADER = ("title", "kind", "authority", "date", "days", "pages", "unread", "id", "file")
_WIDEST = (72, 17, 30, 17, 60, 5, 20, 8, 200)


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
        outdated = library.outdated
    if args.json:
        from ui.records import document_record

        print_json([document_record(document) for document in documents])
    elif not documents:
        print("The library is empty. Add files with: chapterverse add PATH")
    else:
        print(table([_HEADER, *map(_row, documents)], _WIDEST))
        if outdated:
            print(outdated_note(outdated), file=sys.stderr)
    return 0


def outdated_note(count: int) -> str:
    """What to do about documents that an older version read."""
    said = "1 document was" if count == 1 else f"{count} documents were"
    return f"{said} read by an older version; for all that this one reads, run: chapterverse reread"


def _row(document: Document) -> tuple[str, ...]:
    return (
        title(document),
        document.kind,
        document.authority or "",
        day(document.date),
        "; ".join(f"{entry.name} {entry.value}" for entry in days(document) if entry.value),
        str(len(document.pages) or ""),
        ", ".join(map(str, document.unread_pages)),
        document.id[:8],
        document.name,
    )
