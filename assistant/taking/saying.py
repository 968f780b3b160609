"""What an export says beside the words of the documents; Markdown and HTML say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from assistant.references import reference
from assistant.taking.exchanges import Taken
from assistant.types import Answer, Citation, Statement
from assistant.version import VERSION
from store.types import Document, format_date

GONE = "The document is no longer in the library as it was; the quote is as it stood when this was answered."
NEAR = "Near the question, but no answer to it"
WORKED_OUT = "worked out from the sources"
_CHANGES_WHAT_IS_SEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, half characters, and those that turn the direction of writing."""
_TAB = re.compile("[ \\n]*\\t[ \\n]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def line(text: str) -> str:
    """Text of a document in one line, without characters that hide or reorder others."""
    return " ".join(_CHANGES_WHAT_IS_SEEN.sub(" ", text).split())


def quoted(text: str) -> str:
    """A quote in one line; the cells of a table's row are parted by a dash."""
    return f"“{line(re.sub(_TAB, ' — ', text))}”"


def moment(when: datetime) -> str:
    """ "22 November 2026, 05:31 UTC"; a moment without a zone is this machine's."""
    world = when.astimezone(UTC)
    return f"{format_date(world)}, {world:%H:%M} UTC"


def heading(exchanges: Sequence[Taken]) -> str:
    """What the whole export is called: its question, or its first one with how many there are."""
    if not exchanges:
        return "No questions"
    first = line(exchanges[0].answer.question)
    return first if len(exchanges) == 1 else f"{first} – {len(exchanges)} questions"


def origin(exchanges: Sequence[Taken], made: datetime) -> str:
    """When and by which version the export was made, and whether a language model wrote the answers."""
    wrote = _who_wrote([taken.answer for taken in exchanges])
    return f"Made by Chapterverse {VERSION} on {moment(made)}. {wrote}".rstrip()


def _who_wrote(answers: Sequence[Answer]) -> str:
    kinds = {statement.kind for answer in answers for statement in answer.statements}
    if "written" in kinds and len(answers) == 1:
        return f"{written_by(answers[0])}."
    if "written" in kinds:
        return "Answers written by a language model say so; all others are quoted, or worked out from the sources."
    said = "No language model wrote this: every sentence is quoted, and its number names the place"
    return f"{said}; what was {WORKED_OUT} says so." if "derived" in kinds else f"{said}."


def written_by(answer: Answer) -> str:
    """Which language model wrote an answer, and what of it is not shown; empty where none did."""
    if not any(statement.kind == "written" for statement in answer.statements):
        return ""
    count = len(answer.withheld)
    left = f"; {count} {'statement was' if count == 1 else 'statements were'} withheld" if count else ""
    return f"Written by {line(answer.model or 'a language model')} from the quotes below{left}"


def notes(answer: Answer) -> list[str]:
    """The answer's remarks; `written_by` says already what was withheld."""
    return [note for note in answer.notes if not (written_by(answer) and note == answer.said_of_withheld)]


def circumstances(taken: Taken, several: bool) -> list[tuple[str, str]]:
    """When it was asked, how it was understood, what it was looked for in, and among `several` answers which model
    wrote it, where these say something."""
    answer = taken.answer
    said = [
        ("Asked", moment(taken.asked) if taken.asked else ""),
        ("Understood as", line(answer.standalone) if answer.standalone != answer.question else ""),
        ("Looked for in", line(answer.scope.words())),
        ("Language model", written_by(answer) if several else ""),
    ]
    return [(name, words) for name, words in said if words]


def outcome(answer: Answer) -> str:
    """What stands before the reason; empty where there is a full answer."""
    if answer.status == "clarify":
        return "A question back"
    if answer.status == "not_found":
        return "Not answered"
    return "Answered in part" if answer.reason else ""


def voice(statement: Statement, before: str, several: bool) -> str:
    """Whose words begin with this statement, where several speak; empty where the same go on."""
    said = line(statement.voice or "")
    return f"{said[:1].upper()}{said[1:]}" if several and said and said != before else ""


def details(citation: Citation) -> str:
    """Kind, authority, publisher, day of publication and file of a cited document."""
    document = citation.document
    parts = (
        "" if document.kind == "other" else document.kind,
        document.authority,
        document.publisher,
        f"published {format_date(document.date)}" if document.date else "",
        document.name if document.paths else "",
    )
    return " · ".join(line(part) for part in parts if part)


def documents(exchanges: Sequence[Taken]) -> list[Document]:
    """The documents cited, each once, in the order in which they are."""
    cited = [citation.document for taken in exchanges for citation in taken.citations]
    return list({document.id: document for document in cited}.values())


def identified(document: Document) -> str:
    """A document by its title, file and the sha256 of the file, or of the text where it is in none."""
    file = f"file {line(document.name)}" if document.paths else ""
    hash_of = "" if not _SHA256.fullmatch(document.id) else f"sha256 {document.id}"
    return ", ".join(part for part in (line(reference(document, None, None, None)), file, hash_of) if part)
