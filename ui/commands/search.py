"""`chapterverse search`: find passages."""

from __future__ import annotations

import argparse

from ui.options import document_option, json_option, library_folder, library_option
from ui.places import place, title, when
from ui.terminal import paragraph, print_json
from ui.verbs import Verbs


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("search", help="find passages by words and by meaning")
    parser.add_argument("words", metavar="WORDS", nargs="+")
    parser.add_argument("--limit", type=_positive, default=10, metavar="N", help="how many passages (default: 10)")
    document_option(parser)
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the passages, best first."""
    from assistant import Library
    from ui.naming import ids_named

    with Library.open(library_folder(args), make=False) as library:
        documents = ids_named(library, args.document)
        hits = library.search(" ".join(args.words), limit=args.limit, documents=documents)
    if args.json:
        from ui.records import hit_record

        print_json([hit_record(hit) for hit in hits])
        return 0
    if not hits:
        print("Nothing found.")
    for hit in hits:
        where = place(hit.page, hit.passage.page_end, hit.passage.label)
        print(paragraph(", ".join(part for part in (title(hit.document), when(hit.document), where) if part)))
        print(f"{paragraph(hit.text, '    ')}\n")
    return 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
