"""How fast documents go in, and whether any is lost: the 185 reports in one `add`, then the same again.

python -m benchmarks.adding
"""

from __future__ import annotations

import platform
import tempfile
import time
from pathlib import Path

import pypdfium2 as pdfium

from assistant import Library
from benchmarks.collections import present


def main() -> None:
    """Add twice and print what became of the files."""
    folder = present("ofsted") / "documents"
    files = sorted(folder.rglob("*.pdf"))
    print(f"{platform.machine()}, Python {platform.python_version()}; {len(files)} PDF files")
    plain, pages = _plain_extraction(files)
    print(f"plain extraction by PDFium, nothing embedded: {pages} pages in {plain:.1f} s, {pages / plain:.0f} pages/s")
    with tempfile.TemporaryDirectory() as made, Library.open(Path(made) / "library") as library:
        began = time.monotonic()
        report = library.add(folder)
        seconds = time.monotonic() - began
        accounted = len(report.added) + len(report.unchanged) + len(report.failed)
        print(
            f"first add: {seconds:.0f} s with indexes, {report.pages} pages, {report.pages / seconds:.1f} pages/s;",
            end=" ",
        )
        print(f"{len(report.added)} added, {len(report.failed)} failed, {len(files) - accounted} lost")
        for failed in report.failed:
            print(f"  {Path(failed.path).name}: {failed.reason}")
        checked = library.check()
        print(f"{checked.documents} documents, {checked.passages} passages, problems: {list(checked.problems)}")
        began = time.monotonic()
        again = library.add(folder)
        print(
            f"second add: {time.monotonic() - began:.2f} s, {len(again.unchanged)} unchanged, {len(again.added)} added"
        )


def _plain_extraction(files: list[Path]) -> tuple[float, int]:
    began = time.monotonic()
    pages = 0
    for file in files:
        document = pdfium.PdfDocument(file)
        for page in document:
            page.get_textpage().get_text_range()
            pages += 1
        document.close()
    return time.monotonic() - began, pages


if __name__ == "__main__":
    main()
