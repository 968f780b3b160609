"""Are passages found, answers right, refusals right, and citations exact? Beside the plain way, in the same run.

    python -m benchmarks.answers [--only squad2,qmsum] [--json FILE] [--misses] [--libraries FOLDER]
    python -m benchmarks.answers --short [--record]

The plain way is LangChain's usual parts (benchmarks/plain_chain.py). The short run takes fixed samples without the
plain way and fails where a figure is clearly below the recorded one (benchmarks/recorded/answers_short.json).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks import collections, public_collections, recorded
from benchmarks.collections import Collection, is_present
from benchmarks.figures import table
from benchmarks.libraries import opened
from benchmarks.outcomes import Result
from benchmarks.pages import stands_on_page
from benchmarks.places import Held
from benchmarks.plain_chain import PlainChain
from benchmarks.scored import claims, conversations, meetings, paragraphs, reports
from benchmarks.scored.scored import Scored, Work

__all__ = ["Result", "stands_on_page"]


@dataclass(frozen=True, slots=True)
class Job:
    """One set of questions: the collection that must be here, what is loaded of it, and how it is scored."""

    needs: str
    load: Callable[[], Collection]
    score: Callable[[Work], Scored]


_JOBS = {
    "scifact": Job("scifact", public_collections.scifact, claims.score),
    "mtrag-govt": Job("mtrag-govt", public_collections.mtrag, conversations.score),
    "qmsum": Job("qmsum", public_collections.qmsum, meetings.score),
    "squad2": Job("squad2", public_collections.squad2, paragraphs.score),
    "coventry": Job("coventry", collections.coventry_collection, reports.score_coventry),
    "coventry_own": Job("coventry", collections.coventry_collection, reports.score_coventry_own),
    "ofsted": Job("ofsted", collections.ofsted_collection, reports.score_ofsted),
}


def _sample(name: str, questions: int, documents: int) -> Callable[[], Collection]:
    return lambda: collections.sampled(_JOBS[name].load(), f"{name}-short", questions, documents)


_SHORT = {
    "scifact": Job("scifact", _sample("scifact", 50, 200), claims.score),
    "mtrag-govt": Job("mtrag-govt", _sample("mtrag-govt", 40, 200), conversations.score),
    "qmsum": Job("qmsum", _sample("qmsum", 24, 2), meetings.score),
    "squad2": Job("squad2", _sample("squad2", 200, 326), paragraphs.score_short),
    "coventry": _JOBS["coventry"],
    "coventry_own": _JOBS["coventry_own"],
}


def main() -> None:
    """Run what is chosen, print the table, write what was asked for."""
    chosen = _chosen()
    jobs = _SHORT if chosen.short else _JOBS
    named = chosen.only or list(jobs)
    unknown = [name for name in named if name not in jobs]
    if unknown:
        raise SystemExit(f"There is no {', '.join(unknown)} in this run; there are {', '.join(jobs)}.")
    began = time.monotonic()
    done, remarks, records = _run({name: jobs[name] for name in named}, chosen)
    figures = [figure for scored in done.values() for figure in scored.figures]
    if chosen.record:
        recorded.record(figures, _machine())
    if chosen.short:  # a target is for the whole collection
        figures = recorded.with_allowed(figures)
    seconds = time.monotonic() - began
    print(f"{datetime.now():%d %B %Y}, {_machine()}, {seconds:.0f} s")
    if figures:
        print(table(figures, "allowed" if chosen.short else "target"))
    for remark in remarks:
        print(remark)
    if chosen.json:
        _write(chosen.json, remarks, seconds, [figure.as_record() for figure in figures])
    if chosen.misses:
        beside = chosen.json.with_suffix(".questions.jsonl") if chosen.json else Path("answers.questions.jsonl")
        beside.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
        print(f"Each question's outcome is in {beside}.")
    if chosen.short and not chosen.record:
        _compare(done)


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=lambda names: names.split(","), metavar="NAMES", help=", ".join(_JOBS))
    parser.add_argument("--short", action="store_true", help="fixed samples, compared with the recorded figures")
    parser.add_argument("--record", action="store_true", help="record the short run's figures instead of comparing")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--misses", action="store_true", help="write each question's outcome beside the JSON")
    parser.add_argument("--libraries", type=Path, metavar="FOLDER", help="keep the libraries here, and use those here")
    chosen = parser.parse_args()
    if chosen.record and (chosen.only or not chosen.short):
        parser.error("--record goes with --short, over all its collections.")
    return chosen


def _run(jobs: dict[str, Job], chosen: argparse.Namespace) -> tuple[dict[str, Scored], list[str], list[dict[str, Any]]]:
    """What each job gave, remarks, and each question's record."""
    done: dict[str, Scored] = {}
    remarks: list[str] = []
    if chosen.libraries:
        chosen.libraries.mkdir(parents=True, exist_ok=True)
    for name, job in jobs.items():
        if not is_present(job.needs):
            remarks.append(
                f"{name}: left out. The collection “{job.needs}” is not here; it is expected in ../shared/collections "
                "beside this folder."
            )
            continue
        with _work(name, job, chosen.libraries, with_plain=not chosen.short) as work:
            done[name] = job.score(work)
        remarks += done[name].remarks
        if len(jobs) > 1:
            print(table(done[name].figures), file=sys.stderr, flush=True)
    return done, remarks, [one for scored in done.values() for one in scored.records]


@contextmanager
def _work(name: str, job: Job, kept: Path | None, *, with_plain: bool) -> Iterator[Work]:
    collection = job.load()
    with opened(collection, kept) as library:
        held = Held(library.documents())
        if not with_plain:
            yield Work(name, collection, library, held, None)
            return
        vectors = kept / f"{collection.library}.plain.npz" if kept else None
        chain = PlainChain(list(held.documents.values()), name, vectors)
        try:
            yield Work(name, collection, library, held, chain)
        finally:
            chain.close()


def _machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _write(file: Path, remarks: Sequence[str], seconds: float, figures: Sequence[dict[str, Any]]) -> None:
    whole = {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "machine": _machine(),
        "seconds": round(seconds, 1),
        "remarks": remarks,
        "figures": figures,
    }
    file.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _compare(done: dict[str, Scored]) -> None:
    if not done:
        print("Nothing was measured, so that there is nothing to compare.")
        return
    said = recorded.drops([figure for scored in done.values() for figure in scored.figures], done)
    for line in said:
        print(f"DROPPED {line}")
    if said:
        raise SystemExit(1)
    print("No figure is clearly below the recorded one.")


if __name__ == "__main__":
    main()
