"""Where expected words stand in the documents as the library holds them, and which sentences a citation covers."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant import Document
from benchmarks.collections import Fingerprint, Place, Quote
from ingest.sentences import sentence_spans

_COVERED = 0.5
"""The share of a sentence's characters that must be cited for it to count as cited; windows cut sentences."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `start` to `end` of the document with this id in the library."""

    document: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end


def digest(letters: str) -> str:
    """The beginning of the SHA-256 of letters and digits."""
    return hashlib.sha256(letters.encode()).hexdigest()[:16]


class Held:
    """The documents of a library, by the names that a collection gives them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """`documents` are all of them."""
        self.documents = {document.id: document for document in documents}
        self._named: dict[str, list[Document]] = {}
        self._letters: dict[str, tuple[str, list[int]]] = {}
        self._sentences: dict[str, list[Span]] = {}

    def named(self, name: str) -> Document | None:
        """The document with this id, or whose file has this name, with or without folders."""
        return next(iter(self.all_named(name)), None)

    def all_named(self, name: str) -> list[Document]:
        """The same, all of them: files in several folders may share a name."""
        if name not in self._named:
            files = [one for one in self.documents.values() if any(_is_named(path, name) for path in one.paths)]
            self._named[name] = [self.documents[name]] if name in self.documents else files
        return self._named[name]

    def spans(self, place: Place) -> list[Span]:
        """A place of the collection in the library; none where its document is not in it."""
        return [
            Span(document.id, place.start, len(document.text) if place.end is None else place.end)
            for document in self.all_named(place.document)
        ]

    def quoted(self, quote: Quote) -> list[Span]:
        """Everywhere that the quote's letters and digits stand in its document, whatever stands between them."""
        wanted = _letters(quote.words)[0]
        return [found for where in self.spans(quote.where) for found in self._within(where, wanted)] if wanted else []

    def printed(self, fingerprint: Fingerprint) -> str:
        """The words that a fingerprint is of, as they stand in its document; empty where they do not."""
        for document in self.all_named(fingerprint.file):
            letters, offsets = self._letters_of(document.id)
            at = letters.find(fingerprint.begins)
            while at >= 0:
                if digest(letters[at : at + fingerprint.letters]) == fingerprint.sha256:
                    return document.text[offsets[at] : offsets[at + fingerprint.letters - 1] + 1]
                at = letters.find(fingerprint.begins, at + 1)
        return ""

    def _letters_of(self, document: str) -> tuple[str, list[int]]:
        if document not in self._letters:
            self._letters[document] = _letters(self.documents[document].text)
        return self._letters[document]

    def _within(self, where: Span, wanted: str) -> Iterator[Span]:
        letters, offsets = self._letters_of(where.document)
        at = letters.find(wanted)
        while at >= 0:
            start, end = offsets[at], offsets[at + len(wanted) - 1] + 1
            if where.start <= start and end <= where.end:
                yield Span(where.document, start, end)
            at = letters.find(wanted, at + 1)

    def sentences(self, document: str) -> list[Span]:
        """The sentences of a document's parts, in order."""
        if document not in self._sentences:
            held = self.documents[document]
            self._sentences[document] = [
                Span(document, start, end)
                for block in held.blocks
                for start, end in sentence_spans(held.text, block.start, block.end)
            ]
        return self._sentences[document]

    def cited_sentences(self, spans: Iterable[Span]) -> list[Span]:
        """The sentences at least half of which is within the spans."""
        found = []
        for document, ranges in _joined(spans).items():
            sentences = self.sentences(document)
            for sentence in sentences:
                covered = sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in ranges)
                if covered >= _COVERED * (sentence.end - sentence.start):
                    found.append(sentence)
        return found

    def overlapped(self, spans: Iterable[Span]) -> set[Span]:
        """The sentences that share a character with one of the spans."""
        found = set()
        for span in spans:
            sentences = self.sentences(span.document)
            first = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
            last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
            found.update(sentences[first:last])
        return found

    def words(self, spans: Iterable[Span]) -> list[str]:
        """The words that stand within the spans; what only spaces part is one piece."""
        pieces: list[str] = []
        for document, ranges in _joined(spans).items():
            text = self.documents[document].text
            last_end: int | None = None
            for start, end in ranges:
                if last_end is not None and not text[last_end:start].strip():
                    pieces[-1] += text[last_end:end]
                else:
                    pieces.append(text[start:end])
                last_end = end
        return pieces


def holds_answer(pieces: Iterable[str], answers: Iterable[str]) -> bool:
    """Whether one of the answers stands in one of the pieces as whole words, letter case and spaces apart."""
    plain = [plain_words(piece) for piece in pieces]
    wanted = [re.compile(rf"(?<!\w){re.escape(plain_words(answer))}(?!\w)") for answer in answers]
    return any(pattern.search(piece) for pattern in wanted for piece in plain)


def plain_words(text: str) -> str:
    """Text in lower case with single spaces."""
    return " ".join(text.split()).casefold()


def _is_named(path: str, name: str) -> bool:
    return f"/{path}".replace("\\", "/").endswith(f"/{name}")


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in lower case, and where each stands."""
    letters, offsets = [], []
    for offset, character in enumerate(text):
        if character.isalnum():
            for letter in character.casefold():
                letters.append(letter)
                offsets.append(offset)
    return "".join(letters), offsets


def _joined(spans: Iterable[Span]) -> dict[str, list[tuple[int, int]]]:
    """The ranges of each document, those that touch made one."""
    found: dict[str, list[tuple[int, int]]] = {}
    for span in sorted(spans):
        ranges = found.setdefault(span.document, [])
        if ranges and span.start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], span.end))
        else:
            ranges.append((span.start, span.end))
    return found
