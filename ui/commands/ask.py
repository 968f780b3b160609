"""`chapterverse ask`: answer one question with its sources."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ui.options import document_option, json_option, library_folder, library_option, model_options
from ui.places import place, title, when
from ui.terminal import paragraph, print_json, table
from ui.verbs import Verbs

if TYPE_CHECKING:
    from assistant import Answer, Cell


def register(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser("ask", help="answer a question and show where the documents say so")
    parser.add_argument("question", metavar="QUESTION")
    document_option(parser)
    library_option(parser)
    json_option(parser)
    model_options(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the answer, then the place and the words of each source."""
    from assistant import Library
    from ui.naming import ids_named

    opened = Library.open(library_folder(args), make=False, model=args.model, model_host=args.model_host)
    with opened as library:
        documents = ids_named(library, args.document)
        answer = library.ask(args.question, documents=documents)
    if args.json:
        from ui.records import answer_record

        print_json(answer_record(answer))
    else:
        _print_answer(answer)
    return 0


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
