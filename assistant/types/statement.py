"""What an answer is made of: its sentences, those withheld, and its table, each with its citations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.types.citation import Citation

StatementKind = Literal["quoted", "derived", "written"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, row or list item of an answer.

    A quoted statement's text is its quote with line breaks folded to spaces. A derived one is computed (a count, a
    change) from what its citations say. A written one is a language model's; its citation was found to say it. `voice`
    is whose words a quoted statement's are ("Ofsted’s inspectors"), empty where that is not known.
    """

    text: str
    citations: tuple[Citation, ...]
    kind: StatementKind = "quoted"
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence of a language model that is not shown, and why not, in one sentence a person understands."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, with the citations that say it; a cell that only names something has none."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The answer as a table; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
