"""The conversation as HTML: questions, answers with their marks, and what the page says before the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from assistant import Answer, Statement
from ui.page.chat.foot import foot_html
from ui.page.chat.refusal import choices_html, refusal_html
from ui.page.chat.scope import scope_line
from ui.page.chat.sources import Quotes, quotes_of, sources, with_marks
from ui.page.chat.tables import table_html
from ui.page.chat.writers import notes_shown, withheld_html
from ui.page.frame.markup import text
from ui.places import title, when


def conversation(answers: Iterable[Answer]) -> str:
    """All exchanges in order."""
    return "".join(turn_html(answer, place) for place, answer in enumerate(answers))


def turn_html(answer: Answer, place: int | None) -> str:
    """A question and its answer; `place` is its place in the conversation, None where it is not kept."""
    kept = "" if place is None else f' data-exchange="{place}"'
    return (
        f'<article class="turn"{kept} data-question="{text(answer.question)}">'
        f'<h2 class="question">{text(answer.question)}</h2>{answer_html(answer)}</article>'
    )


def answer_html(answer: Answer) -> str:
    """An answer with marks and sources; a refusal with its reason, what to do next and the places near it.

    Where the turns before it made the question another, it says first what was asked.
    """
    quotes = quotes_of(answer.citations)
    notes = "".join(f'<p class="note">{text(note)}</p>' for note in notes_shown(answer))
    table = table_html(answer.table, answer.standalone, quotes, repeats=_is_told(answer))
    shown = f"{_statements(answer.statements, quotes)}{table}"
    body = f'<div class="answer {answer.status}">{shown}{_reason(answer)}{notes}</div>'
    cited = sources(answer.citations, quotes)
    return f"{_asked_as(answer)}{body}{withheld_html(answer)}{scope_line(answer)}{cited}{foot_html(answer)}"


def written_since(answer: Answer, seen: int) -> str:
    """The sentences of an answer that is still being written, but for the first `seen`."""
    quotes = quotes_of(answer.citations)
    return "".join(_paragraph([one], one.kind, quotes) for one in answer.statements[seen:])


def failure(message: str) -> str:
    """What stands under a question that could not be answered for a technical reason."""
    return f'<p class="failure" role="alert">{text(message)}</p>'


def outcome(answer: Answer) -> str:
    """What became of a question, in a few words that are said aloud."""
    if answer.status == "clarify":
        return f"A question back: {answer.reason}"
    if answer.status == "not_found":
        return f"Not found. {answer.reason}"
    count = len(answer.citations)
    return f"Answered from {count} {'source' if count == 1 else 'sources'}." if count else "Answered."


def welcome(examples: Sequence[str], count: int) -> str:
    """What the page says before the first question."""
    if not count:
        return (
            '<section class="welcome empty"><h2>Nothing to read yet</h2>'
            "<p>Chapterverse answers from your own reports and minutes. Add some under "
            '<button type="button" class="link" data-do="documents">Documents</button>, then ask here: every sentence '
            "of an answer will show where it stands.</p></section>"
        )
    noun = "document" if count == 1 else "documents"
    buttons = "".join(
        f'<li><button type="button" class="example" data-do="example" data-question="{text(example)}">'
        f"{text(example)}</button></li>"
        for example in examples
    )
    return (
        f'<section class="welcome"><h2>Ask your {count} {noun}</h2>'
        "<p>Every sentence of an answer says where it stands: document, page and paragraph. "
        "Click a number to read it there.</p>"
        f'<ul aria-label="Questions to begin with">{buttons}</ul></section>'
    )


def _reason(answer: Answer) -> str:
    if answer.status == "clarify":
        return choices_html(answer.reason, answer.choices)
    if answer.status == "not_found" and answer.reason:
        return refusal_html(answer)
    return f'<p class="reason">{text(answer.reason)}</p>' if answer.reason else ""


def _asked_as(answer: Answer) -> str:
    if answer.standalone == answer.question:
        return ""
    return f'<p class="asked">Asked as: {text(answer.standalone)}</p>'


def _statements(statements: Sequence[Statement], quotes: Quotes) -> str:
    """The statements as paragraphs; where several speak, or several documents, each stretch says which."""
    shown = []
    before: Statement | None = None
    for lead, group in groupby(statements, key=_leads(statements)):
        stretch = list(group)
        shown.append(f'<p class="voice">{text(lead)}:</p>' if lead and not _introduces(before, stretch[0]) else "")
        shown += [_paragraph(held, kind, quotes) for kind, held in _paragraphs(stretch)]
        before = stretch[-1]
    return "".join(shown)


def _introduces(before: Statement | None, one: Statement) -> bool:
    """Whether a computed statement right before names the document that this one is quoted from."""
    if before is None or before.kind != "derived" or one.kind != "quoted":
        return False
    return {held.document.id for held in before.citations} == {held.document.id for held in one.citations}


def _is_told(answer: Answer) -> bool:
    """Whether the statements say row by row what the table says."""
    if answer.table is None or len(answer.statements) < len(answer.table.rows):
        return False
    told = {citation.number for one in answer.statements for citation in one.citations}
    return all(held.number in told for row in answer.table.rows for cell in row for held in cell.citations)


def _leads(statements: Sequence[Statement]) -> Callable[[Statement], str]:
    """What each stretch begins with: whose words, of which authority and of when, as far as these differ."""
    documents = [one.citations[0].document for one in statements if one.kind == "quoted" and one.citations]
    voices = len({one.voice for one in statements if one.voice}) > 1
    authorities = len({document.authority for document in documents}) > 1
    several = len({document.id for document in documents}) > 1

    def lead(one: Statement) -> str:
        """The words before a statement; statements that follow each other with the same words are one stretch."""
        parts = [one.voice if voices else None]
        if several and one.kind == "quoted" and one.citations:
            document = one.citations[0].document
            parts += [document.authority if authorities else None, when(document) or title(document)]
        said = ", ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]

    return lead


def _paragraphs(statements: Sequence[Statement]) -> list[tuple[str, list[Statement]]]:
    """Statements that stand together: those quoted from one citation or one numbered paragraph."""
    groups = groupby(statements, key=lambda one: (one.kind, _place(one)))
    return [(kind, list(group)) for (kind, _), group in groups]


def _place(statement: Statement) -> tuple[str, str]:
    if not statement.citations:
        return "", ""
    citation = statement.citations[0]
    numbered = (citation.paragraph or "").startswith("para.")
    return citation.document.id, citation.paragraph or "" if numbered else str(citation.number)


def _paragraph(statements: Sequence[Statement], kind: str, quotes: Quotes) -> str:
    sentences = " ".join(with_marks(one.text, one.citations, quotes) for one in statements)
    return f'<p class="{kind}">{sentences}</p>'
