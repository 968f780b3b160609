"""The quotes of answers as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.references import called, dated
from assistant.taking.exchanges import Taken
from assistant.taking.spreadsheet import csv_text
from assistant.types import Citation

_COLUMNS = (
    *"number title authority kind published days page page_end paragraph start end quote sha256 file".split(),
    *"reference picture question".split(),
)


def quotes_csv(
    exchanges: Sequence[Taken], hashes: Mapping[str, str | None], pictures: Mapping[tuple[str, int], str]
) -> str:
    """A row for each number. `hashes` are the sha256 of the documents' files by the documents' ids."""
    rows = [
        _row(citation, taken, hashes.get(citation.document.id), pictures)
        for taken in exchanges
        for citation in taken.citations
    ]
    # Spreadsheets take a file without the mark for one of another encoding.
    return "\ufeff" + csv_text(_COLUMNS, rows).encode(errors="replace").decode()


def _row(
    citation: Citation, taken: Taken, sha256: str | None, pictures: Mapping[tuple[str, int], str]
) -> Sequence[object]:
    document, page = citation.document, citation.page
    return (
        taken.number_of(citation),
        called(document),
        document.authority,
        document.kind,
        document.date.isoformat() if document.date else None,
        dated(document) if document.periods else None,
        page,
        citation.page_end,
        citation.paragraph,
        citation.start,
        citation.end,
        citation.quote,
        sha256,
        document.name if document.paths else None,
        citation.reference,
        pictures.get((document.id, page)) if page is not None else None,
        taken.answer.question,
    )
