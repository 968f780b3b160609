"""How well statements are verified: changed sentences caught, true paraphrases kept, subtle fabrications caught.

300 sentences of `ofsted` and `coventry` with one thing changed by script, and what people wrote by hand: paraphrases
(questions/paraphrases.jsonl) and fabrications (questions/fabrications.jsonl), known by fingerprints of the sentences
(in half 4, of the passages) they are of. Each cites the passage that holds these, as a model would be given it.

    python -m benchmarks.verifier [--misses] [--count 50] [--seed 11]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from assistant import Document
from assistant.verifying.verdicts import Source, Verdict
from assistant.verifying.verifier import Verifier
from benchmarks.changed import KINDS, changed
from benchmarks.collections import Fingerprint, Place, Quote, own_questions, present
from benchmarks.places import Held, Span
from ingest.reading import passages_of, read_file
from store.embedding import Embedder
from store.types import Reading

_FILES = 60
_OFSTED_SEED = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, the sentence it is made of, and whether it is true."""

    kind: str
    statement: str
    sentence: str
    where: Span
    true: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the verifier said of a case, and the seconds of processor time it took."""

    case: Case
    verdict: Verdict
    seconds: float

    @property
    def is_right(self) -> bool:
        """Whether a true statement was kept, or a false one caught."""
        return self.verdict.supported == self.case.true


class Passages:
    """The documents with the passages they are cut into."""

    def __init__(self, files: Sequence[Path]) -> None:
        """Reads all files."""
        readings = {str(path): read_file(path.read_bytes(), str(path)) for path in files}
        self.documents = [_document(name, reading) for name, reading in readings.items()]
        self._chunks = {name: passages_of(reading) for name, reading in readings.items()}
        self.held = Held(self.documents)

    def source(self, where: Span) -> Source:
        """The passage that holds most of these words."""
        document = self.held.documents[where.document]
        shared = [
            (min(where.end, chunk.end) - max(where.start, chunk.start), chunk) for chunk in self._chunks[where.document]
        ]
        best = max(shared, key=lambda one: one[0])[1]
        return Source(1, document, min(best.start, where.start), max(best.end, where.end))


def _document(name: str, reading: Reading) -> Document:
    shared = {field.name for field in fields(Document)} & {field.name for field in fields(Reading)}
    return Document(
        id=name,
        source_id=name,
        paths=(name,),
        added=datetime(2024, 1, 1, tzinfo=UTC),
        **{field: getattr(reading, field) for field in shared},
    )


def files(names: set[str]) -> list[Path]:
    """The documents of `coventry`, a part of `ofsted` drawn by a seed, and those named."""
    reports = sorted((present("ofsted") / "documents").rglob("*.pdf"))
    drawn = set(random.Random(_OFSTED_SEED).sample(reports, _FILES))
    drawn |= {path for path in reports if "/".join(path.parts[-2:]) in names}
    return [*sorted(drawn), *sorted((present("coventry") / "documents").iterdir())]


def by_hand(name: str, true: bool, held: Held) -> Iterator[Case]:
    """The statements of a file, each with the place of the sentence it was written of."""
    for item in own_questions(name):
        known = Fingerprint(item["file"], item["letters"], item["begins"], item["sha256"])
        words = held.printed(known)
        if not words:
            raise SystemExit(f"{name}: {item['id']} is of words that do not stand in {item['file']}.")
        where = held.quoted(Quote(words, Place(item["file"])))[0]
        yield Case(f"{name} {item['half']}", item["statement"], " ".join(words.split()), where, true)


def verified(verifier: Verifier, passages: Passages, cases: Sequence[Case]) -> list[Outcome]:
    """Verify each against its passage."""
    found = []
    for case in cases:
        source = passages.source(case.where)
        began = time.process_time()
        verdict = verifier.written(case.statement, [1], [source])
        found.append(Outcome(case, verdict, time.process_time() - began))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print each statement that was taken wrongly")
    parser.add_argument("--count", type=int, default=50, help="changed sentences of each kind")
    parser.add_argument("--seed", type=int, default=11, help="draws the changed sentences")
    chosen = parser.parse_args()
    hand = [*own_questions("paraphrases"), *own_questions("fabrications")]
    passages = Passages(files({item["file"] for item in hand}))
    made = [
        Case(one.kind, one.statement, one.sentence, one.where, False)
        for one in changed(passages.documents, chosen.count, chosen.seed)
    ]
    cases = [*made, *by_hand("paraphrases", True, passages.held), *by_hand("fabrications", False, passages.held)]
    verifier = Verifier(Embedder())
    verified(verifier, passages, cases[:5])
    outcomes = verified(verifier, passages, cases)
    for kind in dict.fromkeys(case.kind for case in cases):
        _print_share(kind, [one for one in outcomes if one.case.kind == kind])
    _print_share("all changed", [one for one in outcomes if one.case.kind in KINDS])
    whole = [Case("unchanged", one.sentence, one.sentence, one.where, True) for one in made]
    _print_share("unchanged", verified(verifier, passages, whole))
    taken = sorted(one.seconds for one in outcomes)
    mean, high = 1000 * sum(taken) / len(taken), 1000 * taken[len(taken) * 95 // 100]
    print(f"{mean:.1f} ms of processor time a statement, 95th percentile {high:.1f}")
    if chosen.misses:
        for one in outcomes:
            if not one.is_right:
                print(f"\n{one.case.kind}: {one.case.statement}\n  of: {one.case.sentence}")
                print(f"  {one.verdict.reason}{one.verdict.quote}")


def _print_share(kind: str, outcomes: Sequence[Outcome]) -> None:
    right = sum(one.is_right for one in outcomes)
    word = "kept" if outcomes and outcomes[0].case.true else "caught"
    print(f"{kind:18s} {right:4d} of {len(outcomes):4d} {word}  {100 * right / max(1, len(outcomes)):.1f} %")


if __name__ == "__main__":
    main()
