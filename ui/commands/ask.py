"""`chapterverse ask`: answer one question with its sources."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ui.options import document_option, json_option, library_folder, library_option, model_options
from ui.places import place, title, when
from ui.terminal import paragraph, print_json, printable, table
from ui.verbs import Verbs

if TYPE_CHECKING:
    from assistant import Answer, Cell, Library

_FORMS = (".md", ".html", ".zip")


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("ask", help="answer a question and show where the documents say so")
    parser.add_argument("question", metavar="QUESTION")
    document_option(parser)
    library_option(parser)
    json_option(parser)
    parser.add_argument(
        "--export",
        type=Path,
        metavar="FILE",
        help="write the answer to this file too: .md, .html, or .zip with the cited pages and the files' hashes",
    )
    model_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the answer, then the place and the words of each source."""
    from assistant import Library
    from ui.naming import ids_named

    _require_known(args.export)
    opened = Library.open(library_folder(args), make=False, model=args.model, model_host=args.model_host)
    with opened as library:
        documents = ids_named(library, args.document)
        answer = library.ask(args.question, documents=documents)
        if args.export:
            _export(library, answer, args.export)
    if args.json:
        from ui.records import answer_record

        print_json(answer_record(answer))
    else:
        _print_answer(answer)
        if args.export:
            print(printable(f"\nWritten to {args.export}."))
    return 0


def _require_known(file: Path | None) -> None:
    from assistant import LibraryError

    if file is not None and file.suffix.lower() not in _FORMS:
        raise LibraryError(f"{file} cannot be written: name a file that ends in .md, .html or .zip.")


def _export(library: Library, answer: Answer, file: Path) -> None:
    from assistant import LibraryError, as_html, as_markdown

    form = file.suffix.lower()
    text = {".md": as_markdown, ".html": as_html}.get(form)
    data = library.evidence(answer) if text is None else text(answer).encode(errors="replace")
    try:
        file.write_bytes(data)
    except OSError as error:
        raise LibraryError(f"{file} cannot be written ({error.strerror}). Name another file.") from error


def _print_answer(answer: Answer) -> None:
    print("\n".join(paragraph(line) for line in answer.text.splitlines()))
    if answer.table:
        rows = [tuple(_marked(cell) for cell in row) for row in answer.table.rows]
        print(f"\n{table([answer.table.columns, *rows], (40, 60, 60, 60)[: len(answer.table.columns)])}")
    if answer.model:
        print(f"\n{paragraph(f'Written by {answer.model}; each sentence was found in its source.')}")
    for choice in answer.choices:
        print(f"  - {choice.label}")
    for citation in answer.citations:
        where = place(citation.page, citation.page_end, citation.paragraph)
        source = ", ".join(part for part in (title(citation.document), when(citation.document), where) if part)
        print(f"\n{paragraph(f'[{citation.number}] {source}')}\n{paragraph(citation.quote, '    ')}")
    for near in answer.near:
        where = place(near.page, None, near.paragraph)
        source = ", ".join(part for part in (title(near.document), when(near.document), where) if part)
        print(f"\n{paragraph(f'Near: {source}')}\n{paragraph(near.text, '    ')}")


def _marked(cell: Cell) -> str:
    return " ".join([cell.text, *(f"[{citation.number}]" for citation in cell.citations)])
