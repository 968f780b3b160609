"""How many pages a second are read, beside plain text extraction by PDFium in the same run?

Reading is `ingest.reading.read_file`, all of it, without embedding. Plain extraction opens the same bytes with
pypdfium2 and takes each page's text. Both on one core and on two (two processes), in turns, medians of three.

    python -m benchmarks.reading_speed [--repeat 3]
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.collections import present
from ingest.reading import read_file

_FILES_AT_ONCE = 4


def main() -> None:
    """Read the collection both ways and print pages per second and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each, in turns")
    repeat = parser.parse_args().repeat
    paths = sorted((present("ofsted") / "documents").rglob("*.pdf"))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {len(paths)} PDFs")
    read_all(paths[:2])
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(read_all, [paths[:2], paths[:2]]))
        for cores in (1, 2):
            _print(cores, [_run(paths, pool if cores == 2 else None) for _ in range(repeat)])


def _print(cores: int, runs: Sequence[tuple[float, float]]) -> None:
    ours, plain = (statistics.median(speeds) for speeds in zip(*runs, strict=True))
    ratios = [theirs / our for our, theirs in runs]
    name = "1 core " if cores == 1 else f"{cores} cores"
    print(f"{name}  Chapterverse {ours:5.0f} pages/s   plain PDFium {plain:5.0f} pages/s", end="   ")
    print(f"{statistics.median(ratios):.1f} times slower ({min(ratios):.1f} to {max(ratios):.1f})")


def _run(paths: Sequence[Path], pool: ProcessPoolExecutor | None) -> tuple[float, float]:
    """Pages per second by our reader and by plain extraction, one after the other."""
    return _speed(read_all, paths, pool), _speed(extract_all, paths, pool)


def _speed(work: Callable[[Sequence[Path]], int], paths: Sequence[Path], pool: ProcessPoolExecutor | None) -> float:
    began = time.perf_counter()
    batches = [paths[at : at + _FILES_AT_ONCE] for at in range(0, len(paths), _FILES_AT_ONCE)]
    pages = sum(pool.map(work, batches) if pool else map(work, batches))
    return pages / (time.perf_counter() - began)


def read_all(paths: Sequence[Path]) -> int:
    """Read the files as a library does; the number of pages."""
    return sum(len(read_file(path.read_bytes(), path.name).pages) for path in paths)


def extract_all(paths: Sequence[Path]) -> int:
    """Take the text of each page with pypdfium2 alone; the number of pages."""
    return sum(_extract(path.read_bytes()) for path in paths)


def _extract(data: bytes) -> int:
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main()
