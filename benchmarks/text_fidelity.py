"""Are the words of our text those that PDFium itself extracts, none lost and none added, in the same order?

Words are runs of letters and digits. Three kinds of difference are set aside by rule and counted apart: headers,
footers and page numbers (lines at a page's edge that recur, numbers masked), hyphens mended at a line's end, and
footnote marks. What is left is lost or added. Order is the share of PDFium's pairs of neighbouring words on a page
that are neighbours in our text as well: a footnote or a letterhead that parts a sentence in PDFium's text costs pairs.

    python -m benchmarks.text_fidelity [--sample 40]
"""

from __future__ import annotations

import argparse
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.collections import present
from ingest.reading import read_file

_SEED = 20
_EDGE_LINES = 4
_SHARE_OF_PAGES = 0.3
_WORD = re.compile(r"[^\W_]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff\u00ad]")
_PAGE_NUMBER = re.compile(r"(?:page )?(\d{1,4})(?: of \d{1,4})?", re.IGNORECASE)


@dataclass(slots=True)
class Compared:
    """One document: words by PDFium, what was set aside by rule, what is lost and added, and pairs kept."""

    words: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    pairs_kept: int = 0
    places: list[str] = field(default_factory=list)


def main() -> None:
    """Compare every PDF and print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N differences with their context")
    chosen = parser.parse_args()
    folder = present("ofsted") / "documents"
    compared = {path: _compare(path) for path in sorted(folder.rglob("*.pdf"))}
    _print(list(compared.values()))
    for path, one in compared.items():
        if one.lost or one.added:
            print(
                f"    {sum(one.lost.values()):4d} lost {sum(one.added.values()):4d} added  {path.relative_to(folder)}"
            )
    places = [f"{path.relative_to(folder)}: {place}" for path, one in compared.items() for place in one.places]
    for place in random.Random(_SEED).sample(places, min(chosen.sample, len(places))):
        print(f"    {place}")


def _print(compared: Sequence[Compared]) -> None:
    words = sum(one.words for one in compared)
    pairs, kept = sum(one.pairs for one in compared), sum(one.pairs_kept for one in compared)
    print(f"{len(compared)} PDFs, {words:,} words by PDFium; {kept / pairs:.3%} of {pairs:,} pairs of words kept")
    for cause, count in sum((one.set_aside for one in compared), Counter[str]()).most_common():
        print(f"    set aside: {cause} {count:,}")
    for name in ("lost", "added"):
        counts = sum((getattr(one, name) for one in compared), Counter[str]())
        total = sum(counts.values())
        commonest = ", ".join(f"{word} {count}" for word, count in counts.most_common(20))
        print(f"{name} {total:,} ({total / words:.4%}): {commonest}")


def _compare(path: Path) -> Compared:
    data = path.read_bytes()
    pages = _plain_pages(data)
    text = read_file(data, path.name).text
    ours = _words(text)
    one = Compared()
    body = _without_furniture(pages, one)
    plain = [word for page in body for word in page]
    one.words = len(plain)
    one.lost, one.added = Counter(plain) - Counter(ours), Counter(ours) - Counter(plain)
    _set_hyphens_aside(plain, one)
    _set_marks_aside(plain, one)
    our_pairs = Counter(pairwise(ours))
    for number, page in enumerate(body, start=1):
        _count_pairs(page, our_pairs, one, number)
    one.places.extend(f"added: {word}" for word in one.added)
    return one


def _plain_pages(data: bytes) -> list[list[str]]:
    """The lines of each page, a word that breaks at a line's end kept in halves."""
    document = pdfium.PdfDocument(data)
    try:
        texts = [str(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()
    return [re.split(r"\r\n|\r|\n|\ufffe", _CONTROL.sub("", text)) for text in texts]


def _without_furniture(pages: Sequence[Sequence[str]], one: Compared) -> list[list[str]]:
    counts = Counter(key for page in pages for key in {_masked(line) for line in _edge(page)})
    enough = max(2, round(_SHARE_OF_PAGES * len(pages)))
    shift = _usual_shift(pages)
    body = []
    for number, page in enumerate(pages, start=1):
        edge = {id(line) for line in _edge(page) if _is_furniture(line, number, counts, enough, shift)}
        one.set_aside["headers, footers, page numbers"] += sum(len(_words(line)) for line in page if id(line) in edge)
        body.append([word for line in page if id(line) not in edge for word in _words(line)])
    return body


def _is_furniture(line: str, page: int, counts: Counter[str], enough: int, shift: int | None) -> bool:
    number = _PAGE_NUMBER.fullmatch(line.strip())
    if number:
        return int(number.group(1)) - page == shift
    return counts[_masked(line)] >= enough


def _usual_shift(pages: Sequence[Sequence[str]]) -> int | None:
    """By how much printed page numbers differ from the count of pages, by the most of them; None without any."""
    numbers = [
        (int(found.group(1)), page)
        for page, lines in enumerate(pages, start=1)
        for line in _edge(lines)
        if (found := _PAGE_NUMBER.fullmatch(line.strip()))
    ]
    shifts = Counter(number - page for number, page in numbers).most_common(1)
    return shifts[0][0] if shifts and shifts[0][1] > 1 else None


def _edge(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line.strip()]
    return lines[:_EDGE_LINES] + lines[-_EDGE_LINES:] if len(lines) > 2 * _EDGE_LINES else lines


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()).casefold())


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _set_hyphens_aside(plain: Sequence[str], one: Compared) -> None:
    for left, right in pairwise(plain):
        if one.added[left + right] and one.lost[left] and one.lost[right]:
            one.added -= Counter([left + right])
            one.lost -= Counter([left, right])
            one.set_aside["mended hyphens"] += 1


def _set_marks_aside(plain: Sequence[str], one: Compared) -> None:
    """A mark that PDFium sets apart from its word is glued to it in our text."""
    for word, mark in pairwise(plain):
        if mark.isdigit() and one.added[word + mark] and one.lost[word] and one.lost[mark]:
            one.added -= Counter([word + mark])
            one.lost -= Counter([word, mark])
            one.set_aside["footnote marks"] += 1


def _count_pairs(page: Sequence[str], our_pairs: Counter[tuple[str, str]], one: Compared, number: int) -> None:
    for at, pair in enumerate(pairwise(page)):
        one.pairs += 1
        if our_pairs[pair]:
            our_pairs[pair] -= 1
            one.pairs_kept += 1
        else:
            one.places.append(
                f"p. {number}: {' '.join(page[max(0, at - 5) : at + 1])} | {' '.join(page[at + 1 : at + 7])}"
            )


if __name__ == "__main__":
    main()
