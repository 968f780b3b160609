"""The conversation as HTML: questions, answers with their marks, refusals, examples to start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant import Answer, Statement, Turn
from ui.page.chat.sources import mark, near_places, plain_sources, sources
from ui.page.chat.tables import choices_html, table_html
from ui.page.frame.markup import event, text


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came back, rendered; `said` is the answer as text for the turns that follow."""

    question: str
    html: str
    said: str = ""


def history(exchanges: Sequence[Exchange]) -> list[Turn]:
    """The conversation so far as the library takes it; a question that got no answer is no part of it."""
    turns: list[Turn] = []
    for exchange in exchanges:
        if not exchange.said:
            continue
        turns.append({"role": "user", "content": exchange.question})
        turns.append({"role": "assistant", "content": exchange.said})
    return turns


def conversation(exchanges: Sequence[Exchange], welcome: str = "") -> str:
    """All exchanges in order, or the welcome where nothing was asked yet."""
    if not exchanges:
        return f'<div class="conversation">{welcome}</div>'
    turns = "".join(
        f'<article class="turn"><h2 class="question">{text(exchange.question)}</h2>{exchange.html}</article>'
        for exchange in exchanges
    )
    return f'<div class="conversation" role="log" aria-label="Conversation">{turns}</div>'


def waiting() -> str:
    """What stands under a question while the library looks."""
    return '<p class="waiting" role="status">Looking through the documents<span aria-hidden="true"></span></p>'


def failure(message: str) -> str:
    """What stands under a question that could not be answered for a technical reason."""
    return f'<p class="failure" role="alert">{text(message)}</p>'


def answer_html(answer: Answer) -> str:
    """An answer with marks and sources; a refusal with its reason and the places near it.

    Where the turns before it made the question another, it says first what was asked.
    """
    statements = _statements(answer.statements)
    reason = f'<p class="reason">{text(answer.reason)}</p>' if answer.reason else ""
    notes = "".join(f'<p class="note">{text(note)}</p>' for note in answer.notes)
    near = near_places(answer.near) if not answer.statements else ""
    shown = f"{statements}{table_html(answer.table)}{reason}{choices_html(answer.choices)}{notes}"
    body = f'<div class="answer {answer.status}">{shown}</div>'
    return f"{_asked_as(answer)}{body}{sources(answer.citations)}{near}{_foot(answer)}"


def _asked_as(answer: Answer) -> str:
    if answer.standalone == answer.question:
        return ""
    return f'<p class="asked">Asked as: {text(answer.standalone)}</p>'


def _statements(statements: Sequence[Statement]) -> str:
    """The statements as paragraphs; where several speak, each stretch says whose words it is."""
    several = len({one.voice for one in statements if one.voice}) > 1
    shown = []
    for voice, group in groupby(statements, key=lambda one: one.voice or ""):
        if several and voice:
            shown.append(f'<p class="voice">{text(voice[:1].upper() + voice[1:])}:</p>')
        shown += [_paragraph(held, kind) for kind, held in _paragraphs(list(group))]
    return "".join(shown)


def _paragraphs(statements: Sequence[Statement]) -> list[tuple[str, list[Statement]]]:
    """Statements that stand together: those quoted one after the other from the same place."""
    groups = groupby(statements, key=lambda one: (one.kind, one.citations[0].number if one.citations else 0))
    return [(kind, list(group)) for (kind, _), group in groups]


def _paragraph(statements: Sequence[Statement], kind: str) -> str:
    sentences = " ".join(
        f"{text(one.text)}{''.join(mark(citation) for citation in one.citations)}" for one in statements
    )
    return f'<p class="{kind}">{sentences}</p>'


def _foot(answer: Answer) -> str:
    if not answer.statements:
        return ""
    copied = "\n\n".join(part for part in (answer.text, plain_sources(answer.citations)) if part)
    return (
        f'<p class="foot"><button type="button" class="quiet" data-copy="{text(copied)}">Copy with sources</button>'
        f"<span>{answer.seconds:.1f} s</span></p>"
    )


def welcome(examples: Sequence[str], count: int) -> str:
    """What the page says before the first question."""
    if not count:
        return (
            '<section class="welcome"><h2>Nothing to read yet</h2>'
            "<p>Add reports and minutes under Documents; then ask here.</p></section>"
        )
    noun = "document" if count == 1 else "documents"
    buttons = "".join(
        f'<li><button type="button" class="example" {event("example", {"question": example})}>'
        f"{text(example)}</button></li>"
        for example in examples
    )
    return (
        f'<section class="welcome"><h2>Ask your {count} {noun}</h2>'
        "<p>Every sentence of an answer says where it stands: document, page and paragraph. "
        "Click a number to read it there.</p>"
        f"<ul>{buttons}</ul></section>"
    )
