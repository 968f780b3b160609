"""Is every printed paragraph number a block's number, none invented, and every paragraph one block?

The yardstick is independent of our reader: the lines that begin with "N." in PDFium's plain text, and of them the
longest consecutive run in each section (numbers restart with a section). Numbered rows of grades are counted apart.
Every difference is listed, to be judged by eye.

    python -m benchmarks.paragraph_numbers [--all]
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.collections import present
from ingest.reading import read_file
from store.types import Block, Reading, page_at

_SEED = 20
_EARLY = "single inspection framework"
_OF_EACH = 10
_CANDIDATE = re.compile(r"^[^\S\r\n]*(\d{1,3})\.(?!\d)\s*(?=\S)", re.MULTILINE)
_LEAD = 14
_RESTART = -1.5
_SKIP = -2.0
_REPEAT = -0.5
_ENDED = re.compile(r"[.!?:;)][\"'”’)\]]*[⁰¹²³⁴-⁹]*$")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number printed at the beginning of a line, its page, and the letters that follow it."""

    number: int
    page: int
    lead: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One file's outcome: how many numbers are printed and labelled, and each difference in words."""

    printed: int
    labelled: int
    rows: int
    missing: tuple[str, ...]
    invented: tuple[str, ...]
    split: tuple[str, ...]


def main() -> None:
    """Compare the chosen reports and print a row for each, then the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="all inspections instead of 20 drawn by a seed")
    folder = present("ofsted") / "documents"
    files = _chosen(parser.parse_args().all)
    print("printed labelled rows missing invented split")
    totals = [0] * 6
    for file in files:
        compared = _compare((folder / file).read_bytes(), file)
        counts = _counts(compared)
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        _print(counts, file)
        for kind in ("missing", "invented", "split"):
            for difference in getattr(compared, kind):
                print(f"    {kind}: {difference}")
    _print(totals, f"{len(files)} reports")


def _chosen(every: bool) -> list[str]:
    """The files to compare: all, or ten of the single inspection framework and ten later ones."""
    with (present("ofsted") / "truth.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["kind"] == "inspection"]
    if every:
        return sorted(row["file"] for row in rows)
    early = sorted(row["file"] for row in rows if row["inspection_framework"] == _EARLY)
    later = sorted(row["file"] for row in rows if row["inspection_framework"] != _EARLY)
    draw = random.Random(_SEED)
    return [*draw.sample(early, _OF_EACH), *draw.sample(later, _OF_EACH)]


def _compare(data: bytes, file: str) -> Compared:
    reading = read_file(data, Path(file).name)
    printed = longest_runs(_candidates(data))
    labels = [(at, int(block.number or 0), _said(reading, block)) for at, block in _numbered(reading)]
    rows = [_said(reading, block) for block in reading.blocks if block.kind == "table_row"]
    missing, places, in_rows = [], [], 0
    for each in printed:
        label = next((one for one in labels if one[1] == each.number and one[2].startswith(each.lead)), None)
        if label:
            labels.remove(label)
            places.append(label[0])
        elif any(row.startswith(f"{each.number}{each.lead}") for row in rows):
            in_rows += 1
        else:
            missing.append(f"p. {each.page}: {each.number}. {each.lead}")
    invented = [f"{number}. {words[:40]}" for _, number, words in labels]
    missing += [f"out of order: block {place}" for before, place in pairwise(places) if place < before]
    return Compared(len(printed), len(places), in_rows, tuple(missing), tuple(invented), tuple(_split(reading)))


def _numbered(reading: Reading) -> Iterator[tuple[int, Block]]:
    for at, block in enumerate(reading.blocks):
        if block.number and block.number.isdigit() and block.kind != "footnote":
            yield at, block


def _said(reading: Reading, block: Block) -> str:
    return _letters(reading.text[block.start : block.end])


def _candidates(data: bytes) -> list[Printed]:
    document = pdfium.PdfDocument(data)
    try:
        return [found for number, page in enumerate(document, start=1) for found in _on_page(page, number)]
    finally:
        document.close()


def _on_page(page: pdfium.PdfPage, number: int) -> Iterator[Printed]:
    text = page.get_textpage().get_text_range()
    for match in _CANDIDATE.finditer(text):
        lead = _letters(text[match.end() : match.end() + 3 * _LEAD])[:_LEAD]
        yield Printed(int(match.group(1)), number, lead)


def longest_runs(candidates: Sequence[Printed]) -> list[Printed]:
    """The candidates that make up the longest consecutive runs; a restart, a repeat and a gap each cost something."""
    best: list[tuple[float, int | None]] = []
    for at, candidate in enumerate(candidates):
        options: list[tuple[float, int | None]] = [(1 + _RESTART * (candidate.number != 1), None)]
        for before in range(at):
            options.append((best[before][0] + 1 + _step(candidates[before].number, candidate.number), before))
        best.append(max(options, key=lambda option: option[0]))
    run: list[Printed] = []
    at_end = max(range(len(best)), key=lambda index: best[index][0], default=None)
    while at_end is not None:
        run.append(candidates[at_end])
        at_end = best[at_end][1]
    return run[::-1]


def _step(before: int, number: int) -> float:
    if number == before + 1:
        return 0.0
    if number == before:
        return _REPEAT
    return _RESTART if number == 1 else _SKIP * abs(number - before - 1)


def _split(reading: Reading) -> Iterator[str]:
    """Numbered paragraphs without an end that are followed by a paragraph without a number."""
    apart = ("footnote", "boilerplate")
    blocks = [block for block in reading.blocks if block.kind not in apart]
    for block, after in pairwise(blocks):
        text = reading.text[block.start : block.end]
        if block.number and not _ENDED.search(text) and after.number is None and _is_text(after):
            yield f"p. {page_at(reading.pages, block.end)}: {block.number}. …{text[-50:]}"


def _is_text(block: Block) -> bool:
    return block.kind == "paragraph"


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text)).casefold()


def _counts(compared: Compared) -> list[int]:
    differences = [len(compared.missing), len(compared.invented), len(compared.split)]
    return [compared.printed, compared.labelled, compared.rows, *differences]


def _print(counts: Sequence[int], name: str) -> None:
    widths = (7, 8, 4, 7, 8, 5)
    print(" ".join(f"{count:{width}d}" for count, width in zip(counts, widths, strict=True)), name)


if __name__ == "__main__":
    main()
