"""Answers questions over reports and minutes, each sentence with the document, page and paragraph that says it.

from assistant import Library

with Library.open("my-library") as library:
    library.add("reports/")
    answer = library.ask("What needs to improve?")
"""

from assistant.after_refusal import NextStep, next_steps
from assistant.checking import CheckReport
from assistant.correcting import Corrections
from assistant.errors import LibraryBusy, LibraryError, ModelChanged, ModelMissing, NotFound, ReadError, WrongValue
from assistant.fact_records import FACT_FIELDS, GRADE_FIELDS, FactRecord, fact_as_json, facts_as_csv, grades_as_csv
from assistant.filing import FileResult
from assistant.grades import NO_OVERALL, SCALES, Change, Grade, GradeRow, Grades
from assistant.keeping.answer_json import answer_as_json, answer_from_json
from assistant.keeping.conversations import Conversation, ConversationName, Conversations, Exchange
from assistant.keeping.feedback import Feedback, FeedbackKept
from assistant.library import Library
from assistant.page_pictures import PageBox
from assistant.points import PointKind, Points
from assistant.scope_choices import ScopeChoices
from assistant.taking.html import as_html
from assistant.taking.markdown import as_markdown
from assistant.taking.spreadsheet import csv_text
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
    kind_in_plural,
)
from assistant.version import VERSION
from assistant.writing.choosing import NO_MODEL
from assistant.writing.limits import ModelLimits
from ingest.reading import SUFFIXES as FILE_ENDINGS
from store.types import Block, Document, Origin, Page, Passage, Period, Person, Progress

__all__ = [
    "FACT_FIELDS",
    "FILE_ENDINGS",
    "GRADE_FIELDS",
    "NO_MODEL",
    "NO_OVERALL",
    "SCALES",
    "VERSION",
    "AddReport",
    "Answer",
    "Block",
    "Cell",
    "Change",
    "CheckReport",
    "Choice",
    "Citation",
    "Conversation",
    "ConversationName",
    "Conversations",
    "Corrections",
    "Document",
    "Exchange",
    "Fact",
    "FactRecord",
    "FailedFile",
    "Feedback",
    "FeedbackKept",
    "FileResult",
    "Grade",
    "GradeRow",
    "Grades",
    "Hit",
    "Library",
    "LibraryBusy",
    "LibraryError",
    "ModelChanged",
    "ModelLimits",
    "ModelMissing",
    "Near",
    "NextStep",
    "NotFound",
    "Origin",
    "Page",
    "PageBox",
    "PartlyUnread",
    "Passage",
    "Period",
    "Person",
    "PointKind",
    "Points",
    "Progress",
    "ReadError",
    "Scope",
    "ScopeChoices",
    "Statement",
    "Table",
    "Turn",
    "Withheld",
    "WrongValue",
    "answer_as_json",
    "answer_from_json",
    "as_html",
    "as_markdown",
    "csv_text",
    "fact_as_json",
    "facts_as_csv",
    "grades_as_csv",
    "kind_in_plural",
    "next_steps",
]
