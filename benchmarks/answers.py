"""Are answers right, refusals right, and citations exact? Beside the plain alternative, in the same run.

The plain alternative is what a usual chain retrieves: windows of 1,000 characters, the nearest by cosine is the answer
and its citation, and below a cosine of 0.4 it says that nothing was found.

    python -m benchmarks.answers [--ofsted 200] [--misses]
"""

from __future__ import annotations

import argparse
import platform
import re
import statistics
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium

from assistant import Answer, Citation, Library
from benchmarks.collections import Asked, coventry, coventry_own, ofsted, present
from store.embedding import Embedder

_WINDOW = 1000
_PLAIN_THRESHOLD = 0.4


@dataclass(frozen=True, slots=True)
class Result:
    """One question's outcome: whether it was answered, with which quotes."""

    asked: Asked
    answered: bool
    quotes: tuple[str, ...]
    reason: str = ""

    @property
    def right(self) -> bool:
        """Refused where nothing answers; else answered with an expected quote or with what it must hold."""
        if not self.asked.answerable or not self.answered:
            return self.answered == self.asked.answerable
        if self.asked.quotes:
            return any(_cites(quote, self.quotes) for quote in self.asked.quotes)
        said = _plain(" ".join(self.quotes))
        return all(any(_plain(choice) in said for choice in group) for group in self.asked.must)


class PlainChain:
    """Windows of characters and cosines, over the same documents with the same embedding model."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Embed the windows of all texts."""
        self._embedder = Embedder()
        self._windows = [text[at : at + _WINDOW] for text in texts for at in range(0, len(text), _WINDOW)]
        self._vectors = self._embedder.embed(self._windows)

    def ask(self, asked: Asked) -> Result:
        """The nearest window, or nothing."""
        cosines = self._vectors @ self._embedder.embed([asked.question])[0]
        best = int(np.argmax(cosines))
        answered = float(cosines[best]) >= _PLAIN_THRESHOLD
        return Result(asked, answered, (self._windows[best],) if answered else ())


def main() -> None:
    """Run both collections and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ofsted", type=int, default=200, metavar="N", help="questions over the 185 reports")
    parser.add_argument("--library", type=Path, help="keep the reports' library here, or use the one that is here")
    parser.add_argument("--misses", action="store_true", help="print each miss")
    chosen = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "coventry") as library:
        library.add(present("coventry") / "documents")
        _compare(library, {"coventry": coventry(), "coventry, our own": coventry_own()}, chosen.misses)
    with tempfile.TemporaryDirectory() as folder, Library.open(chosen.library or Path(folder) / "ofsted") as library:
        library.add(present("ofsted") / "documents")
        _compare(library, {"ofsted": ofsted(chosen.ofsted)}, chosen.misses)


def _compare(library: Library, sets: dict[str, list[Asked]], show_misses: bool) -> None:
    plain = PlainChain([document.text for document in library.documents()])
    library.ask("warm")
    for name, questions in sets.items():
        answers = [library.ask(asked.question) for asked in questions]
        ours = [
            Result(asked, answer.status == "answered", tuple(c.quote for c in answer.citations), answer.reason)
            for asked, answer in zip(questions, answers, strict=True)
        ]
        print(f"\n{name}: {len(questions)} questions")
        _print("Chapterverse", ours)
        _print("plain chain", [plain.ask(asked) for asked in questions])
        _print_citations(library, answers)
        if show_misses:
            _print_misses(ours)


def _print(who: str, results: Sequence[Result]) -> None:
    answerable = [result for result in results if result.asked.answerable]
    rest = [result for result in results if not result.asked.answerable]
    scored = bool(answerable and (answerable[0].asked.quotes or answerable[0].asked.must))
    words = [sum(len(quote.split()) for quote in result.quotes) for result in results if result.answered]
    right = f"right {_share(answerable, lambda result: result.right)}" if scored else ""
    answered = f"answered {_share(answerable, lambda result: result.answered)}"
    refused = f"unanswerable refused {_share(rest, lambda result: not result.answered)}" if rest else ""
    median = f"{statistics.median(words):.0f} words shown" if words else ""
    print(f"  {who:13s}", "; ".join(part for part in (right, answered, refused, median) if part))


def _print_citations(library: Library, answers: Sequence[Answer]) -> None:
    citations = [citation for answer in answers for citation in answer.citations]
    exact = [c for c in citations if c.document.text[c.start : c.end] == c.quote]
    paged = [c for c in citations if c.page is not None]
    on_page = [c for c in paged if stands_on_page(library, c)]
    seconds = [answer.seconds for answer in answers]
    print(f"  citations     {len(exact)} of {len(citations)} equal the text at their offsets", end="")
    print(f"; {len(on_page)} of {len(paged)} stand on the page in the PDF's own text" if paged else "")
    print(f"  seconds       median {statistics.median(seconds):.3f}, slowest {max(seconds):.3f}")
    for citation in paged:
        if citation not in on_page:
            print("    not on page", citation.document.name, citation.page, citation.quote[:100])


def stands_on_page(library: Library, citation: Citation) -> bool:
    """Whether the quote's letters and digits stand on its pages, as PDFium alone reads them."""
    path = library.original(citation.document)
    if path is None or citation.page is None or citation.page_end is None:
        return False
    document = pdfium.PdfDocument(path)
    try:
        first, last = (_letters(_page_text(document, page)) for page in (citation.page, citation.page_end))
    finally:
        document.close()
    cells = [_letters(cell) for cell in citation.quote.split("\t")]
    if citation.page == citation.page_end:
        return all(cell in first for cell in cells)
    whole = "".join(cells)
    return any(whole[:cut] in first and whole[cut:] in last for cut in range(1, len(whole)))


def _page_text(document: pdfium.PdfDocument, page: int) -> str:
    return str(document[page - 1].get_textpage().get_text_range())


def _print_misses(results: Sequence[Result]) -> None:
    for result in results:
        if not result.right:
            said = result.reason or " / ".join(" ".join(quote.split())[:110] for quote in result.quotes)
            print(f"    miss {result.asked.id}: {result.asked.question} -> {said}")


def _share(results: Sequence[Result], holds: Callable[[Result], bool]) -> str:
    return f"{sum(map(holds, results))} of {len(results)}"


def _cites(expected: str, quotes: Sequence[str]) -> bool:
    wanted = _plain(expected)
    return any(wanted in _plain(quote) or (len(quote) > 40 and _plain(quote) in wanted) for quote in quotes)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _letters(text: str) -> str:
    for ligature, letters in {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        text = text.replace(ligature, letters)
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text))).casefold()


if __name__ == "__main__":
    main()
