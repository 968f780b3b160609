"""`chapterverse facts`: what the documents state, with the place of each fact."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from store.types import Document
from ui.options import json_option, library_folder, library_option
from ui.places import day, short_place, title
from ui.terminal import clipped, folded_table, json_text, printable, width
from ui.verbs import Verbs

if TYPE_CHECKING:
    from assistant import Fact

_WIDEST = (14, 40, 60, 48)
_NONE = "No facts found. `chapterverse documents` lists the documents with their authorities."
_SHARES = (0.27, 0.41, 0.32)
_LONGEST_TITLE = 72


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
    from assistant import fact_as_json, facts_as_csv

    if form == "json":
        return json_text([fact_as_json(fact) for fact in facts], plain=False) + "\n"
    if form == "csv":
        return facts_as_csv(facts)
    return "\n".join(_under_documents(facts)) if facts else f"{_NONE}\n"


def _under_documents(facts: Sequence[Fact]) -> Iterator[str]:
    """The facts of each document below a line that names it."""
    for _, stated in groupby(facts, key=lambda fact: fact.document.id):
        rows = list(stated)
        yield f"{printable(_heading(rows[0].document))}\n{folded_table([_row(fact) for fact in rows], _widths())}\n"


def _widths() -> tuple[int, ...]:
    """The widest that each column may be; on a terminal all fit its width."""
    if not sys.stdout.isatty():
        return _WIDEST
    left = width() - _WIDEST[0] - 6
    return (
        _WIDEST[0],
        *(max(12, min(most, int(left * share))) for most, share in zip(_WIDEST[1:], _SHARES, strict=True)),
    )


def _heading(document: Document) -> str:
    about = (document.authority, clipped(title(document), _LONGEST_TITLE), day(document.last_day), document.id[:8])
    return " · ".join(part for part in about if part)


def _row(fact: Fact) -> tuple[str, ...]:
    citation = fact.citation
    number = f"{fact.number.rstrip('.')}. " if fact.number else ""
    judged = fact.kind == "judgement"  # the number of a judgement is that of its row in the table
    return (
        fact.kind,
        f"{number}{fact.name}" if judged else fact.name,
        fact.value if judged else f"{number}{fact.value}",
        short_place(citation.page, citation.page_end, citation.paragraph),
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
