"""Answers as one HTML page that needs nothing beside itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from assistant.taking import saying
from assistant.taking.exchanges import Answers, Taken, exchanges_of
from assistant.types import Answer, Cell, Citation, Near, Table

Pictures = Mapping[tuple[str, int], str]
"""For a document's id and page the name of the file with its picture."""


def as_html(answers: Answers, *, made: datetime | None = None) -> str:
    """Answers as a self-contained HTML page with numbered references that link back; it holds no script.

    `made` is the moment that it bears, now unless given. The numbers run on through all answers.
    """
    return html_of(exchanges_of(answers), made or datetime.now(UTC))


def html_of(exchanges: Sequence[Taken], made: datetime, pictures: Pictures | None = None) -> str:
    """The page of answers that have their numbers; a reference links to the picture of its page where there is one."""
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    title = _text(saying.heading(exchanges))
    body = "".join(_article(taken, place, len(exchanges), pictures or {}) for place, taken in enumerate(exchanges, 1))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{_text(saying.origin(exchanges, made))}</p>\n</header>\n"
        f"<main>\n{body}</main>\n{_documents(exchanges)}</body>\n</html>\n"
    )


def _policy(style: str) -> str:
    """What the browser may do: show this stylesheet, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _text(text: str) -> str:
    return escape(saying.line(text))


def _article(taken: Taken, place: int, count: int, pictures: Pictures) -> str:
    question = _text(taken.answer.question)
    head = f'<h2 id="question-{place}">{place}. {question}</h2>\n' if count > 1 else ""
    name = f'aria-labelledby="question-{place}"' if count > 1 else 'aria-label="Answer"'
    level = 3 if count > 1 else 2
    return f"<article {name}>\n{head}{''.join(_parts(taken, level, pictures))}</article>\n"


def _parts(taken: Taken, level: int, pictures: Pictures) -> Iterator[str]:
    answer = taken.answer
    marks = _Marks(taken)
    said = "".join(f"<dt>{name}</dt><dd>{_text(words)}</dd>" for name, words in saying.circumstances(taken, level > 2))
    if said:
        yield f"<dl>{said}</dl>\n"
    yield from _statements(answer, marks)
    if answer.table:
        yield _table(answer.table, marks)
    if answer.reason:
        yield f'<p class="reason"><strong>{saying.outcome(answer)}:</strong> {_text(answer.reason)}</p>\n'
    if answer.choices:
        yield f"<ul>{''.join(f'<li>{_text(choice.label)}</li>' for choice in answer.choices)}</ul>\n"
    for note in saying.notes(answer):
        yield f'<p class="note">{_text(note)}</p>\n'
    if taken.citations:
        sources = "".join(_source(citation, taken.number_of(citation), marks, pictures) for citation in taken.citations)
        yield f'<section role="doc-endnotes">\n<h{level}>Sources</h{level}>\n<ol>\n{sources}</ol>\n</section>\n'
    if answer.near and not answer.statements:
        places = "".join(map(_near, answer.near))
        yield f'<section class="near">\n<h{level}>{saying.NEAR}</h{level}>\n<ul>\n{places}</ul>\n</section>\n'


class _Marks:
    """The marks of one answer, each with an id of its own, so that its reference can link back."""

    def __init__(self, taken: Taken) -> None:
        self._taken = taken
        self.placed: dict[int, int] = {}

    def of(self, citations: Iterable[Citation]) -> str:
        """The marks of these citations as HTML, each a link to its source."""
        return "".join(map(self._mark, self._taken.numbers_of(citations)))

    def _mark(self, number: int) -> str:
        self.placed[number] = self.placed.get(number, 0) + 1
        return (
            f'<sup><a id="mark-{number}-{self.placed[number]}" href="#source-{number}" role="doc-noteref" '
            f'aria-label="Source {number}">[{number}]</a></sup>'
        )


def _statements(answer: Answer, marks: _Marks) -> Iterator[str]:
    several = len({one.voice for one in answer.statements if one.voice}) > 1
    before = ""
    for statement in answer.statements:
        if whose := saying.voice(statement, before, several):
            before = saying.line(statement.voice or "")
            yield f'<p class="voice">{_text(whose)}:</p>\n'
        worked_out = f" <small>({saying.WORKED_OUT})</small>" if statement.kind == "derived" else ""
        yield f'<p class="said">{_text(statement.text)}{worked_out}{marks.of(statement.citations)}</p>\n'


def _table(table: Table, marks: _Marks) -> str:
    head = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    body = "".join(f"<tr>{''.join(_cell(cell, marks) for cell in row)}</tr>\n" for row in table.rows)
    return (
        '<div class="table" role="region" aria-label="The answer as a table" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>\n"
    )


def _cell(cell: Cell, marks: _Marks) -> str:
    return f"<td>{_text(cell.text)}{marks.of(cell.citations)}</td>"


def _source(citation: Citation, number: int, marks: _Marks, pictures: Pictures) -> str:
    gone = f'<p class="gone">{saying.GONE}</p>' if citation.gone else ""
    picture = pictures.get((citation.document.id, citation.page)) if citation.page is not None else None
    shown = f' · <a href="{escape(picture)}">the page with the quote marked</a>' if picture else ""
    return (
        f'<li id="source-{number}" value="{number}"><p class="place">{_text(citation.reference)}</p>'
        f'<p class="details">{_text(saying.details(citation))}{shown}</p>{gone}'
        f"<blockquote>{_text(saying.quoted(citation.quote))}</blockquote>"
        f"{_back(number, marks.placed.get(number, 0))}</li>\n"
    )


def _back(number: int, count: int) -> str:
    links = " ".join(
        f'<a href="#mark-{number}-{place}" role="doc-backlink" '
        f'aria-label="Back to mark {place} of source {number}">↩</a>'
        for place in range(1, count + 1)
    )
    return f'<p class="back">{links}</p>' if links else ""


def _near(near: Near) -> str:
    words = f"<blockquote>{_text(saying.quoted(near.text))}</blockquote>"
    return f'<li><p class="place">{_text(near.reference)}</p>{words}</li>\n'


def _documents(exchanges: Sequence[Taken]) -> str:
    held = "".join(f"<li>{_text(saying.identified(document))}</li>\n" for document in saying.documents(exchanges))
    return f"<footer>\n<h2>Documents cited</h2>\n<ul>\n{held}</ul>\n</footer>\n" if held else ""
