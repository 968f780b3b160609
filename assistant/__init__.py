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
from assistant.grades import SCALES, Change, Grade, GradeRow, Grades
from assistant.library import Library
from assistant.points import PointKind, Points
from assistant.spreadsheet import FACT_FIELDS, FactRecord, fact_as_json, facts_as_csv
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
)
from store.types import Block, Document, Origin, Page, Passage, Period, Person, Progress

__all__ = [
    "FACT_FIELDS",
    "SCALES",
    "AddReport",
    "Answer",
    "Block",
    "Cell",
    "Change",
    "CheckReport",
    "Choice",
    "Citation",
    "Corrections",
    "Document",
    "Fact",
    "FactRecord",
    "FailedFile",
    "FileResult",
    "Grade",
    "GradeRow",
    "Grades",
    "Hit",
    "Library",
    "LibraryBusy",
    "LibraryError",
    "ModelChanged",
    "ModelMissing",
    "Near",
    "NotFound",
    "Origin",
    "Page",
    "PartlyUnread",
    "Passage",
    "Period",
    "Person",
    "PointKind",
    "Points",
    "Progress",
    "ReadError",
    "Scope",
    "Statement",
    "Table",
    "Turn",
    "fact_as_json",
    "facts_as_csv",
]
