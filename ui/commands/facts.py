"""`chapterverse facts`: what the documents state, with the place of each fact."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.options import json_option, library_folder, library_option
from ui.places import day, short_place, title
from ui.terminal import clipped, json_text, printable, table
from ui.verbs import Verbs

if TYPE_CHECKING:
    from assistant import Fact

_HEADER = ("authority", "date", "kind", "name", "value", "place")
_WIDEST = (24, 17, 14, 40, 48, 160)
_LONGEST_TITLE = 48


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("facts", help="list what the documents state: judgements, inspectors, dates and more")
    parser.add_argument("--authority", metavar="A", help="of the documents about this authority only")
    parser.add_argument("--kind", metavar="K", help="of this kind only, such as judgement, inspector or recommendation")
    parser.add_argument("--name", metavar="N", help="under this name, or words of it, only")
    parser.add_argument(
        "--in", dest="documents", nargs="+", metavar="DOC", help="of these documents only, by id or file name"
    )
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file instead of the terminal")
    library_option(parser)
    json_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the facts, or write them to a file, by authority, date and place."""
    from assistant import Library, LibraryError
    from ui.naming import ids_named

    with Library.open(library_folder(args), make=False) as library:
        documents = ids_named(library, args.documents)
        facts = library.facts(authority=args.authority, kind=args.kind, name=args.name, documents=documents)
    text = _text(facts, "json" if args.json else args.format)
    if args.output is None:
        _print(text)
        return 0
    try:
        args.output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise LibraryError(f"{args.output} cannot be written ({error.strerror}). Name another file.") from error
    print(printable(f"{len(facts)} facts written to {args.output}."))
    return 0


def _text(facts: Sequence[Fact], form: str) -> str:
    from ui.records import FACT_FIELDS, fact_record
    from ui.spreadsheet import csv_text

    if form == "json":
        return json_text([fact_record(fact) for fact in facts], plain=False) + "\n"
    if form == "csv":
        return csv_text(FACT_FIELDS, [[fact_record(fact)[name] for name in FACT_FIELDS] for fact in facts])
    return table([_HEADER, *map(_row, facts)], _WIDEST) + "\n" if facts else "No facts found.\n"


def _row(fact: Fact) -> tuple[str, ...]:
    citation, document = fact.citation, fact.document
    place = short_place(citation.page, citation.page_end, citation.paragraph)
    number = f"{fact.number}. " if fact.number else ""
    return (
        document.authority or "",
        day(document.last_day),
        fact.kind,
        fact.name,
        f"{number}{fact.value}",
        ", ".join(part for part in (clipped(title(document), _LONGEST_TITLE), place) if part),
    )


def _print(text: str) -> None:
    """Print as UTF-8 where no terminal is, so that a redirected CSV is the same on every system."""
    if sys.stdout.isatty():
        print(printable(text), end="")
        return
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8")
    print(text, end="")
