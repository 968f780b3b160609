"""`chapterverse show`: what a document says of itself, and its text."""

from __future__ import annotations

import argparse

from store.types import Document
from ui.metadata import entries, unread
from ui.options import json_option, library_folder, library_option
from ui.places import source_line, title
from ui.terminal import print_json, printable, table
from ui.verbs import Verbs

_WIDEST = (20, 100, 100)


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("show", help="print what a document says of itself, and its text or one page of it")
    parser.add_argument("document", metavar="DOCUMENT", help="the document's id, its beginning, or the file's name")
    parser.add_argument("--page", type=int, metavar="N", help="this page only")
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print title, source line, metadata and text."""
    from assistant import Library
    from ui.naming import named

    with Library.open(library_folder(args), make=False) as library:
        document = named(library, args.document)
    text = document.text if args.page is None else _page_text(document, args.page)
    if args.json:
        from ui.records import document_record

        print_json({**document_record(document), "page": args.page, "text": text})
    else:
        page = f" · page {args.page}" if args.page else ""
        print(f"{printable(title(document))}\n{printable(source_line(document))}{page}\n")
        if args.page is None:
            print(f"{metadata_lines(document)}\n")
        print(printable(text.strip()))
    return 0


def _page_text(document: Document, number: int) -> str:
    from assistant import LibraryError

    page = next((page for page in document.pages if page.number == number), None)
    if page is None:
        numbers = f"pages 1 to {document.pages[-1].number}" if document.pages else "no pages"
        raise LibraryError(f"{title(document)} has no page {number}; it has {numbers}.")
    return document.text[page.start : page.end]


def metadata_lines(document: Document) -> str:
    """A document's metadata, a line each, with where it was read."""
    rows = [
        (entry.name, entry.value or "-", f"{entry.read}: “{entry.quote}”" if entry.quote else entry.read)
        for entry in entries(document)
    ]
    return "\n".join(filter(None, (table(rows, _WIDEST), unread(document))))
