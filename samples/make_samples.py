"""Makes the sample documents anew from `texts/`: python -m samples.make_samples [folder]."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from samples.blocks import Block, read_blocks
from samples.pdf_documents import write_letter, write_report
from samples.web_pages import write_page
from samples.word_documents import write_minutes

HERE = Path(__file__).resolve().parent


def make_samples(folder: Path) -> None:
    """Write every sample document into `folder`; the bytes are the same on every run."""
    folder.mkdir(parents=True, exist_ok=True)
    closing = _blocks("closing.md")
    for year, dates in (("2021", "8 to 19 November 2021"), ("2024", "30 September to 11 October 2024")):
        report = _blocks(f"inspection-{year}.md")
        write_report(folder / f"marlbeck-inspection-{year}.pdf", report, closing, dates)
    write_letter(folder / "marlbeck-focused-visit-2023.pdf", _blocks("focused-visit-2023.md"))
    minutes = folder / "scrutiny-board-minutes-2023-06-14.docx"
    write_minutes(minutes, _blocks("minutes-2023.md"), "L Grice", datetime(2023, 6, 21, 9, 30))
    write_page(folder / "agenda-item-2022-02-09.html", _text("page-council.html"), _blocks("agenda-2022.md"))
    write_page(folder / "news-2024-11-26.html", _text("page-news.html"), _blocks("news-2024.md"))
    transcript = folder / "committee-transcript-2024-12-12.txt"
    transcript.write_text(_text("transcript-2024.txt"), encoding="utf-8", newline="\n")


def _text(name: str) -> str:
    return (HERE / "texts" / name).read_text(encoding="utf-8")


def _blocks(name: str) -> list[Block]:
    return read_blocks(_text(name))


if __name__ == "__main__":
    make_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "documents")
