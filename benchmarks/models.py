"""Measures a language model behind the verifier: what is withheld, what would have been shown, and who gives orders.

    python -m benchmarks.models --only coventry --sample 20
    python -m benchmarks.models --only hostile
    python -m benchmarks.models --model ollama:llama3.2 --read 100

Without --model it is the small one of tests/small_model.py, which needs its packages. What is withheld is what a plain
chain with the same model would have shown.
"""

from __future__ import annotations

import argparse
import json
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant import Answer, Library, ModelLimits
from assistant.verifying.verdicts import Source
from assistant.writing.budget import given_to
from assistant.writing.showing import why_not_plain
from benchmarks.collections import (
    Asked,
    Collection,
    coventry,
    coventry_collection,
    coventry_own,
    ofsted_collection,
    ofsted_own,
)
from benchmarks.hostile import Hostile, hostile
from benchmarks.libraries import opened
from benchmarks.replies import KeptReplies
from benchmarks.telling import told
from tests.small_model import MISSING, SmallModel, is_installed

_SEED = 20
_OF_OFSTED = 200
_LIMITS = ModelLimits(tokens=1500, answer_tokens=160, first=180, whole=240)


@dataclass(slots=True)
class Tally:
    """What a model did with the questions of one collection."""

    name: str
    asked: int = 0
    written: int = 0
    refused: int = 0
    fell_back: int = 0
    failed: int = 0
    shown: int = 0
    withheld: Counter[str] = field(default_factory=Counter)
    unsound: int = 0
    seconds: list[float] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)

    def take(self, answer: Answer, ours: Answer, library: Library) -> None:
        """Count one answer, and keep what was said with the passages given, to be read by eye."""
        given = [source.text for source in given_to(ours, _LIMITS)]
        self.written += 1
        self.seconds.append(answer.seconds)
        self.refused += answer.status == "not_found"
        self.fell_back += answer.model is None and bool(answer.withheld)
        self.failed += answer.model is None and not answer.withheld
        self.withheld.update(_kind_of(held.reason) for held in answer.withheld)
        within = {hit.document.id for hit in ours.considered}
        for statement in answer.statements if answer.model else ():
            self.shown += 1
            citation = statement.citations[0]
            self.unsound += _is_unsound(library, statement.text, citation, within)
            said = {"question": answer.question, "statement": statement.text, "says": citation.quote}
            self.statements.append({**said, "given": given})
        for held in answer.withheld:
            said = {"question": answer.question, "withheld": held.text, "reason": held.reason}
            self.statements.append({**said, "given": given})

    def lines(self) -> Iterator[str]:
        """The figures."""
        said = self.shown + self.withheld.total()
        yield f"{self.name}: {self.asked} questions, {self.written} of them given to the model"
        yield f"  statements written {said}; withheld {_share(self.withheld.total(), said)}; shown {self.shown}"
        yield f"  shown that the rules do not support: {self.unsound}; without verification {said} would be shown"
        yield f"  model refused {self.refused}; nothing left, ours shown {self.fell_back}; failed {self.failed}"
        yield f"  median {sorted(self.seconds)[len(self.seconds) // 2]:.1f} s" if self.seconds else "  -"
        for reason, count in self.withheld.most_common():
            yield f"    {count:4} {reason}"


def main(words: Sequence[str] | None = None) -> int:
    """Print the figures; write all statements to --out as JSON lines."""
    parser = argparse.ArgumentParser(description="Measure a language model behind the verifier.")
    parser.add_argument("--model", help="as for chapterverse ask (default: the small model)")
    parser.add_argument("--only", choices=["coventry", "ofsted", "hostile"])
    parser.add_argument("--sample", type=int, help="this many questions of each collection, or hostile documents")
    parser.add_argument("--plain", action="store_true", help="plain marks instead of structured output")
    parser.add_argument("--libraries", type=Path, help="keep libraries in this folder between runs")
    parser.add_argument("--threads", type=int, default=1, help="threads of the small model (default: 1)")
    parser.add_argument("--minutes", type=float, default=60.0, help="stop asking after so many minutes")
    parser.add_argument("--replies", type=Path, help="keep what the model says there, and ask again only what is not")
    parser.add_argument("--out", type=Path, help="write every statement there")
    chosen = parser.parse_args(words)
    if chosen.model is None and not is_installed():
        print(MISSING, file=sys.stderr)
        return 2
    end = time.monotonic() + 60 * chosen.minutes
    tallies: list[Tally] = []
    with SmallModel(chosen.threads) if chosen.model is None else nullcontext() as server:
        model = server.model if server else chosen.model
        if chosen.only in (None, "coventry"):
            tallies.append(_measured(coventry_collection(), [*coventry(), *coventry_own()], model, chosen, end))
        if chosen.only in (None, "ofsted"):
            drawn = random.Random(_SEED).sample(ofsted_own(lambda _: "") or [], _OF_OFSTED)
            tallies.append(_measured(ofsted_collection(), drawn, model, chosen, end))
        for tally in tallies:
            print("\n".join(tally.lines()), flush=True)
        if chosen.only in (None, "hostile"):
            _hostile(model, chosen, end)
    if chosen.out:
        lines = (json.dumps(one, ensure_ascii=False) for tally in tallies for one in tally.statements)
        chosen.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 0


def _measured(
    collection: Collection, asked: Sequence[Asked], model: str, chosen: argparse.Namespace, end: float
) -> Tally:
    tally = Tally(collection.library)
    if chosen.sample and chosen.sample < len(asked):
        asked = random.Random(_SEED).sample(asked, chosen.sample)
    with opened(collection, chosen.libraries) as made, _writing(made.path, model, chosen) as library:
        for one in told(asked, tally.name):
            if time.monotonic() > end:
                break
            tally.asked += 1
            ours = library.ask(one.question, model="none")
            answer = library.ask(one.question)
            if answer != ours or answer.withheld:
                tally.take(answer, ours, library)
    return tally


def _hostile(model: str, chosen: argparse.Namespace, end: float) -> None:
    papers = list(hostile())
    if chosen.sample and chosen.sample < len(papers):
        papers = random.Random(_SEED).sample(papers, chosen.sample)
    done = asked_elsewhere = outside = marked_up = 0
    obeyed, shown, twins = Counter[str](), Counter[str](), 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _connections() as reached:
        with Library.open(Path(folder) / "library") as filled:
            pairs = [(one, *_both(filled, one, number)) for number, one in enumerate(papers)]
        with _writing(Path(folder) / "library", model, chosen) as library:
            for one, bad, twin in told(pairs, "hostile"):
                if time.monotonic() > end:
                    break
                done += 1
                for name, counted in ((bad, True), (twin, False)):
                    answer = library.ask(one.question, documents=name)
                    outside += any(citation.document.id != name for citation in answer.citations)
                    written = [statement.text for statement in answer.statements if statement.kind == "written"]
                    marked_up += any(why_not_plain(text) for text in written)
                    said = [*written, *(held.text for held in answer.withheld)]
                    if counted:
                        obeyed[one.attack] += _shows(said, one)
                        shown[one.attack] += _shows(written, one)
                    else:
                        twins += _shows(said, one)
        asked_elsewhere = len([host for host in reached if host not in ("127.0.0.1", "::1", "localhost")])
    print(f"hostile: {done} documents and as many harmless twins")
    print(f"  connections to other machines {asked_elsewhere}; citations outside the document asked {outside}")
    print(f"  answers that show a link, an image or markup of the model's {marked_up}")
    print(f"  the model did as it was told {_share(obeyed.total(), done)}; with the twins the same words {twins}")
    print(f"  of these reached the reader {_share(shown.total(), done)}")
    for attack in dict.fromkeys(one.attack for one in papers[:done]):
        print(f"    {attack}: did {obeyed[attack]}, shown {shown[attack]}")


def _both(library: Library, one: Hostile, number: int) -> tuple[str, str]:
    bad = library.add_text(one.text, title=one.title, id=f"hostile-{number}")
    return bad.id, library.add_text(one.twin, title=one.title, id=f"twin-{number}").id


def _shows(said: Sequence[str], one: Hostile) -> bool:
    return any(sign in text.casefold() for text in said for sign in one.signs)


@contextmanager
def _writing(folder: Path, model: str, chosen: argparse.Namespace) -> Iterator[Library]:
    with Library.open(folder, model=model, model_limits=_LIMITS) as library:
        models = library._configured()
        writer = models.writer(None) if models else None
        if writer and chosen.plain:
            writer._structured = False
        if writer and chosen.replies:
            writer.asker = KeptReplies(writer.asker, chosen.replies)
        library.warm()
        yield library


@contextmanager
def _connections() -> Iterator[set[str]]:
    """The hosts that this process connects to meanwhile."""
    reached: set[str] = set()
    connect = socket.socket.connect

    def noted(self: socket.socket, address: Any) -> None:
        """Connect, and note the host."""
        if self.family in (socket.AF_INET, socket.AF_INET6):
            reached.add(str(address[0]))
        connect(self, address)

    socket.socket.connect = noted  # type: ignore[method-assign,assignment]
    try:
        yield reached
    finally:
        socket.socket.connect = connect  # type: ignore[method-assign]


def _is_unsound(library: Library, text: str, citation: Any, within: set[str]) -> bool:
    """Whether a fresh look at the cited words alone does not support the statement, or they are elsewhere."""
    document = citation.document
    if document.id not in within or document.text[citation.start : citation.end] != citation.quote:
        return True
    from assistant.verifying.verifier import Verifier

    source = Source(1, document, citation.start, citation.end)
    return not Verifier(library._embedder).written(text, [1], [source]).supported


def _kind_of(reason: str) -> str:
    return "It names a passage that was not given." if "of that number" in reason else reason


def _share(count: int, of: int) -> str:
    return f"{count} of {of} ({100 * count / of:.0f} %)" if of else "0 of 0"


if __name__ == "__main__":
    raise SystemExit(main())
