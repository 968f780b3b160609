"""Pictures of the pages that answers cite, with the quotes marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.errors import LibraryError
from assistant.taking.exchanges import Taken
from assistant.taking.saying import documents
from assistant.types import Citation
from store.types import Document

if TYPE_CHECKING:
    from assistant.contents import Contents

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 40


@dataclass(slots=True)
class Pictures:
    """The pictures: `names` by document's id and page, `data` by name; `missing` says which could not be made."""

    names: dict[tuple[str, int], str] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def page_pictures(library: Contents, exchanges: Sequence[Taken]) -> Pictures:
    """A picture of every page of a PDF on which a quote stands, all its quotes marked."""
    made = Pictures()
    cited = [citation for taken in exchanges for citation in taken.citations if not citation.gone]
    for place, document in enumerate(documents(exchanges), start=1):
        quotes = [citation for citation in cited if citation.document.id == document.id]
        if document.media_type != "application/pdf" or not quotes:
            continue
        for page in _pages(document, quotes):
            name = f"pages/{place:02}-{file_stem(document)}-p{page:03}.png"
            try:
                marks = [(citation.start, citation.end) for citation in quotes]
                made.data[name] = library.page_picture(document, page, marks)
            except LibraryError as error:
                made.missing.append(f"{document.name}, page {page}: {error}")
            else:
                made.names[document.id, page] = name
    return made


def file_stem(document: Document) -> str:
    """The document's file name without its ending, in characters that every system takes."""
    stem = document.name.rpartition(".")[0] or document.name
    return _NOT_IN_A_NAME.sub("-", stem).strip("-").lower()[:_LONGEST_NAME].strip("-") or "document"


def _pages(document: Document, quotes: Sequence[Citation]) -> list[int]:
    """The numbers of the pages on which a part of a quote stands."""
    return [
        page.number
        for page in document.pages
        if any(citation.start < page.end and page.start < citation.end for citation in quotes)
    ]
