"""What people said of answers, kept on this machine only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.keeping.file import KeptFile
from assistant.types import Answer
from assistant.version import VERSION


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person said of an answer: whether it was `good`, and `why` in the person's words, if any.

    `question` is as it was understood, `text` the answer with its marks, `given` the moment (UTC), `version` that of
    Chapterverse.
    """

    question: str
    text: str
    good: bool
    why: str
    given: datetime
    version: str


class FeedbackKept:
    """The feedback kept in a library's folder. Both methods raise LibraryError where its file cannot be used."""

    def __init__(self, file: KeptFile) -> None:
        """The file that holds conversations, too."""
        self._file = file

    def give(self, answer: Answer, good: bool, why: str = "", owner: str = "") -> None:
        """Keep what a person says of an answer; said again of the same answer, it takes the place of the earlier."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO feedback (owner, question, text, good, why, given, version) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    owner,
                    _whole(answer.standalone),
                    _whole(answer.text),
                    int(good),
                    _whole(why).strip(),
                    datetime.now(UTC).isoformat(),
                    VERSION,
                ),
            )

    def all(self) -> list[Feedback]:
        """All feedback of all people, newest first."""
        rows = self._file.rows("SELECT question, text, good, why, given, version FROM feedback ORDER BY number DESC")
        return [
            Feedback(
                row["question"],
                row["text"],
                bool(row["good"]),
                row["why"],
                datetime.fromisoformat(row["given"]),
                row["version"],
            )
            for row in rows
        ]


def _whole(text: str) -> str:
    """Text without half characters, which no file can hold."""
    return text.encode(errors="replace").decode()
