"""Answers questions over reports and minutes, each sentence with the document, page and paragraph that says it.

from assistant import Library

with Library.open("my-library") as library:
    library.add("reports/")
    answer = library.ask("What needs to improve?")
"""

from assistant.checking import CheckReport
from assistant.correcting import Corrections
from assistant.errors import LibraryBusy, LibraryError, ModelChanged, ModelMissing, NotFound, ReadError
from assistant.filing import FileResult
from assistant.library import Library
from assistant.types import (
    AddReport,
    Answer,
    Cell,
    Choice,
    Citation,
    Fact,
    FailedFile,
    Hit,
    Near,
    PartlyUnread,
    Scope,
    Statement,
    Table,
    Turn,
    Withheld,
)
from assistant.writing.limits import ModelLimits
from store.types import Block, Document, Origin, Page, Passage, Period, Person, Progress

__all__ = [
    "AddReport",
    "Answer",
    "Block",
    "Cell",
    "CheckReport",
    "Choice",
    "Citation",
    "Corrections",
    "Document",
    "Fact",
    "FailedFile",
    "FileResult",
    "Hit",
    "Library",
    "LibraryBusy",
    "LibraryError",
    "ModelChanged",
    "ModelLimits",
    "ModelMissing",
    "Near",
    "NotFound",
    "Origin",
    "Page",
    "PartlyUnread",
    "Passage",
    "Period",
    "Person",
    "Progress",
    "ReadError",
    "Scope",
    "Statement",
    "Table",
    "Turn",
    "Withheld",
]
