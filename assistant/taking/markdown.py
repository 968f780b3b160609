"""Answers as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from assistant.taking import saying
from assistant.taking.exchanges import Answers, Taken, exchanges_of
from assistant.taking.markdown_text import inline
from assistant.types import Cell, Citation, Near


def as_markdown(answers: Answers, *, made: datetime | None = None) -> str:
    """Answers as Markdown with numbered references; the numbers run on through all answers.

    `made` is the moment that it bears, now unless given. No image, link or HTML of a document comes alive in it.
    """
    return markdown_of(exchanges_of(answers), made or datetime.now(UTC))


def markdown_of(exchanges: Sequence[Taken], made: datetime) -> str:
    """The Markdown of answers that have their numbers."""
    blocks = [f"# {inline(saying.heading(exchanges))}", inline_ours(saying.origin(exchanges, made))]
    for place, taken in enumerate(exchanges, start=1):
        if len(exchanges) > 1:
            blocks.append(f"## {place}. {inline(taken.answer.question)}")
        blocks += _exchange(taken, several=len(exchanges) > 1)
    held = saying.documents(exchanges)
    if held:
        blocks += ["## Documents cited", "\n".join(f"- {inline(saying.identified(document))}" for document in held)]
    return "\n\n".join(blocks) + "\n"


def inline_ours(text: str) -> str:
    """Words of ours, emphasised."""
    return f"*{text}*"


def _exchange(taken: Taken, *, several: bool) -> Iterator[str]:
    answer = taken.answer
    said = [f"{name}: {inline(words)}" for name, words in saying.circumstances(taken, several)]
    if said:
        yield "  \n".join(said)
    yield from _statements(taken)
    if answer.table:
        yield _table(answer.table.columns, answer.table.rows, taken)
    if answer.reason:
        yield f"**{saying.outcome(answer)}:** {inline(answer.reason)}"
    if answer.choices:
        yield "\n".join(f"- {inline(choice.label)}" for choice in answer.choices)
    for note in saying.notes(answer):
        yield f"Note: {inline(note)}"
    if taken.citations:
        yield "### Sources"
        for citation in taken.citations:
            yield _source(citation, taken.number_of(citation))
    if answer.near and not answer.statements:
        yield f"### {saying.NEAR}"
        for near in answer.near:
            yield _near(near)


def _statements(taken: Taken) -> Iterator[str]:
    statements = taken.answer.statements
    several = len({one.voice for one in statements if one.voice}) > 1
    before = ""
    for statement in statements:
        if whose := saying.voice(statement, before, several):
            before = saying.line(statement.voice or "")
            yield f"{inline(whose)}:"
        worked_out = f" *({saying.WORKED_OUT})*" if statement.kind == "derived" else ""
        yield f"{inline(statement.text)}{worked_out}{_marks(statement.citations, taken)}"


def _table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], taken: Taken) -> str:
    lines = [[inline(column) for column in columns], ["---"] * len(columns)]
    lines += [[f"{inline(cell.text)}{_marks(cell.citations, taken)}" for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _marks(citations: Iterable[Citation], taken: Taken) -> str:
    marks = "".join(f"[{number}]" for number in taken.numbers_of(citations))
    return f" {marks}" if marks else ""


def _source(citation: Citation, number: int) -> str:
    lines = [f"**[{number}]** {inline(citation.reference)}", inline(saying.details(citation))]
    if citation.gone:
        lines.append(saying.GONE)
    said = "  \n".join(part for part in lines if part)
    return f"{said}\n\n> {inline(saying.quoted(citation.quote))}"


def _near(near: Near) -> str:
    return f"{inline(near.reference)}\n\n> {inline(saying.quoted(near.text))}"
